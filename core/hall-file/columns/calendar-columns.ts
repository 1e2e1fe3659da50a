import { inEveryLanguage, type Column } from './column.ts';

/** What a line of the calendar may say. */
export const CALENDAR_KINDS = ['hours', 'week-share', 'arrivals', 'holiday', 'make-up-workday'] as const;

/** The columns of calendar.csv. */
export const CALENDAR_COLUMNS: readonly Column[] = [
  {
    name: 'kind',
    type: 'word',
    required: true,
    words: CALENDAR_KINDS,
    label: { 'zh-Hans': '种类', 'zh-Hant': '種類', en: 'Kind' },
    help: {
      'zh-Hans': '这一行说什么；每一种用自己的列，其余留空',
      'zh-Hant': '這一行說什麼；每一種用自己的列，其餘留空',
      en: 'one of `hours`, `holiday`, `make-up-workday`, `week-share`, `arrivals`',
    },
    example: 'hours',
  },
  {
    name: 'weekday',
    type: 'weekday',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '星期', 'zh-Hant': '星期', en: 'Weekday' },
    help: { 'zh-Hans': 'mon 到 sun', 'zh-Hant': 'mon 到 sun', en: '`mon tue wed thu fri sat sun`' },
    example: 'mon',
  },
  {
    name: 'date_from',
    type: 'date',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '起始日期', 'zh-Hant': '起始日期', en: 'From, date' },
    help: { 'zh-Hans': '第一天', 'zh-Hant': '第一天', en: 'the first day' },
    example: '2026-02-15',
  },
  {
    name: 'date_to',
    type: 'date',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '结束日期', 'zh-Hant': '結束日期', en: 'To, date' },
    help: { 'zh-Hans': '最后一天，含当天', 'zh-Hant': '最後一天，含當天', en: 'the last day, included' },
    example: '2026-02-23',
  },
  {
    name: 'time_from',
    type: 'time',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '开始时间', 'zh-Hant': '開始時間', en: 'From, time' },
    help: { 'zh-Hans': '从几点', 'zh-Hant': '從幾點', en: 'from when' },
    example: '08:30',
  },
  {
    name: 'time_to',
    type: 'time',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '结束时间', 'zh-Hant': '結束時間', en: 'To, time' },
    help: {
      'zh-Hans': '到几点',
      'zh-Hant': '到幾點',
      en: 'until when; hours over midnight take two lines, to `24:00` and from `00:00`',
    },
    example: '11:30',
  },
  {
    name: 'share',
    type: 'number',
    required: true,
    mayBeEmpty: true,
    bounds: { min: 0, max: 1 },
    label: { 'zh-Hans': '占比', 'zh-Hant': '佔比', en: 'Share' },
    help: {
      'zh-Hans': '一周或一天中占多少',
      'zh-Hant': '一週或一天中佔多少',
      en: 'the part of the week (`week-share`) or of the day (`arrivals`)',
    },
    example: '0.2',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: {
      'zh-Hans': '节假日和调休要写；其他行自便',
      'zh-Hant': '節假日和調休要寫；其他行自便',
      en: 'for holidays and make-up workdays; on other lines as you like',
    },
    example: '春节',
  }),
  {
    name: 'status',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Remarks' },
    help: { 'zh-Hans': '给您自己看，程序不读', 'zh-Hant': '給您自己看，程序不讀', en: 'for your own remarks' },
    example: '',
  },
];
