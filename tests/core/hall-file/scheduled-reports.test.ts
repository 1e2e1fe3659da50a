import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

const HEAD = 'id,report,span,by,when,format,language,folder,webhook';
const GOOD: Readonly<Record<string, string>> = {
  ...{ id: 'waits-daily', report: 'waits', span: 'yesterday', by: 'line;hour', when: 'daily 06:30', folder: 'daily' },
};

function line(cells: Readonly<Record<string, string>> = {}): string {
  return HEAD.split(',')
    .map((column) => cells[column] ?? GOOD[column] ?? '')
    .join(',');
}

function read(...lines: readonly string[]) {
  return readHallFile(tablesOf({ ...SMALL_HALL, 'scheduled_reports.csv': `${[HEAD, ...lines].join('\n')}\n` }));
}

describe('scheduled_reports.csv', () => {
  it('[SR6] is read, with what is left empty as the page says', () => {
    const found = read(
      line(),
      line({
        ...{ id: 'course', report: 'course', span: 'today', by: '', when: 'mon-fri 18:05；month-28 7:00' },
        ...{ format: 'csv;xlsx', language: 'en', folder: '统计/日报', webhook: 'http://10.0.0.5:8080/in?key=1' },
      }),
    );
    if (!found.ok) return expect(found.error.map(hallFileErrorText)).toEqual([]);
    expect(found.value.catalogue.scheduledReports).toEqual([
      {
        ...{ id: 'waits-daily', report: 'waits', span: 'yesterday', by: ['line', 'hour'], when: 'daily 06:30' },
        ...{ times: [{ minute: 390, weekdays: [1, 2, 3, 4, 5, 6, 7] }], formats: ['xlsx'], folder: 'daily' },
      },
      {
        ...{ id: 'course', report: 'course', span: 'today', when: 'mon-fri 18:05；month-28 7:00' },
        times: [
          { minute: 1085, weekdays: [1, 2, 3, 4, 5] },
          { minute: 420, dayOfMonth: 28 },
        ],
        ...{ formats: ['csv', 'xlsx'], language: 'en', folder: '统计/日报', webhook: 'http://10.0.0.5:8080/in?key=1' },
      },
    ]);
  });

  it.each([
    [{ report: 'wait' }, 'report', 'nearest: waits'],
    [{ span: 'yesterdy' }, 'span', 'nearest: yesterday'],
    [{ report: 'course', by: '', span: 'last-week' }, 'span', 'course is of one day'],
    [{ report: 'course' }, 'by', 'course goes by the clock'],
    [{ by: 'line;printer' }, 'by', 'by what waits can be split'],
    [{ by: 'lin' }, 'by', 'nearest: line'],
    [{ by: 'line;line' }, 'by', 'each only once'],
    [{ by: 'day;line;hour;zone' }, 'by', 'three at most'],
    [{ when: '' }, 'when', ''],
    [{ when: 'daily 24:00' }, 'when', 'times such as'],
    [{ when: 'daily' }, 'when', 'times such as'],
    [{ when: 'month-31 07:00' }, 'when', 'month-3 07:00 (1 to 28)'],
    [{ when: 'fri-mon 07:00' }, 'when', 'times such as'],
    [{ when: '6.30' }, 'when', 'times such as'],
    [{ format: 'pdf' }, 'format', 'csv, xlsx or csv;xlsx'],
    [{ language: 'de' }, 'language', 'one of'],
    [{ folder: '' }, 'folder', 'or an address in the column webhook'],
    [{ folder: '../../etc' }, 'folder', 'no dots, no path of its own'],
    [{ folder: '/var/spool' }, 'folder', 'no dots, no path of its own'],
    [{ folder: String.raw`C:\reports` }, 'folder', 'no dots, no path of its own'],
    [{ folder: 'a/../b' }, 'folder', 'no dots, no path of its own'],
    [{ folder: 'a//b' }, 'folder', 'no dots, no path of its own'],
    [{ folder: 'con' }, 'folder', 'no dots, no path of its own'],
    [{ webhook: 'ftp://a.example/x' }, 'webhook', 'an address such as https://'],
    [{ webhook: 'file:///etc/passwd' }, 'webhook', 'an address such as https://'],
    [{ webhook: 'https://me:secret@a.example/' }, 'webhook', 'an address such as https://'],
  ] as const)('[SR6] %j is told with file, line, column and what would be right', (cells, column, expected) => {
    const found = read(line(cells));
    expect(found.ok).toBe(false);
    const texts = found.ok ? [] : found.error.map(hallFileErrorText);
    expect(texts.join('\n')).toMatch(new RegExp(`^scheduled_reports\\.csv, line 2, ${column}[ :]`, 'm'));
    expect(texts.join('\n')).toContain(expected);
  });

  it('[SR6] an id stands once', () => {
    const found = read(line(), line({ span: 'today' }));
    expect(found.ok ? [] : found.error.map(hallFileErrorText)).toEqual([
      'scheduled_reports.csv, line 3, id "waits-daily": expected a value that no other line has; line 2 has it too',
    ]);
  });
});
