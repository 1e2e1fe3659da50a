import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportAsk } from '../../../core/reports/report-ask.ts';
import { keepReports, NO_REPORTS, type Reports } from '../../../server/reports/reports-keeper.ts';
import { eventually } from '../../support/eventually.ts';

const ASK: ReportAsk = { report: 'arrivals', from: '2026-03-09', to: '2026-03-09', by: [], only: {} };
const QUICK = { beginAfterMs: 600_000, patienceMs: 1500, firstPauseMs: 30, longestPauseMs: 120, steadyAfterMs: 60_000 };

let folder: string;
let reports: Reports | undefined;
const warned: string[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-keeper-'));
  warned.length = 0;
});
afterEach(async () => {
  await reports?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Keeps a program that is not ours, and that does what the text says. */
async function keep(text: string, times = {}, busy = 0): Promise<Reports> {
  const program = join(folder, 'program.mjs');
  await writeFile(program, text);
  reports = keepReports({
    ...{ program: { path: program }, task: { journal: '', hall: 'h', folder }, now: () => 7 },
    warn: (detail) => warned.push(detail),
    times: { ...QUICK, ...times },
    busy: () => busy,
  });
  return reports;
}

const ANSWERS = `process.on('message', ({ id, now }) =>
  process.send({ kind: 'answer', id, changes: 0, tag: 'm', bytes: Buffer.from(JSON.stringify({ rows: [], total: { visits: now } })) }));`;

describe('the keeper of the reports', () => {
  it('[RP2] the first question begins it, and each is answered', async () => {
    const kept = await keep(ANSWERS);
    expect(kept.state().pid).toBeUndefined();
    expect(await Promise.all([kept.ask(ASK), kept.ask(ASK)])).toMatchObject([
      { kind: 'answer', answer: { total: { visits: 7 } } },
      { kind: 'answer' },
    ]);
  });

  it('[RP2] one that hangs is ended and told of, and another one answers', async () => {
    const file = join(folder, 'began');
    const kept = await keep(`import { existsSync, writeFileSync } from 'node:fs';
const second = existsSync(${JSON.stringify(file)});
writeFileSync(${JSON.stringify(file)}, '');
if (second) { ${ANSWERS} } else setInterval(() => undefined, 1000);`);
    expect(await kept.ask(ASK)).toEqual({ kind: 'away', detail: 'the reports have not answered for 1.5 s' });
    await eventually(async () => (await kept.ask(ASK)).kind === 'answer', 'the next one answers');
  });

  it('[RP2] one that ends at once is begun again after longer and longer pauses, and says why', async () => {
    // It ends by itself, however long it takes to begin.
    const ends = `process.send({ kind: 'trouble', detail: 'no room' }, () => process.exit(1));`;
    const kept = await keep(ends, { patienceMs: 60_000 });
    await kept.ask(ASK);
    await eventually(() => warned.filter((each) => each.includes('begins again')).length >= 4, 'it has ended often');
    const pauses = warned.flatMap((each) => /begins again in (\d+) ms \(no room\)/.exec(each)?.[1] ?? []);
    expect(pauses.slice(0, 4)).toEqual(['30', '60', '120', '120']);
    expect(
      await eventually(async () => {
        const reply = await kept.ask(ASK);
        return reply.kind === 'away' && reply;
      }, 'it is away'),
    ).toEqual({ kind: 'away', detail: 'no room' });
  });

  it('[RP2] a program that is not there is away, too, and nothing goes on after the end', async () => {
    const kept = keepReports({
      ...{ program: { path: join(folder, 'nothing.mjs') }, task: { journal: '', hall: 'h', folder }, now: () => 7 },
      warn: (detail) => warned.push(detail),
      times: QUICK,
    });
    expect((await kept.ask(ASK)).kind).toBe('away');
    await kept.close();
    expect((await kept.ask(ASK)).kind).toBe('away');
    expect(kept.state().pid).toBeUndefined();
    expect((await NO_REPORTS.ask(ASK)).kind).toBe('away');
  });

  /** Answers how often it was asked; says `changed` when it is asked for a counter, and ends when for a clerk. */
  const COUNTS = `let asked = 0;
process.on('message', ({ id, ask }) => {
  asked += 1;
  if (ask.only.clerk) process.exit(1);
  const changes = ask.only.counter ? Number(ask.only.counter[0]) : 0;
  if (changes > 0) process.send({ kind: 'changed', changes });
  const bytes = Buffer.alloc(ask.only.zone ? Number(ask.only.zone[0]) : 1, asked);
  process.send({ kind: 'answer', id, bytes, tag: 'm', changes, upTo: { day: '2026-03-10', seq: 1, at: 0 } });
});`;
  const askedFor = async (kept: Reports, only: ReportAsk['only'] = {}, over: Partial<ReportAsk> = {}) => {
    const reply = await kept.bytes({ ...ASK, ...over, only }, { kind: 'rows' });
    return reply.kind === 'bytes' ? reply.bytes[0] : reply.kind;
  };

  it('[RP8] days that are over are asked for once, until something changes in the store', async () => {
    const kept = await keep(COUNTS);
    expect(await askedFor(kept)).toBe(1);
    expect([await askedFor(kept), await askedFor(kept)]).toEqual([1, 1]);
    expect(await askedFor(kept, {}, { by: ['line'] }), 'another question').toBe(2);
    const today = { to: '2026-03-10' };
    expect([await askedFor(kept, {}, today), await askedFor(kept, {}, today)], 'of the present day').toEqual([3, 4]);
    const beside = { compare: { from: '2026-03-10', to: '2026-03-10' } };
    expect([await askedFor(kept, {}, beside), await askedFor(kept, {}, beside)], 'beside it').toEqual([5, 6]);
    expect(await askedFor(kept)).toBe(1);
    expect(await askedFor(kept, { counter: ['3'] })).toBe(7);
    expect(await askedFor(kept), 'something has changed').toBe(8);
    expect(await askedFor(kept), 'made before the change: not kept').toBe(9);
  });

  it('[RP8] what is kept has a bound, and ends with the process that made it', async () => {
    const kept = await keep(COUNTS);
    const large = { zone: ['5000000'] };
    expect([await askedFor(kept, large), await askedFor(kept, large)], 'too large').toEqual([1, 2]);
    const ask = (name: string) => askedFor(kept, { zone: ['3000000', name] });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'a']) await ask(name);
    expect(await ask('f')).toBe(8);
    expect(await ask('a'), 'asked for last').toBe(3);
    expect(await ask('b'), 'had to go').toBe(9);
    expect(await askedFor(kept, { clerk: ['x'] })).toBe('away');
    await eventually(async () => (await ask('a')) === 1, 'the next process is asked');
  });

  it('[RP8] an answer that misses days of other systems is asked for again', async () => {
    const kept = await keep(COUNTS.replace('seq: 1', "seq: 1, histories: asked < 3 ? 'behind' : undefined"));
    expect([await askedFor(kept), await askedFor(kept), await askedFor(kept), await askedFor(kept)]).toEqual([
      1, 2, 3, 3,
    ]);
  });

  /** Answers nobody before two have asked, or a moment has gone; says how many ask at once. */
  const TOGETHER = `const open = [];
process.on('message', ({ id }) => {
  open.push(id);
  const tell = () => {
    const bytes = Buffer.from([open.length]);
    for (const each of open.splice(0)) process.send({ kind: 'answer', id: each, changes: 0, tag: 'm', bytes });
  };
  if (open.length === 2) tell();
  else if (BUSY) setImmediate(tell);
});`;
  const twice = (kept: Reports) => Promise.all([askedFor(kept, { line: ['a'] }), askedFor(kept, { line: ['b'] })]);

  it('[RP10] a hall that has time asks many questions at once, a hall at its limits one after the other', async () => {
    const idle = await keep(TOGETHER.replace('BUSY', 'false'));
    expect(await twice(idle)).toEqual([2, 2]);
    await idle.close();
    const busy = await keep(TOGETHER.replace('BUSY', 'true'), {}, 0.9);
    expect(await twice(busy)).toEqual([1, 1]);
  });

  it('[RP10] whoever waits for its turn is not asked again for what another one has been given meanwhile', async () => {
    const kept = await keep(COUNTS, {}, 0.9);
    expect(await Promise.all([askedFor(kept), askedFor(kept)])).toEqual([1, 1]);
  });

  it('[RP11] who waits too long for a turn, or has left, is told that the reports are away', async () => {
    const kept = await keep(
      COUNTS.replace('asked += 1;', "asked += 1; if (ask.only.line?.[0] === 'slow') return;"),
      {},
      0.9,
    );
    const slow = askedFor(kept, { line: ['slow'] });
    const left = kept.bytes(ASK, { kind: 'rows' }, { destroyed: true });
    const late = kept.ask(ASK);
    expect(await late).toEqual({ kind: 'away', detail: expect.stringMatching(/at its limits/) as string });
    expect(await slow).toBe('away');
    expect((await left).kind).toBe('away');
  });
});
