import { mkdtemp, rm, truncate, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HallClock } from '../../agent/kiosk/hall-clock.ts';
import { KioskNumbers, type KioskNumbersParts } from '../../agent/kiosk/kiosk-numbers.ts';
import { openNumberStore, type NumberStore } from '../../agent/kiosk/number-store.ts';
import {
  numbersAsked,
  paperTold,
  type NumbersGiven,
  type OfflineBook,
  type PaperTold,
} from '../../core/protocol/offline.ts';
import { named } from '../support/small-hall.ts';
import { faultyDisk, type DiskFault } from '../support/faulty-disk.ts';

const HALL_NOW = 1_773_018_000_000;
const book: OfflineBook = {
  id: 'book-1',
  hall: { name: named('hall'), languages: ['zh-Hans', 'en'], timeZone: 'Asia/Shanghai' },
  kioskName: named('kiosk'),
  pageUrl: 'http://hall',
  spans: [{ from: HALL_NOW, until: HALL_NOW + 8 * 3_600_000 }],
  departments: [{ id: 'd', name: named('d'), zone: '1F-A' }],
  services: [
    {
      id: 'pass',
      name: named('pass'),
      department: 'd',
      line: 'a',
      lineName: named('a'),
      materials: { zh: [], en: [] },
      priority: true,
    },
    {
      id: 'few',
      name: named('few'),
      department: 'd',
      line: 'a',
      lineName: named('a'),
      materials: { zh: [], en: [] },
      priority: true,
      not: 'limited',
    },
    {
      ...{
        id: 'noon',
        name: named('noon'),
        department: 'd',
        line: 'a',
        lineName: named('a'),
        materials: { zh: [], en: [] },
      },
      ...{ priority: true, spans: [{ from: HALL_NOW + 3_600_000, until: HALL_NOW + 7_200_000 }] },
    },
  ],
  categories: [{ id: 'ordinary', name: named('ordinary') }],
};
const given: NumbersGiven = {
  ...{ now: HALL_NOW, day: '2026-03-09', until: HALL_NOW + 15 * 3_600_000, book },
  ranges: [{ line: 'a', prefix: 'A', from: 901, to: 905 }],
};

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

class Machine {
  steady = 1000;
  wall = HALL_NOW - 600_000;
  answer: NumbersGiven | undefined = given;
  readonly printed: string[] = [];
  readonly told: PaperTold[] = [];
  reachable = true;
  /** What happens while a paper is told. */
  telling: (paper: PaperTold) => Promise<void> = () => Promise.resolve();
  /** Undefined: the paper never ends. */
  outcome: PaperTold['slip'] | undefined = 'printed';
  store!: NumberStore;
  readonly asking: string[] = [];
  readonly said: string[] = [];
  /** Numbers of papers that the server does not take now. */
  readonly refuses = new Set<string>();
  /** What the disk does not do now. */
  readonly faulty = new Set<DiskFault>();

  constructor(
    readonly folder: string,
    readonly kiosks: readonly string[] = ['kiosk-1'],
  ) {}

  async start(): Promise<KioskNumbers> {
    this.store = await openNumberStore(this.folder, this.kiosks, faultyDisk(this.faulty));
    const parts: KioskNumbersParts = {
      clocks: { steady: () => this.steady, wall: () => this.wall },
      print: (paper) => {
        this.printed.push(paper.number);
        return this.outcome === undefined ? new Promise(() => undefined) : Promise.resolve(this.outcome);
      },
      tell: async (paper) => {
        await this.telling(paper);
        if (!this.reachable || this.refuses.has(paper.number)) return undefined;
        this.told.push(paperTold.parse(paper));
        return { joined: true };
      },
      ask: (asked) => {
        this.asking.push(numbersAsked.parse(asked).kiosk);
        return Promise.resolve(this.reachable ? this.answer : undefined);
      },
      linked: () => this.reachable,
      say: (what) => void this.said.push(what),
    };
    return new KioskNumbers(this.store, this.kiosks, parts);
  }

  pass(ms: number): void {
    this.steady += ms;
    this.wall += ms;
  }
}

async function machine(kiosks?: readonly string[]): Promise<Machine> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-numbers-'));
  folders.push(folder);
  return new Machine(folder, kiosks);
}

let keys = 0;
async function take(
  numbers: KioskNumbers,
  key = `key-${String((keys += 1))}`,
  service = 'pass',
  kiosk = 'kiosk-1',
): Promise<string> {
  const asked = { kiosk, service, category: 'ordinary', language: 'zh-Hans', key } as const;
  const taken = await numbers.give(asked);
  return taken.ok ? taken.value.number : taken.error;
}

describe('numbers of a kiosk by itself', () => {
  it('[AG22] it has none before the hall has lent some, and each once after that, also over a start', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    expect(await take(numbers)).toBe('no-lease');
    await numbers.sync();
    expect([await take(numbers), await take(numbers)]).toEqual(['A901', 'A902']);
    numbers = await pc.start();
    expect([await take(numbers), await take(numbers), await take(numbers), await take(numbers)]).toEqual([
      ...['A903', 'A904', 'A905', 'used-up'],
    ]);
  });

  it('[AG23] the same touch again is the same number and no second paper, also after a kill between print and note', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    await numbers.sync();
    pc.outcome = undefined;
    expect([await take(numbers, 'touch-1'), await take(numbers, 'touch-1')]).toEqual(['A901', 'A901']);
    // Killed: nothing is closed, and nobody wrote what became of the paper.
    numbers = await pc.start();
    expect(await take(numbers, 'touch-1')).toBe('A901');
    expect(await take(numbers, 'touch-2')).toBe('A902');
    expect(pc.printed).toEqual(['A901', 'A902']);
    await numbers.sync();
    expect(pc.told.map(({ number, slip, asked }) => [number, slip, asked])).toEqual([
      ['A901', 'unknown', 'touch-1'],
      ['A902', 'unknown', 'touch-2'],
    ]);
  });

  it('[AG23] a last line that the power cut was never given: no paper was printed for it', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    await numbers.sync();
    await take(numbers);
    await pc.store.close();
    const path = join(pc.folder, 'numbers.jsonl');
    const whole = (await stat(path)).size;
    numbers = await pc.start();
    pc.outcome = undefined;
    await take(numbers);
    await truncate(path, whole + 20);
    numbers = await pc.start();
    expect(await take(numbers)).toBe('A902');
  });

  it('[AG24] told oldest first, each until it is taken, and once', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    await numbers.sync();
    for (let count = 0; count < 3; count += 1) await take(numbers);
    pc.reachable = false;
    await numbers.sync();
    expect(pc.told).toEqual([]);
    numbers = await pc.start();
    pc.reachable = true;
    await Promise.all([numbers.sync(), numbers.sync()]);
    await numbers.sync();
    expect(pc.told.map(({ number }) => number)).toEqual(['A901', 'A902', 'A903']);
  });

  it('[AG36] what became of a paper while others were told is told with it, and what was given meanwhile, too', async () => {
    const pc = await machine();
    const numbers = await pc.start();
    await numbers.sync();
    pc.outcome = undefined;
    for (let count = 0; count < 2; count += 1) await take(numbers);
    const second = pc.store.papers()[1]?.ticket ?? '';
    expect([numbers.isUntold(second), numbers.isUntold('of another machine')]).toEqual([true, false]);
    pc.telling = async ({ number }) => {
      if (number !== 'A901') return;
      await pc.store.printed(second, 'printed');
      await take(numbers);
    };
    await numbers.sync();
    expect(pc.told.map(({ number, slip }) => [number, slip])).toEqual([
      ['A901', 'unknown'],
      ['A902', 'printed'],
      ['A903', 'unknown'],
    ]);
    expect(numbers.isUntold(second)).toBe(false);
  });

  it('[AG27] a paper that is not taken holds up those behind it at its own kiosk, and no other kiosk', async () => {
    const pc = await machine(['kiosk-1', 'kiosk-2', 'kiosk-3']);
    const numbers = await pc.start();
    await numbers.sync();
    expect(pc.asking.splice(0)).toEqual(['kiosk-1', 'kiosk-2', 'kiosk-3']);
    for (const kiosk of ['kiosk-2', 'kiosk-1', 'kiosk-2', 'kiosk-3', 'kiosk-1'])
      await take(numbers, undefined, undefined, kiosk);
    pc.refuses.add('A901');
    await numbers.sync();
    expect(pc.told.map(({ number, kiosk }) => [number, kiosk])).toEqual([
      ['A902', 'kiosk-1'],
      ['A904', 'kiosk-3'],
      ['A905', 'kiosk-1'],
    ]);
    expect(pc.asking.splice(0)).toEqual(['kiosk-1', 'kiosk-3']);
    pc.refuses.clear();
    await numbers.sync();
    expect(pc.told.slice(3).map(({ number }) => number)).toEqual(['A901', 'A903']);
    expect(pc.asking.splice(0)).toEqual(['kiosk-1', 'kiosk-2', 'kiosk-3']);
    pc.reachable = false;
    await numbers.sync();
    expect(pc.asking).toEqual([]);
  });

  it('[AG28] what was told stays told where the disk does not note it; the others are told, and the log says so', async () => {
    const pc = await machine();
    pc.outcome = undefined; // nothing but numbers is written
    let numbers = await pc.start();
    await numbers.sync();
    for (let count = 0; count < 2; count += 1) await take(numbers);
    pc.faulty.add('write');
    await numbers.sync();
    await numbers.sync();
    expect(pc.told.map(({ number }) => number)).toEqual(['A901', 'A902']);
    expect(pc.said).toHaveLength(2);
    expect(pc.said[0]).toMatch(/A901 was told is not written down: ENOSPC/);
    pc.faulty.clear();
    numbers = await pc.start();
    await numbers.sync();
    expect(pc.told.map(({ number }) => number)).toEqual(['A901', 'A902', 'A901', 'A902']);
  });

  it('[AG28] numbers that were lent and are not kept are not given; the log says so, and the next kiosk is asked for', async () => {
    const pc = await machine(['kiosk-1', 'kiosk-2']);
    pc.outcome = undefined; // nothing but numbers is written
    const numbers = await pc.start();
    pc.faulty.add('write');
    await numbers.sync();
    expect(pc.asking).toEqual(['kiosk-1', 'kiosk-2']);
    const begun = pc.kiosks.map(
      (kiosk) => expect.stringMatching(`numbers lent to ${kiosk} cannot be written.*ENOSPC`) as string,
    );
    expect(pc.said).toEqual(begun);
    expect(await take(numbers)).toBe('no-lease');
    await numbers.sync();
    expect(pc.said, 'once, not at each try').toEqual(begun);
    pc.faulty.clear();
    await numbers.sync();
    await numbers.sync();
    const over = pc.kiosks.map((kiosk) => `the numbers lent to ${kiosk} can be written again`);
    expect(pc.said).toEqual([...begun, ...over]);
    expect(await take(numbers)).toBe('A901');
    pc.faulty.add('write');
    for (let touch = 0; touch < 2; touch += 1) expect(await take(numbers)).toBe('disk');
    pc.faulty.clear();
    expect(await take(numbers)).toBe('A904');
    expect(pc.said.slice(begun.length + over.length)).toEqual([
      expect.stringMatching('^a number cannot be written.*ENOSPC'),
      'a number can be written again',
    ]);
  });

  it('[AG28] a number that the disk did not take is given to nobody, is not told, and spoils no line behind it', async () => {
    for (const [what, goesOn] of [
      ['write', true],
      ['write', false],
      ['sync', true],
      ['sync', false],
    ] as const) {
      const pc = await machine();
      pc.outcome = undefined; // nothing but numbers is written
      let numbers = await pc.start();
      await numbers.sync();
      pc.faulty.add('write');
      expect(await take(numbers, 'touch-1')).toBe('disk');
      pc.faulty.clear();
      expect(await take(numbers, 'touch-1')).toBe('A902');
      // What cannot be taken back would spoil whatever comes behind it: nothing is given until it is.
      pc.faulty.add(what).add('truncate');
      expect(await take(numbers)).toBe('disk');
      pc.faulty.delete(what);
      expect(await take(numbers)).toBe('disk');
      await numbers.sync();
      expect(pc.told.map(({ number }) => number)).toEqual(['A902']);
      const after = goesOn ? ['A905'] : [];
      pc.faulty.clear();
      if (goesOn) expect(await take(numbers)).toBe('A905');
      numbers = await pc.start();
      await numbers.sync();
      // A line that is whole after all counts as given: its number is nobody else's.
      const whole = what === 'sync' && !goesOn ? ['A903'] : [];
      expect(pc.told.slice(1).map(({ number }) => number)).toEqual(['A902', ...whole, ...after]);
      const left = ['A901', 'A903', 'A904', 'A905'].filter((number) => ![...whole, ...after].includes(number));
      for (const number of [...left, 'used-up']) expect(await take(numbers)).toBe(number);
    }
  });

  it('[AG25] the time of issue is the hall’s, whatever the wall clock says, and runs on over a start', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    await numbers.sync();
    pc.pass(60_000);
    pc.wall += 9_000_000;
    await take(numbers);
    pc.wall -= 9_000_000;
    pc.pass(60_000);
    pc.steady = 3;
    numbers = await pc.start();
    await take(numbers);
    pc.wall = 0; // a battery that is empty
    numbers = await pc.start();
    await take(numbers);
    await numbers.sync();
    expect(pc.told.map(({ issuedAt }) => issuedAt - HALL_NOW)).toEqual([60_000, 120_000, 120_001]);
  });

  it('[AG26] closed, stopped, limited, over: it says why and gives nothing', async () => {
    const pc = await machine();
    const numbers = await pc.start();
    await numbers.sync();
    expect(await take(numbers, undefined, 'few')).toBe('limited');
    expect(await take(numbers, undefined, 'noon')).toBe('closed');
    expect(await take(numbers, undefined, 'nothing')).toBe('no-service');
    pc.answer = { ...given, book: { ...book, id: 'book-2', stopped: 'full' } };
    await numbers.sync();
    expect(await take(numbers)).toBe('stopped');
    pc.answer = given;
    await numbers.sync();
    pc.pass(9 * 3_600_000);
    expect(await take(numbers)).toBe('closed');
    pc.pass(9 * 3_600_000);
    expect(await take(numbers)).toBe('no-lease');
    expect(pc.printed).toEqual([]);
  });

  it('[AG26] numbers of another day are none of today, and what was given yesterday is told', async () => {
    const pc = await machine();
    let numbers = await pc.start();
    await numbers.sync();
    await take(numbers);
    const day = 24 * 3_600_000;
    pc.pass(day);
    expect(await take(numbers)).toBe('no-lease');
    const today = { from: HALL_NOW + day, until: HALL_NOW + day + 3_600_000 };
    pc.answer = {
      ...given,
      now: HALL_NOW + day,
      until: given.until + day,
      day: '2026-03-10',
      book: { ...book, id: 'b', spans: [today] },
    };
    await numbers.sync();
    expect(pc.told).toMatchObject([{ number: 'A901', day: '2026-03-09' }]);
    expect(await take(numbers)).toBe('A901');
    numbers = await pc.start();
    expect(await take(numbers)).toBe('A902');
  });
});

describe('the hall’s time at a kiosk', () => {
  it('[AG25] is taken in the middle of question and answer, and kept as a difference to the wall', () => {
    let steady = 0;
    let wall = 50;
    const clock = new HallClock({ steady: () => steady, wall: () => wall });
    steady = 30;
    clock.heard(1000, [10, 30]);
    expect([clock.now(), clock.behind]).toEqual([1010, 960]);
    [steady, wall] = [130, 9999];
    expect(clock.now()).toBe(1110);
    const later = new HallClock({ steady: () => 0, wall: () => 200 });
    later.remember(clock.behind);
    expect(later.now()).toBe(1160);
  });

  it('[AG25] is not led astray by an answer that took long, and follows a hall whose clock was set', () => {
    let steady = 0;
    const clock = new HallClock({ steady: () => steady, wall: () => 0 });
    const heardAfter = (goMs: number, backMs: number, hallBesideMs = 0): number => {
      const asked = steady;
      steady += goMs + backMs;
      clock.heard(1_000_000 + asked + goMs + hallBesideMs, [asked, steady]);
      return clock.now() - (1_000_000 + steady);
    };
    expect(heardAfter(900, 100)).toBe(400);
    expect(heardAfter(2, 2)).toBe(0);
    expect(heardAfter(900, 100)).toBe(0);
    expect(heardAfter(0, 3000)).toBe(0);
    // A fortnight later what was known may be beside by a minute.
    steady += 14 * 24 * 3_600_000;
    expect(heardAfter(900, 100)).toBe(400);
    expect(heardAfter(1, 1)).toBe(0);
    expect(heardAfter(20, 20, -3_600_000)).toBe(-3_600_000);
  });
});
