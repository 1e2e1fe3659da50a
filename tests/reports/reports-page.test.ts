import { describe, expect, it } from 'vitest';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { figureText, groupText } from '../../reports/cells.ts';
import { addressOf, choiceIn, pictureQuery, queryOf, scopeIn } from '../../reports/choice.ts';
import { moved } from '../../reports/pictures/picture-cursor.ts';
import { axisOf, everyFor } from '../../reports/pictures/scale.ts';
import { presetSpan } from '../../core/reports/preset-span.ts';
import { addDays, isDate } from '../../core/base/zone.ts';
import { heatMap } from '../../reports/heat.ts';
import { sortedRows } from '../../reports/table-order.ts';

const rows = [
  { by: { weekday: 1, 'half-hour': '09:00' }, values: { visits: 4 } },
  { by: { weekday: 1, 'half-hour': '08:30' }, values: { visits: null } },
  { by: { weekday: 3, 'half-hour': '09:00' }, values: { visits: 8 } },
];
const view = { by: ['weekday', 'half-hour'], rows, labels: {} } as unknown as ReportView;

describe('what the page of the reports reckons', () => {
  it('[RV5] weeks begin on Monday, months end on their last day, and what is not over ends today', () => {
    // 2026-03-01 is a Sunday.
    expect(presetSpan('this-week', '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(presetSpan('last-week', '2026-03-02')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(presetSpan('last-month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(presetSpan('last-month', '2024-03-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(presetSpan('this-month', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' });
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(['2026-02-29', '2026-2-1', '', '2024-02-29'].map(isDate)).toEqual([false, false, false, true]);
  });

  it('[RV5] an address is read and written the same; what it says wrongly is as usual', () => {
    const search =
      '?from=2026-03-01&to=2026-03-07&by=weekday%2Chalf-hour&compare=previous&report=arrivals&figure=visits';
    expect(addressOf(choiceIn(search, '2026-03-09'))).toBe(search);
    const wrong = choiceIn('?report=nonsense&from=2026-03-09&to=2026-03-01&by=constructor&compare=x', '2026-03-09');
    expect(wrong).toMatchObject({ report: 'waits', from: '2026-03-09', to: '2026-03-09', by: [] });
    expect(queryOf(choiceIn('', '2026-03-09'))).toEqual({ from: '2026-03-09', to: '2026-03-09' });
  });

  it('[RV5] the address of a picture says place, step and bins; a report has none of them', () => {
    const search = '?from=2026-03-02&to=2026-03-02&report=course&scope=line%3Aa%3Ab&step=5';
    const choice = choiceIn(search, '2026-03-09');
    expect(addressOf(choice)).toBe(search);
    expect(scopeIn(choice)).toEqual(['line', 'a:b']);
    expect(pictureQuery(choice)).toEqual({ day: '2026-03-02', line: 'a:b', step: '5' });
    expect(addressOf({ ...choice, report: 'waits' })).not.toMatch(/scope|step/);
    const spread = choiceIn('?report=distribution&of=service-times&bin=2&scope=zone:', '2026-03-09');
    expect(pictureQuery(spread)).toEqual({ from: '2026-03-09', to: '2026-03-09', of: 'service-times', bin: '2' });
  });

  it('[RV5] axes end at whole numbers that hold everything; keys stay on the picture', () => {
    for (const most of [0, 1, 2, 3, 4, 7, 10, 11, 37, 99, 100, 101, 999, 12_345]) {
      const { top, marks } = axisOf(most);
      expect(top).toBeGreaterThanOrEqual(Math.max(1, most));
      expect(marks.every(Number.isInteger)).toBe(true);
      expect([marks[0], marks.at(-1), marks.length <= 4]).toEqual([0, top, true]);
    }
    expect([axisOf(37).marks, axisOf(3).marks]).toEqual([
      [0, 20, 40],
      [0, 1, 2, 3],
    ]);
    expect([everyFor(9, 900, 50, [1, 2, 3]), everyFor(24, 300, 50, [1, 2, 3]), everyFor(24, 300, 50, [1, 4])]).toEqual([
      ...[1, 24, 4],
    ]);
    expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'a'].map((key) => moved(key, undefined, 5))).toEqual([
      ...[0, 4, 0, 4, undefined],
    ]);
    expect([moved('ArrowRight', 4, 5), moved('ArrowLeft', 0, 5), moved('ArrowRight', 0, 0)]).toEqual([
      ...[4, 0, undefined],
    ]);
  });

  it('[RV5] nothing is not nought, and a share is never rounded up to a promise', () => {
    expect(figureText(null, 'count', 'en')).toBe('–');
    expect(figureText(undefined, 'seconds', 'en')).toBe('–');
    expect(figureText(0, 'count', 'en')).toBe('0');
    expect(figureText(12345, 'count', 'en')).toBe('12,345');
    expect(figureText(3725, 'seconds', 'en')).toBe('1:02:05');
    expect(figureText(0.99999, 'share', 'en')).toBe('99.9%');
    expect(groupText(view, 'weekday', 1, 'zh-Hans', '?')).toBe('星期一');
    expect(groupText(view, 'line', 'constructor', 'en', '?')).toBe('constructor');
    expect(groupText(view, 'line', null, 'en', '?')).toBe('?');
  });

  it('[RV5] a heat map has a cell for each pair that there is; rows without data come last', () => {
    const map = heatMap(view, 'visits');
    expect(map?.rows).toEqual([1, 3]);
    expect(map?.columns).toEqual(['08:30', '09:00']);
    expect(map?.cell(3, '08:30')).toBeUndefined();
    expect(map?.strength(map.cell(1, '09:00')?.values['visits'])).toBe(0.5);
    expect(heatMap({ ...view, by: ['weekday'] }, 'visits')).toBeUndefined();
    const order = (down: boolean) => sortedRows(rows, { column: 'visits', down }).map((row) => row.values['visits']);
    expect(order(true)).toEqual([8, 4, null]);
    expect(order(false)).toEqual([4, 8, null]);
  });
});
