import type { AlertsView, DutyView } from '../shapes/alerts.ts';
import type { CounterView } from '../shapes/counter.ts';
import type { HallView } from '../shapes/hall.ts';
import type { LineView, WaitingView } from '../shapes/line.ts';
import type { ManagerView } from '../shapes/manager.ts';
import type { TroublesView } from '../shapes/troubles.ts';
import type { RatingView } from '../shapes/rating.ts';
import type { TicketView } from '../shapes/ticket.ts';

// One morning in a small hall, as the documents show it: A014 waits, and is then called to counter 1.

export const NOW = '2026-03-09T09:12:30+08:00';
const EARLIER = '2026-03-09T09:02:10+08:00';
export const HOUSEHOLD = { 'zh-Hans': '户籍业务', 'zh-Hant': '戶籍業務', en: 'Household register' };
const NAME_CHANGE = { 'zh-Hans': '姓名变更', 'zh-Hant': '姓名變更', en: 'Change of name' };
export const COUNTER_1 = { 'zh-Hans': '1号窗口', 'zh-Hant': '1號窗口', en: 'Counter 1' };
export const HALL_NAME = { 'zh-Hans': '政务服务大厅', 'zh-Hant': '政務服務大廳', en: 'Government service hall' };
const WAIT = { p10: 120, p50: 340, p90: 900 };
const NO_RATINGS = { grades: { '5': 3, '4': 1, '3': 0, '2': 0, '1': 0 }, none: 8 };
const INTAKE = { open: true, closesAt: '2026-03-09T17:00:00+08:00' } as const;

export const TICKET_EXAMPLE: TicketView = {
  id: '01JNX5G7Q8',
  number: 'A014',
  seq: 118,
  issuedAt: EARLIER,
  category: 'ordinary',
  language: 'zh-Hans',
  state: 'waiting',
  steps: [
    {
      index: 0,
      service: 'name-change',
      name: NAME_CHANGE,
      department: 'public-security',
      zone: '1F-A',
      line: 'ps-household',
      lineName: HOUSEHOLD,
      state: 'waiting',
      ahead: 2,
      aheadText: { 'zh-Hans': '前面还有 2 人', 'zh-Hant': '前面還有 2 人', en: '2 people ahead of you' },
      wait: WAIT,
      materials: { zh: ['居民身份证'], en: ['Resident ID card'] },
    },
  ],
};

const WAITING: WaitingView = {
  ticket: TICKET_EXAMPLE.id,
  number: 'A014',
  step: 0,
  service: 'name-change',
  serviceName: NAME_CHANGE,
  line: 'ps-household',
  category: 'ordinary',
  since: EARLIER,
  state: 'ready',
  why: { tier: 1, level: 1, waited: 620, target: 900, slope: 900, cap: 7200, urgency: 0.689 },
};

export const HALL_EXAMPLE: HallView = {
  id: 'sample',
  name: HALL_NAME,
  languages: ['zh-Hans', 'zh-Hant', 'en'],
  timeZone: 'Asia/Shanghai',
  day: '2026-03-09',
  seq: 118,
  now: NOW,
  sample: true,
  alwaysOpen: false,
  intake: INTAKE,
  hours: [{ from: '09:00', to: '17:00' }],
  waiting: 1,
  departments: [
    { id: 'public-security', name: { 'zh-Hans': '公安', 'zh-Hant': '公安', en: 'Public security' }, zone: '1F-A' },
  ],
  lines: [
    {
      id: 'ps-household',
      prefix: 'A',
      department: 'public-security',
      name: HOUSEHOLD,
      waiting: 1,
      openCounters: 1,
      wait: WAIT,
    },
  ],
  counters: [{ id: '1', name: COUNTER_1, zone: '1F-A', state: 'open' }],
  categories: [{ id: 'ordinary', name: { 'zh-Hans': '普通', 'zh-Hant': '普通', en: 'Ordinary' } }],
  matters: [],
  boards: [{ id: 'board-01', kind: 'main', name: HALL_NAME, widthPx: 1920, heightPx: 1080 }],
  kiosks: [{ id: 'kiosk-1', kind: 'floor', name: HALL_NAME }],
  limited: [],
};

export const LINE_EXAMPLE: LineView = {
  id: 'ps-household',
  prefix: 'A',
  department: 'public-security',
  name: HOUSEHOLD,
  target: 900,
  seq: 118,
  now: NOW,
  waiting: 1,
  longestWait: 620,
  wait: WAIT,
  openCounters: 1,
  tickets: [WAITING],
};

export const COUNTER_EXAMPLE: CounterView = {
  id: '1',
  name: COUNTER_1,
  zone: '1F-A',
  state: 'open',
  seq: 118,
  now: NOW,
  clerk: 'clerk',
  since: '2026-03-09T08:55:00+08:00',
  lines: [{ line: 'ps-household', name: HOUSEHOLD, prefix: 'A', level: 1, waiting: 1 }],
  waiting: 1,
  longestWait: 620,
  ahead: [WAITING],
  today: { called: 13, served: 12, meanService: 410 },
  aside: [],
};

export const RATING_EXAMPLE: RatingView = {
  counter: '1',
  counterName: COUNTER_1,
  seq: 118,
  now: NOW,
  rating: {
    number: 'A013',
    service: 'name-change',
    serviceName: NAME_CHANGE,
    until: '2026-03-09T09:14:00+08:00',
    language: 'zh-Hans',
  },
  reasons: ['attitude', 'slow', 'other'],
};

export const MANAGER_EXAMPLE: ManagerView = {
  seq: 118,
  now: NOW,
  day: '2026-03-09',
  intake: INTAKE,
  totals: {
    issued: 14,
    waiting: 1,
    inService: 1,
    served: 12,
    noShows: 0,
    cancelled: 0,
    longestWait: 620,
    longestNumber: 'A014',
    late: 0,
    meanWait: 380,
    meanWaitOf: 14,
    withinTarget: 0.92,
    withinTargetOf: 13,
    openCounters: 1,
    pausedCounters: 0,
  },
  lines: [
    {
      id: 'ps-household',
      prefix: 'A',
      name: HOUSEHOLD,
      department: 'public-security',
      waiting: 1,
      longestWait: 620,
      longestNumber: 'A014',
      target: 900,
      wait: WAIT,
      openCounters: 1,
      served: 12,
      noShows: 0,
      late: 0,
      meanWait: 380,
      meanWaitOf: 14,
      withinTargetOf: 13,
    },
  ],
  counters: [
    {
      id: '1',
      name: COUNTER_1,
      zone: '1F-A',
      state: 'open',
      clerk: 'clerk',
      lines: ['ps-household'],
      serves: [{ line: 'ps-household', level: 1 }],
      served: 12,
      meanService: 410,
    },
  ],
  slips: { owed: 0, failed: 0 },
  ratings: NO_RATINGS,
  complaints: { filed: 0, open: 0 },
  cards: { yellow: 0, red: 0, given: 0, free: 0 },
  recentCalls: [{ seq: 112, at: EARLIER, kind: 'call', number: 'A013', counter: '1' }],
  today: {
    messages: [
      {
        id: '2026-03-09-117',
        text: {
          'zh-Hans': '户籍系统故障，约20分钟',
          'zh-Hant': '戶籍系統故障，約20分鐘',
          en: 'The register is down, about 20 minutes',
        },
        at: EARLIER,
        until: '2026-03-09T09:22:10+08:00',
        by: 'supervisor',
        to: { kind: 'line', id: 'ps-household', name: HOUSEHOLD },
        seen: [],
      },
    ],
    targets: [],
    limits: [],
    assigned: [],
    moves: [],
  },
  routing: { inForce: [], profiles: [], zones: ['1F-A'], lent: [], closed: [] },
};

const LONG_WAIT = {
  'zh-Hans': '等候过久：户籍业务',
  'zh-Hant': '等候過久：戶籍業務',
  en: 'A long wait: Household registration',
};
const LONG_WAIT_TEXT = {
  'zh-Hans': '最长已等 47 分钟，达到 45 分钟就提醒。',
  'zh-Hant': '最長已等 47 分鐘，達到 45 分鐘就提醒。',
  en: 'Longest wait: 47 min; told from 45 min on.',
};

export const ALERTS_EXAMPLE: AlertsView = {
  seq: 118,
  now: NOW,
  items: [
    {
      id: '2026-03-09-112',
      rule: 'long-wait',
      figure: 'longest-wait',
      scope: 'line',
      of: 'ps-household',
      title: LONG_WAIT,
      text: LONG_WAIT_TEXT,
      value: 47,
      threshold: 45,
      at: NOW,
      roles: ['supervisor'],
      users: [],
      ways: ['page', 'sound', 'webhook'],
      acknowledged: { at: NOW, by: 'supervisor' },
    },
  ],
  suppressed: [],
  rules: [
    {
      id: 'long-wait',
      name: { 'zh-Hans': '等候过久', 'zh-Hant': '等候過久', en: 'A long wait' },
      figure: 'longest-wait',
      scope: 'line',
      threshold: 45,
      ways: ['page', 'sound', 'webhook'],
      mostPerHour: 6,
    },
  ],
  webhooks: [{ host: 'duty.example', rules: ['long-wait'], state: 'ready', givenUp: 0 }],
};

export const DUTY_EXAMPLE: DutyView = {
  seq: 118,
  now: NOW,
  items: [{ id: '2026-03-09-112', title: LONG_WAIT, text: LONG_WAIT_TEXT, at: NOW }],
};

export const TROUBLES_EXAMPLE: TroublesView = {
  seq: 118,
  now: NOW,
  lateNow: 1,
  willBeLate: 4,
  looking: 0,
  items: [
    {
      key: 'line:ps-household',
      kind: 'line',
      id: 'ps-household',
      zone: '1F-A',
      tone: 'bad',
      since: NOW,
      harm: 46,
      people: 4,
      title: { 'zh-Hans': 'A 户籍业务', 'zh-Hant': 'A 戶籍業務', en: 'A Household registration' },
      text: {
        'zh-Hans': '4 人在等，1 人已超过目标，现在取号要等约 25–45 分钟。',
        'zh-Hant': '4 人在等，1 人已超過目標，現在取號要等約 25–45 分鐘。',
        en: '4 people wait, 1 past their target, a newcomer would wait about 25–45 min.',
      },
      causes: [
        {
          cause: { what: 'paused', counter: '2', seconds: 2400, reason: 'break', allowed: 900 },
          text: {
            'zh-Hans': '2 号窗口已暂停（短暂休息）40 分钟，不应超过 15 分钟',
            'zh-Hant': '2 號窗口已暫停（短暫休息）40 分鐘，不應超過 15 分鐘',
            en: 'Counter 2 has paused (Short break) for 40 min, 15 min are allowed',
          },
        },
      ],
      remedies: [
        { what: 'end-pause', counter: '2', wait: WAIT },
        { what: 'look', at: 'line' },
      ],
    },
  ],
};
