import type { DepartmentId, ServiceId } from '../base/names.ts';

/** What of a service a text is. */
export type EntryKind = 'name' | 'synonym' | 'code' | 'line' | 'department' | 'life-event';

type Entry = {
  readonly kind: EntryKind;
  /** As people read it. */
  readonly text: string;
  /** The services it belongs to, as places in `services`. */
  readonly of: readonly number[];
};

export type ChineseEntry = Entry & {
  /** Small, half width, simplified, nothing but letters, digits and characters. */
  readonly key: string;
  /** One for each character of the key, with blanks between them; `lv` for lü. */
  readonly syllables: string;
  /** Where words begin in the key. */
  readonly starts: readonly number[];
};

export type EnglishEntry = Entry & { readonly words: readonly string[] };

/** What the search looks into: plain JSON, so that it can be kept, or sent to a browser. */
export type SearchIndex = {
  readonly version: 1;
  readonly services: readonly {
    readonly id: ServiceId;
    readonly department: DepartmentId;
    readonly visitsPerYear: number;
  }[];
  readonly chinese: readonly ChineseEntry[];
  readonly english: readonly EnglishEntry[];
  /** Sound to the common characters that have it. */
  readonly soundsAlike: Readonly<Record<string, string>>;
};

/** How a query was found in a text. */
export type MatchKind =
  | 'whole'
  | 'prefix'
  | 'word-start'
  | 'inside'
  | 'scattered'
  | 'abbreviated'
  | 'sounds-alike'
  | 'typo'
  // Nothing was asked for: the services that most people come for.
  | 'popular';
