import type { Language } from '../../core/base/names.ts';
import type { Words } from './words.ts';
import { own } from '../../core/base/own.ts';

/** The names of the places in a text. */
type Places<S extends string> = string extends S
  ? never
  : S extends `${string}{${infer Place}}${infer Rest}`
    ? (Place extends `${infer Name}:${string}` ? Name : Place) | Places<Rest>
    : never;

/** The parameters that a text asks for, checked by the compiler. */
export type Fillings<W extends Words> = [Places<W[Language]>] extends [never]
  ? []
  : [values: Readonly<Record<Places<W[Language]>, string | number>>];

/** A text in one language with its places filled; numbers are written as the language writes them. */
export function say<const W extends Words>(words: W, language: Language, ...[values]: Fillings<W>): string {
  const text = words[language];
  if (values === undefined) return text;
  // The compiler has checked the names; from here on they are any strings.
  const given = values as Readonly<Record<string, string | number>>;
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
    const value = own(given, name) ?? '';
    if (one !== undefined && other !== undefined) return plural(language, Number(value)) === 'one' ? one : other;
    return typeof value === 'number' ? number(language, value) : value;
  });
}

const plurals = new Map<Language, Intl.PluralRules>();
const numbers = new Map<Language, Intl.NumberFormat>();

function plural(language: Language, value: number): Intl.LDMLPluralRule {
  return once(plurals, language, () => new Intl.PluralRules(language)).select(value);
}

/** A number as the language writes it. */
export function number(language: Language, value: number): string {
  return once(numbers, language, () => new Intl.NumberFormat(language)).format(value);
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
