import { inEveryLanguage, type Column } from './column.ts';

/** The parts that a slip may have. */
export const SLIP_PARTS = [
  'logo',
  'hall',
  'number',
  'services',
  'papers',
  'time',
  'category',
  'qr',
  'hint',
  'notice',
  'buzzer',
  'drawer',
] as const;

/** Widths of paper that a part may be for, mm. */
export const SLIP_PAPERS = ['80', '58'] as const;

/** The columns of slips.csv. */
export const SLIPS_COLUMNS: readonly Column[] = [
  {
    name: 'part',
    type: 'word',
    required: true,
    words: SLIP_PARTS,
    label: { 'zh-Hans': '部分', 'zh-Hant': '部分', en: 'Part' },
    help: { 'zh-Hans': '小票上的一部分，见上', 'zh-Hant': '小票上的一部分，見上', en: 'one of those above' },
    example: 'notice',
  },
  {
    name: 'devices',
    type: 'ids-of',
    required: false,
    mayBeEmpty: true,
    of: 'devices.csv',
    label: { 'zh-Hans': '设备', 'zh-Hant': '設備', en: 'Devices' },
    help: {
      'zh-Hans': '只在这些取号机和打印机打印的票上；留空：全部；号码不能限',
      'zh-Hant': '只在這些取號機和打印機打印的票上；留空：全部；號碼不能限',
      en: 'only on what these kiosks and printers print; empty: on all. Not for the number',
    },
    example: 'kiosk-1;kiosk-2',
  },
  {
    name: 'paper_mm',
    type: 'word',
    required: false,
    mayBeEmpty: true,
    words: SLIP_PAPERS,
    label: { 'zh-Hans': '纸宽毫米', 'zh-Hant': '紙寬毫米', en: 'Paper, mm' },
    help: {
      'zh-Hans': '只在这种纸上；留空：两种都印',
      'zh-Hant': '只在這種紙上；留空：兩種都印',
      en: 'only on this paper; empty: on both',
    },
    example: '58',
  },
  {
    name: 'size',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 1, max: 8 },
    label: { 'zh-Hans': '大小', 'zh-Hant': '大小', en: 'Size' },
    help: {
      'zh-Hans': '普通字的几倍；留空：照常；放不下会缩小',
      'zh-Hant': '普通字的幾倍；留空：照常；放不下會縮小',
      en: 'how many times a plain letter: `hall` 1 to 2, `number` 4 to 8, `notice` 1 to 3. Empty: as usual. What does not fit is made smaller',
    },
    example: '2',
  },
  ...inEveryLanguage({
    name: 'text',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '文字', 'zh-Hant': '文字', en: 'Text' },
    help: {
      'zh-Hans': '三种语言的提示，纸上最多四行',
      'zh-Hant': '三種語言的提示，紙上最多四行',
      en: 'a notice in three languages, four lines on the paper at most',
    },
    example: '热线 12345',
  }),
];
