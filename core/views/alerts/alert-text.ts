import { own } from '../../base/own.ts';
import { asIs, LANGUAGES, type Language, type Names } from '../../base/names.ts';
import { figureFacts, type AlertFigure } from '../../catalogue/alert-rule.ts';
import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import type { AlertPlace, AlertRecord } from '../../queue/alert.ts';

/** The name of a rule and of the place it was found at; a rule that is no more is called by its id. */
export function alertTitle(index: CatalogueIndex, { rule, scope, of }: AlertPlace): Names {
  const name = index.catalogue.alerts?.find(({ id }) => id === rule)?.name ?? asIs(rule);
  const where = placeName(index, scope, of);
  return where === undefined ? name : inAll((language) => `${name[language]}${SEP[language]}${where[language]}`);
}

/** The figure as it was, and where its bounds are, in a sentence. */
export function alertText({ figure, value, threshold, test }: AlertRecord): Names {
  return inAll((language) => {
    const words = WORDS[language];
    const told = { figure: FIGURES[figure][language], of: (n: number) => words.unit(figureFacts(figure).unit, n) };
    if (test === true) return words.test(told.figure, told.of(threshold));
    const said = `${told.figure}${words.gap}${told.of(value)}`;
    return figureFacts(figure).bad === 'from'
      ? words.from(said, told.of(threshold))
      : words.downTo(said, told.of(threshold));
  });
}

function placeName(index: CatalogueIndex, scope: AlertPlace['scope'], of: string): Names | undefined {
  // A test of a rule that watches every place is of none.
  if (of === '') return undefined;
  switch (scope) {
    case 'hall':
      return undefined;
    case 'department':
      return index.departments.get(of)?.name ?? asIs(of);
    case 'line':
      return index.lines.get(of)?.name ?? asIs(of);
    case 'counter':
      return index.counters.get(of)?.name ?? asIs(of);
    case 'zone':
      return asIs(of);
    case 'device':
      return own(DEVICES, of) ?? asIs(of);
  }
}

function inAll(make: (language: Language) => string): Names {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, string>;
}

const SEP: Readonly<Record<Language, string>> = { 'zh-Hans': '：', 'zh-Hant': '：', en: ': ' };

const DEVICES: Readonly<Record<string, Names>> = {
  kiosk: { 'zh-Hans': '取号机', 'zh-Hant': '取號機', en: 'kiosks' },
  printer: { 'zh-Hans': '打印机', 'zh-Hant': '印表機', en: 'printers' },
  board: { 'zh-Hans': '显示屏', 'zh-Hant': '顯示屏', en: 'boards' },
  voice: { 'zh-Hans': '语音', 'zh-Hant': '語音', en: 'voices' },
  sign: { 'zh-Hans': 'LED 条屏', 'zh-Hant': 'LED 條屏', en: 'LED signs' },
};

const FIGURES: Readonly<Record<AlertFigure, Names>> = {
  harm: { 'zh-Hans': '影响', 'zh-Hant': '影響', en: 'Harm' },
  waiting: { 'zh-Hans': '等候人数', 'zh-Hant': '等候人數', en: 'Waiting' },
  late: { 'zh-Hans': '超过目标的人数', 'zh-Hant': '超過目標的人數', en: 'Past their target' },
  unserved: {
    'zh-Hans': '没有窗口开放的队列里等候',
    'zh-Hant': '沒有窗口開放的隊列裡等候',
    en: 'Waiting without an open counter',
  },
  'longest-wait': { 'zh-Hans': '最长已等', 'zh-Hant': '最長已等', en: 'Longest wait' },
  'newcomer-wait': { 'zh-Hans': '现在取号要等', 'zh-Hant': '現在取號要等', en: 'A newcomer would wait' },
  'within-target': { 'zh-Hans': '目标时间内叫到的比例', 'zh-Hant': '目標時間內叫到的比例', en: 'Called within target' },
  idle: { 'zh-Hans': '开着而没有叫号', 'zh-Hant': '開著而沒有叫號', en: 'Open without calling' },
  pause: { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'Paused' },
  'in-hand': { 'zh-Hans': '同一个号办理', 'zh-Hant': '同一個號辦理', en: 'The same number in hand' },
  'open-counters': { 'zh-Hans': '开放的窗口', 'zh-Hant': '開放的窗口', en: 'Open counters' },
  'faulty-devices': { 'zh-Hans': '有故障的设备', 'zh-Hant': '有故障的設備', en: 'Devices in trouble' },
  'without-paper': { 'zh-Hans': '缺纸', 'zh-Hant': '缺紙', en: 'Out of paper' },
  'boards-gone': { 'zh-Hans': '没有页面的显示屏', 'zh-Hant': '沒有頁面的顯示屏', en: 'Boards whose page has gone' },
  'complaints-open': { 'zh-Hans': '待答复的投诉', 'zh-Hant': '待答覆的投訴', en: 'Complaints without an answer' },
  'cards-yellow': { 'zh-Hans': '未了结的黄牌', 'zh-Hant': '未了結的黃牌', en: 'Open yellow cards' },
  'cards-red': { 'zh-Hans': '未了结的红牌', 'zh-Hant': '未了結的紅牌', en: 'Open red cards' },
  'slips-failed': { 'zh-Hans': '没有打印成功的小票', 'zh-Hant': '沒有列印成功的小票', en: 'Slips that failed' },
};

type Unit = ReturnType<typeof figureFacts>['unit'];
type Words = {
  readonly gap: string;
  readonly unit: (unit: Unit, n: number) => string;
  readonly from: (said: string, threshold: string) => string;
  readonly downTo: (said: string, threshold: string) => string;
  readonly test: (figure: string, threshold: string) => string;
};

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-Hans': {
    gap: ' ',
    unit: (unit, n) => {
      if (unit === 'percent') return `${String(n)}%`;
      const of = {
        minutes: '分钟',
        people: '人',
        counters: '个',
        devices: '台',
        complaints: '件',
        slips: '张',
        cards: '张',
      };
      return `${String(n)} ${unit === 'person-minutes' ? '人·分钟' : of[unit]}`;
    },
    from: (said, threshold) => `${said}，达到 ${threshold}就提醒。`,
    downTo: (said, threshold) => `${said}，降到 ${threshold}就提醒。`,
    test: (figure, threshold) => `测试，并没有出事。规则：${figure}，阈值 ${threshold}。`,
  },
  'zh-Hant': {
    gap: ' ',
    unit: (unit, n) => {
      if (unit === 'percent') return `${String(n)}%`;
      const of = {
        minutes: '分鐘',
        people: '人',
        counters: '個',
        devices: '台',
        complaints: '件',
        slips: '張',
        cards: '張',
      };
      return `${String(n)} ${unit === 'person-minutes' ? '人·分鐘' : of[unit]}`;
    },
    from: (said, threshold) => `${said}，達到 ${threshold}就提醒。`,
    downTo: (said, threshold) => `${said}，降到 ${threshold}就提醒。`,
    test: (figure, threshold) => `測試，並沒有出事。規則：${figure}，閾值 ${threshold}。`,
  },
  en: {
    gap: ': ',
    unit: (unit, n) => {
      if (unit === 'percent') return `${String(n)}%`;
      if (unit === 'minutes') return `${String(n)} min`;
      return unit === 'person-minutes' ? `${String(n)} person-minutes` : String(n);
    },
    from: (said, threshold) => `${said}; told from ${threshold} on.`,
    downTo: (said, threshold) => `${said}; told at ${threshold} and below.`,
    test: (figure, threshold) => `A test: nothing is the matter. The rule watches: ${figure}, ${threshold}.`,
  },
};
