import { describe, expect, it } from 'vitest';
import { counterFaceText } from '../../display/counter-face.ts';
import { freshnessOf, lostAt, lostAtText } from '../../display/announce/freshness.ts';
import { linesToShow, pageAt } from '../../display/paging.ts';
import { pixelShift } from '../../display/health/pixel-shift.ts';

describe('counter face', () => {
  it('sets the number large and the words beside it', () => {
    const names = { 'zh-Hans': '12号窗口', 'zh-Hant': '12號窗口', en: 'Counter 12' };
    expect(counterFaceText(names, '12', ['zh-Hans', 'en'])).toEqual({ big: '12', beside: ['号窗口', 'Counter'] });
  });

  it('sets a name without its number large itself', () => {
    const names = { 'zh-Hans': '咨询台', 'zh-Hant': '諮詢台', en: 'Help desk' };
    expect(counterFaceText(names, 'desk', ['zh-Hans', 'en'])).toEqual({ big: '咨询台', beside: ['Help desk'] });
  });

  it.each([
    ['a letter', 'C', 'C窗口', 'Counter C', { big: 'C', beside: ['窗口', 'Counter'] }],
    ['a figure of a larger number', '1', '101号窗口', 'Counter 101', { big: '101号窗口', beside: ['Counter 101'] }],
    ['a part of a word in one language', 'C', 'C窗口', 'Cashier', { big: 'C窗口', beside: ['Cashier'] }],
    ['twice', '3', '3楼3号窗口', 'Floor 3, counter 3', { big: '3', beside: ['3楼号窗口', 'Floor 3, counter'] }],
    ['with signs of its own', 'A.1', 'A.1号', 'Desk A.1', { big: 'A.1', beside: ['号', 'Desk'] }],
    ['signs are no wildcards', 'A.1', 'AX1号', 'Desk AX1', { big: 'AX1号', beside: ['Desk AX1'] }],
  ])(
    '[BD16] takes the number of a counter out of its name only where it stands by itself: %s',
    (_how, id, han, en, face) => {
      expect(counterFaceText({ 'zh-Hans': han, 'zh-Hant': han, en }, id, ['zh-Hans', 'en'])).toEqual(face);
    },
  );
});

describe('freshness', () => {
  it('dates the board after 15 s without the hall and asks to watch the staff after 60 s', () => {
    const lost = { state: 'offline', stateSince: 1000 } as const;
    expect(freshnessOf(lost, 15_999)).toBe('fresh');
    expect(freshnessOf(lost, 16_000)).toBe('dated');
    expect(freshnessOf(lost, 61_000)).toBe('stale');
    expect(freshnessOf({ state: 'online', stateSince: 1000 }, 999_000)).toBe('fresh');
  });
});

describe('from when the data are', () => {
  it('[BD7] is when the line broke, by the hall and in its zone, whatever this screen takes for the time', () => {
    const nine = Date.parse('2026-03-09T09:00:00+08:00');
    const screen = { counter: 5_000 };
    const link = { stateSince: 5_000, now: () => nine + (screen.counter - 5_000) };
    for (const later of [0, 20_000, 3_600_000]) {
      screen.counter = 5_000 + later;
      expect(lostAt(link, screen.counter)).toBe(nine);
    }
    expect(lostAtText(nine + 61_000, 'Asia/Shanghai')).toBe('09:01:01');
    expect(lostAtText(nine, 'UTC')).toBe('01:00:00');
  });
});

describe('burn-in', () => {
  it('[BD14] everything wanders by 2 to 4 pixels of a full HD screen every four minutes, around its place', () => {
    const FULL_HD_U = 19.2;
    const placeAt = (minute: number): readonly number[] =>
      [...pixelShift(minute * 60_000).matchAll(/calc\((-?[\d.]+) \* var\(--u\)\)/g)].map(
        (each) => Number(each[1]) * FULL_HD_U,
      );
    const places = Array.from({ length: 16 }, (_, n) => placeAt(4 * n));
    for (const [n, [x = NaN, y = NaN]] of places.entries()) {
      for (const off of [x, y]) expect(off === 0 || (Math.abs(off) >= 2 && Math.abs(off) <= 4)).toBe(true);
      const [nextX = NaN, nextY = NaN] = placeAt(4 * (n + 1));
      const moved = Math.hypot(nextX - x, nextY - y);
      expect(moved).toBeGreaterThanOrEqual(2);
      expect(moved).toBeLessThanOrEqual(4);
      expect(placeAt(4 * n + 3.99)).toEqual([x, y]);
    }
    for (const axis of [0, 1]) expect(places.reduce((sum, place) => sum + (place[axis] ?? NaN), 0)).toBeCloseTo(0);
  });
});

describe('paging', () => {
  it('turns a page every so often and begins again', () => {
    const items = [1, 2, 3, 4, 5];
    expect(pageAt(items, 2, 0, 1000)).toEqual({ items: [1, 2], page: 1, pages: 3 });
    expect(pageAt(items, 2, 2500, 1000)).toEqual({ items: [5], page: 3, pages: 3 });
    expect(pageAt(items, 2, 3000, 1000).page).toBe(1);
    expect(pageAt([], 2, 3000, 1000)).toEqual({ items: [], page: 1, pages: 1 });
  });

  it('shows lines without people only where there is room', () => {
    const lines = [
      { waiting: 0, openCounters: 1 },
      { waiting: 3, openCounters: 0 },
      { waiting: 0, openCounters: 0 },
    ];
    expect(linesToShow(lines, 5)).toHaveLength(2);
    expect(linesToShow(lines, 1)).toHaveLength(1);
  });
});
