import { inEveryLanguage, type Column } from './column.ts';

/** The columns of counters.csv. */
export const COUNTERS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '窗口号', 'zh-Hant': '窗口號', en: 'Counter number' },
    help: {
      'zh-Hans': '窗口上方挂的号码；字母和数字，最多 50 个',
      'zh-Hant': '窗口上方掛的號碼；字母和數字，最多 50 個',
      en: "the counter's number as it hangs above it; letters and digits, 50 at most",
    },
    example: '12',
  },
  {
    name: 'departments',
    type: 'ids-of',
    required: true,
    mayBeEmpty: true,
    of: 'departments.csv',
    label: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Departments' },
    help: {
      'zh-Hans': '属于哪个部门；综合窗口写多个',
      'zh-Hant': '屬於哪個部門；綜合窗口寫多個',
      en: 'whose counter it is; several for a general counter (综合窗口)',
    },
    example: 'public-security',
  },
  {
    name: 'zone',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Zone' },
    help: { 'zh-Hans': '楼层和区域', 'zh-Hant': '樓層和區域', en: 'floor and area' },
    example: '1F-A',
  },
  {
    name: 'lines',
    type: 'levels',
    required: true,
    label: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Lines' },
    help: {
      'zh-Hans': '办理哪些队列，各带级别：1 本职，2 没有 1 级等候时帮办',
      'zh-Hant': '辦理哪些隊列，各帶級別：1 本職，2 沒有 1 級等候時幫辦',
      en: 'which lines it serves, each with a level: `1` its own, `2` helps when nobody of level 1 waits',
    },
    example: 'ps-id-card:1;ps-household:2',
  },
  {
    name: 'clerk_speed',
    type: 'number',
    required: true,
    bounds: { min: 0.1, max: 10 },
    label: { 'zh-Hans': '办理速度', 'zh-Hant': '辦理速度', en: 'Speed' },
    help: {
      'zh-Hans': '1.1 比平常快一成，只用于估算；不确定就写 1',
      'zh-Hant': '1.1 比平常快一成，只用於估算；不確定就寫 1',
      en: '`1.1` works ten percent faster than usual; only for estimates. Leave `1` if in doubt',
    },
    example: '1',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: {
      'zh-Hans': '留空：12号窗口、12號窗口、Counter 12；语音没有录音的名称按 12号窗口 叫',
      'zh-Hant': '留空：12號窗口、12號窗口、Counter 12；語音沒有錄音的名稱按 12號窗口 叫',
      en: 'if empty: 12号窗口, 12號窗口, Counter 12. A name that [the voice](voice.md#your-own-voice) has no clips for is called 12号窗口',
    },
    example: '婚姻登记处',
  }),
];
