import {
  NUMBER_READINGS,
  PHRASE_FORMS,
  VOICE_LANGUAGES,
  type PhraseForm,
  type SoundZone,
  type VoiceLanguage,
  type VoicePlan,
} from '../catalogue/sounds.ts';
import { cell, complain, id, integer, list, oneOf, reference, references, type Known, type Row } from './read-row.ts';

const LOUD_ENOUGH = 80;
const MOST_TIMES = 3;

/** sounds.csv: where calls are spoken. `boards`: those of devices.csv. */
export function readSounds(rows: readonly Row[], boards: Known, zones: Known): readonly SoundZone[] {
  const speakers = new Map<string, number>();
  return rows.map((row) => {
    const board = reference(row, 'board', boards);
    const before = speakers.get(board);
    if (before !== undefined)
      complain(
        row,
        'board',
        `a board that no other line has: line ${before} speaks there too, and two voices would overlap`,
      );
    speakers.set(board, row.line);
    const covered = references(row, 'zones', zones);
    if (covered.length === 0) complain(row, 'zones', 'at least one zone; several stand between semicolons');
    return {
      id: id(row),
      board,
      zones: covered,
      voices: readVoices(row),
      volume: cell(row, 'volume') === '' ? LOUD_ENOUGH : integer(row, 'volume'),
      volumeAt: readVolumeAt(row),
    };
  });
}

/** `zh:2;en:1`: which languages, in this order, and how often each. */
function readVoices(row: Row): VoicePlan {
  const found: { language: VoiceLanguage; times: number }[] = [];
  for (const part of list(row, 'voices')) {
    const match = /^([a-z]+)(?:[:：*x](\d))?$/i.exec(part);
    const language = VOICE_LANGUAGES.find((each) => each === match?.[1]?.toLowerCase());
    const times = Number(match?.[2] ?? 1);
    if (language === undefined || times < 1 || times > MOST_TIMES)
      complain(row, 'voices', `languages with how often, 1 to ${MOST_TIMES}, such as zh:2;en:1`, part);
    else if (found.some((each) => each.language === language))
      complain(row, 'voices', 'every language only once', part);
    else found.push({ language, times });
  }
  if (cell(row, 'voices') === '') complain(row, 'voices', 'at least one language, such as zh:2;en:1');
  return found;
}

const VOLUME_AT = /^(\d{1,2})[:：](\d{2})\s*[-–~]\s*(\d{1,2})[:：](\d{2})\s+(\d{1,3})$/;

/** `12:00-13:30 40;17:00-18:00 50`: other volumes at other times. */
function readVolumeAt(row: Row): SoundZone['volumeAt'] {
  return list(row, 'volume_at').flatMap((part) => {
    const [, fromHour, fromMinute, toHour, toMinute, volume] = (VOLUME_AT.exec(part) ?? []).map(Number);
    const from = (fromHour ?? 0) * 60 + (fromMinute ?? 0);
    const to = (toHour ?? 0) * 60 + (toMinute ?? 0);
    if (
      volume === undefined ||
      volume > 100 ||
      (fromMinute ?? 0) > 59 ||
      (toMinute ?? 0) > 59 ||
      to > 1440 ||
      to <= from
    ) {
      complain(row, 'volume_at', 'a time and a volume from 0 to 100, such as 12:00-13:30 40', part);
      return [];
    }
    return [{ from, to, volume }];
  });
}

/** phrases.csv: how a call is said; a language that is not there is said as in PHRASE_FORMS. */
export function readPhrases(rows: readonly Row[]): readonly PhraseForm[] {
  const lines = new Map<VoiceLanguage, number>();
  return rows.map((row) => {
    const language = oneOf(row, 'language', VOICE_LANGUAGES);
    const before = lines.get(language);
    if (before !== undefined) complain(row, 'language', `a language that no other line has; line ${before} has it too`);
    lines.set(language, row.line);
    const otherwise = PHRASE_FORMS[language];
    return {
      language,
      one: phrase(row, 'one', otherwise.one),
      before: cell(row, 'before'),
      merged: phrase(row, 'merged', otherwise.merged),
      reading: cell(row, 'reading') === '' ? otherwise.reading : oneOf(row, 'reading', NUMBER_READINGS),
    };
  });
}

/** A phrase has each of the two places once; empty is as the program says it. */
function phrase(row: Row, field: 'one' | 'merged', otherwise: string): string {
  const value = cell(row, field);
  if (value === '') return otherwise;
  for (const place of ['{number}', '{counter}'])
    if (value.split(place).length !== 2) complain(row, field, `a text with ${place} in it once`);
  return value;
}
