import { inEveryLanguage, type Column } from './column.ts';

/** The columns of profiles.csv. */
export const PROFILES_COLUMNS: readonly Column[] = [
  {
    name: 'profile',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '方案编号', 'zh-Hant': '方案編號', en: 'Profile' },
    help: {
      'zh-Hans': '编号相同的几行合成一个方案',
      'zh-Hant': '編號相同的幾行合成一個方案',
      en: 'an id; several lines with the same one make up the profile',
    },
    example: 'lunch',
  },
  {
    name: 'counters',
    type: 'ids-of',
    required: true,
    of: 'counters.csv',
    label: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counters' },
    help: {
      'zh-Hans': '方案执行时这些窗口办理',
      'zh-Hant': '方案執行時這些窗口辦理',
      en: 'these counters serve, while it is in force,',
    },
    example: '1;6;9',
  },
  {
    name: 'lines',
    type: 'levels',
    required: true,
    label: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Lines' },
    help: {
      'zh-Hans': '这些队列，级别写法同 counters.csv',
      'zh-Hant': '這些隊列，級別寫法同 counters.csv',
      en: 'these lines, with levels as in counters.csv',
    },
    example: 'ps-household:1;ps-id-card:1',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: {
      'zh-Hans': '写在方案的第一行，其余可留空',
      'zh-Hant': '寫在方案的第一行，其餘可留空',
      en: 'on the first line of a profile; the others may leave it empty',
    },
    example: '午间',
  }),
  {
    name: 'from',
    type: 'time',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '开始', 'zh-Hant': '開始', en: 'From' },
    help: {
      'zh-Hans': '到这个时间自动切换；写在方案的第一行',
      'zh-Hant': '到這個時間自動切換；寫在方案的第一行',
      en: 'the hall switches to it by itself at this time, and back. On the first line of a profile',
    },
    example: '11:30',
  },
  {
    name: 'to',
    type: 'time',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '结束', 'zh-Hant': '結束', en: 'To' },
    help: {
      'zh-Hans': '到这个时间自动切回；写在方案的第一行',
      'zh-Hant': '到這個時間自動切回；寫在方案的第一行',
      en: 'the hall switches to it by itself at this time, and back. On the first line of a profile',
    },
    example: '13:00',
  },
  {
    name: 'days',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '星期', 'zh-Hant': '星期', en: 'Days' },
    help: {
      'zh-Hans': '只在这些日子；调休上班日按它代替的星期，节假日从不',
      'zh-Hant': '只在這些日子；調休上班日按它代替的星期，節假日從不',
      en: 'only on these days; on make-up workdays as on the weekday that they stand for, never on holidays',
    },
    example: 'mon-fri',
  },
];
