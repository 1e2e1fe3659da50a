import { holds, lackingIn, type CodePoints } from '../base/code-points.ts';
import { LANGUAGES, type Language, type Names } from '../base/names.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { LedSign } from '../catalogue/signs.ts';
import { columnOf, type HallFileName } from './columns.ts';
import { complain, type Row } from './read-row.ts';
import { spoiltCell } from './spoilt-cell.ts';
import type { HallFileError, HallTables } from './tables.ts';

/** The characters that there are, as whoever reads a hall file knows them. */
export type Letters = {
  /** What paper can show. */
  readonly paper: CodePoints;
  /** What the font of a sign can hold. */
  readonly signs: Readonly<Record<'gb2312' | 'gbk', CodePoints>>;
};

const NAMES = LANGUAGES.map((language) => nameField(language));
/** Fields that stand on a slip. */
const ON_PAPER: Readonly<Partial<Record<HallFileName, readonly string[]>>> = {
  'hall.csv': NAMES,
  'departments.csv': [...NAMES, 'zone'],
  'lines.csv': NAMES,
  'services.csv': [...NAMES, 'materials_zh', 'materials_en'],
  'counters.csv': ['zone'],
  'categories.csv': NAMES,
  'slips.csv': LANGUAGES.map((language) => nameField(language).replace('name', 'text')),
};
/** Never drawn: what nobody sees, and what the printer's own blank and mark stand for. */
const UNDRAWN = /[\p{Cc}\p{Cf}\u00a0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const MOST_TOLD = 5;

function nameField(language: Language): string {
  return `name_${language.toLowerCase().replace('-', '_')}`;
}

/** Tells of what paper would have to leave out. */
export function checkPaperLetters(tables: HallTables, paper: CodePoints, errors: HallFileError[]): void {
  // Object.entries forgets the names that it gives.
  for (const [file, fields] of Object.entries(ON_PAPER) as [HallFileName, readonly string[]][]) {
    const { columns, rows } = tables[file] ?? { columns: [], rows: [] };
    for (const { line, cells } of rows) {
      const sideways = file === 'hall.csv' ? (cells[columns.indexOf('key')] ?? '').trim() : undefined;
      for (const [at, column] of columns.entries()) {
        const field = sideways !== undefined && column === 'value' ? sideways : column;
        const value = (cells[at] ?? '').trim();
        if (!fields.includes(field) || spoiltCell(columnOf(file, field), value) !== undefined) continue;
        const lacking = lackingIn(value.normalize('NFC').replace(UNDRAWN, ''), (each) => holds(paper, each));
        if (lacking.length === 0) continue;
        const expected = `letters that can be printed: ${told(lacking)} is in no font for paper; write it another way, such as its reading or its parts`;
        errors.push({ file, line, field, value, expected });
      }
    }
  }
}

/** Tells of what a sign would have to leave out: of its own text, and of the names that it shows. */
export function checkSignLetters(
  rows: { readonly signs: readonly Row[]; readonly counters: readonly Row[] },
  { ledSigns = [], counters, hall }: Pick<Catalogue, 'ledSigns' | 'counters' | 'hall'>,
  letters: Letters['signs'],
): void {
  const told = new Set<string>();
  for (const [at, sign] of ledSigns.entries()) {
    const row = rows.signs[at];
    if (row === undefined) continue;
    const has = lettersOf(sign, letters);
    // Traditional letters on a font of GB2312 have been told as that.
    const languages = sign.languages.filter((language) => sign.font !== 'gb2312' || language !== 'zh-Hant');
    for (const language of languages) {
      // Of a sign without hanzi its own text has been told already.
      if (sign.family !== 'alpha') checkText(row, sign, language, has);
      if (sign.text === undefined && sign.shows.kind !== 'counter') checkHallName(row, sign, hall.name[language], has);
      for (const [place, { id, name, zone }] of counters.entries()) {
        const counterRow = rows.counters[place];
        const field = nameField(language);
        const key = `${String(place)} ${field}`;
        if (counterRow === undefined || told.has(key) || !shows(sign, { id, zone })) continue;
        const lacking = lackingIn(name[language], has);
        if (lacking.length === 0) continue;
        told.add(key);
        complain(counterRow, field, expectedOf(lacking, sign));
      }
    }
  }
}

function checkText(row: Row, sign: LedSign, language: Language, has: (codePoint: number) => boolean): void {
  const lacking = lackingIn(sign.text?.[language] ?? '', has);
  if (lacking.length > 0) complain(row, nameField(language).replace('name', 'text'), expectedOf(lacking, sign));
}

function checkHallName(row: Row, sign: LedSign, name: Names[Language], has: (codePoint: number) => boolean): void {
  const lacking = lackingIn(name, has);
  if (lacking.length === 0) return;
  const field = `text_${nameField(sign.languages[0] ?? 'en').slice(5)}`;
  complain(row, field, `a text of its own: ${expectedOf(lacking, sign)}; without a text it says the hall's name`, name);
}

/** Whether the name of a counter stands on a sign. A sign without hanzi has a shorter form for calls. */
function shows(
  { shows: what, family, text }: LedSign,
  { id, zone }: { readonly id: string; readonly zone: string },
): boolean {
  if (what.kind === 'counter') return what.counter === id && (family !== 'alpha' || text === undefined);
  if (family === 'alpha' || what.kind === 'text') return false;
  return what.kind !== 'zones' || what.zones.includes(zone);
}

function lettersOf({ family, font = 'gbk' }: LedSign, letters: Letters['signs']): (codePoint: number) => boolean {
  const ascii = (codePoint: number): boolean => codePoint >= 0x20 && codePoint <= 0x7e;
  return family === 'alpha' ? ascii : (codePoint) => ascii(codePoint) || holds(letters[font], codePoint);
}

function expectedOf(lacking: readonly string[], { id, family, font = 'gbk' }: LedSign): string {
  const charset = family === 'alpha' ? 'ASCII' : font.toUpperCase();
  return `letters that the sign ${id} has (${charset}): it lacks ${told(lacking)}; write it another way`;
}

function told(lacking: readonly string[]): string {
  const more = lacking.length > MOST_TOLD ? ` and ${String(lacking.length - MOST_TOLD)} more` : '';
  return `${lacking.slice(0, MOST_TOLD).join(', ')}${more}`;
}
