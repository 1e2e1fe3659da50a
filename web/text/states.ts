import type { CounterFace } from '../../core/protocol/shapes/hall.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import type { StepState } from '../../core/queue/ticket.ts';
import type { Words } from './words.ts';

/** What a step or a ticket is doing. */
export const ticketStates = {
  waiting: { 'zh-Hans': '等候中', 'zh-Hant': '等候中', en: 'Waiting' },
  called: { 'zh-Hans': '已叫号', 'zh-Hant': '已叫號', en: 'Called' },
  serving: { 'zh-Hans': '办理中', 'zh-Hant': '辦理中', en: 'Being served' },
  parked: { 'zh-Hans': '已挂起', 'zh-Hant': '已掛起', en: 'Parked' },
  'no-show': { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'Missed' },
  done: { 'zh-Hans': '已办结', 'zh-Hant': '已辦結', en: 'Done' },
  cancelled: { 'zh-Hans': '已取消', 'zh-Hant': '已取消', en: 'Cancelled' },
  transferred: { 'zh-Hans': '已转移', 'zh-Hant': '已轉移', en: 'Transferred' },
} as const satisfies Readonly<Record<StepState | TicketView['state'], Words>>;

export const counterStates = {
  open: { 'zh-Hans': '开放', 'zh-Hant': '開放', en: 'Open' },
  paused: { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'Paused' },
  closed: { 'zh-Hans': '关闭', 'zh-Hant': '關閉', en: 'Closed' },
} as const satisfies Readonly<Record<CounterFace['state'], Words>>;
