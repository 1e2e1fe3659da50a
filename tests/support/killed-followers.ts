import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { genesis } from '../../server/journal/chain.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { chain } from './chain.ts';
import { eventually } from './eventually.ts';
import { FOLLOWED_DAYS, FOLLOWED_EVENTS, FOLLOWED_HALL } from './followed-days.ts';
import { seeded } from './seeded.ts';

const TSX = join(import.meta.dirname, '..', '..', 'node_modules', 'tsx', 'dist', 'loader.mjs');
const PROGRAM = join(import.meta.dirname, 'count-events.ts');

/**
 * Kills a program that counts the events of three days, so many times at any moment of its life, while they are being
 * written: by itself as a hall does (`writes`), or by this process (`reads`). Then holds what it has counted against
 * the journal.
 */
export async function killFollowers(own: 'writes' | 'reads', kills: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-follow-'));
  const [file, list] = [join(folder, 'journal.sqlite'), join(folder, 'counted')];
  const linesOf = async (): Promise<readonly string[]> =>
    (await readFile(list, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '');
  const start = async () => {
    const child = spawn(process.execPath, ['--import', TSX, PROGRAM, file, own, list], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the program that counts ended by itself with ${String(code)}`);
    });
    await Promise.race([once(child.stdout, 'data'), ended]);
    // Killed by this test from here on.
    ended.catch(() => undefined);
    return child;
  };
  const journal = sqliteJournal(file);
  await journal.open();
  let killed = 0;
  // A third of each day belongs to as many kills: so all of them meet a journal that grows.
  const written = (): number => FOLLOWED_DAYS.length * FOLLOWED_EVENTS * Math.min(1, (killed + 1) / kills);
  const writing = own === 'reads' ? writeDays(journal, written) : Promise.resolve();
  try {
    const runs: number[] = [];
    for (; killed < kills; killed += 1) {
      const child = await start();
      const ended = once(child, 'exit');
      await new Promise((done) => setTimeout(done, random() * 120));
      child.kill('SIGKILL');
      await ended;
      runs.push((await linesOf()).length);
    }
    const last = await start();
    const end = `${FOLLOWED_DAYS.at(-1) ?? ''} ${String(FOLLOWED_EVENTS).padStart(6, '0')}`;
    await writing;
    await eventually(async () => (await linesOf()).some((line) => line.startsWith(end)), 'all is counted', 60_000);
    const ended = once(last, 'exit');
    last.kill('SIGKILL');
    await ended;
    held(await linesOf(), runs);
  } finally {
    await journal.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeDays(journal: ReturnType<typeof sqliteJournal>, most: () => number): Promise<void> {
  let written = 0;
  for (const day of FOLLOWED_DAYS) {
    const stream = { hall: FOLLOWED_HALL, day };
    let hash = genesis(stream);
    for (let seq = 0; seq < FOLLOWED_EVENTS;) {
      if (written < most()) {
        const events = chain(stream, 3, seq, hash);
        expect(await journal.append(stream, seq, events, [])).toBe('ok');
        hash = events.at(-1)?.hash ?? hash;
        seq += events.length;
        written += events.length;
      }
      await new Promise((done) => setTimeout(done, 1));
    }
  }
}

/** None is missing, what came twice was known to, and each life of the program was told a piece without a gap. */
function held(lines: readonly string[], runs: readonly number[]): void {
  const places = lines.map((line) => line.replace(' again', ''));
  const all = FOLLOWED_DAYS.flatMap((day) =>
    Array.from({ length: FOLLOWED_EVENTS }, (_, at) => `${day} ${String(at + 1).padStart(6, '0')}`),
  );
  expect([...new Set(places)].sort()).toEqual(all);
  const met = new Set<string>();
  for (const [at, place] of places.entries()) {
    expect([place, lines[at]?.endsWith(' again')]).toEqual([place, met.has(place)]);
    met.add(place);
  }
  const rank = new Map(all.map((place, at) => [place, at]));
  const ends = [0, ...runs, places.length];
  for (const [run, begin] of ends.slice(0, -1).entries()) {
    const piece = places.slice(begin, ends[run + 1]).map((place) => rank.get(place) ?? -1);
    expect(piece).toEqual(piece.map((_, at) => (piece[0] ?? 0) + at));
  }
  const again = lines.filter((line) => line.endsWith(' again')).length;
  console.info(
    `${String(runs.length)} kills: ${String(all.length)} events, none missed, ${String(again)} seen again and known so`,
  );
}
