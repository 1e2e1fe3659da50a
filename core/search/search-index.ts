import { pinyin } from 'pinyin-pro';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Service, Readings } from '../catalogue/service.ts';
import type { ServiceId } from '../base/names.ts';
import { COMMON_CHARACTERS } from './common-characters.ts';
import { LIFE_EVENTS } from '../catalogue/life-events.ts';
import { READINGS } from './readings.ts';
import type { ChineseEntry, EntryKind, SearchIndex } from './search-entry.ts';
import { compact, englishWords, hasHan, normalise } from './search-text.ts';
import { own } from '../base/own.ts';

/**
 * Everything that the services of a hall are found by. Costs about a quarter of a second for 560 services, most of it
 * the pinyin library; the result is plain JSON and may be kept. `readings` are those of the column `pinyin`.
 */
export function buildSearchIndex(catalogue: Catalogue, readings: HallReadings = {}): SearchIndex {
  const slices = searchIndexSlices(catalogue, readings);
  let step = slices.next();
  while (step.done !== true) step = slices.next();
  return step.value;
}

export type HallReadings = Readonly<Record<ServiceId, Readings>>;

const SLICE = 200;

/** The same in slices of some ten milliseconds, for a server that has other things to do while it starts. */
export function* searchIndexSlices(
  catalogue: Catalogue,
  readings: HallReadings = {},
): Generator<undefined, SearchIndex> {
  const { services } = catalogue;
  const words = collect(catalogue);
  const texts = words.filter(({ text }) => hasHan(text));
  const readingsOf = ({ of }: Word): Readings =>
    of.length === 1 ? (own(readings, services[of[0] ?? 0]?.id ?? '') ?? {}) : {};
  const chinese: ChineseEntry[] = [];
  for (let from = 0; from < texts.length; from += SLICE) {
    yield undefined;
    const slice = texts.slice(from, from + SLICE);
    const sounds = soundsOf(slice.map(({ text }) => compact(text)));
    chinese.push(...slice.map((word, at) => chineseEntry(word, sounds[at] ?? [], readingsOf(word))));
  }
  yield undefined;
  return {
    version: 1,
    services: services.map(({ id, department, visitsPerYear }) => ({ id, department, visitsPerYear })),
    chinese,
    english: words.filter(({ text }) => !hasHan(text)).map((word) => ({ ...word, words: englishWords(word.text) })),
    soundsAlike: soundsAlike(),
  };
}

type Word = { readonly kind: EntryKind; readonly text: string; readonly of: readonly number[] };

function collect({ services, lines, departments }: Catalogue): readonly Word[] {
  const found: Word[] = [];
  for (const [at, service] of services.entries()) {
    const of = [at];
    const add = (kind: EntryKind, text: string): unknown => text !== '' && found.push({ kind, text, of });
    add('name', service.name['zh-Hans']);
    add('name', service.name.en);
    add('code', service.code);
    for (const synonym of [...service.synonymsZh, ...service.synonymsEn]) add('synonym', synonym);
    // Traditional names that are not the simplified ones written otherwise have words of their own.
    if (compact(service.name['zh-Hant']) !== compact(service.name['zh-Hans'])) add('name', service.name['zh-Hant']);
  }
  for (const { id, name } of lines)
    found.push(...shared('line', [name['zh-Hans'], name.en], services, (each) => each.line === id));
  for (const { id, name } of departments) {
    found.push(...shared('department', [name['zh-Hans'], name.en], services, (each) => each.department === id));
  }
  for (const id of new Set(services.flatMap(({ lifeEvents }) => lifeEvents))) {
    const event = own(LIFE_EVENTS, id);
    const texts = event === undefined ? [id] : [event.name['zh-Hans'], event.name.en, ...event.words];
    found.push(...shared('life-event', texts, services, (each) => each.lifeEvents.includes(id)));
  }
  return found;
}

function shared(
  kind: EntryKind,
  texts: readonly string[],
  services: readonly Service[],
  has: (service: Service) => boolean,
): readonly Word[] {
  const of = [...services.keys()].filter((at) => has(services[at] as Service)); // keys of the same list
  return of.length === 0 ? [] : texts.filter((text) => text !== '').map((text) => ({ kind, text, of }));
}

function chineseEntry(word: Word, sounds: readonly string[], ofHall: Readings): ChineseEntry {
  const key = compact(word.text);
  const syllables = [...sounds];
  for (const [term, reading] of [...Object.entries(READINGS), ...Object.entries(ofHall)])
    correct(key, syllables, term, reading);
  return { ...word, key, syllables: syllables.join(' '), starts: wordStarts(word.text, key) };
}

function correct(key: string, syllables: string[], term: string, reading: string): void {
  for (let at = key.indexOf(term); at >= 0; at = key.indexOf(term, at + term.length)) {
    syllables.splice(at, term.length, ...normalise(reading).split(' '));
  }
}

/**
 * The syllables of each text, one for each character. The library is asked once, which is twice as fast; and to cut
 * into the fewest words, because its default, the likeliest words, reads long texts wrongly (the product of likelihoods
 * comes to nothing).
 */
function soundsOf(texts: readonly string[]): readonly (readonly string[])[] {
  const all = pinyin(texts.join('\n'), { toneType: 'none', type: 'array', v: true, segmentit: FEWEST_WORDS });
  const result: (readonly string[])[] = [];
  let from = 0;
  for (const text of texts) {
    result.push(all.slice(from, from + text.length));
    from += text.length + 1;
  }
  return result;
}

const FEWEST_WORDS = 3;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where words begin in the compact form of a text. */
function wordStarts(text: string, key: string): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { segment, isWordLike } of segmenter.segment(normalise(text))) {
    if (isWordLike === true && at < key.length) starts.push(at);
    at += compact(segment).length;
  }
  return starts;
}

/** Common characters by their sound, so that a query with a wrong character can be heard instead of read. */
function soundsAlike(): Readonly<Record<string, string>> {
  const result = new Map<string, string>();
  const sounds = pinyin([...COMMON_CHARACTERS].join(' '), { toneType: 'none', type: 'array', v: true }).filter(
    (each) => each !== ' ',
  );
  for (const [at, character] of [...COMMON_CHARACTERS].entries()) {
    const sound = sounds[at] ?? '';
    result.set(sound, (result.get(sound) ?? '') + character);
  }
  return Object.fromEntries(result);
}
