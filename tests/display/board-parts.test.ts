import { describe, expect, it } from 'vitest';
import { counterFaceText } from '../../display/counter-face.ts';
import { freshnessOf } from '../../display/freshness.ts';
import { linesToShow, pageAt } from '../../display/paging.ts';

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
  ])('[BD3] takes the number of a counter out of its name only where it stands by itself: %s', (_how, id, han, en, face) => {
    expect(counterFaceText({ 'zh-Hans': han, 'zh-Hant': han, en }, id, ['zh-Hans', 'en'])).toEqual(face);
  });
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
