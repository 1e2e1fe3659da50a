import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, type Weekday } from '../../../core/base/time.ts';
import { instantOf } from '../../../core/base/zone.ts';
import { PRIORITIES, secondOfDay, type Notice } from '../../../core/notice/notice.ts';
import { nextChange, playlistAt, scheduleFor, spansOf, turnAt } from '../../../core/notice/schedule.ts';
import { fc } from '../../support/property.ts';

const ZONE = 'Asia/Shanghai';
const at = (text: string): number => Date.parse(`${text}+08:00`);
const notice = (own: Partial<Notice> = {}): Notice => ({
  id: 'drill',
  title: 'Fire drill',
  content: { kind: 'text', text: { en: 'Fire drill' } },
  boards: [],
  weekdays: [],
  windows: [],
  seconds: 10,
  order: 0,
  priority: 'normal',
  enabled: true,
  ...own,
});
/** What a board knows of these notices around an instant. */
const known = (notices: readonly Notice[], around: number, board = 'board-01') =>
  scheduleFor(notices, board, { from: around - DAY, to: around + DAY }, ZONE);
const isOn = (own: Partial<Notice>, when: string): boolean =>
  playlistAt(known([notice(own)], at(when)), at(when)).length > 0;

const WEEKDAYS: Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const NIGHT = [{ from: '22:00', to: '06:00' }];

describe('when a notice is on', () => {
  // 2026-03-09 is a Monday.
  it.each<readonly [string, Partial<Notice>, string, boolean]>([
    ['before its window', { windows: [{ from: '10:00', to: '10:05' }] }, '2026-03-09T09:59:59.999', false],
    ['as its window begins', { windows: [{ from: '10:00', to: '10:05' }] }, '2026-03-09T10:00:00', true],
    ['at the last moment', { windows: [{ from: '10:00', to: '10:05' }] }, '2026-03-09T10:04:59.999', true],
    ['as its window ends', { windows: [{ from: '10:00', to: '10:05' }] }, '2026-03-09T10:05:00', false],
    ['by the second', { windows: [{ from: '10:00:05', to: '10:00:09' }] }, '2026-03-09T10:00:08.999', true],
    ['until midnight', { windows: [{ from: '23:00', to: '24:00' }] }, '2026-03-09T23:59:59.999', true],
    ['and no longer', { windows: [{ from: '23:00', to: '24:00' }] }, '2026-03-10T00:00:00', false],
    [
      'in one of two windows',
      {
        windows: [
          { from: '08:00', to: '09:00' },
          { from: '14:00', to: '15:00' },
        ],
      },
      '2026-03-09T14:30:00',
      true,
    ],
    [
      'between two windows',
      {
        windows: [
          { from: '08:00', to: '09:00' },
          { from: '14:00', to: '15:00' },
        ],
      },
      '2026-03-09T12:00:00',
      false,
    ],
    ['all day without a window', {}, '2026-03-09T03:00:00', true],
    ['not when it is off', { enabled: false }, '2026-03-09T12:00:00', false],
    ['on its first day', { from: '2026-03-09', until: '2026-03-10' }, '2026-03-09T00:00:00', true],
    ['on its last day', { from: '2026-03-09', until: '2026-03-10' }, '2026-03-10T23:59:59.999', true],
    ['not the day before', { from: '2026-03-09', until: '2026-03-10' }, '2026-03-08T23:59:59.999', false],
    ['not the day after', { from: '2026-03-09', until: '2026-03-10' }, '2026-03-11T00:00:00', false],
    ['on its weekday', { weekdays: [1] }, '2026-03-09T12:00:00', true],
    ['not on another', { weekdays: [1] }, '2026-03-10T12:00:00', false],
    // Past midnight: the window belongs to the day on which it begins.
    ['overnight, in the evening', { windows: NIGHT }, '2026-03-09T22:00:00', true],
    ['overnight, in the morning', { windows: NIGHT }, '2026-03-10T05:59:59.999', true],
    ['overnight, at its end', { windows: NIGHT }, '2026-03-10T06:00:00', false],
    ['Monday night goes on on Tuesday', { windows: NIGHT, weekdays: [1] }, '2026-03-10T02:00:00', true],
    ['Monday night is not Sunday night', { windows: NIGHT, weekdays: [1] }, '2026-03-09T02:00:00', false],
    ['the night of the last day goes to its end', { windows: NIGHT, until: '2026-03-09' }, '2026-03-10T05:00:00', true],
    [
      'the night before the first day does not count',
      { windows: NIGHT, from: '2026-03-09' },
      '2026-03-09T05:00:00',
      false,
    ],
  ])('[N1] %s', (_title, own, when, expected) => {
    expect(isOn(own, when)).toBe(expected);
  });

  it('[N2] a window is a time of the clock on the wall, also on the days when that is changed', () => {
    const berlin = 'Europe/Berlin';
    const lengths = (window: { from: string; to: string }, date: string): number[] => {
      const noon = instantOf(date, 720, berlin);
      return spansOf(
        notice({ windows: [window], from: date, until: date }),
        { from: noon - DAY, to: noon + DAY },
        berlin,
      ).map(({ from, to }) => (to - from) / MINUTE);
    };
    expect(lengths({ from: '01:30', to: '03:30' }, '2026-03-28')).toEqual([120]);
    expect(lengths({ from: '01:30', to: '03:30' }, '2026-03-29')).toEqual([60]);
    expect(lengths({ from: '01:30', to: '03:30' }, '2026-10-25')).toEqual([180]);
    expect(lengths({ from: '02:10', to: '02:20' }, '2026-03-29')).toEqual([]);
  });

  it('[N3] windows that meet or overlap are one span, so that nothing flickers between them', () => {
    const windows = [
      { from: '10:00', to: '11:00' },
      { from: '11:00', to: '12:00' },
      { from: '11:30', to: '12:30' },
    ];
    const day = { from: at('2026-03-09T00:00:00'), to: at('2026-03-10T00:00:00') };
    expect(spansOf(notice({ windows }), day, ZONE)).toEqual([
      { from: at('2026-03-09T10:00:00'), to: at('2026-03-09T12:30:00') },
    ]);
  });

  it('[N4] a board is told only of what is meant for it', () => {
    const noon = at('2026-03-09T12:00:00');
    const both = [notice({ id: 'all' }), notice({ id: 'two', boards: ['board-02', 'board-03'] })];
    expect(known(both, noon, 'board-01').map((each) => each.notice.id)).toEqual(['all']);
    expect(known(both, noon, 'board-02').map((each) => each.notice.id)).toEqual(['all', 'two']);
  });
});

describe('whose turn it is', () => {
  const noon = at('2026-03-09T12:00:00');

  it('[N5] turns follow each other in the order of the list, each for its seconds', () => {
    const list = known([notice({ id: 'b', order: 2, seconds: 20 }), notice({ id: 'a', order: 1 })], noon);
    const begin = Math.ceil(noon / 30_000) * 30_000;
    const turns = [0, 9_999, 10_000, 29_999, 30_000].map((ms) => turnAt(list, begin + ms)?.notice.id);
    expect(turns).toEqual(['a', 'a', 'b', 'b', 'a']);
    expect(turnAt(list, begin + 15_000)).toMatchObject({ from: begin + 10_000, to: begin + 30_000 });
    expect(turnAt([], noon)).toBeUndefined();
  });

  it('[N6] a stronger priority has all turns; the weaker ones come back after it', () => {
    const windows = [{ from: '12:00', to: '12:30' }];
    const list = known([notice({ id: 'a' }), notice({ id: 'u', priority: 'urgent', windows })], noon);
    const ids = (when: number): string[] => playlistAt(list, when).map(({ id }) => id);
    expect([ids(noon - 1), ids(noon), ids(noon + 30 * MINUTE)]).toEqual([['a'], ['u'], ['a']]);
    const all = PRIORITIES.map((priority) => notice({ id: priority, priority }));
    expect(playlistAt(known(all, noon), noon).map(({ id }) => id)).toEqual(['emergency']);
  });
});

describe('for any notices', () => {
  const clock = fc
    .integer({ min: 0, max: 86_399 })
    .map((second) => new Date(second * SECOND).toISOString().slice(11, 19));
  const window = fc.record({ from: clock, to: clock }).filter(({ from, to }) => from !== to);
  const any = fc
    .array(
      fc.record({
        order: fc.integer({ min: 0, max: 3 }),
        seconds: fc.integer({ min: 3, max: 60 }),
        priority: fc.constantFrom(...PRIORITIES),
        weekdays: fc.subarray(WEEKDAYS),
        windows: fc.array(window, { maxLength: 3 }),
        enabled: fc.boolean(),
      }),
      { maxLength: 6 },
    )
    .map((list) => list.map((own, index) => notice({ ...own, id: `n${String(index)}` })));
  const instant = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2027-01-01T00:00:00') });

  it('[N7] boards agree whenever they were told, and in whatever order the list came', () => {
    fc.assert(
      fc.property(any, instant, fc.integer({ min: 0, max: DAY - 1 }), (notices, now, before) => {
        const early = scheduleFor(notices, 'b', { from: now - before, to: now - before + DAY }, ZONE);
        const late = scheduleFor([...notices].reverse(), 'b', { from: now, to: now + DAY }, ZONE);
        expect(turnAt(early, now)).toEqual(turnAt(late, now));
      }),
    );
  });

  it('[N8] between one change and the next the list is the same, and a turn that begins there is a whole one of it', () => {
    fc.assert(
      fc.property(any, instant, fc.nat(), (notices, now, some) => {
        const list = scheduleFor(notices, 'b', { from: now, to: now + DAY }, ZONE);
        const next = nextChange(list, now) ?? now + HOUR;
        const between = now + (some % (next - now));
        expect(playlistAt(list, between)).toEqual(playlistAt(list, now));
        const turn = turnAt(list, between);
        if (turn === undefined) return;
        expect(turn.from <= between && between < turn.to).toBe(true);
        expect(turn.to - turn.from).toBe(turn.notice.seconds * SECOND);
      }),
    );
  });

  it('[N9] any time of day is read, and nothing else is one', () => {
    expect(['00:00', '10:05', '10:00:05', '23:59:59', '24:00'].map(secondOfDay)).toEqual([
      0, 36_300, 36_005, 86_399, 86_400,
    ]);
    expect(['24:01', '9:00', '10:60', '', '10:00:60', ' 10:00', '10'].map(secondOfDay)).toEqual(
      Array(7).fill(undefined),
    );
  });
});
