import type { Language, Names } from '../core/catalogue/catalogue.ts';

/** A counter as people look for it: what stands large, and the words beside it in two languages. */
export type CounterFaceText = { readonly big: string; readonly beside: readonly string[] };

/** `12号窗口` / `Counter 12` become a large 12 beside the words; a name without its number stands large itself. */
export function counterFaceText(names: Names, id: string, languages: readonly Language[]): CounterFaceText {
  const words = languages.map((language) => names[language]);
  const [first = id] = words;
  if (!words.every((word) => word.includes(id)))
    return { big: first, beside: words.slice(1).filter((word) => word !== first) };
  return { big: id, beside: words.map((word) => word.replace(id, '').trim()).filter((word) => word !== '') };
}
