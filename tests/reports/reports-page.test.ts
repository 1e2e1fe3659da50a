import { describe, expect, it } from 'vitest';
import type { ReportView } from '../../core/protocol/shapes/report.ts';
import { figureText, groupText } from '../../reports/cells.ts';
import { addressOf, choiceIn, queryOf } from '../../reports/choice.ts';
import { daysOf, isDay, plusDays } from '../../reports/days.ts';
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
    expect(daysOf('this-week', '2026-03-01')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(daysOf('last-week', '2026-03-02')).toEqual({ from: '2026-02-23', to: '2026-03-01' });
    expect(daysOf('last-month', '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('last-month', '2024-03-01')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(daysOf('this-month', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-01-01' });
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(['2026-02-29', '2026-2-1', '', '2024-02-29'].map(isDay)).toEqual([false, false, false, true]);
  });

  it('[RV5] an address is read and written the same; what it says wrongly is as usual', () => {
    const search =
      '?from=2026-03-01&to=2026-03-07&by=weekday%2Chalf-hour&compare=previous&report=arrivals&figure=visits';
    expect(addressOf(choiceIn(search, '2026-03-09'))).toBe(search);
    const wrong = choiceIn('?report=nonsense&from=2026-03-09&to=2026-03-01&by=constructor&compare=x', '2026-03-09');
    expect(wrong).toMatchObject({ report: 'waits', from: '2026-03-09', to: '2026-03-09', by: [] });
    expect(queryOf(choiceIn('', '2026-03-09'))).toEqual({ from: '2026-03-09', to: '2026-03-09' });
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
