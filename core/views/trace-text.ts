import { inEach, type Names } from '../base/names.ts';
import { own } from '../base/own.ts';
import { lengthWords, waitWords } from '../base/wait-words.ts';
import { localTime, rfc3339 } from '../base/zone.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { ORDINARY } from '../catalogue/category.ts';
import type { Became } from '../queue/counter-act.ts';
import type { EventOf, HallEvent, OfflineIssue } from '../queue/event.ts';
import type { Grade } from '../queue/rating.ts';
import type { TicketId } from '../queue/ticket.ts';
import { cardWords } from './card-words.ts';
import { ACT_WORDS, COMPLAINT_WORDS, GRADE_WORDS, OUTCOME_WORDS } from './visit-words.ts';

/** What an event did to a ticket, in a sentence that may be read to its citizen: no name, no note, no secret. */
export function whatHappened(event: HallEvent, ticket: TicketId, index: CatalogueIndex): Names {
  switch (event.type) {
    case 'TicketIssued':
      return issued(event, index);
    case 'ServiceAdded':
      return fill(ADDED, { service: serviceName(index, event.data.step.service) });
    case 'TicketCalled':
      return called(event);
    case 'TicketRecalled':
      return fill(RECALLED, { counter: event.data.counter });
    case 'ServingStarted':
      return fill(SERVING, { counter: event.data.counter });
    case 'StepFinished':
      return fill(FINISHED, { counter: event.data.counter, outcome: OUTCOME_WORDS[event.data.outcome] });
    case 'TicketMissed':
      return fill(MISSED, { counter: event.data.counter });
    case 'StepTransferred':
      return transferred(event, index);
    case 'CopyRequested':
      return fill(COPY, { copy: String(event.data.copy), printer: printerName(index, event.data.printer) });
    case 'SlipReported':
      return fill(SLIP[event.data.outcome], { printer: printerName(index, event.data.printer) });
    case 'CounterActionUndone':
      return fill(UNDONE, { what: ACT_WORDS[event.data.what] });
    case 'CategoryCorrected':
      return fill(CATEGORY, { from: categoryName(index, event.data.from), to: categoryName(index, event.data.to) });
    case 'TicketBroughtBack':
      return fill(BACK[event.data.became], {});
    case 'StepRated':
      return fill(RATED, { grade: GRADE_WORDS[event.data.grade as Grade] });
    case 'ComplaintAnswered':
      return fill(ANSWERED, { outcome: COMPLAINT_WORDS[event.data.outcome] });
    case 'CardGiven':
      return cardWords(event);
    case 'LineClosed':
      return fill(event.data.movedTo === undefined ? LINE_CLOSED : LINE_MOVED, {
        line: lineName(index, event.data.line),
        to: lineName(index, event.data.movedTo ?? ''),
      });
    case 'TicketsMoved':
      return moved(event, index);
    case 'DayClosed':
      return event.data.goesOver?.includes(ticket) === true ? OVER : LEFT;
    default:
      return PLAIN[event.type as keyof typeof PLAIN] ?? same(event.type);
  }
}

function issued({ at, data }: EventOf<'TicketIssued'>, index: CatalogueIndex): Names {
  const { timeZone } = index.catalogue.hall;
  const services = data.steps.map(({ service }) => serviceName(index, service));
  const told = data.told?.[0];
  const booked = data.appointment;
  return join(
    fill(ISSUED, { number: data.number, services: list(services) }),
    data.category === ORDINARY ? undefined : fill(AS, { category: categoryName(index, data.category) }),
    booked === undefined
      ? undefined
      : fill(booked.late ? BOOKED_LATE : BOOKED, { time: clockTime(booked.slotAt, timeZone, at) }),
    data.offline === undefined ? undefined : offlineWords(data.offline, index, at),
    told === undefined ? undefined : fill(TOLD, { wait: inEach((language) => waitWords(told, language)) }),
  );
}

function offlineWords({ issuedAt, insteadOf }: OfflineIssue, { catalogue }: CatalogueIndex, at: number): Names {
  const time = clockTime(issuedAt, catalogue.hall.timeZone, at);
  return insteadOf === undefined ? fill(OFFLINE, { time }) : fill(OFFLINE_INSTEAD, { time, other: insteadOf });
}

function clockTime(at: number, timeZone: string, now: number): string {
  const text = rfc3339(at, timeZone);
  const day = localTime(at, timeZone).date;
  return day === localTime(now, timeZone).date ? text.slice(11, 16) : `${day} ${text.slice(11, 16)}`;
}

function called({ at, data }: EventOf<'TicketCalled'>): Names {
  const { counter, reason } = data;
  const since = reason.heads[0]?.since ?? at;
  const seconds = Math.max(0, (at - since) / 1000);
  return fill(CALLED, { counter, wait: inEach((language) => lengthWords(seconds, language)) });
}

function transferred({ data }: EventOf<'StepTransferred'>, index: CatalogueIndex): Names {
  const { counter, to, reservedFor } = data;
  const service = serviceName(index, to.service);
  return reservedFor === undefined
    ? fill(TRANSFERRED, { counter, service })
    : fill(TRANSFERRED_TO, { counter, service, to: reservedFor });
}

function moved({ data }: EventOf<'TicketsMoved'>, index: CatalogueIndex): Names {
  const { to, place, undoes } = data;
  const where = 'line' in to ? fill(IN_LINE, { line: lineName(index, to.line) }) : fill(AT_COUNTER, { to: to.counter });
  return fill(undoes !== undefined ? MOVED_BACK : place === 'kept' ? MOVED_KEPT : MOVED_TO_END, { where });
}

export function serviceName(index: CatalogueIndex, id: string): Names {
  return index.services.get(id)?.name ?? same(id);
}

export function lineName(index: CatalogueIndex, id: string): Names {
  return index.lines.get(id)?.name ?? same(id);
}

function categoryName(index: CatalogueIndex, id: string): Names {
  return index.categories.get(id)?.name ?? same(id);
}

export function printerName({ catalogue }: CatalogueIndex, id: string): Names {
  return [...catalogue.kiosks, ...catalogue.printers].find((each) => each.id === id)?.name ?? same(id);
}

function same(text: string): Names {
  return inEach(() => text);
}

export function list(names: readonly Names[]): Names {
  return inEach((language) => names.map((name) => name[language]).join(language === 'en' ? ', ' : '、'));
}

function join(...parts: readonly (Names | undefined)[]): Names {
  const said = parts.filter((part) => part !== undefined);
  return inEach((language) => said.map((part) => part[language]).join(language === 'en' ? '; ' : '；'));
}

/** A sentence with its `{places}` filled. */
export function fill(words: Names, values: Readonly<Record<string, string | Names>>): Names {
  return inEach((language) =>
    words[language].replace(/\{(\w+)\}/g, (_all, place: string) => {
      const value = own(values, place) ?? '';
      return typeof value === 'string' ? value : value[language];
    }),
  );
}

const ISSUED: Names = {
  'zh-Hans': '取号 {number}，办理：{services}',
  'zh-Hant': '取號 {number}，辦理：{services}',
  en: 'Number {number} was taken for: {services}',
};
const AS: Names = { 'zh-Hans': '类别：{category}', 'zh-Hant': '類別：{category}', en: 'category: {category}' };
const BOOKED: Names = {
  'zh-Hans': '凭 {time} 的预约签到',
  'zh-Hant': '憑 {time} 的預約簽到',
  en: 'checked in with a booking for {time}',
};
const BOOKED_LATE: Names = {
  'zh-Hans': '凭 {time} 的预约签到，已过时，按现场取号排队',
  'zh-Hant': '憑 {time} 的預約簽到，已過時，按現場取號排隊',
  en: 'checked in with a booking for {time}, too late: it waits as everybody does',
};
const OFFLINE: Names = {
  'zh-Hans': '{time} 断网时由自助机发出，网络恢复后按取号时间入队',
  'zh-Hant': '{time} 斷網時由自助機發出，網路恢復後按取號時間入隊',
  en: 'given by the kiosk at {time} while it was cut off; it joined the line with that time',
};
const OFFLINE_INSTEAD: Names = {
  'zh-Hans': '{time} 断网时由自助机发出，代替没有送达的 {other}，保留其排位',
  'zh-Hant': '{time} 斷網時由自助機發出，代替沒有送達的 {other}，保留其排位',
  en: 'given by the kiosk at {time} while it was cut off, in place of {other}, which had not arrived; it has that place',
};
const TOLD: Names = {
  'zh-Hans': '当时告知预计等待：{wait}',
  'zh-Hant': '當時告知預計等待：{wait}',
  en: 'told wait: {wait}',
};
const ADDED: Names = { 'zh-Hans': '加办：{service}', 'zh-Hant': '加辦：{service}', en: 'Added: {service}' };
const CALLED: Names = {
  'zh-Hans': '等候{wait}后，叫到 {counter} 号窗口',
  'zh-Hant': '等候{wait}後，叫到 {counter} 號窗口',
  en: 'Called to counter {counter} after a wait of {wait}',
};
const RECALLED: Names = {
  'zh-Hans': '{counter} 号窗口再次呼叫',
  'zh-Hant': '{counter} 號窗口再次呼叫',
  en: 'Called again to counter {counter}',
};
const SERVING: Names = {
  'zh-Hans': '{counter} 号窗口开始办理',
  'zh-Hant': '{counter} 號窗口開始辦理',
  en: 'Service began at counter {counter}',
};
const FINISHED: Names = {
  'zh-Hans': '{counter} 号窗口办理结束：{outcome}',
  'zh-Hant': '{counter} 號窗口辦理結束：{outcome}',
  en: 'Service ended at counter {counter}: {outcome}',
};
const MISSED: Names = {
  'zh-Hans': '叫到 {counter} 号窗口后未到，记为过号',
  'zh-Hant': '叫到 {counter} 號窗口後未到，記為過號',
  en: 'Not there when called to counter {counter}: marked as missed',
};
const TRANSFERRED: Names = {
  'zh-Hans': '由 {counter} 号窗口转到：{service}',
  'zh-Hant': '由 {counter} 號窗口轉到：{service}',
  en: 'Transferred by counter {counter} to: {service}',
};
const TRANSFERRED_TO: Names = {
  'zh-Hans': '由 {counter} 号窗口转到 {to} 号窗口：{service}',
  'zh-Hant': '由 {counter} 號窗口轉到 {to} 號窗口：{service}',
  en: 'Transferred by counter {counter} to counter {to}: {service}',
};
const COPY: Names = {
  'zh-Hans': '补打小票（第 {copy} 次），打印机：{printer}',
  'zh-Hant': '補打小票（第 {copy} 次），印表機：{printer}',
  en: 'Copy {copy} of the slip was asked for at: {printer}',
};
const SLIP: Readonly<Record<EventOf<'SlipReported'>['data']['outcome'], Names>> = {
  printed: {
    'zh-Hans': '小票已打印：{printer}',
    'zh-Hant': '小票已列印：{printer}',
    en: 'The slip was printed: {printer}',
  },
  sent: {
    'zh-Hans': '小票已送到打印机：{printer}',
    'zh-Hant': '小票已送到印表機：{printer}',
    en: 'The slip was sent to: {printer}',
  },
  unknown: {
    'zh-Hans': '小票是否打出不明：{printer}',
    'zh-Hant': '小票是否印出不明：{printer}',
    en: 'Whether the slip came out is not known: {printer}',
  },
  failed: {
    'zh-Hans': '小票没有打出：{printer}',
    'zh-Hant': '小票沒有印出：{printer}',
    en: 'The slip did not come out: {printer}',
  },
};
const UNDONE: Names = { 'zh-Hans': '撤销：{what}', 'zh-Hant': '撤銷：{what}', en: 'Taken back: {what}' };
const CATEGORY: Names = {
  'zh-Hans': '类别由“{from}”更正为“{to}”',
  'zh-Hant': '類別由「{from}」更正為「{to}」',
  en: 'Category corrected from “{from}” to “{to}”',
};
const BACK: Readonly<Record<Became | 'cancelled', Names>> = {
  finished: {
    'zh-Hans': '办结后找回，回到原来的排位',
    'zh-Hant': '辦結後找回，回到原來的排位',
    en: 'Brought back after it was finished, to the place that it had',
  },
  missed: {
    'zh-Hans': '过号后找回，回到原来的排位',
    'zh-Hant': '過號後找回，回到原來的排位',
    en: 'Brought back after it was missed, to the place that it had',
  },
  cancelled: {
    'zh-Hans': '取消后找回，回到原来的排位',
    'zh-Hant': '取消後找回，回到原來的排位',
    en: 'Brought back after it was cancelled, to the place that it had',
  },
};
const RATED: Names = { 'zh-Hans': '市民评价：{grade}', 'zh-Hant': '市民評價：{grade}', en: 'Rated: {grade}' };
const ANSWERED: Names = {
  'zh-Hans': '投诉已答复：{outcome}',
  'zh-Hant': '投訴已答覆：{outcome}',
  en: 'The complaint was answered: {outcome}',
};
const LINE_CLOSED: Names = {
  'zh-Hans': '“{line}”停止取号，已取的号继续办理',
  'zh-Hant': '「{line}」停止取號，已取的號繼續辦理',
  en: '“{line}” takes no more tickets; those given are served',
};
const LINE_MOVED: Names = {
  'zh-Hans': '“{line}”停止取号，改到“{to}”排队',
  'zh-Hant': '「{line}」停止取號，改到「{to}」排隊',
  en: '“{line}” was closed: it waits in “{to}” from now on',
};
const IN_LINE: Names = { 'zh-Hans': '“{line}”', 'zh-Hant': '「{line}」', en: '“{line}”' };
const AT_COUNTER: Names = { 'zh-Hans': '{to} 号窗口', 'zh-Hant': '{to} 號窗口', en: 'counter {to}' };
const MOVED_KEPT: Names = {
  'zh-Hans': '移到{where}排队，号码和先后不变',
  'zh-Hant': '移到{where}排隊，號碼和先後不變',
  en: 'Moved to {where}; number and place are kept',
};
const MOVED_TO_END: Names = {
  'zh-Hans': '移到{where}排队，号码不变，从此时起重新计算等候',
  'zh-Hant': '移到{where}排隊，號碼不變，從此時起重新計算等候',
  en: 'Moved to {where}; the number is kept, the wait counts from now',
};
const MOVED_BACK: Names = {
  'zh-Hans': '移队撤回，回到{where}原来的排位',
  'zh-Hant': '移隊撤回，回到{where}原來的排位',
  en: 'The move was taken back: at {where}, in the place that it had',
};
const LEFT: Names = {
  'zh-Hans': '业务日结束，尚未办理，号码作废',
  'zh-Hant': '業務日結束，尚未辦理，號碼作廢',
  en: 'The day ended before it was served; the number is void',
};
const OVER: Names = {
  'zh-Hans': '业务日结束，转入下一业务日',
  'zh-Hant': '業務日結束，轉入下一業務日',
  en: 'The day ended; it goes on in the next one',
};

const PLAIN = {
  DayOpened: {
    'zh-Hans': '新的业务日开始，号码、排位和等候时间都保留',
    'zh-Hant': '新的業務日開始，號碼、排位和等候時間都保留',
    en: 'A new day began; number, place and waiting time are kept',
  },
  StepParked: { 'zh-Hans': '窗口挂起，保留排位', 'zh-Hant': '窗口掛起，保留排位', en: 'Parked at the counter' },
  TicketParked: { 'zh-Hans': '挂起，保留排位', 'zh-Hant': '掛起，保留排位', en: 'Parked; the place is kept' },
  TicketResumed: { 'zh-Hans': '恢复排队', 'zh-Hant': '恢復排隊', en: 'Back in line' },
  ReentryEnded: {
    'zh-Hans': '过号已久，不再等候该事项',
    'zh-Hant': '過號已久，不再等候該事項',
    en: 'Too late to come back: what comes after it waits no longer for it',
  },
  TicketReentered: { 'zh-Hans': '过号后重新排队', 'zh-Hant': '過號後重新排隊', en: 'Back in line after it was missed' },
  TicketCancelled: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancelled' },
  TicketPrioritised: { 'zh-Hans': '经批准优先', 'zh-Hant': '經批准優先', en: 'Put first by staff' },
  PriorityWithdrawn: { 'zh-Hans': '取消优先', 'zh-Hant': '取消優先', en: 'No longer put first' },
  TicketReturned: {
    'zh-Hans': '退回队列，排位不变',
    'zh-Hant': '退回隊列，排位不變',
    en: 'Back to the line, place kept',
  },
  NoteAdded: { 'zh-Hans': '窗口写了备注', 'zh-Hant': '窗口寫了備註', en: 'The counter made a note' },
  ComplaintReceived: { 'zh-Hans': '提出投诉', 'zh-Hant': '提出投訴', en: 'A complaint was filed' },
  ComplaintFiled: { 'zh-Hans': '提出投诉', 'zh-Hant': '提出投訴', en: 'A complaint was filed' },
} as const satisfies Readonly<Record<string, Names>>;
