import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

const HEAD =
  'id,name_zh_hans,name_zh_hant,name_en,figure,scope,of,threshold,clear_at,for_minutes,when,to,ways,webhook,most_per_hour';
/** A good line of alerts.csv with other cells in their columns. */
function line(cells: Readonly<Record<string, string>> = {}): string {
  const good: Readonly<Record<string, string>> = {
    id: 'long-wait',
    name_zh_hans: '等候过久',
    name_zh_hant: '等候過久',
    name_en: 'A long wait',
    figure: 'longest-wait',
    scope: 'line',
    threshold: '45',
    to: 'manager',
    ways: 'page;sound',
  };
  return HEAD.split(',')
    .map((column) => cells[column] ?? good[column] ?? '')
    .join(',');
}

function read(lines: readonly string[], devices = SMALL_HALL['devices.csv'] ?? '') {
  const users = `${(SMALL_HALL['users.csv'] ?? '').trimEnd()}\n`;
  return readHallFile(
    tablesOf({
      ...SMALL_HALL,
      'users.csv': users,
      'devices.csv': devices,
      'alerts.csv': `${[HEAD, ...lines].join('\n')}\n`,
    }),
  );
}

function errors(cells: Readonly<Record<string, string>>): readonly string[] {
  const found = read([line(cells)]);
  return found.ok ? [] : found.error.map(hallFileErrorText);
}

describe('alerts.csv', () => {
  it('[AL14] is read, with what is left empty as the page says', () => {
    const found = read([line(), line({ id: 'few', figure: 'open-counters', scope: 'hall', threshold: '2' })]);
    if (!found.ok) return expect(found.error.map(hallFileErrorText)).toEqual([]);
    expect(found.value.catalogue.alerts).toMatchObject([
      {
        id: 'long-wait',
        of: [],
        threshold: 45,
        clearAt: 36,
        forMs: 0,
        when: 'always',
        roles: ['manager'],
        users: [],
        ways: ['page', 'sound'],
        mostPerHour: 6,
      },
      { id: 'few', clearAt: 3 },
    ]);
    const whole = read([
      line({ of: 'tax', clear_at: '30', for_minutes: '5', when: 'mon-fri 08:30-11:30', most_per_hour: '2' }),
    ]);
    expect(whole.ok && whole.value.catalogue.alerts?.[0]).toMatchObject({
      of: ['tax'],
      clearAt: 30,
      forMs: 5 * MINUTE,
      mostPerHour: 2,
    });
    expect(whole.ok && whole.value.catalogue.alerts?.[0]?.when).toHaveLength(5);
  });

  it('[AL14] a hall file without it has no rules', () => {
    const found = readHallFile(tablesOf(SMALL_HALL));
    expect(found.ok && found.value.catalogue.alerts).toBeUndefined();
  });

  const MISTAKES: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{ figure: 'longest-wiat' }, 'figure "longest-wiat": expected one of harm, waiting,'],
    [{ figure: 'longest-wiat' }, 'nearest: longest-wait'],
    [{ scope: 'lines' }, 'scope "lines": expected one of hall, department, line, counter, zone, device; nearest: line'],
    [{ figure: 'slips-failed' }, 'scope "line": expected one of hall, for slips-failed is read nowhere else'],
    [{ of: 'taxx' }, 'of "taxx": expected a line that stands in lines.csv; nearest: tax'],
    [{ scope: 'counter', figure: 'idle', of: 'A3' }, 'of "A3": expected a counter that stands in counters.csv'],
    [{ scope: 'zone', of: '9F' }, 'of "9F": expected a zone that stands in'],
    [{ scope: 'hall', of: 'tax' }, 'of "tax": expected nothing: the hall is one'],
    [
      { scope: 'device', figure: 'faulty-devices', of: 'kiosks' },
      'of "kiosks": expected of kiosk, printer, board, voice, sign; nearest: kiosk',
    ],
    [{ threshold: 'much' }, 'threshold "much": expected a number from 0 to 100000'],
    [{ figure: 'within-target', threshold: '180' }, 'threshold "180": expected a percentage up to 100'],
    [{ clear_at: '45' }, 'clear_at "45": expected a number below the threshold, 45'],
    [{ figure: 'within-target', clear_at: '40' }, 'clear_at "40": expected a number above the threshold, 45'],
    [{ for_minutes: '-1' }, 'for_minutes "-1": expected a number of minutes from 0 to 480'],
    [{ when: 'openings' }, 'when "openings": expected hours such as mon-fri 08:30-11:30'],
    [{ to: 'managers' }, 'to "managers": expected one of supervisor, manager, administrator'],
    [{ to: 'managers' }, 'nearest: manager'],
    [{ to: '' }, 'to: expected somebody who is told, such as supervisor'],
    [{ ways: 'page;bell' }, 'ways "bell": expected of page, sound, board, webhook'],
    [{ ways: 'page;page' }, 'ways "page": expected each only once'],
    [{ ways: 'board' }, 'ways "board": expected a board of the type office-overview in devices.csv'],
    [{ ways: 'webhook' }, 'webhook: expected an address such as https://'],
    [{ ways: 'webhook', webhook: 'ftp://a.example/x' }, 'webhook "ftp://a.example/x": expected an address'],
    [{ ways: 'webhook', webhook: 'https://me:pw@a.example/x' }, 'expected an address such as https://'],
    [
      { webhook: 'https://a.example/x' },
      'webhook "https://a.example/x": expected nothing, or webhook in the column ways',
    ],
    [{ most_per_hour: '0' }, 'most_per_hour "0": expected a whole number from 1 to 60'],
    [{ name_en: '' }, 'name_en: expected a text, not an empty field'],
  ];

  it.each(MISTAKES)('[AL14] %j is told by file, line and column', (cells, said) => {
    const found = errors(cells);
    expect(found, found.join('\n')).toHaveLength(1);
    expect(found[0]).toContain('alerts.csv, line 2, ');
    expect(found[0]).toContain(said);
  });

  it('[AL14] two rules with one id, and a login that has the page', () => {
    const twice = read([line(), line()]);
    expect(twice.ok ? [] : twice.error.map(hallFileErrorText)).toEqual([
      'alerts.csv, line 3, id "long-wait": expected a value that no other line has; line 2 has it too',
    ]);
    const devices = (SMALL_HALL['devices.csv'] ?? '').replace('hall-overview', 'office-overview');
    const board = read([line({ ways: 'board' })], devices);
    expect(board.ok).toBe(true);
  });
});
