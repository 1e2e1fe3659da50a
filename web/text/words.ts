import type { Language } from '../../core/base/names.ts';

/** One text in every language. `{name}` is a place to fill; `{n:person|people}` chooses by the number n. */
export type Words = Readonly<Record<Language, string>>;

/** The texts of a surface. Write them `as const satisfies Dictionary`: a language that is missing does not compile. */
export type Dictionary = Readonly<Record<string, Words>>;
