import { note, type Found } from './found.ts';
import { placeOf, type Place } from './match-sound.ts';
import type { PreparedIndex } from './prepared-index.ts';

const POINTS: Readonly<Record<Place, number>> = { whole: 100, prefix: 90, 'word-start': 80, inside: 65 };
const ALIKE: Readonly<Record<Place, number>> = { whole: 50, prefix: 49, 'word-start': 48, inside: 46 };

/** Finds a query as it is written. */
export function matchHan({ chinese }: PreparedIndex, key: string, found: Found, less = 0): void {
  for (const entry of chinese) {
    const at = entry.key.indexOf(key);
    if (at < 0) continue;
    const place = placeOf(entry, at, at + key.length);
    note(found, entry, place, POINTS[place] - less);
  }
}

/** What people say around the thing they came for. */
const FILLER =
  /请问|你好|我们|我要|我想|想要|需要|怎么办理|怎么办|怎么|如何|在哪里|在哪|哪里|什么|一下|办理|可以|帮我|我的|的|了|吗|呢|我|要|想|办/g;

/**
 * Finds a query without its filler words, by its sound (a wrong character that is read alike), or by most of its
 * characters.
 */
export function matchHanLoosely(prepared: PreparedIndex, query: string, found: Found): void {
  const bare = query.replace(FILLER, '');
  const key = bare.length >= 2 ? bare : query;
  if (key !== query) matchHan(prepared, key, found, 5);
  const sounds = prepared.heard(key);
  for (const entry of prepared.chinese) {
    const at = entry.heard.indexOf(sounds);
    if (at >= 0) note(found, entry, 'sounds-alike', ALIKE[placeOf(entry, at, at + sounds.length)]);
  }
  scattered(prepared, key, found);
}

const ENOUGH = 0.4;

/** Most of the telling characters, better where neighbours are still neighbours and where little else is said. */
function scattered({ characterWeight, ownTexts, textsWith }: PreparedIndex, key: string, found: Found): void {
  if (key.length < 2) return;
  const there = new Map<number, number>();
  let all = 0;
  for (const character of key) {
    const weight = characterWeight(character);
    all += weight;
    for (const at of textsWith.get(character) ?? []) there.set(at, (there.get(at) ?? 0) + weight);
  }
  for (const [at, sum] of there) {
    const entry = ownTexts[at];
    if (entry === undefined || sum < ENOUGH * all) continue;
    const pairs = pairsIn(entry.key, key);
    if (pairs === 0 && sum < all) continue;
    const share = (sum / all + pairs) / 2;
    note(found, entry, 'scattered', 20 + 25 * share - Math.min(2, entry.key.length / 50));
  }
}

/** The share of neighbours that are neighbours in the text too, or would be without one character between them. */
function pairsIn(text: string, key: string): number {
  let pairs = 0;
  for (let i = 1; i < key.length; i += 1) {
    if (text.includes(key.slice(i - 1, i + 1))) pairs += 1;
    else if (i > 1 && text.includes(`${key[i - 2] ?? ''}${key[i] ?? ''}`)) pairs += 0.5;
  }
  return pairs / (key.length - 1);
}
