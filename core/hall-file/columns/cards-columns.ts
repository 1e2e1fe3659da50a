import { CARD_KINDS, CARD_SCOPES } from '../../catalogue/card-rule.ts';
import type { Column } from './column.ts';

/** The columns of cards.csv. */
export const CARDS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '规则的编号', 'zh-Hant': '規則的編號', en: 'the id of the rule' },
    example: 'wait',
  },
  {
    name: 'kind',
    type: 'word',
    required: true,
    words: CARD_KINDS,
    label: { 'zh-Hans': '什么超时', 'zh-Hant': '什麼超時', en: 'Kind' },
    help: {
      'zh-Hans': 'waiting：等候；serving：窗口办理；complaint：投诉答复',
      'zh-Hant': 'waiting：等候；serving：窗口辦理；complaint：投訴答覆',
      en: '`waiting`: in line; `serving`: at a counter; `complaint`: without an answer',
    },
    example: 'waiting',
  },
  {
    name: 'scope',
    type: 'word',
    required: true,
    words: CARD_SCOPES,
    label: { 'zh-Hans': '范围', 'zh-Hant': '範圍', en: 'Scope' },
    help: {
      'zh-Hans': '整个大厅、部门、队列或事项；范围最小的一条算数。投诉只能是 hall',
      'zh-Hant': '整個大廳、部門、隊列或事項；範圍最小的一條算數。投訴只能是 hall',
      en: 'the hall, or a department, line or service: the narrowest that fits counts. Complaints: `hall` alone',
    },
    example: 'hall',
  },
  {
    name: 'of',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '哪些', 'zh-Hant': '哪些', en: 'Of' },
    help: {
      'zh-Hans': '只算这些（编号，用分号隔开）；留空：范围里的每一个',
      'zh-Hant': '只算這些（編號，用分號隔開）；留空：範圍裡的每一個',
      en: 'only these, by id; every one of them if left empty',
    },
    example: 'ps-id-card;ps-household',
  },
  {
    name: 'yellow',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '黄牌', 'zh-Hant': '黃牌', en: 'Yellow' },
    help: {
      'zh-Hans':
        '从多少分钟起；150% 是等候目标（等候）或平常办理时间（办理）的百分之 150。投诉：还剩几个工作日，0 是最后一天',
      'zh-Hant':
        '從多少分鐘起；150% 是等候目標（等候）或平常辦理時間（辦理）的百分之 150。投訴：還剩幾個工作日，0 是最後一天',
      en: 'from so many minutes on; `150%` is of the target of the wait, or of the usual service time. Complaints: with so many working days left, 0 is the last day',
    },
    example: '150%',
  },
  {
    name: 'red',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '红牌', 'zh-Hant': '紅牌', en: 'Red' },
    help: {
      'zh-Hans': '同上，比黄牌晚，写法相同（都是分钟，或都是百分比）。投诉：超过几个工作日，至少 1',
      'zh-Hant': '同上，比黃牌晚，寫法相同（都是分鐘，或都是百分比）。投訴：超過幾個工作日，至少 1',
      en: 'the same, later than yellow and in its unit. Complaints: so many working days over, 1 at least',
    },
    example: '300%',
  },
  {
    name: 'to',
    type: 'list',
    required: true,
    label: { 'zh-Hans': '通知谁', 'zh-Hant': '通知誰', en: 'To' },
    help: {
      'zh-Hans': '角色 supervisor、manager、administrator，或有这些角色的登录名',
      'zh-Hant': '角色 supervisor、manager、administrator，或有這些角色的登入名',
      en: 'the roles supervisor, manager, administrator, or logins that have one of them',
    },
    example: 'supervisor;manager',
  },
];
