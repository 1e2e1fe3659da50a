import type { Language, Names } from '../core/base/names.ts';

/** A counter as people look for it: what stands large, and the words beside it in two languages. */
export type CounterFaceText = { readonly big: string; readonly beside: readonly string[] };

/**
 * `12号窗口` / `Counter 12` become a large 12 beside the words; a name without its number, or with it as a part of a word,
 * stands large itself.
 */
export function counterFaceText(names: Names, id: string, languages: readonly Language[]): CounterFaceText {
  const words = languages.map((language) => names[language]);
  const [first = id] = words;
  const without = words.map((word) => withoutId(word, id));
  if (without.includes(undefined)) return { big: first, beside: words.slice(1).filter((word) => word !== first) };
  return { big: id, beside: without.filter((word) => word !== undefined && word !== '') as readonly string[] }; // none is undefined
}

/** A name without the last place where the id stands by itself; undefined if there is none. */
function withoutId(name: string, id: string): string | undefined {
  const itself = new RegExp(`(?<![A-Za-z0-9])${id.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  const found = [...name.matchAll(itself)].at(-1);
  return found === undefined ? undefined : (name.slice(0, found.index) + name.slice(found.index + id.length)).trim();
}
