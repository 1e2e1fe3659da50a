import { type Column } from './column.ts';

/** How a booking may stand. */
export const BOOKING_STATES = ['booked', 'cancelled'] as const;

/** The columns of appointments.csv. */
export const APPOINTMENTS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: {
      'zh-Hans': '预约的编号，最多 100 个字',
      'zh-Hant': '預約的編號，最多 100 個字',
      en: 'the id of the booking, 100 letters at most',
    },
    example: 'AP-0001',
  },
  {
    name: 'date',
    type: 'date',
    required: true,
    label: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Date' },
    help: { 'zh-Hans': '预约的日期', 'zh-Hant': '預約的日期', en: 'the day' },
    example: '2026-03-09',
  },
  {
    name: 'slot_from',
    type: 'time',
    required: true,
    label: { 'zh-Hans': '时段开始', 'zh-Hant': '時段開始', en: 'Slot from' },
    help: { 'zh-Hans': '时段的开始', 'zh-Hant': '時段的開始', en: 'when the slot begins' },
    example: '08:30',
  },
  {
    name: 'slot_to',
    type: 'time',
    required: true,
    label: { 'zh-Hans': '时段结束', 'zh-Hant': '時段結束', en: 'Slot to' },
    help: { 'zh-Hans': '时段的结束', 'zh-Hant': '時段的結束', en: 'when the slot ends' },
    example: '09:00',
  },
  {
    name: 'service',
    type: 'id-of',
    required: true,
    of: 'services.csv',
    label: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'Service' },
    help: { 'zh-Hans': 'services.csv 里的编号', 'zh-Hant': 'services.csv 裡的編號', en: 'an id of services.csv' },
    example: 'id-card-renewal',
  },
  {
    name: 'status',
    type: 'word',
    required: true,
    words: BOOKING_STATES,
    label: { 'zh-Hans': '状态', 'zh-Hant': '狀態', en: 'Status' },
    help: {
      'zh-Hans': 'booked 已预约，cancelled 已取消',
      'zh-Hant': 'booked 已預約，cancelled 已取消',
      en: '`booked` or `cancelled`',
    },
    example: 'booked',
  },
  {
    name: 'line',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Line' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
  {
    name: 'category',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '类别', 'zh-Hant': '類別', en: 'Category' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
  {
    name: 'channel',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '渠道', 'zh-Hant': '渠道', en: 'Channel' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
  {
    name: 'language',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
  {
    name: 'booked_days_before',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '提前天数', 'zh-Hant': '提前天數', en: 'Booked days before' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
  {
    name: 'checked_in_at',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '签到时间', 'zh-Hant': '簽到時間', en: 'Checked in at' },
    help: {
      'zh-Hans': '可以有，程序不读',
      'zh-Hant': '可以有，程序不讀',
      en: 'may be there; the program does not use it',
    },
    example: '',
  },
];
