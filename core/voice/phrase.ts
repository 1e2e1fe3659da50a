import type { PhraseForm, VoiceLanguage } from '../catalogue/sounds.ts';
import { count, ticketWords } from './spoken-number.ts';

/** One call as it is to be spoken: a ticket's number and the name of the counter in the language. */
export type SpokenCall = { readonly number: string; readonly counter: string };

/** A short silence between two calls of one breath, as a word. */
export const PAUSE = ',';

/** The words of one call, or of several in one breath. Words are lower case; `PAUSE` stands between the calls. */
export function phraseWords(form: PhraseForm, calls: readonly SpokenCall[]): readonly string[] {
  const [first, ...others] = calls;
  if (first === undefined) return [];
  if (others.length === 0) return filled(form, form.one, first);
  const spoken = calls.map((call) => filled(form, form.merged, { ...call, counter: inBrief(call.counter) }));
  return [...words(form.before, form.language), ...spoken.flatMap((each, at) => (at === 0 ? each : [PAUSE, ...each]))];
}

/** 三号 for 三号窗口: among many, a number alone is a counter. */
function inBrief(counter: string): string {
  return counter.normalize('NFKC').replace(/(?<=\d号)(?:窗口|柜台)$/u, '');
}

function filled(form: PhraseForm, text: string, call: SpokenCall): readonly string[] {
  return text.split(/(\{number\}|\{counter\})/).flatMap((part) => {
    if (part === '{number}') return ticketWords(call.number, form.language, form.reading);
    return words(part === '{counter}' ? call.counter : part, form.language);
  });
}

/**
 * A text as words: figures are counted, a run of hanzi stays together (the clips decide where it is cut), English goes
 * word by word, and single letters by their names. Full-width figures and letters are as good as others.
 */
export function words(text: string, language: VoiceLanguage): readonly string[] {
  return [...text.normalize('NFKC').matchAll(/\d+|\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}'’])+/gu)].flatMap(
    ([part]) => {
      if (/^\d/.test(part)) return count(part, language);
      if (/\p{Script=Han}/u.test(part)) return [part];
      // Capitals alone are letters: VIP, A. A word is a word.
      if (language === 'zh' || /^\p{Lu}{1,3}$/u.test(part)) return [...part.toLowerCase()];
      return [part.toLowerCase()];
    },
  );
}

/** What is to be played, clip by clip, and the texts for which there is no clip. */
export type Clips = { readonly clips: readonly string[]; readonly missing: readonly string[] };

const LONGEST_CLIP = 12;

/** Finds the clips of words; a run of hanzi is cut into the longest that there are. */
export function clipsFor(spoken: readonly string[], has: (clip: string) => boolean): Clips {
  const clips: string[] = [];
  const missing: string[] = [];
  for (const word of spoken) {
    if (word === PAUSE || has(word)) {
      clips.push(word);
      continue;
    }
    if (!/\p{Script=Han}/u.test(word)) {
      missing.push(word);
      continue;
    }
    const letters = [...word];
    for (let at = 0; at < letters.length;) {
      let length = Math.min(LONGEST_CLIP, letters.length - at);
      while (length > 0 && !has(letters.slice(at, at + length).join(''))) length -= 1;
      if (length === 0) missing.push(letters[at] ?? '');
      else clips.push(letters.slice(at, at + length).join(''));
      at += Math.max(length, 1);
    }
  }
  return { clips, missing };
}

/**
 * How a counter is called: by its name; where the name has a word without a clip, by the number that hangs above it, if
 * its id is one that can be said. Half a name would send people nowhere.
 */
export function calledAs(
  counter: { readonly id: string; readonly name: string },
  language: VoiceLanguage,
  has: (clip: string) => boolean,
): string {
  const canBeSaid = (text: string): boolean => clipsFor(words(text, language), has).missing.length === 0;
  const byNumber = language === 'zh' ? `${counter.id}号窗口` : `Counter ${counter.id}`;
  return !canBeSaid(counter.name) && /\d/.test(counter.id) && canBeSaid(byNumber) ? byNumber : counter.name;
}
