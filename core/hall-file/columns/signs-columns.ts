import { SIGN_FAMILIES } from '../../catalogue/signs.ts';
import { inEveryLanguage, type Column } from './column.ts';

/** The columns of signs.csv. */
export const SIGNS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: {
      'zh-Hans': 'devices.csv 里有同编号的条屏时，名称和没写的尺寸取自那里',
      'zh-Hant': 'devices.csv 裡有同編號的條屏時，名稱和沒寫的尺寸取自那裡',
      en: 'if devices.csv has a sign with this id, its name and its size are taken from there where they are not here',
    },
    example: 'strip-12',
  },
  {
    name: 'family',
    type: 'word',
    required: true,
    words: Object.keys(SIGN_FAMILIES),
    label: { 'zh-Hans': '控制卡', 'zh-Hant': '控制卡', en: 'Controller' },
    help: {
      'zh-Hans': 'bx-5k、bx-6k（仰邦字库卡）或 alpha',
      'zh-Hant': 'bx-5k、bx-6k（仰邦字庫卡）或 alpha',
      en: 'the controller: `bx-5k`, `bx-6k` (仰邦 Onbon font cards, 字库卡) or `alpha` (Alpha, BetaBrite)',
    },
    example: 'bx-6k',
  },
  {
    name: 'where',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    otherwise: 'virtual',
    label: { 'zh-Hans': '接在哪里', 'zh-Hant': '接在哪裡', en: 'Where' },
    help: {
      'zh-Hans':
        'tcp:// 加主机和端口，或 serial:/dev/ttyUSB0?baud=57600；接在代理电脑上的前面写 agent: 和电脑名；留空或 virtual：在 /signs 看图',
      'zh-Hant':
        'tcp:// 加主機和端口，或 serial:/dev/ttyUSB0?baud=57600；接在代理電腦上的前面寫 agent: 和電腦名；留空或 virtual：在 /signs 看圖',
      en: "where it is: `tcp://` with host and port (5005 where it is left out, for bx), or `serial:/dev/ttyUSB0?baud=57600`; before it `agent:` and the PC's name (`agent:pc-12:serial:/dev/ttyUSB0`). Empty or `virtual`: its lamps are a picture, at `/signs`",
    },
    example: 'tcp://10.0.0.7:5005',
  },
  {
    name: 'width_dots',
    type: 'integer',
    required: true,
    mayBeEmpty: true,
    bounds: { min: 16, max: 4096 },
    label: { 'zh-Hans': '宽度点数', 'zh-Hant': '寬度點數', en: 'Width, lamps' },
    help: {
      'zh-Hans': '横向灯点数；bx 为 8 的倍数',
      'zh-Hant': '橫向燈點數；bx 為 8 的倍數',
      en: 'lamps across (for bx a multiple of 8) and down (for bx 16 or more; a row of text for each 16, four at most)',
    },
    example: '128',
  },
  {
    name: 'height_dots',
    type: 'integer',
    required: true,
    mayBeEmpty: true,
    bounds: { min: 7, max: 512 },
    label: { 'zh-Hans': '高度点数', 'zh-Hant': '高度點數', en: 'Height, lamps' },
    help: {
      'zh-Hans': '纵向灯点数；bx 至少 16，每 16 点一行，最多四行',
      'zh-Hant': '縱向燈點數；bx 至少 16，每 16 點一行，最多四行',
      en: 'lamps across (for bx a multiple of 8) and down (for bx 16 or more; a row of text for each 16, four at most)',
    },
    example: '16',
  },
  {
    name: 'shows',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '显示内容', 'zh-Hant': '顯示內容', en: 'Shows' },
    help: {
      'zh-Hans': 'counter: 加窗口号；lines: 加队列编号、zones: 加区域，或 hall：那里最新的呼叫；text：只显示自己的文字',
      'zh-Hant': 'counter: 加窗口號；lines: 加隊列編號、zones: 加區域，或 hall：那裡最新的呼叫；text：只顯示自己的文字',
      en: '`counter:` and the number of the counter it hangs over; `lines:` and ids of lines.csv (`lines:ps-id-card;ps-exit-entry`), `zones:` and zones, or `hall`: the newest calls there; `text`: its own text alone',
    },
    example: 'counter:12',
  },
  {
    name: 'screen',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 0, max: 65_533 },
    label: { 'zh-Hans': '屏号', 'zh-Hant': '屏號', en: 'Screen number' },
    help: {
      'zh-Hans': '几块屏共用一条线路或地址时各自的号；否则 1，alpha 为 0',
      'zh-Hant': '幾塊屏共用一條線路或地址時各自的號；否則 1，alpha 為 0',
      en: 'its own number, where several signs share one line or address (RS485); else 1, for alpha 0',
    },
    example: '7',
  },
  {
    name: 'languages',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Languages' },
    help: {
      'zh-Hans': '各占一行或轮流；留空：大厅的第一种语言；alpha 只有英文',
      'zh-Hant': '各佔一行或輪流；留空：大廳的第一種語言；alpha 只有英文',
      en: 'a row each, or in turn; empty: the first language of the hall. `alpha` has English only',
    },
    example: 'zh-Hans;en',
  },
  ...inEveryLanguage({
    name: 'text',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '文字', 'zh-Hant': '文字', en: 'Text' },
    help: {
      'zh-Hans': '没有呼叫时说什么，用它的语言，最多 60 字；两行以上的屏留在最后一行；留空：窗口或大厅的名称',
      'zh-Hant': '沒有呼叫時說什麼，用它的語言，最多 60 字；兩行以上的屏留在最後一行；留空：窗口或大廳的名稱',
      en: 'what it says when nobody is called, in the languages it speaks, 60 letters at most; on a message board of two rows or more it stays in the last one. Empty: the name of the counter or of the hall',
    },
    example: '请保持安静',
  }),
  {
    name: 'answers',
    type: 'yes-no',
    required: false,
    mayBeEmpty: true,
    otherwise: 'yes',
    label: { 'zh-Hans': '有回应', 'zh-Hant': '有回應', en: 'Answers' },
    help: {
      'zh-Hans': 'no：单向线路、没有回应的屏，没人知道它是否在显示',
      'zh-Hant': 'no：單向線路、沒有回應的屏，沒人知道它是否在顯示',
      en: '`no` for a sign that nothing comes back from (a cable of one direction). Then nobody can tell whether it shows anything',
    },
    example: 'no',
  },
];
