import { NUMBER_READINGS, VOICE_LANGUAGES } from '../../catalogue/sounds.ts';
import { type Column } from './column.ts';

/** The columns of phrases.csv. */
export const PHRASES_COLUMNS: readonly Column[] = [
  {
    name: 'language',
    type: 'word',
    required: true,
    words: VOICE_LANGUAGES,
    label: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
    help: { 'zh-Hans': 'zh 或 en，各一次', 'zh-Hant': 'zh 或 en，各一次', en: '`zh` or `en`, each once' },
    example: 'zh',
  },
  {
    name: 'one',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '单个呼叫', 'zh-Hant': '單個呼叫', en: 'One call' },
    help: {
      'zh-Hans': '{number} 和 {counter} 各出现一次；留空：按例',
      'zh-Hant': '{number} 和 {counter} 各出現一次；留空：按例',
      en: 'a single call; `{number}` and `{counter}` stand in it once each; empty: as in the example',
    },
    example: '请{number}号到{counter}',
  },
  {
    name: 'before',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '连叫开头', 'zh-Hant': '連叫開頭', en: 'Before several' },
    help: {
      'zh-Hans': '连叫几位时先说一次',
      'zh-Hant': '連叫幾位時先說一次',
      en: 'several calls in one breath: `before` once, then `merged` for each; 3号窗口 is 3号 there',
    },
    example: '请',
  },
  {
    name: 'merged',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '连叫每位', 'zh-Hant': '連叫每位', en: 'Each of several' },
    help: {
      'zh-Hans': '连叫几位时逐个说；那里 3号窗口 说成 3号',
      'zh-Hant': '連叫幾位時逐個說；那裡 3號窗口 說成 3號',
      en: 'several calls in one breath: `before` once, then `merged` for each; 3号窗口 is 3号 there',
    },
    example: '{number}到{counter}',
  },
  {
    name: 'reading',
    type: 'word',
    required: false,
    mayBeEmpty: true,
    words: NUMBER_READINGS,
    otherwise: 'digits',
    label: { 'zh-Hans': '号码读法', 'zh-Hant': '號碼讀法', en: 'Reading' },
    help: {
      'zh-Hans': 'A012 用普通话：digits 读 A 零一二，yao 一读幺，count 读 A 十二',
      'zh-Hant': 'A012 用普通話：digits 讀 A 零一二，yao 一讀么，count 讀 A 十二',
      en: 'A012 in Mandarin: `digits` A 零一二, `yao` with 幺 for one, `count` A 十二',
    },
    example: 'digits',
  },
  {
    name: 'explanation',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '说明', 'zh-Hant': '說明', en: 'Explanation' },
    help: {
      'zh-Hans': '给您自己看，程序不读',
      'zh-Hant': '給您自己看，程序不讀',
      en: 'for you; the program does not read it',
    },
    example: '',
  },
];
