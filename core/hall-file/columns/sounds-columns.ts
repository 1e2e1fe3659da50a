import { type Column } from './column.ts';

/** The columns of sounds.csv. */
export const SOUNDS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '音区的编号', 'zh-Hant': '音區的編號', en: 'the id of the sound zone' },
    example: 'zone-1f-a',
  },
  {
    name: 'board',
    type: 'id-of',
    required: true,
    of: 'devices.csv',
    label: { 'zh-Hans': '显示屏', 'zh-Hant': '顯示屏', en: 'Board' },
    help: {
      'zh-Hans': '哪块屏的电脑接着扬声器；每块屏一次',
      'zh-Hant': '哪塊屏的電腦接著揚聲器；每塊屏一次',
      en: 'the board of devices.csv whose PC has the loudspeaker; each board once',
    },
    example: 'board-03',
  },
  {
    name: 'zones',
    type: 'list',
    required: true,
    label: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Zones' },
    help: {
      'zh-Hans': '在那里听到哪些区域的呼叫',
      'zh-Hant': '在那裡聽到哪些區域的呼叫',
      en: 'the zones whose calls are heard there',
    },
    example: '1F-A;1F-B',
  },
  {
    name: 'voices',
    type: 'list',
    required: true,
    label: { 'zh-Hans': '语言遍数', 'zh-Hant': '語言遍數', en: 'Voices' },
    help: {
      'zh-Hans': '按顺序的语言，各几遍（时间够时）：zh 普通话、en 英语',
      'zh-Hant': '按順序的語言，各幾遍（時間夠時）：zh 普通話、en 英語',
      en: 'the languages in their order, each with how often when there is time: `zh` (Mandarin) and `en`, 1 to 3 times',
    },
    example: 'zh:2;en:1',
  },
  {
    name: 'volume',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 0, max: 100 },
    otherwise: '80',
    label: { 'zh-Hans': '音量', 'zh-Hant': '音量', en: 'Volume' },
    help: { 'zh-Hans': '0 到 100；不写为 80', 'zh-Hant': '0 到 100；不寫為 80', en: '0 to 100; 80 if not said' },
    example: '80',
  },
  {
    name: 'volume_at',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '分时音量', 'zh-Hant': '分時音量', en: 'Volume at times' },
    help: {
      'zh-Hans': '其他时间的音量；几段用分号隔开，先符合的算',
      'zh-Hant': '其他時間的音量；幾段用分號隔開，先符合的算',
      en: 'other volumes at other times; several stand between semicolons, the first that fits counts',
    },
    example: '12:00-13:30 40',
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
