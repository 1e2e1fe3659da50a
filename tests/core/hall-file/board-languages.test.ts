import { describe, expect, it } from 'vitest';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import type { Board } from '../../../core/catalogue/equipment.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

/** The small hall with one more board that has these languages: the board, or what is wrong. */
function boardWith(languages: string, turn: string, kind = 'board'): Board | string {
  const [head = '', ...rows] = (SMALL_HALL['devices.csv'] ?? '').trimEnd().split('\n');
  const commas = ','.repeat(head.split(',').length - 10);
  const placed = `new,${kind},zone-calls,1F-A,1F-A,新屏,新屏,New,1280,720${commas},${languages},${turn}`;
  const read = readHallFile(
    tablesOf({
      ...SMALL_HALL,
      'devices.csv': [`${head},languages,language_turn_s`, ...rows.map((row) => `${row},,`), placed, ''].join('\n'),
    }),
  );
  if (!read.ok) return read.error.map(hallFileErrorText).join('\n');
  return read.value.catalogue.boards.at(-1) as Board;
}

describe('the languages of a board', () => {
  it('[BD46] one, two at once, or two and three in turn', () => {
    expect(boardWith('', '')).not.toHaveProperty('languages');
    expect(boardWith('zh-Hant', '')).toMatchObject({ languages: ['zh-Hant'] });
    expect(boardWith('en;zh-hans', '')).toMatchObject({ languages: ['en', 'zh-Hans'] });
    expect(boardWith('zh-Hans;en', '8')).toMatchObject({ languages: ['zh-Hans', 'en'], turnSeconds: 8 });
    expect(boardWith('zh-Hans;zh-Hant;en', '3')).toMatchObject({ turnSeconds: 3 });
  });

  it('[BD46] what cannot be is said', () => {
    expect(boardWith('zh-Hans;zh-Hant;en', '')).toMatch(/languages .*two at most at once/);
    expect(boardWith('zh-Hans', '8')).toMatch(/language_turn_s "8": expected nothing, or two languages/);
    expect(boardWith('zh-Hans;en', '2')).toMatch(/language_turn_s "2"/);
    expect(boardWith('zh-Hans;zh-Hans', '')).toMatch(/every language only once/);
    expect(boardWith('eng', '')).toMatch(/languages "eng": expected languages out of zh-Hans.*nearest: en/);
    expect(boardWith('en', '', 'kiosk')).toMatch(/languages "en": expected nothing: only boards have it/);
  });
});
