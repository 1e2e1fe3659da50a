import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import { HallTroubles } from '../../../server/halls/hall-troubles.ts';
import type { EquipmentNow } from '../../../server/halls/device-faults.ts';
import { JournalFault, type Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { CutBack } from '../../../server/ledger/cut-back.ts';
import type { HallHealth } from '../../../server/ledger/hall.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, SUPERVISOR } from '../../support/rules.ts';

type Printer = {
  id: string;
  name: string;
  state: string;
  paper: string;
  owed: number;
  withoutPaper?: true;
  agentDisk?: true;
};

const time = fakeTime();
let ledger: Ledger;
let printer: Printer;
let boards: unknown[];
let soundZones: unknown[];
let troubles: HallTroubles;
let full: boolean;
let changes: number;
let lost: CutBack | undefined;

beforeEach(async () => {
  vi.useFakeTimers();
  full = false;
  lost = undefined;
  const inMemory = memoryJournal();
  const unlessFull = (): void => {
    if (full) throw new JournalFault('the disk is full');
  };
  const journal: Journal = {
    ...inMemory,
    append: async (...args) => (unlessFull(), inMemory.append(...args)),
    probe: async () => (unlessFull(), inMemory.probe()),
  };
  ledger = await startLedger(journal, time);
  printer = { id: 'kiosk-1', name: 'kiosk-1', state: 'ready', paper: 'ok', owed: 0 };
  boards = [];
  soundZones = [];
  const equipment = {
    printing: { printers: () => ({ items: [printer], agents: [], found: [] }) },
    boards: { views: () => boards },
    voice: { zones: { views: () => soundZones } },
    signs: { view: () => ({ items: [] }) },
  } as unknown as EquipmentNow;
  const health = (): HallHealth => ({ ...ledger.health(), ...(lost === undefined ? {} : { cutBack: lost }) });
  troubles = new HallTroubles(around(ledger, { health }), equipment);
  changes = 0;
  troubles.onChange(() => (changes += 1));
  troubles.begin();
});

afterEach(async () => {
  troubles.close();
  await ledger.stop();
  vi.useRealTimers();
});

function pass(ms: number): readonly string[] {
  for (let passed = 0; passed < ms; passed += 2 * SECOND) {
    time.pass(2 * SECOND);
    vi.advanceTimersByTime(2 * SECOND);
  }
  return troubles.view().items.map(({ key }) => key);
}

it('[ND11] the hall is looked at by itself: a trouble comes within seconds, says since when, and goes', async () => {
  expect(pass(MINUTE)).toEqual([]);
  expect(changes).toBe(0);
  await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  const began = time.wall();
  expect(pass(2 * SECOND)).toEqual([]);
  // Nobody serves, so whoever has just come will be late: that is told before the trouble is.
  expect(troubles.view()).toMatchObject({ lateNow: 0, willBeLate: 1, looking: 1 });
  expect(changes).toBe(1);
  expect(pass(12 * SECOND)).toEqual(['line:a']);
  expect(troubles.view()).toMatchObject({ willBeLate: 1, looking: 0 });
  const [only] = troubles.view().items;
  expect(Math.abs(Date.parse(only?.since ?? '') - began)).toBeLessThanOrEqual(2 * SECOND);
  expect(changes).toBe(2);
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  await send(ledger, SUPERVISOR, { name: 'call-next', counter: '1' });
  expect(pass(2 * SECOND)).toEqual([]);
  expect(changes).toBe(3);
});

it('[ND18] how many are late, and will be, is told anew whenever it is another number, and only then', async () => {
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  pass(2 * SECOND);
  const telling = (): string => {
    const { seq: _, now: __, ...view } = troubles.view();
    return JSON.stringify(view);
  };
  let told = telling();
  const leave = troubles.onChange(() => {
    expect(telling()).not.toBe(told);
    told = telling();
  });
  for (let each = 0; each < 3; each += 1) await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  const figures = new Set<string>();
  for (let look = 0; look < 30 * 40; look += 1) {
    pass(2 * SECOND);
    expect(told).toBe(telling());
    const { lateNow, willBeLate } = troubles.view();
    figures.add(`${String(lateNow)} of ${String(willBeLate)}`);
  }
  leave();
  expect(figures.size).toBeGreaterThan(1);
  expect([...figures].at(-1)).toBe('3 of 3');
});

it('[ND11] a device in trouble is told in its own words, and no longer once it is well', () => {
  printer = { ...printer, paper: 'out', withoutPaper: true };
  expect(pass(14 * SECOND)).toEqual(['kiosk:kiosk-1']);
  expect(troubles.view().items[0]).toMatchObject({ tone: 'bad', text: { en: expect.stringMatching(/without paper/) } });
  printer = { ...printer, paper: 'ok', state: 'trouble', agentDisk: true };
  delete printer.withoutPaper;
  pass(2 * SECOND);
  expect(troubles.view().items[0]).toMatchObject({
    tone: 'warn',
    text: { en: expect.stringMatching(/disk of its PC/) },
  });
  delete printer.agentDisk;
  printer = { ...printer, paper: 'low', state: 'ready' };
  expect(pass(2 * SECOND)).toEqual([]);
});

it('[ND15] a loudspeaker that nobody hears is told once, as the silence of its zone', () => {
  const board = { id: 'board-1', zone: '1F-A', name: { 'zh-Hans': '一号屏', en: 'Board 1' }, linked: true };
  boards = [{ ...board, report: { sound: 'blocked', faults: [] } }];
  expect(pass(14 * SECOND), 'nobody is to hear it').toEqual([]);
  soundZones = [{ id: '1F-A', board: 'board-1', zones: ['1F-A'] }];
  expect(pass(14 * SECOND)).toEqual(['board:board-1']);
  const { text } = troubles.view().items[0] ?? {};
  expect([text?.['zh-Hans'], text?.en]).toEqual([expect.stringMatching(/出声/), expect.stringMatching(/no sound/)]);
  boards = [{ ...board, report: { sound: 'on', faults: [] } }];
  expect(pass(2 * SECOND), 'somebody has touched it').toEqual([]);
  boards = [{ ...board, report: { sound: 'blocked', faults: [] } }];
  soundZones = [{ id: '1F-A', board: 'board-1', zones: ['1F-A'], silentSince: time.wall() }];
  expect(pass(14 * SECOND)).toEqual(['voice:1F-A']);
  boards = [{ ...board, report: { sound: 'blocked', faults: ['TypeError'] } }];
  expect(pass(14 * SECOND).toSorted()).toEqual(['board:board-1', 'voice:1F-A']);
  expect(troubles.view().items.find(({ kind }) => kind === 'board')?.text.en).toMatch(/reported faults/);
});

it('[B20] a clock that has jumped ahead is told, with by how much, until it is back', async () => {
  await send(ledger, SUPERVISOR, { name: 'open-counter', counter: '1' });
  time.setWall(time.wall() + 125 * MINUTE);
  expect(pass(14 * SECOND)).toEqual(['clock']);
  const [told] = troubles.view().items;
  expect(told).toMatchObject({ tone: 'warn', remedies: [{ what: 'believe-clock' }] });
  for (const text of Object.values(told?.text ?? {})) expect(text).toMatch(/2 (小时|小時|h) 5 /);
  time.setWall(time.wall() - 125 * MINUTE);
  expect(pass(14 * SECOND)).toEqual([]);
});

it('[ND24] while nothing can be recorded that stands first, and goes by itself', async () => {
  await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  expect(pass(60 * MINUTE)).toEqual(['line:a']);
  full = true;
  await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  expect(pass(14 * SECOND)).toEqual(['records', 'line:a']);
  expect(troubles.view().items[0]).toMatchObject({ tone: 'bad', people: 1, remedies: [] });
  full = false;
  await ledger.tick();
  expect(pass(2 * SECOND)).toEqual(['line:a']);
});

it('[ND24] in an empty hall it stands above a device and a clock, and is the worst', async () => {
  printer.paper = 'out';
  full = true;
  await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  time.setWall(time.wall() + 125 * MINUTE);
  expect(pass(14 * SECOND)[0]).toBe('records');
  const { items } = troubles.view();
  expect(items.length).toBeGreaterThan(1);
  expect(items[0]).toMatchObject({ people: 0, harm: 0, aboveAll: true });
});

it('[OW16] records that the database has lost are told, with the time before which they were written', async () => {
  await send(ledger, KIOSK, takeTicket(['alpha'], time.wall()));
  const { day, seq, at } = ledger.world().state;
  lost = { known: { day, seq: seq + 2, at: at + MINUTE }, found: { day, seq, at } };
  expect(pass(14 * SECOND)).toContain('lost');
  const told = troubles.view().items.find(({ kind }) => kind === 'lost');
  expect(told).toMatchObject({ tone: 'bad', remedies: [] });
  const { timeZone } = ledger.world().state.index.catalogue.hall;
  const clock = rfc3339(at + MINUTE, timeZone).slice(11, 16);
  for (const text of Object.values(told?.text ?? {})) expect(text).toContain(` ${clock} `);
});
