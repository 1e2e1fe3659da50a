import { LANGUAGES, type Language, type Names } from '../base/names.ts';
import { lengthWords } from '../base/wait-words.ts';
import type { CardColour } from '../catalogue/card-rule.ts';
import type { EventOf } from '../queue/event.ts';

/** What happened to a card, in a sentence without names. */
export function cardWords({ type, data }: EventOf<'CardGiven' | 'ComplaintCardGiven' | 'CardAcknowledged'>): Names {
  if (type === 'CardAcknowledged') return ACKNOWLEDGED;
  if (type === 'ComplaintCardGiven')
    return inAll((language) => COMPLAINT[language](COLOURS[data.colour][language], data.due));
  return inAll((language) => {
    const length = (ms: number): string => lengthWords(ms / 1000, language);
    const words = data.kind === 'waiting' ? WAITING : SERVING;
    return words[language](COLOURS[data.colour][language], length(data.tookMs), length(data.limitMs));
  });
}

function inAll(make: (language: Language) => string): Names {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, string>;
}

type Sentence = Readonly<Record<Language, (...parts: readonly string[]) => string>>;

const COLOURS: Readonly<Record<CardColour, Names>> = {
  yellow: { 'zh-Hans': '黄牌', 'zh-Hant': '黃牌', en: 'Yellow card' },
  red: { 'zh-Hans': '红牌', 'zh-Hant': '紅牌', en: 'Red card' },
};
const WAITING: Sentence = {
  'zh-Hans': (card = '', took = '', limit = '') => `${card}：已等候${took}，时限${limit}`,
  'zh-Hant': (card = '', took = '', limit = '') => `${card}：已等候${took}，時限${limit}`,
  en: (card = '', took = '', limit = '') => `${card}: waiting for ${took}, limit ${limit}`,
};
const SERVING: Sentence = {
  'zh-Hans': (card = '', took = '', limit = '') => `${card}：已办理${took}，时限${limit}`,
  'zh-Hant': (card = '', took = '', limit = '') => `${card}：已辦理${took}，時限${limit}`,
  en: (card = '', took = '', limit = '') => `${card}: served for ${took}, limit ${limit}`,
};
const COMPLAINT: Sentence = {
  'zh-Hans': (card = '', due = '') => `${card}：投诉未答复，时限 ${due}`,
  'zh-Hant': (card = '', due = '') => `${card}：投訴未答覆，時限 ${due}`,
  en: (card = '', due = '') => `${card}: a complaint without an answer, to be answered by ${due}`,
};
const ACKNOWLEDGED: Names = {
  'zh-Hans': '确认一张黄牌或红牌',
  'zh-Hant': '確認一張黃牌或紅牌',
  en: 'A yellow or red card was acknowledged',
};
