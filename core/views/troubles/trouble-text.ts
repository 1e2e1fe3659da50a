import { LANGUAGES, type CounterId, type Language, type Names } from '../../base/names.ts';
import { isSentence, lengthWords, waitWords } from '../../base/wait-words.ts';
import type { WaitSeconds } from '../../protocol/shapes/fields.ts';
import type { TroubleCause } from '../../protocol/shapes/troubles.ts';
import { PAUSE_WORDS, usualReason } from '../../queue/pause-reason.ts';

/** What a sentence about a line tells. */
export type LineFacts = {
  readonly people: number;
  readonly late: number;
  /** Of whoever has waited longest, seconds. */
  readonly longest: number;
  /** Open counters of the line. */
  readonly open: number;
  /** What a newcomer would wait; absent while nobody can say. */
  readonly wait?: WaitSeconds;
};

/** How a line stands, in a sentence. */
export function lineText({ people, late, longest, open, wait }: LineFacts): Names {
  return inAll((language) => {
    const words = WORDS[language];
    const first = late === 0 ? words.people(people) : words.late(people, late);
    return `${first}${words.comma}${second(words, lengthWords(longest, language))}${words.stop}`;

    function second({ newcomer, beyond, nobodyKnows, nobodyOpen }: Words, waited: string): string {
      if (wait !== undefined) return (isSentence(wait) ? beyond : newcomer)(waitWords(wait, language));
      return open === 0 ? nobodyOpen(waited) : nobodyKnows(waited);
    }
  });
}

/** How many wait for a counter, in a sentence. */
export function waitingText(people: number): Names {
  return inAll((language) => `${WORDS[language].people(people)}${WORDS[language].stop}`);
}

/** What is in the way, in a sentence. `name`: of a counter. */
export function causeText(cause: TroubleCause, name: (counter: CounterId) => Names): Names {
  return inAll((language) => {
    const words = WORDS[language];
    const long = (seconds: number): string => lengthWords(seconds, language);
    switch (cause.what) {
      case 'no-counter-open':
        return words.noCounter;
      case 'paused': {
        const { counter, reason, seconds, allowed } = cause;
        const usual = usualReason(reason);
        const why = usual === undefined ? reason : PAUSE_WORDS[usual][language];
        return allowed === undefined
          ? words.paused(name(counter)[language], why, long(seconds))
          : words.pausedTooLong(name(counter)[language], why, long(seconds), long(allowed));
      }
      case 'idle':
        return words.idle(name(cause.counter)[language], long(cause.seconds));
      case 'long-in-hand':
        return words.long(name(cause.counter)[language], cause.number, long(cause.seconds), long(cause.usual));
      case 'too-few':
        return words.tooFew(cause.counters);
    }
  });
}

function inAll(make: (language: Language) => string): Names {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, string>;
}

type Words = {
  readonly people: (n: number) => string;
  readonly late: (n: number, late: number) => string;
  readonly newcomer: (wait: string) => string;
  readonly beyond: (wait: string) => string;
  readonly nobodyOpen: (longest: string) => string;
  readonly nobodyKnows: (longest: string) => string;
  readonly noCounter: string;
  readonly paused: (counter: string, why: string, time: string) => string;
  readonly pausedTooLong: (counter: string, why: string, time: string, allowed: string) => string;
  readonly idle: (counter: string, time: string) => string;
  readonly long: (counter: string, number: string, time: string, usual: string) => string;
  readonly tooFew: (n: number) => string;
  readonly comma: string;
  readonly stop: string;
};

/** Chinese is parted from figures, and from nothing else. */
const spaced = (words: string): string => (/^\d/.test(words) ? ` ${words}` : words);

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    people: (n) => (n === 0 ? '现在没有人在等' : `${String(n)} 人在等`),
    late: (n, late) => `${String(n)} 人在等，${String(late)} 人已超过目标`,
    newcomer: (wait) => `现在取号要等${wait}`,
    beyond: (wait) => `现在取号：${wait}`,
    nobodyOpen: (longest) => `没有窗口开放，最久的已等${spaced(longest)}`,
    nobodyKnows: (longest) => `说不准还要等多久，最久的已等${spaced(longest)}`,
    noCounter: '没有窗口开放',
    paused: (counter, why, time) => `${counter}暂停（${why}）${time}`,
    pausedTooLong: (counter, why, time, allowed) => `${counter}已暂停（${why}）${time}，不应超过 ${allowed}`,
    idle: (counter, time) => `${counter}开着，当前无人办理，${time}没有叫号`,
    long: (counter, number, time, usual) => `${counter}办理 ${number} 已${spaced(time)}，通常不超过 ${usual}`,
    tooFew: (n) => (n === 1 ? '只有 1 个窗口在办理，忙不过来' : `${String(n)} 个窗口都在办理，忙不过来`),
    comma: '，',
    stop: '。',
  },
  'zh-Hant': {
    people: (n) => (n === 0 ? '現在沒有人在等' : `${String(n)} 人在等`),
    late: (n, late) => `${String(n)} 人在等，${String(late)} 人已超過目標`,
    newcomer: (wait) => `現在取號要等${wait}`,
    beyond: (wait) => `現在取號：${wait}`,
    nobodyOpen: (longest) => `沒有窗口開放，最久的已等${spaced(longest)}`,
    nobodyKnows: (longest) => `說不準還要等多久，最久的已等${spaced(longest)}`,
    noCounter: '沒有窗口開放',
    paused: (counter, why, time) => `${counter}暫停（${why}）${time}`,
    pausedTooLong: (counter, why, time, allowed) => `${counter}已暫停（${why}）${time}，不應超過 ${allowed}`,
    idle: (counter, time) => `${counter}開著，當前無人辦理，${time}沒有叫號`,
    long: (counter, number, time, usual) => `${counter}辦理 ${number} 已${spaced(time)}，通常不超過 ${usual}`,
    tooFew: (n) => (n === 1 ? '只有 1 個窗口在辦理，忙不過來' : `${String(n)} 個窗口都在辦理，忙不過來`),
    comma: '，',
    stop: '。',
  },
  en: {
    people: (n) => (n === 0 ? 'Nobody waits now' : n === 1 ? '1 person waits' : `${String(n)} people wait`),
    late: (n, late) =>
      n === 1 ? '1 person waits, past the target' : `${String(n)} people wait, ${String(late)} past their target`,
    newcomer: (wait) => `a newcomer would wait ${wait}`,
    beyond: (wait) => `for a newcomer ${wait}`,
    nobodyOpen: (longest) => `no counter is open, the first has waited ${longest}`,
    nobodyKnows: (longest) => `how long is not known, the first has waited ${longest}`,
    noCounter: 'No counter of the line is open',
    paused: (counter, why, time) => `${counter} has paused (${why}) for ${time}`,
    pausedTooLong: (counter, why, time, allowed) =>
      `${counter} has paused (${why}) for ${time}, ${allowed} are allowed`,
    idle: (counter, time) => `${counter} is open with nobody in hand, and has called nobody for ${time}`,
    long: (counter, number, time, usual) => `${counter} has had ${number} for ${time}, usually ${usual} at most`,
    tooFew: (n) =>
      n === 1 ? 'One counter works at it and is not enough' : `${String(n)} counters work at it and are not enough`,
    comma: ', ',
    stop: '.',
  },
};
