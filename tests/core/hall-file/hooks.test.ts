import { describe, expect, it } from 'vitest';
import { HOOK_KINDS } from '../../../core/catalogue/hook.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

const HEAD = 'id,name_zh_hans,name_zh_hant,name_en,url,events,scope';

function line(cells: Readonly<Record<string, string>> = {}): string {
  const good: Readonly<Record<string, string>> = {
    ...{ id: 'statistics', name_zh_hans: '统计', name_zh_hant: '統計', name_en: 'Statistics' },
    ...{ url: 'https://statistics.example/hall', events: 'ticket.called' },
  };
  return HEAD.split(',')
    .map((column) => cells[column] ?? good[column] ?? '')
    .join(',');
}

function read(...lines: readonly string[]) {
  return readHallFile(tablesOf({ ...SMALL_HALL, 'hooks.csv': `${[HEAD, ...lines].join('\n')}\n` }));
}

describe('hooks.csv', () => {
  it('[HK1] says to whom, of what, and with what of persons', () => {
    const found = read(
      line(),
      line({ id: 'all', url: 'http://10.0.0.5:8080/in?key=1', events: '*', scope: 'Category；staff' }),
      line({ id: 'some', url: 'http://[fd00::5]/', events: 'counter.*; ticket.rated；ticket.rated' }),
    );
    expect(found.ok ? [] : found.error.map(hallFileErrorText)).toEqual([]);
    const hooks = found.ok ? (found.value.catalogue.hooks ?? []) : [];
    expect(hooks.map(({ id, kinds, scopes }) => [id, kinds, scopes])).toEqual([
      ['statistics', ['ticket.called'], []],
      ['all', HOOK_KINDS, ['staff', 'category']],
      ['some', ['ticket.rated', 'counter.opened', 'counter.paused', 'counter.closed'], []],
    ]);
  });

  it.each([
    [{ id: 'Not An Id' }, 'id', 'an id of small letters'],
    [{ name_en: '' }, 'name_en', 'a text'],
    [{ url: '' }, 'url', 'an address such as https://'],
    [{ url: 'ftp://a.example/x' }, 'url', 'an address such as https://'],
    [{ url: 'file:///etc/passwd' }, 'url', 'an address such as https://'],
    [{ url: 'https://me:secret@a.example/' }, 'url', 'an address such as https://'],
    [{ url: 'javascript:alert(1)' }, 'url', 'an address such as https://'],
    [{ events: '' }, 'events', 'kinds such as ticket.called'],
    [{ events: 'ticket.caled' }, 'events', 'ticket.called'],
    [{ events: 'tickets.*' }, 'events', 'ticket.*'],
    [{ events: 'constructor' }, 'events', 'kinds such as'],
    [{ scope: 'everything' }, 'scope', 'of staff, category, or nothing'],
    [{ scope: 'staff;staff' }, 'scope', 'each only once'],
  ] as const)('[HK1] %j is told with file, line, column and what would be right', (cells, column, expected) => {
    const found = read(line(cells));
    expect(found.ok).toBe(false);
    const texts = found.ok ? [] : found.error.map(hallFileErrorText);
    expect(texts.join('\n')).toMatch(new RegExp(`^hooks\\.csv, line 2, ${column}[ :]`, 'm'));
    expect(texts.join('\n')).toContain(expected);
  });

  it('[HK1] an id stands once', () => {
    const found = read(line(), line({ url: 'https://other.example/' }));
    expect(found.ok ? [] : found.error.map(hallFileErrorText)).toEqual([
      'hooks.csv, line 3, id "statistics": expected a value that no other line has; line 2 has it too',
    ]);
  });
});
