import type { MinuteOfDay } from '../base/time.ts';

/** The languages of the voice: Mandarin, for simplified and traditional Chinese alike, and English. */
export type VoiceLanguage = 'zh' | 'en';

/** Every language of the voice. */
export const VOICE_LANGUAGES: readonly VoiceLanguage[] = ['zh', 'en'];

/**
 * How a ticket's number is read in Mandarin. `digits`: A012 is A 零 一 二. `yao`: with 幺 for one, as in telephone numbers.
 * `count`: A 十二, without the zeros before it.
 */
export type NumberReading = 'digits' | 'yao' | 'count';

/** Every way to read a number. */
export const NUMBER_READINGS: readonly NumberReading[] = ['digits', 'yao', 'count'];

/** How often each language is spoken when there is time. */
export type VoicePlan = readonly { readonly language: VoiceLanguage; readonly times: number }[];

/** Where one voice is heard: the board that has the loudspeaker, and the zones whose calls it speaks. */
export type SoundZone = {
  readonly id: string;
  readonly board: string;
  readonly zones: readonly string[];
  readonly voices: VoicePlan;
  /** 0 to 100. */
  readonly volume: number;
  /** Other volumes at times of the day; the first that fits counts. */
  readonly volumeAt: readonly { readonly from: MinuteOfDay; readonly to: MinuteOfDay; readonly volume: number }[];
};

/** How loud a zone is at a time of the day, 0 to 100. */
export function volumeOf(zone: SoundZone, minute: MinuteOfDay): number {
  return zone.volumeAt.find(({ from, to }) => from <= minute && minute < to)?.volume ?? zone.volume;
}

/**
 * How a hall says a call, as data. `one` is a single call, `merged` each of several after the other, with `before` once
 * in front of them. `{number}` and `{counter}` are the places.
 */
export type PhraseForm = {
  readonly language: VoiceLanguage;
  readonly one: string;
  readonly before: string;
  readonly merged: string;
  readonly reading: NumberReading;
};

/** What a hall says that says nothing of it. */
export const PHRASE_FORMS: Readonly<Record<VoiceLanguage, PhraseForm>> = {
  zh: {
    language: 'zh',
    one: '请{number}号到{counter}',
    before: '请',
    merged: '{number}到{counter}',
    reading: 'digits',
  },
  en: {
    language: 'en',
    one: 'Number {number}, {counter}',
    before: 'Now',
    merged: '{number}, {counter}',
    reading: 'digits',
  },
};
