import type { Language } from '../base/names.ts';

/**
 * The words of the LED signs in one language. Each gives several ways to say it, the longest first: the first that fits
 * is taken.
 */
export type SignTexts = {
  /** Over a counter: the number that is called there. */
  readonly called: (number: string, name: string, counter: string) => readonly string[];
  readonly serving: (number: string) => readonly string[];
  readonly paused: readonly string[];
  readonly closed: readonly string[];
  /** On a message board: one call among several. */
  readonly call: (number: string, name: string, counter: string) => readonly string[];
  /** While the hall has an emergency whose words the sign cannot show. */
  readonly emergency: readonly string[];
  /** While a line has a message whose words the sign cannot show. */
  readonly message: string;
  /** For whoever stands before the sign and tries it. */
  readonly test: (name: string, clock: string) => readonly string[];
};

/** Every text of the LED signs in every language. */
export const SIGN_TEXTS: Readonly<Record<Language, SignTexts>> = {
  'zh-Hans': {
    called: (number, name, counter) => [
      `请${number}号到${name}`,
      `${number}请到${name}`,
      `${number}请到${counter}号窗`,
      `${number} ${counter}号`,
      number,
    ],
    serving: (number) => [`${number} 正在办理`, `${number}办理中`, number],
    paused: ['暂停服务', '暂停'],
    closed: ['本窗口未开放', '未开放'],
    call: (number, name, counter) => [`${number} 请到 ${name}`, `${number} ${name}`, `${number}-${counter}`, number],
    emergency: ['紧急通知，请看屏幕', '紧急通知'],
    message: '排队通知，请看屏幕',
    test: (name, clock) => [`测试 ${name} ${clock}`, `测试 ${clock}`, '测试'],
  },
  'zh-Hant': {
    called: (number, name, counter) => [
      `請${number}號到${name}`,
      `${number}請到${name}`,
      `${number}請到${counter}號窗`,
      `${number} ${counter}號`,
      number,
    ],
    serving: (number) => [`${number} 正在辦理`, `${number}辦理中`, number],
    paused: ['暫停服務', '暫停'],
    closed: ['本窗口未開放', '未開放'],
    call: (number, name, counter) => [`${number} 請到 ${name}`, `${number} ${name}`, `${number}-${counter}`, number],
    emergency: ['緊急通知，請看螢幕', '緊急通知'],
    message: '排隊通知，請看螢幕',
    test: (name, clock) => [`測試 ${name} ${clock}`, `測試 ${clock}`, '測試'],
  },
  en: {
    called: (number, name, counter) => [`${number} to ${name}`, `${number} ${name}`, `${number}-${counter}`, number],
    serving: (number) => [`Serving ${number}`, number],
    paused: ['Paused', 'Break'],
    closed: ['Counter closed', 'Closed'],
    call: (number, name, counter) => [`${number} to ${name}`, `${number} ${name}`, `${number}-${counter}`, number],
    emergency: ['Emergency: see the boards', 'EMERGENCY'],
    message: 'To those who wait: see the boards',
    test: (name, clock) => [`Test ${name} ${clock}`, `Test ${clock}`, 'Test'],
  },
};
