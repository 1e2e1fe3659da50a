import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Journal } from '../../../../server/journal/journal.ts';
import { sqliteJournal } from '../../../../server/journal/sqlite-journal.ts';
import { openSqlite } from '../../../../server/journal/sqlite.ts';
import { chainsOf } from '../../../../server/journal/verify.ts';
import {
  shipJournal,
  type ShipParts,
  type ShipRates,
  type ShipState,
} from '../../../../server/halls/joined/ship-journal.ts';
import { NearFar, simulatedFolder } from '../../../support/cut-ship.ts';
import { eventually } from '../../../support/eventually.ts';

const DAY = '2026-03-09';
const QUICK: Partial<ShipRates> = { gatherMs: 5, beatMs: 40, firstPauseMs: 2, longestPauseMs: 10, refusedPauseMs: 20 };

let parent = '';
let hall = '';
let made = 0;
const opened: Journal[] = [];
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'hallcall-ship-'));
  ({ hall } = await simulatedFolder(join(parent, 'day'), [DAY, '2026-03-10'], 0.2));
}, 60_000);
afterAll(async () => {
  for (const each of opened) await each.close();
  await rm(parent, { recursive: true, force: true });
});

const folder = (): string => join(parent, `f${String((made += 1))}`);
async function open(path: string): Promise<Journal> {
  const journal = sqliteJournal(join(path, 'journal.sqlite'));
  await journal.open();
  opened.push(journal);
  return journal;
}
async function copyOfDay(): Promise<Journal> {
  const path = folder();
  await cp(join(parent, 'day'), path, { recursive: true });
  return open(path);
}

function ship(journal: Journal, far: NearFar, more: Partial<ShipParts> = {}) {
  const told: ShipState[] = [];
  const shipping = shipJournal({
    ...{ hall, journal, far, now: () => 0, onNews: () => () => undefined, random: () => 0.5 },
    onState: (state) => told.push(state),
    rates: QUICK,
    ...more,
  });
  return { shipping, told };
}

const headOf = (journal: Journal) => journal.lastStream(hall);
async function provedSame(one: Journal, other: Journal): Promise<number> {
  const problems: string[] = [];
  const [a, b] = [
    await chainsOf(one, hall, (text) => problems.push(text)),
    await chainsOf(other, hall, (text) => problems.push(text)),
  ];
  expect(problems).toEqual([]);
  expect(b).toEqual(a);
  expect(await other.streams(hall)).toEqual(await one.streams(hall));
  return b.events;
}

it('[JO1] a hall that was cut off for days sends them, and both chains are the same', async () => {
  const [here, there] = [await copyOfDay(), await open(folder())];
  const far = new NearFar(hall, there);
  const { shipping, told } = ship(here, far);
  await eventually(async () => (await headOf(there))?.hash === (await headOf(here))?.hash, 'all of it is there');
  await shipping.stop();
  const events = await provedSame(here, there);
  expect(events).toBeGreaterThan(2000);
  expect(far.asked).toBeLessThan(events / 100);
  expect(told).toEqual([{ kind: 'connected' }]);
  expect(far.closed).toBe(true);
}, 60_000);

it('[JO2] cut at 20 places, before it was heard and before the answer came, with both sides killed, it goes on there', async () => {
  const [path, thereIn] = [folder(), folder()];
  await cp(join(parent, 'day'), path, { recursive: true });
  let [here, there] = [await open(path), await open(thereIn)];
  let cuts = 0;
  for (let place = 1; place <= 20; place += 1) {
    const far = new NearFar(hall, there);
    far.cut = { at: 1 + (place % 4), where: place % 2 === 0 ? 'before' : 'after' };
    let fell = false;
    far.onCut = () => Promise.resolve(void (fell = true));
    const { shipping } = ship(here, far, {
      rates: { ...QUICK, mostRecords: 50, firstPauseMs: 60_000, longestPauseMs: 60_000 },
    });
    await eventually(() => fell, `place ${String(place)} is reached`);
    await shipping.stop();
    cuts += 1;
    // What was in memory is gone on both sides.
    await here.close();
    await there.close();
    [here, there] = [await open(path), await open(thereIn)];
  }
  expect((await headOf(there))?.hash).not.toBe((await headOf(here))?.hash);
  const far = new NearFar(hall, there);
  const { shipping } = ship(here, far, { rates: { ...QUICK, mostRecords: 300 } });
  await eventually(async () => (await headOf(there))?.hash === (await headOf(here))?.hash, 'all of it is there');
  await shipping.stop();
  expect(cuts).toBe(20);
  await provedSame(here, there);
}, 60_000);

it('[JO3] what comes twice is found to be there already, and nothing is written twice', async () => {
  const [here, there] = [await copyOfDay(), await open(folder())];
  const far = new NearFar(hall, there);
  far.cut = { at: 3, where: 'after' };
  // The far side forgets to say that it has the last batch: the same records come again.
  const { shipping } = ship(here, far, { rates: { ...QUICK, mostRecords: 200 } });
  await eventually(async () => (await headOf(there))?.hash === (await headOf(here))?.hash, 'all of it is there');
  const lines = far.received.length;
  const again = new NearFar(hall, there);
  again.head = () => Promise.resolve({ kind: 'head', hall, head: undefined });
  const second = ship(here, again);
  await eventually(() => again.received.length > 2, 'it came again from the beginning');
  await Promise.all([shipping.stop(), second.shipping.stop()]);
  expect(lines).toBeGreaterThan(2);
  expect(again.received.every(({ kind }) => kind === 'taken')).toBe(true);
  await provedSame(here, there);
}, 60_000);

it('[JO4] what comes while the hall works is sent soon, and the hall says even so that there is no news', async () => {
  const [source, here, there] = [await copyOfDay(), await open(folder()), await open(folder())];
  const all = await source.read({ hall, day: DAY }, 0, 400);
  await here.append({ hall, day: DAY }, 0, all.slice(0, 100), []);
  const far = new NearFar(hall, there);
  let news = (): void => undefined;
  const { shipping } = ship(here, far, {
    onNews: (listener) => ((news = listener), () => undefined),
    rates: { ...QUICK, beatMs: 600_000 },
  });
  await eventually(async () => (await headOf(there))?.seq === 100, 'what there was');
  const before = far.asked;
  await here.append({ hall, day: DAY }, 100, all.slice(100, 400), []);
  news();
  await eventually(async () => (await headOf(there))?.seq === 400, 'what came');
  // Not with the beat, which has not come.
  expect(far.asked).toBe(before + 1);
  await shipping.stop();
  const beating = new NearFar(hall, there);
  const second = ship(here, beating);
  await eventually(() => beating.asked > 4, 'it says that there is no news');
  await second.shipping.stop();
  expect(beating.received.every(({ kind }) => kind === 'taken')).toBe(true);
}, 60_000);

/** Three ways in which a journal can be another one, each after 300 records went over. */
const FORKS: readonly (readonly [what: string, harm: (file: string) => Promise<void>])[] = [
  [
    'a record was changed with all hashes behind it',
    async (file) => run(file, [`DELETE FROM events WHERE day > '${DAY}' OR seq >= 200`]),
  ],
  ['its end was cut off', async (file) => run(file, [`DELETE FROM events WHERE day > '${DAY}' OR seq > 250`])],
  ['all of it is gone', async (file) => run(file, ['DELETE FROM events'])],
];
async function run(file: string, statements: readonly string[]): Promise<void> {
  const store = await openSqlite(file);
  for (const each of statements) await store.run(each, []);
  await store.close();
}

for (const [what, harm] of FORKS)
  it(`[JO5] a journal that is another one is refused in words on both sides, and nothing is written over: ${what}`, async () => {
    const path = folder();
    const whole = await copyOfDay();
    const there = await open(folder());
    const all = await whole.read({ hall, day: DAY }, 0, 300);
    await there.append({ hall, day: DAY }, 0, all, []);
    await cp(join(parent, 'day'), path, { recursive: true });
    await harm(join(path, 'journal.sqlite'));
    // The seal is not what is tried here: the hall has accepted its loss.
    await Promise.all(['journal.anchor', 'journal.key'].map((each) => rm(join(path, each))));
    await run(join(path, 'journal.sqlite'), ['DELETE FROM seals']);
    const here = await open(path);
    const far = new NearFar(hall, there);
    const { shipping, told } = ship(here, far);
    await eventually(() => shipping.state().kind === 'refused', 'it is refused');
    expect(told.at(-1)).toMatchObject({
      code: 'journal-forked',
      detail: `record 300 of ${hall} ${DAY}, where the journal ends there, is not here; nothing is sent`,
    });
    await shipping.stop();
    // No record went over: only where the journal ends here, so that the far side sees it.
    expect(far.received.every(({ kind, head }) => kind === 'taken' && head?.seq === 300)).toBe(true);
    expect(far.received.length).toBeGreaterThan(0);
    expect(await there.read({ hall, day: DAY }, 0)).toEqual(all);
  });

it('[JO5] the far side finds a fork by itself, whoever sends', async () => {
  const [whole, there] = [await copyOfDay(), await open(folder())];
  const all = await whole.read({ hall, day: DAY }, 0, 300);
  await there.append({ hall, day: DAY }, 0, all.slice(0, 200), []);
  const { receiveRecords } = await import('../../../../server/journal/receive-records.ts');
  const changed = all.map((each) => (each.seq === 150 ? { ...each, record: each.record.replace('{', '{ ') } : each));
  expect(await receiveRecords(there, hall, changed)).toMatchObject({
    kind: 'forked',
    detail: expect.stringContaining('record 150'),
  });
  const broken = all.map((each) => (each.seq === 250 ? { ...each, record: each.record.replace('{', '{ ') } : each));
  expect(await receiveRecords(there, hall, broken)).toMatchObject({
    kind: 'broken',
    detail: expect.stringContaining('record 250'),
  });
  expect(await receiveRecords(there, hall, all.slice(250))).toMatchObject({ kind: 'gap' });
  const [opening] = await whole.read({ hall, day: '2026-03-10' }, 0, 1);
  expect(await receiveRecords(there, hall, [opening as (typeof all)[number]])).toMatchObject({ kind: 'gap' });
  const strange = all.map((each) => ({ ...each, hall: 'other' }));
  expect(await receiveRecords(there, hall, strange)).toMatchObject({
    kind: 'broken',
    detail: expect.stringContaining('other'),
  });
  expect((await headOf(there))?.seq).toBe(200);
  expect(await receiveRecords(there, hall, all)).toMatchObject({ kind: 'taken', head: { seq: 300 } });
});

it('[JO6] while the far side is away it is asked again with pauses that grow, and differ from hall to hall', async () => {
  const here = await copyOfDay();
  const far = new NearFar(hall, await open(folder()));
  const pauses: number[] = [];
  let last = performance.now();
  far.head = () => {
    pauses.push(performance.now() - last);
    last = performance.now();
    return Promise.reject(new Error('nobody is there'));
  };
  const shaken: number[] = [];
  const { shipping } = ship(here, far, {
    random: () => (shaken.push(1), shaken.length % 2),
    rates: { ...QUICK, firstPauseMs: 8, longestPauseMs: 64 },
  });
  await eventually(() => pauses.length > 6, 'it asks again');
  await shipping.stop();
  expect(shaken.length).toBeGreaterThan(4);
  // The sixth pause is of 64 ms, less by a half at most.
  expect(pauses.at(-1) ?? 0).toBeGreaterThan(30);
  expect(shipping.state()).toEqual({ kind: 'away', detail: 'nobody is there' });
});

it('[JO6] a line that is too slow for a whole batch is given smaller ones until they pass, and larger ones again', async () => {
  const [here, there] = [await copyOfDay(), await open(folder())];
  const far = new NearFar(hall, there);
  const sizes: number[] = [];
  const take = far.take.bind(far);
  let most = 60;
  far.take = (lines) => {
    const size = lines.split('\n').length - 2;
    sizes.push(size);
    return size > most ? Promise.reject(new Error('no answer within 20 s')) : take(lines);
  };
  const { shipping } = ship(here, far, { rates: { ...QUICK, mostRecords: 400, mostLetters: 1e9 } });
  await eventually(async () => ((await headOf(there))?.seq ?? 0) > 300, 'some of it has passed');
  most = Infinity;
  await eventually(async () => (await headOf(there))?.hash === (await headOf(here))?.hash, 'all of it is there');
  await shipping.stop();
  expect(sizes.slice(0, 4)).toEqual([400, 200, 100, 50]);
  expect(Math.max(...sizes.slice(5))).toBeGreaterThan(60);
  await provedSame(here, there);
}, 60_000);
