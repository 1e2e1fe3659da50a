/** The languages a hall speaks, as BCP 47 tags. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'en';

/** Every language, in the order in which pages offer them. */
export const LANGUAGES: readonly Language[] = ['zh-Hans', 'zh-Hant', 'en'];

/** One name in every language. */
export type Names = Readonly<Record<Language, string>>;

/** One sentence in every language. */
export function inEach(words: (language: Language) => string): Names {
  return { 'zh-Hans': words('zh-Hans'), 'zh-Hant': words('zh-Hant'), en: words('en') };
}

/** What has no name but its id. */
export function asIs(id: string): Names {
  return { 'zh-Hans': id, 'zh-Hant': id, en: id };
}

/** The ids of the hall file: small letters, digits and hyphens, chosen by the hall and kept for ever. */
export type HallId = string;
export type DepartmentId = string;
export type LineId = string;
export type ServiceId = string;
/** The number that hangs above the counter; capital letters too. */
export type CounterId = string;
export type CategoryId = string;
export type MatterId = string;
export type ProfileId = string;
