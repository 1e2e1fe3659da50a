import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { instantOf } from '../../../core/base/zone.ts';
import { HOUR } from '../../../core/base/time.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { advance, initialWorld } from '../../../core/record/world.ts';
import { loadHall, type LoadedHall } from '../../../server/hall-file/read-hall-folder.ts';
import { unseal } from '../../../server/journal/chain.ts';
import { main as journalTools } from '../../../server/journal/cli.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { main } from '../../../server/simulate/cli.ts';
import { lastWorkingDays, roomForPast, writePast } from '../../../server/simulate/write-past.ts';
import { fakeTime, startLedger } from '../../support/ledger.ts';

let hall: LoadedHall;
let folder = '';
const said = { out: '', error: '' };

beforeAll(async () => {
  const loaded = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  hall = loaded.value;
  folder = await mkdtemp(join(tmpdir(), 'hallcall-past-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((said.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said.error += String(text)), true));
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** Few people, so that a day is played in a moment. */
const past = (seed: number) => ({ catalogue: hall.catalogue, users: hall.users, seed, load: 0.1, staffed: 1 });

async function written(seed: number, days: readonly string[]): Promise<Journal> {
  const journal = memoryJournal();
  await journal.open();
  await writePast(journal, past(seed), days, undefined);
  return journal;
}

async function eventsOf(journal: Journal, day: string): Promise<readonly HallEvent[]> {
  return (await journal.read({ hall: hall.catalogue.hall.id, day }, 0)).map(unseal);
}

const WEEK_END = ['2026-03-06', '2026-03-09'];

it('[F8] a past has business days only, the last one before or at its end', () => {
  expect(lastWorkingDays(hall.catalogue, '2026-03-09', 2)).toEqual(WEEK_END);
  expect(lastWorkingDays(hall.catalogue, '2026-03-08', 1)).toEqual(['2026-03-06']);
  const sixty = lastWorkingDays(hall.catalogue, '2026-11-29', 60);
  expect([sixty.length, sixty.at(-1)]).toEqual([60, '2026-11-27']);
});

it('[F8] each day says that it was simulated, is chained to the one before, and folds into a day like any other', async () => {
  const journal = await written(1, WEEK_END);
  const heads = await journal.streams(hall.catalogue.hall.id);
  expect(heads.map(({ day }) => day)).toEqual(WEEK_END);
  const [friday, monday] = await Promise.all(WEEK_END.map((day) => eventsOf(journal, day)));
  expect(friday?.[0]).toMatchObject({ type: 'DayOpened', data: { simulated: true } });
  const { hash = '', seq = 0 } = heads[0] ?? {};
  expect(monday?.[0]).toMatchObject({ data: { simulated: true, previous: { day: '2026-03-06', seq, hash } } });
  const world = initialWorld(hall.catalogue, '2026-03-09');
  for (const event of monday ?? []) advance(world, event);
  expect(world.state.phase).toBe('closed');
  expect(world.state.index.catalogue).toEqual(hall.catalogue);
});

it('[F8] reports have something to show: kiosks, papers, pauses, outcomes, ratings, and complaints with their answers', async () => {
  const events = await eventsOf(await written(3, ['2026-03-09']), '2026-03-09');
  const has = (type: HallEvent['type']): number => events.filter((event) => event.type === type).length;
  for (const type of ['SlipReported', 'CounterPaused', 'StepRated', 'TicketMissed'] as const)
    expect(has(type), type).toBeGreaterThan(0);
  expect(has('ComplaintAnswered')).toBe(has('ComplaintFiled'));
  expect(has('SlipReported')).toBe(has('TicketIssued'));
  const kiosks = new Set(hall.catalogue.kiosks.map(({ id }) => id));
  for (const event of events) if (event.type === 'TicketIssued') expect(kiosks).toContain(event.data.origin);
  const outcomes = new Set(events.flatMap((event) => (event.type === 'StepFinished' ? [event.data.outcome] : [])));
  expect(outcomes.size).toBeGreaterThan(2);
  const users = new Set(hall.users.map(({ id }) => id));
  for (const event of events) if (event.type === 'CounterOpened') expect(users).toContain(event.data.clerk);
});

it('[F9] the same seed writes the same records and hashes, another seed others', async () => {
  const stored = async (seed: number) =>
    (await written(seed, ['2026-03-09'])).read({ hall: hall.catalogue.hall.id, day: '2026-03-09' }, 0);
  const once = await stored(5);
  expect(await stored(5)).toEqual(once);
  expect((await stored(6)).at(-1)?.hash).not.toBe(once.at(-1)?.hash);
});

it('[F10] a hall that starts on a past goes on with today, behind the last simulated day', async () => {
  const journal = await written(1, ['2026-03-06']);
  const time = fakeTime(instantOf('2026-03-09', 9 * 60, hall.catalogue.hall.timeZone));
  const ledger = await startLedger(journal, time, hall.catalogue);
  expect(ledger.world().state).toMatchObject({ day: '2026-03-09', phase: 'open' });
  const [opened] = await eventsOf(journal, '2026-03-09');
  expect(opened).toMatchObject({ data: { previous: { day: '2026-03-06' } } });
  expect(opened?.data).not.toHaveProperty('simulated');
  await ledger.stop();
});

it('[F10] nothing simulated is written beside a real day, days that are there already, or those of another hall', async () => {
  const journal = await written(1, ['2026-03-06']);
  const room = async (first: string, catalogue = hall.catalogue): Promise<string> => {
    const found = await roomForPast(journal, catalogue, first);
    return found.ok ? 'room' : found.error;
  };
  expect(await room('2026-03-09')).toBe('room');
  expect(await room('2026-03-06')).toContain('up to 2026-03-06');
  expect(await room('2026-03-02')).toContain('up to 2026-03-06');
  const other = { ...hall.catalogue, hall: { ...hall.catalogue.hall, id: 'elsewhere' } };
  expect(await room('2026-03-09', other)).toContain('another hall');
  const time = fakeTime(instantOf('2026-03-09', 9 * 60, hall.catalogue.hall.timeZone) + HOUR);
  await (await startLedger(journal, time, hall.catalogue)).stop();
  expect(await room('2026-03-10')).toContain('a real day (2026-03-09)');
});

it('[F8] the program writes a folder whose chain holds, and refuses a second past in it', async () => {
  const data = join(folder, 'data');
  const words = ['--into', data, '--days', '1', '--until', '2026-03-08', '--load', '0.05'];
  const run = (more: readonly string[]): Promise<number> =>
    main([...words, ...more], {}, () => {
      throw new Error('nothing is verified here');
    });
  expect(await run([]), said.error).toBe(0);
  expect(said.out).toContain('Wrote 1 days, 2026-03-06 to 2026-03-06, each marked as simulated');
  expect(await journalTools(['verify', '--data', data], {}, Date.now())).toBe(0);
  expect(said.out).toContain('1 days, ');
  expect(await run([])).toBe(2);
  expect(said.error).toContain('simulated days up to 2026-03-06');
  expect(await run(['--until', '2999-01-01'])).toBe(2);
  expect(said.error).toContain('before today');
});
