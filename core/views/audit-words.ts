import type { Names } from '../base/names.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { EventOf, EventType, HallEvent } from '../queue/event.ts';
import type { AuditKind } from '../queue/audit-kind.ts';
import { inEveryLanguage, type MessageTo } from '../queue/message.ts';
import type { WaitingPlace } from '../queue/moving.ts';
import { PAUSE_WORDS, usualReason } from '../queue/pause-reason.ts';
import { alertAudit } from './alerts/alert-audit.ts';
import { cardWords } from './card-words.ts';
import { leaseWords } from './lease-words.ts';
import { fill, lineName, list, serviceName, whatHappened } from './trace-text.ts';

/** Every type of event has its kind: a new one without does not compile. */
export const KIND_OF: Readonly<Record<EventType, AuditKind>> = {
  DayOpened: 'hall',
  CatalogueChanged: 'hall',
  DayClosed: 'hall',
  IntakeStopped: 'hall',
  IntakeResumed: 'hall',
  TicketIssued: 'number',
  ServiceAdded: 'number',
  TicketCalled: 'number',
  TicketRecalled: 'number',
  ServingStarted: 'number',
  StepFinished: 'number',
  TicketMissed: 'number',
  StepParked: 'number',
  TicketParked: 'number',
  TicketResumed: 'number',
  TicketReentered: 'number',
  ReentryEnded: 'number',
  StepTransferred: 'number',
  TicketCancelled: 'number',
  TicketPrioritised: 'number',
  CounterActionUndone: 'number',
  CategoryCorrected: 'number',
  TicketBroughtBack: 'number',
  TicketReturned: 'number',
  NoteAdded: 'number',
  TicketsMoved: 'number',
  PriorityWithdrawn: 'number',
  NumbersLeased: 'number',
  LeaseEnded: 'number',
  PaperNotJoined: 'number',
  CopyRequested: 'slip',
  SlipReported: 'slip',
  CounterOpened: 'counter',
  CounterPaused: 'counter',
  CounterClosed: 'counter',
  ProfileSwitched: 'routing',
  CounterLent: 'routing',
  CounterReturned: 'routing',
  LineClosed: 'routing',
  LineReopened: 'routing',
  LinesAssigned: 'routing',
  ProfileMade: 'routing',
  ProfileDropped: 'routing',
  TargetSet: 'routing',
  LimitSet: 'routing',
  MessageSent: 'hall',
  MessageWithdrawn: 'hall',
  MessageEnded: 'hall',
  MessageSeen: 'hall',
  AlertRaised: 'hall',
  AlertCleared: 'hall',
  AlertAcknowledged: 'hall',
  AlertSuppressed: 'hall',
  CardGiven: 'number',
  ComplaintCardGiven: 'opinion',
  CardAcknowledged: 'hall',
  StepRated: 'opinion',
  ComplaintFiled: 'opinion',
  ComplaintReceived: 'opinion',
  ComplaintAssigned: 'opinion',
  ComplaintNoted: 'opinion',
  ComplaintExtended: 'opinion',
  ComplaintAnswered: 'opinion',
  ComplaintReopened: 'opinion',
};

/** What an event was, in a sentence for whoever looks over the hall: of a number, or of the hall itself. */
export function auditWords(event: HallEvent, index: CatalogueIndex): Names {
  switch (event.type) {
    case 'DayOpened':
      return event.data.simulated === true ? SIMULATED : DAY_OPENED;
    case 'DayClosed':
      return fill(DAY_CLOSED, { left: String(event.data.left.length), over: String(event.data.goesOver?.length ?? 0) });
    case 'CatalogueChanged':
      return CATALOGUE;
    case 'IntakeStopped':
      return INTAKE_STOPPED;
    case 'IntakeResumed':
      return INTAKE_RESUMED;
    case 'CounterOpened':
      return fill(event.data.held ? OPENED : OPENED_FOR, { counter: event.data.counter, clerk: event.data.clerk });
    case 'CounterPaused':
      return fill(PAUSED, { counter: event.data.counter });
    case 'CounterClosed':
      return fill(CLOSED, { counter: event.data.counter });
    case 'ProfileSwitched':
      return profileSwitched(event, index);
    case 'CounterLent':
      return fill(LENT, { counter: event.data.counter, line: lineName(index, event.data.line) });
    case 'CounterReturned':
      return fill(GIVEN_BACK, { counter: event.data.counter, line: lineName(index, event.data.line) });
    case 'LineReopened':
      return fill(LINE_OPENED, { line: lineName(index, event.data.line) });
    case 'TicketsMoved':
      return fill(MOVED, {
        n: String(event.data.moved.length),
        from: placeName(event.data.from, index),
        to: placeName(event.data.to, index),
      });
    case 'LinesAssigned':
    case 'ProfileMade':
    case 'ProfileDropped':
    case 'TargetSet':
    case 'LimitSet':
      return todayWords(event, index);
    case 'ComplaintReceived':
      return RECEIVED;
    case 'ComplaintAssigned':
      return fill(ASSIGNED, { to: event.data.to });
    case 'ComplaintNoted':
      return NOTED;
    case 'ComplaintExtended':
      return fill(EXTENDED, { due: event.data.due });
    case 'ComplaintReopened':
      return REOPENED;
    case 'MessageSent':
      return fill(TOLD, { to: addressee(event.data.to, index), text: inEveryLanguage(event.data.text) });
    case 'MessageWithdrawn':
      return MESSAGE_WITHDRAWN;
    case 'MessageEnded':
      return MESSAGE_ENDED;
    case 'MessageSeen':
      return fill(MESSAGE_SEEN, { counter: event.data.at });
    case 'AlertRaised':
    case 'AlertCleared':
    case 'AlertAcknowledged':
    case 'AlertSuppressed':
      return alertAudit(event, index);
    case 'NumbersLeased':
    case 'LeaseEnded':
    case 'PaperNotJoined':
      return leaseWords(event, index);
    case 'ComplaintCardGiven':
    case 'CardAcknowledged':
      return cardWords(event);
    default:
      return whatHappened(event, 'ticket' in event.data ? event.data.ticket : '', index);
  }
}

/** The reason that was given with what happened to the hall, a counter or a line, as it was typed. */
export function hallReason(event: HallEvent): Names | undefined {
  switch (event.type) {
    case 'IntakeStopped':
    case 'ProfileSwitched':
    case 'LinesAssigned':
    case 'ProfileMade':
    case 'ProfileDropped':
    case 'TargetSet':
    case 'LimitSet':
    case 'ComplaintExtended':
    case 'ComplaintReopened':
      return same(event.data.reason);
    case 'CardAcknowledged':
      return same(event.data.words ?? '');
    case 'CounterOpened':
    case 'CounterClosed':
    case 'DayClosed':
    case 'IntakeResumed':
    case 'LineReopened':
    case 'MessageSent':
    case 'MessageWithdrawn':
    case 'AlertAcknowledged':
    case 'ComplaintAssigned':
      return same(event.data.reason ?? '');
    case 'CounterPaused': {
      const usual = usualReason(event.data.reason);
      return usual === undefined ? same(event.data.reason) : PAUSE_WORDS[usual];
    }
    default:
      return undefined;
  }
}

/** What a supervisor set for today, or took back. */
function todayWords(
  event: EventOf<'LinesAssigned' | 'ProfileMade' | 'ProfileDropped' | 'TargetSet' | 'LimitSet'>,
  index: CatalogueIndex,
): Names {
  switch (event.type) {
    case 'LinesAssigned': {
      const { counter, lines } = event.data;
      if (lines === null) return fill(LINES_BACK, { counter });
      return fill(LINES_GIVEN, { counter, lines: list(lines.map(({ line }) => lineName(index, line))) });
    }
    case 'ProfileMade':
      return fill(PROFILE_MADE, { profile: event.data.name });
    case 'ProfileDropped':
      return fill(PROFILE_DROPPED, { profile: profileName(event.data.profile, index) });
    case 'TargetSet': {
      const { line, targetMs } = event.data;
      const said = { line: lineName(index, line), n: String(Math.round((targetMs ?? 0) / 60_000)) };
      return fill(targetMs === null ? TARGET_BACK : TARGET_SET, said);
    }
    case 'LimitSet': {
      const { service, places } = event.data;
      const said = { service: serviceName(index, service), n: String(places ?? '') };
      return fill(places === null ? LIMIT_BACK : places === 'none' ? LIMIT_NONE : LIMIT_SET, said);
    }
  }
}

function placeName(place: WaitingPlace, index: CatalogueIndex): Names {
  return 'line' in place ? fill(IN_LINE, { line: lineName(index, place.line) }) : fill(AT_COUNTER, place);
}

function addressee(to: MessageTo, index: CatalogueIndex): Names {
  if ('screen' in to) return fill(AT_SCREEN, { counter: to.screen });
  return placeName(to, index);
}

function profileName(id: string, { catalogue }: CatalogueIndex): Names {
  return catalogue.profiles?.find((profile) => profile.id === id)?.name ?? { 'zh-Hans': id, 'zh-Hant': id, en: id };
}

function profileSwitched({ data }: EventOf<'ProfileSwitched'>, index: CatalogueIndex): Names {
  const { profile, zone } = data;
  const what = profile === null ? PLAIN_LINES : profileName(profile, index);
  return zone === undefined ? fill(PROFILE, { profile: what }) : fill(PROFILE_IN, { profile: what, zone });
}

function same(text: string): Names | undefined {
  return text === '' ? undefined : { 'zh-Hans': text, 'zh-Hant': text, en: text };
}

const DAY_OPENED: Names = { 'zh-Hans': '业务日开始', 'zh-Hant': '業務日開始', en: 'The business day began' };
const SIMULATED: Names = {
  'zh-Hans': '业务日开始（模拟数据）',
  'zh-Hant': '業務日開始（模擬資料）',
  en: 'The business day began (simulated)',
};
const DAY_CLOSED: Names = {
  'zh-Hans': '业务日结束：{left} 个号未办，{over} 个号转入次日',
  'zh-Hant': '業務日結束：{left} 個號未辦，{over} 個號轉入次日',
  en: 'The business day ended; not served: {left}, going on in the next day: {over}',
};
const CATALOGUE: Names = {
  'zh-Hans': '大厅文件已更换',
  'zh-Hant': '大廳檔案已更換',
  en: 'Another hall file counts from now on',
};
const INTAKE_STOPPED: Names = { 'zh-Hans': '停止取号', 'zh-Hant': '停止取號', en: 'No more tickets are given' };
const INTAKE_RESUMED: Names = { 'zh-Hans': '恢复取号', 'zh-Hant': '恢復取號', en: 'Tickets are given again' };
const OPENED: Names = {
  'zh-Hans': '{counter} 号窗口上线，窗口人员：{clerk}',
  'zh-Hant': '{counter} 號窗口上線，窗口人員：{clerk}',
  en: 'Counter {counter} was opened; clerk: {clerk}',
};
const OPENED_FOR: Names = {
  'zh-Hans': '{counter} 号窗口由 {clerk} 代为上线',
  'zh-Hant': '{counter} 號窗口由 {clerk} 代為上線',
  en: 'Counter {counter} was opened by {clerk} for others',
};
const PAUSED: Names = {
  'zh-Hans': '{counter} 号窗口暂停',
  'zh-Hant': '{counter} 號窗口暫停',
  en: 'Counter {counter} paused',
};
const CLOSED: Names = {
  'zh-Hans': '{counter} 号窗口下线',
  'zh-Hant': '{counter} 號窗口下線',
  en: 'Counter {counter} was closed',
};
const PROFILE: Names = {
  'zh-Hans': '窗口方案切换为“{profile}”',
  'zh-Hant': '窗口方案切換為「{profile}」',
  en: 'Profile switched to “{profile}”',
};
const PROFILE_IN: Names = {
  'zh-Hans': '{zone} 区窗口方案切换为“{profile}”',
  'zh-Hant': '{zone} 區窗口方案切換為「{profile}」',
  en: 'Profile of zone {zone} switched to “{profile}”',
};
const PLAIN_LINES: Names = { 'zh-Hans': '平常', 'zh-Hant': '平常', en: 'as usual' };
const LENT: Names = {
  'zh-Hans': '{counter} 号窗口支援“{line}”',
  'zh-Hant': '{counter} 號窗口支援「{line}」',
  en: 'Counter {counter} helps “{line}”',
};
const GIVEN_BACK: Names = {
  'zh-Hans': '{counter} 号窗口不再支援“{line}”',
  'zh-Hant': '{counter} 號窗口不再支援「{line}」',
  en: 'Counter {counter} no longer helps “{line}”',
};
const LINE_OPENED: Names = {
  'zh-Hans': '“{line}”恢复取号',
  'zh-Hant': '「{line}」恢復取號',
  en: '“{line}” takes tickets again',
};
const IN_LINE: Names = { 'zh-Hans': '“{line}”', 'zh-Hant': '「{line}」', en: '“{line}”' };
const AT_COUNTER: Names = { 'zh-Hans': '{counter} 号窗口', 'zh-Hant': '{counter} 號窗口', en: 'counter {counter}' };
const AT_SCREEN: Names = {
  'zh-Hans': '{counter} 号窗口屏',
  'zh-Hant': '{counter} 號窗口屏',
  en: 'the screen of counter {counter}',
};
const MOVED: Names = {
  'zh-Hans': '移队：{from} 到 {to}，{n} 个环节',
  'zh-Hant': '移隊：{from} 到 {to}，{n} 個環節',
  en: 'Moved from {from} to {to}; steps: {n}',
};
const LINES_GIVEN: Names = {
  'zh-Hans': '{counter} 号窗口改为办理：{lines}',
  'zh-Hant': '{counter} 號窗口改為辦理：{lines}',
  en: 'Counter {counter} was given other lines: {lines}',
};
const LINES_BACK: Names = {
  'zh-Hans': '{counter} 号窗口恢复原来的队列',
  'zh-Hant': '{counter} 號窗口恢復原來的隊列',
  en: 'Counter {counter} serves its own lines again',
};
const PROFILE_MADE: Names = {
  'zh-Hans': '新建或修改窗口方案“{profile}”',
  'zh-Hant': '新建或修改窗口方案「{profile}」',
  en: 'Profile “{profile}” was made or edited',
};
const PROFILE_DROPPED: Names = {
  'zh-Hans': '撤销窗口方案“{profile}”的改动',
  'zh-Hant': '撤銷窗口方案「{profile}」的改動',
  en: 'What was made of profile “{profile}” by hand was dropped',
};
const TARGET_SET: Names = {
  'zh-Hans': '“{line}”今日等候目标改为 {n} 分钟',
  'zh-Hant': '「{line}」今日等候目標改為 {n} 分鐘',
  en: 'Target of “{line}” for today: {n} min',
};
const TARGET_BACK: Names = {
  'zh-Hans': '“{line}”恢复大厅文件的等候目标',
  'zh-Hant': '「{line}」恢復大廳檔案的等候目標',
  en: 'Target of “{line}” as the hall file says again',
};
const LIMIT_SET: Names = {
  'zh-Hans': '“{service}”今日限号 {n} 个',
  'zh-Hant': '「{service}」今日限號 {n} 個',
  en: 'Daily limit of “{service}” for today: {n}',
};
const LIMIT_NONE: Names = {
  'zh-Hans': '“{service}”今日不限号',
  'zh-Hant': '「{service}」今日不限號',
  en: 'No daily limit of “{service}” for today',
};
const LIMIT_BACK: Names = {
  'zh-Hans': '“{service}”恢复大厅文件的限号',
  'zh-Hant': '「{service}」恢復大廳檔案的限號',
  en: 'Daily limit of “{service}” as the hall file says again',
};
const TOLD: Names = { 'zh-Hans': '告知{to}：{text}', 'zh-Hant': '告知{to}：{text}', en: 'Told {to}: {text}' };
const MESSAGE_WITHDRAWN: Names = {
  'zh-Hans': '撤回一条消息',
  'zh-Hant': '撤回一條訊息',
  en: 'A message was taken back',
};
const MESSAGE_ENDED: Names = {
  'zh-Hans': '一条消息到时撤下',
  'zh-Hant': '一條訊息到時撤下',
  en: 'A message has stood its time',
};
const MESSAGE_SEEN: Names = {
  'zh-Hans': '{counter} 号窗口已阅消息',
  'zh-Hant': '{counter} 號窗口已閱訊息',
  en: 'Counter {counter} has seen a message',
};
const RECEIVED: Names = {
  'zh-Hans': '登记一件投诉（来电、来信或来访）',
  'zh-Hant': '登記一件投訴（來電、來信或來訪）',
  en: 'A complaint that came by telephone, letter or in person was filed',
};
const ASSIGNED: Names = {
  'zh-Hans': '投诉交由 {to} 办理',
  'zh-Hant': '投訴交由 {to} 辦理',
  en: 'The complaint was given to {to}',
};
const NOTED: Names = {
  'zh-Hans': '投诉件写了备注',
  'zh-Hant': '投訴件寫了備註',
  en: 'A note was made to the complaint',
};
const EXTENDED: Names = {
  'zh-Hans': '投诉办理时限延至 {due}',
  'zh-Hant': '投訴辦理時限延至 {due}',
  en: 'The complaint was given time until {due}',
};
const REOPENED: Names = { 'zh-Hans': '投诉重新办理', 'zh-Hant': '投訴重新辦理', en: 'The complaint was reopened' };
