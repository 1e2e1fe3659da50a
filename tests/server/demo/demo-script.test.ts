import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../../core/base/zone.ts';
import { SECOND } from '../../../core/base/time.ts';
import { dataFolder, playedHall } from '../../../server/demo/demo-folder.ts';
import { readDemoArguments } from '../../../server/demo/arguments.ts';
import { FREE_COUNTER, KIOSKS_WITH_PRINTER, PLAYED_DAY, scriptOf } from '../../../server/demo/play.ts';
import { playTime, Stage } from '../../../server/demo/stage.ts';
import { loadHall, type LoadedHall } from '../../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { steadyClock } from '../../../server/ledger/clock.ts';
import { fakeTime, startLedger } from '../../support/ledger.ts';

const SAMPLE = join(process.cwd(), 'halls', 'sample');
let hall: LoadedHall;
let folder = '';

beforeAll(async () => {
  const loaded = await loadHall(SAMPLE);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  hall = loaded.value;
  folder = await mkdtemp(join(tmpdir(), 'hallcall-demo-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the words of npm run demo', () => {
  it('[F11] without words it is ten times as fast, with seed 1, in a folder that goes with it', () => {
    expect(readDemoArguments([])).toEqual({
      ok: true,
      value: { speed: 10, seed: 1, data: undefined, port: undefined, until: undefined },
    });
    const read = readDemoArguments(['--speed', '2.5', '--seed', '7', '--until', '09:45', '--port', '0']);
    expect(read.ok && read.value).toMatchObject({ speed: 2.5, seed: 7, until: 585, port: '0' });
  });

  it.each([
    [['--speed', '0'], '--speed 0'],
    [['--speed', '0.5'], '--speed 0.5'],
    [['--speed', '1000'], '--speed 1000: a number from 1 to 240'],
    [['--speed', 'fast'], '--speed fast'],
    [['--speed', '0x10'], '--speed 0x10'],
    [['--seed', '1.5'], '--seed 1.5'],
    [['--seed', ''], '--seed'],
    [['--data', ''], '--data'],
    [['--port', '99999'], '--port 99999'],
    [['--until', '24:00'], '--until 24:00'],
    [['--until', '9:5'], '--until 9:5'],
    [['--hall-file', 'x'], '--hall-file'],
  ])('[F11] %j is refused, and says what is wrong', (words, named) => {
    const read = readDemoArguments(words);
    expect(read.ok ? 'taken' : read.error).toContain(named);
  });
});

describe('the script', () => {
  it('[F12] the same seed is the same Monday, with the same faults; another seed is another', () => {
    const script = (seed: number) => scriptOf(hall, seed, KIOSKS_WITH_PRINTER);
    expect(script(2)).toEqual(script(2));
    expect(script(3).visits.length).not.toBe(script(2).visits.length);
    expect(script(3).faults).not.toEqual(script(2).faults);
  });

  it.each([1, 2, 3, 40])('[F12] with seed %i every kind of fault comes and goes, and counter 1 stays free', (seed) => {
    const { faults, shifts } = scriptOf(hall, seed, KIOSKS_WITH_PRINTER);
    const kinds = new Set(faults.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['board-down', 'counter-cut', 'line-alone', 'long-pause', 'paper-out']);
    expect(shifts.some(({ counter }) => counter === FREE_COUNTER)).toBe(false);
    const openings = shifts.map(({ from, until }) => ({ from, until }));
    for (const fault of faults) {
      expect(fault.until).toBeGreaterThan(fault.from);
      expect(openings.some(({ from, until }) => from <= fault.from && fault.until <= until)).toBe(true);
      const counters = 'counters' in fault ? fault.counters : 'counter' in fault ? [fault.counter] : [];
      expect(counters).not.toContain(FREE_COUNTER);
    }
  });
});

describe('the time of a play', () => {
  it('[F13] runs so many times as fast as the machine, from the beginning of the play on', async () => {
    const begin = instantOf(PLAYED_DAY, 8 * 60, 'Asia/Shanghai');
    let machine = 5000;
    const clock = steadyClock(playTime(begin, 200, { monotonic: () => machine }));
    expect(clock.now()).toBe(begin);
    machine += 1234.5;
    expect(clock.now()).toBe(begin + 1234.5 * 200);
    // A rounding apart, no more.
    expect(clock.behindMs()).toBeLessThanOrEqual(1);
  });

  it('[F13] who waits comes back when so much time of the play has passed, and not before', async () => {
    const time = playTime(0, 200);
    const stage = new Stage(time, 200, () => undefined);
    await stage.wait(10 * SECOND);
    expect(time.wall()).toBeGreaterThanOrEqual(10 * SECOND - 1);
  });

  it('[F13] who waits is let go when the play is over, and a robot that stumbles is told of', async () => {
    const told: string[] = [];
    const stage = new Stage(playTime(0, 1), 1, (why) => told.push(why));
    const waiting = stage.wait(3_600_000);
    await stage.act(() => Promise.reject(new Error('no paper')));
    expect(told).toEqual(['no paper']);
    stage.end();
    await waiting;
    await stage.act(() => Promise.reject(new Error('nobody is there any more')));
    expect(told).toHaveLength(1);
  });
});

it('[F14] it plays in a new folder, and not where a real day stands', async () => {
  expect(await dataFolder(join(folder, 'new'), hall.catalogue)).toEqual({ ok: true, value: join(folder, 'new') });
  const used = join(folder, 'used');
  const time = fakeTime(instantOf('2026-03-06', 9 * 60, hall.catalogue.hall.timeZone));
  await (await startLedger(sqliteJournal(join(used, 'journal.sqlite')), time, hall.catalogue)).stop();
  const refused = await dataFolder(used, hall.catalogue);
  expect(refused.ok ? 'taken' : refused.error).toContain('a real day (2026-03-06)');
});

it('[F14] the hall that is played is the sample, with machines of its own at two kiosks', async () => {
  const { hallFile, printers } = await playedHall(SAMPLE);
  const loaded = await loadHall(hallFile);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  const { kiosks, hall: facts } = loaded.value.catalogue;
  expect(facts.sample).toBe(true);
  const moved = kiosks.filter(({ address }) => address.startsWith('tcp://127.0.0.1:')).map(({ id }) => id);
  expect(moved).toEqual([...KIOSKS_WITH_PRINTER]);
  await Promise.all([...printers.values()].map((printer) => printer.close()));
  await rm(hallFile, { recursive: true });
});
