import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

const HEAD = 'id,kind,scope,of,yellow,red,to';
/** A good line of cards.csv with other cells in their columns. */
function line(cells: Readonly<Record<string, string>> = {}): string {
  const good: Readonly<Record<string, string>> = {
    id: 'wait',
    kind: 'waiting',
    scope: 'hall',
    yellow: '150%',
    red: '300%',
    to: 'manager',
  };
  return HEAD.split(',')
    .map((column) => cells[column] ?? good[column] ?? '')
    .join(',');
}

function read(lines: readonly string[], hall: string = TIMED) {
  return readHallFile(tablesOf({ ...SMALL_HALL, 'hall.csv': hall, 'cards.csv': `${[HEAD, ...lines].join('\n')}\n` }));
}

const UNTIMED = `${(SMALL_HALL['hall.csv'] ?? '').trimEnd()}\n`;
const TIMED = `${UNTIMED}complaint_working_days,5\n`;

function errors(cells: Readonly<Record<string, string>>, hall?: string): readonly string[] {
  const found = read([line(cells)], hall);
  return found.ok ? [] : found.error.map(hallFileErrorText);
}

describe('cards.csv', () => {
  it('[CD8] is read: percentages, minutes, and working days of complaints', () => {
    const found = read([
      line(),
      line({ id: 'serve', kind: 'serving', yellow: '7.5', red: '20' }),
      line({ id: 'late', kind: 'complaint', yellow: '0', red: '1' }),
    ]);
    if (!found.ok) return expect(found.error.map(hallFileErrorText)).toEqual([]);
    expect(found.value.catalogue.cards).toMatchObject([
      { yellow: { unit: 'percent', n: 150 }, red: { unit: 'percent', n: 300 }, of: [], roles: ['manager'], users: [] },
      { kind: 'serving', yellow: { unit: 'minutes', n: 7.5 }, red: { unit: 'minutes', n: 20 } },
      { kind: 'complaint', yellow: { unit: 'days', n: 0 }, red: { unit: 'days', n: 1 } },
    ]);
    const without = readHallFile(tablesOf(SMALL_HALL));
    expect(without.ok && without.value.catalogue.cards).toBeUndefined();
  });

  it.each([
    [{ kind: 'waitng' }, 'kind "waitng": expected one of waiting, serving, complaint; nearest: waiting'],
    [{ scope: 'counter' }, 'scope "counter": expected one of hall, department, line, service'],
    [{ scope: 'hall', of: 'a' }, 'of "a": expected nothing: the hall is one'],
    [{ yellow: 'soon' }, 'yellow "soon": expected minutes up to 1440, such as 30, or a percentage of the target'],
    [
      { kind: 'serving', yellow: '0' },
      'yellow "0": expected minutes up to 1440, such as 30, or a percentage of the usual',
    ],
    [{ red: '2500%' }, 'red "2500%": expected minutes'],
    [{ red: '60' }, 'red "60": expected a percentage, such as 150%, as yellow is 150%'],
    [{ yellow: '30', red: '30' }, 'red "30": expected more than yellow, which is 30'],
    [{ kind: 'complaint', yellow: '0', red: '0' }, 'red "0": expected a whole number of working days from 1 to 60'],
    [
      { kind: 'complaint', yellow: '50%', red: '1' },
      'yellow "50%": expected a whole number of working days from 0 to 60',
    ],
    [
      { kind: 'complaint', scope: 'department', yellow: '0', red: '1' },
      'scope "department": expected hall: complaints',
    ],
    [{ to: '' }, 'to: expected somebody who is told, such as supervisor'],
    [{ to: 'supervisr' }, 'to "supervisr": expected one of supervisor, manager, administrator'],
  ])('[CD8] %j is told with file, line, column and what to do', (cells, expected) => {
    const found = errors(cells);
    expect(found.some((text) => text.startsWith('cards.csv, line 2, ') && text.includes(expected))).toBe(true);
  });

  it('[CD8] a limit for complaints asks for one in hall.csv, and no line has the id of another', () => {
    expect(errors({ kind: 'complaint', yellow: '0', red: '1' }, UNTIMED).join()).toContain('complaint_working_days');
    const twice = read([line(), line()]);
    expect(twice.ok ? [] : twice.error.map(hallFileErrorText)).toEqual([
      'cards.csv, line 3, id "wait": expected a value that no other line has; line 2 has it too',
    ]);
  });
});
