import type { Language, Names } from '../base/names.ts';
import type { Sign } from '../catalogue/equipment.ts';
import { readLanguages } from './read-languages.ts';
import { VIRTUAL } from '../catalogue/printer-address.ts';
import { cell, complain, hint, id, integer, oneOf, reference, yesNo, type Known, type Row } from './read-row.ts';
import { signAddress, signAddressExpected, signWay } from '../catalogue/sign-address.ts';
import {
  SIGN_FAMILIES,
  SIGN_FONTS,
  textDots,
  type LedSign,
  type SignFamilyName,
  type SignShows,
} from '../catalogue/signs.ts';

const FAMILIES = Object.keys(SIGN_FAMILIES) as readonly SignFamilyName[]; // its keys are its families
const LONGEST_TEXT = 60;
const TEXT_CELLS = { 'zh-Hans': 'text_zh_hans', 'zh-Hant': 'text_zh_hant', en: 'text_en' } as const;

/** What signs.csv may refer to. */
export type SignPlaces = {
  readonly counters: Known;
  readonly lines: Known;
  readonly zones: Known;
  /** The signs of devices.csv: the name and the size of one with the same id. */
  readonly placed: readonly Sign[];
  readonly counterNames: ReadonlyMap<string, Names>;
  readonly hallName: Names;
  readonly languages: readonly Language[];
};

/** signs.csv: the LED signs that the program writes on, and what stands on each. */
export function readSigns(rows: readonly Row[], places: SignPlaces): readonly LedSign[] {
  const found = rows.map((row) => readSign(row, places));
  checkShared(rows, found);
  return found;
}

function readSign(row: Row, places: SignPlaces): LedSign {
  const family = oneOf(row, 'family', FAMILIES);
  const expected = signAddressExpected(cell(row, 'where'));
  if (expected !== undefined) complain(row, 'where', expected);
  const { agent, where } = signAddress(cell(row, 'where'));
  const way = signWay(where);
  if (way?.kind === 'tcp' && way.port === undefined && !('port' in SIGN_FAMILIES[family]))
    complain(row, 'where', `a port, such as tcp://10.0.0.7:10001: a sign of the family ${family} has none of its own`);
  const placed = places.placed.find((sign) => sign.id === cell(row, 'id'));
  const shows = readShows(row, places);
  const sign = {
    id: id(row),
    family,
    ...(agent === undefined ? {} : { agent }),
    where,
    screen: readScreen(row, family),
    widthDots: placed !== undefined && cell(row, 'width_dots') === '' ? placed.widthPx : integer(row, 'width_dots'),
    heightDots: placed !== undefined && cell(row, 'height_dots') === '' ? placed.heightPx : integer(row, 'height_dots'),
    shows,
    languages: languagesOf(row, family, places.languages),
    ...fontOf(row, family),
    answers: cell(row, 'answers') === '' || yesNo(row, 'answers'),
  };
  if (sign.font === 'gb2312' && sign.languages.includes('zh-Hant'))
    complain(row, 'languages', 'zh-Hans or en: a font of GB2312 has no traditional letters');
  checkSize(row, sign);
  const text = readText(row, sign);
  return { ...sign, name: placed?.name ?? nameOf(sign.id, shows, places), ...(text === undefined ? {} : { text }) };
}

function fontOf(row: Row, family: SignFamilyName): Pick<LedSign, 'font'> {
  if (cell(row, 'font') === '') return {};
  if (!('hanziDots' in SIGN_FAMILIES[family]))
    complain(row, 'font', `nothing: a sign of the family ${family} has letters of ASCII alone`);
  return oneOf(row, 'font', SIGN_FONTS) === 'gb2312' ? { font: 'gb2312' } : {};
}

function readScreen(row: Row, family: SignFamilyName): number {
  const { first, last } = SIGN_FAMILIES[family].screens;
  return cell(row, 'screen') === '' ? first : integer(row, 'screen', { min: first, max: last });
}

function readShows(row: Row, { counters, lines, zones }: SignPlaces): SignShows {
  const value = cell(row, 'shows');
  const [, kind = '', rest = ''] = /^([a-z]+)(?::(.*))?$/i.exec(value) ?? [];
  const ids = rest
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const several = (known: Known): readonly string[] => {
    if (ids.length === 0) complain(row, 'shows', `${kind}: and at least one of ${known.file}`);
    for (const each of ids) reference(row, 'shows', known, each);
    return ids;
  };
  switch (kind.toLowerCase()) {
    case 'counter':
      if (ids.length !== 1) complain(row, 'shows', 'one counter, such as counter:12');
      else reference(row, 'shows', counters, ids[0]);
      return { kind: 'counter', counter: ids[0] ?? '' };
    case 'lines':
      return { kind: 'lines', lines: several(lines) };
    case 'zones':
      return { kind: 'zones', zones: several(zones) };
    case 'hall':
    case 'text':
      if (rest !== '') complain(row, 'shows', `${kind} alone`);
      return { kind: kind.toLowerCase() === 'hall' ? 'hall' : 'text' };
    default:
      complain(
        row,
        'shows',
        `counter:12, lines:A;B with ids of lines.csv, zones:1F-A, hall or text${hint(kind, ['counter', 'lines', 'zones', 'hall', 'text'])}`,
      );
      return { kind: 'text' };
  }
}

/** A sign without hanzi speaks English; any other the first language of the hall, where the hall does not say. */
function languagesOf(row: Row, family: SignFamilyName, spoken: readonly Language[]): readonly Language[] {
  const hanzi = 'hanziDots' in SIGN_FAMILIES[family];
  if (cell(row, 'languages') === '') return hanzi ? spoken.slice(0, 1) : ['en'];
  const read = readLanguages(row);
  if (!hanzi && read.some((language) => language !== 'en'))
    complain(row, 'languages', `en alone: a sign of the family ${family} has no hanzi`);
  return read;
}

function checkSize(
  row: Row,
  { family, widthDots, heightDots }: Pick<LedSign, 'family' | 'widthDots' | 'heightDots'>,
): void {
  if (family === 'alpha') return;
  if (heightDots < SIGN_FAMILIES[family].rowDots)
    complain(row, 'height_dots', `at least 16 dots: hanzi of fewer cannot be read`);
  if (widthDots % 8 !== 0) complain(row, 'width_dots', 'a multiple of 8: that is how wide the modules of a sign are');
}

function readText(
  row: Row,
  { family, shows, languages }: Pick<LedSign, 'family' | 'shows' | 'languages'>,
): Names | undefined {
  const text = { 'zh-Hans': cell(row, 'text_zh_hans'), 'zh-Hant': cell(row, 'text_zh_hant'), en: cell(row, 'text_en') };
  const given = Object.values(text).some((each) => each !== '');
  if (!given && shows.kind !== 'text') return undefined;
  for (const language of languages) {
    const field = TEXT_CELLS[language];
    if (text[language] === '') complain(row, field, `a text: the sign speaks ${language}`);
    else if (text[language].length > LONGEST_TEXT) complain(row, field, `at most ${LONGEST_TEXT} letters`);
    else if (textDots(text[language], family) === undefined)
      complain(row, field, `letters of ASCII: a sign of the family ${family} has no others`);
  }
  return text;
}

function nameOf(sign: string, shows: SignShows, { counterNames, hallName }: SignPlaces): Names {
  if (shows.kind === 'counter')
    return counterNames.get(shows.counter) ?? { 'zh-Hans': sign, 'zh-Hant': sign, en: sign };
  return shows.kind === 'hall' ? hallName : { 'zh-Hans': sign, 'zh-Hant': sign, en: sign };
}

/** Signs share a serial line or an address if each has a number of its own there, and they are of one family. */
function checkShared(rows: readonly Row[], found: readonly LedSign[]): void {
  for (const [at, sign] of found.entries()) {
    const row = rows[at];
    if (row === undefined || sign.where === VIRTUAL) continue;
    const before = found
      .slice(0, at)
      .findIndex(
        (other) =>
          other.where === sign.where &&
          other.agent === sign.agent &&
          (other.screen === sign.screen || other.family !== sign.family),
      );
    if (before < 0) continue;
    const other = found[before];
    const line = rows[before]?.line ?? 0;
    if (other?.family === sign.family)
      complain(row, 'screen', `a number that no other sign at this address has; line ${line} has it too`);
    else complain(row, 'where', `signs of one family at one address; line ${line} has another family`);
  }
}
