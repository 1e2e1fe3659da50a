import { DUTY_OFFICE } from '../../catalogue/equipment.ts';
import { inEveryLanguage, type Column } from './column.ts';

/** What stands in the hall. */
export const DEVICE_KINDS = ['kiosk', 'board', 'printer', 'sign'] as const;

/** What a kiosk may be. */
export const KIOSK_TYPES = ['standard', 'low-height'] as const;

/** What a board may show. */
export const BOARD_TYPES = [
  'hall-overview',
  'zone-calls',
  'trading-schedule',
  'notice-portrait',
  DUTY_OFFICE,
  'window',
  'department-calls',
  'waiting-area',
] as const;

/** Widths of paper rolls, mm. */
export const DEVICE_PAPERS = ['58', '80'] as const;

/** The columns of devices.csv. */
export const DEVICES_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '设备的编号', 'zh-Hant': '設備的編號', en: 'the id of the device' },
    example: 'kiosk-1',
  },
  {
    name: 'kind',
    type: 'word',
    required: true,
    words: DEVICE_KINDS,
    label: { 'zh-Hans': '种类', 'zh-Hant': '種類', en: 'Kind' },
    help: {
      'zh-Hans': 'kiosk 取号机、board 显示屏、printer 独立打印机、sign 条屏',
      'zh-Hant': 'kiosk 取號機、board 顯示屏、printer 獨立打印機、sign 條屏',
      en: '`kiosk` (取号机), `board` (显示屏), `printer` (one that stands alone), `sign` (LED)',
    },
    example: 'kiosk',
  },
  {
    name: 'type',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '类型', 'zh-Hant': '類型', en: 'Type' },
    help: {
      'zh-Hans': '取号机 standard、low-height；显示屏 hall-overview、zone-calls、window 等',
      'zh-Hant': '取號機 standard、low-height；顯示屏 hall-overview、zone-calls、window 等',
      en: 'kiosks: `standard`, `low-height`; boards: `hall-overview`, `zone-calls`, `trading-schedule`, `notice-portrait`, `office-overview`, `window`: the screen above one counter (窗口屏), `department-calls`: the calls of whole departments (部门屏), wherever their counters are, and `waiting-area`: who is next in each line (等候区屏)',
    },
    example: 'standard',
  },
  {
    name: 'zone',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Zone' },
    help: { 'zh-Hans': '设备放在哪里', 'zh-Hant': '設備放在哪裡', en: 'where it stands' },
    example: '1F-A',
  },
  {
    name: 'covers_zones',
    type: 'list',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '服务区域', 'zh-Hant': '服務區域', en: 'Covers zones' },
    help: {
      'zh-Hans': '为哪些区域服务：部门或窗口所在的区域',
      'zh-Hant': '為哪些區域服務：部門或窗口所在的區域',
      en: 'what it is for: zones that some department or counter is in',
    },
    example: '1F-A;1F-B',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '名称', 'zh-Hant': '名稱', en: 'Name' },
    help: { 'zh-Hans': '设备的名称', 'zh-Hant': '設備的名稱', en: 'as it is called on the pages of the staff' },
    example: '公安专区取号机',
  }),
  {
    name: 'width_px',
    type: 'integer',
    required: true,
    mayBeEmpty: true,
    bounds: { min: 8, max: 20_000 },
    label: { 'zh-Hans': '宽度像素', 'zh-Hant': '寬度像素', en: 'Width, pixels' },
    help: { 'zh-Hans': '打印机不用写', 'zh-Hant': '打印機不用寫', en: 'not for printers' },
    example: '1080',
  },
  {
    name: 'height_px',
    type: 'integer',
    required: true,
    mayBeEmpty: true,
    bounds: { min: 8, max: 20_000 },
    label: { 'zh-Hans': '高度像素', 'zh-Hant': '高度像素', en: 'Height, pixels' },
    help: { 'zh-Hans': '打印机不用写', 'zh-Hant': '打印機不用寫', en: 'not for printers' },
    example: '1920',
  },
  {
    name: 'paper_mm',
    type: 'word',
    required: true,
    mayBeEmpty: true,
    words: DEVICE_PAPERS,
    label: { 'zh-Hans': '纸宽毫米', 'zh-Hant': '紙寬毫米', en: 'Paper, mm' },
    help: {
      'zh-Hans': '80 或 58；取号机和打印机',
      'zh-Hant': '80 或 58；取號機和打印機',
      en: '`80` or `58`; kiosks and printers',
    },
    example: '80',
  },
  {
    name: 'protocol',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '协议', 'zh-Hant': '協議', en: 'Protocol' },
    help: {
      'zh-Hans': '条屏需要；屏上写什么、怎么连接在 signs.csv',
      'zh-Hant': '條屏需要；屏上寫什麼、怎麼連接在 signs.csv',
      en: 'needed for signs. What is written on a sign, and how it is reached, stands in [signs.csv](#signscsv-led-signs-may-be-left-out)',
    },
    example: 'esc-pos',
  },
  {
    name: 'address',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    otherwise: 'virtual',
    label: { 'zh-Hans': '地址', 'zh-Hant': '地址', en: 'Address' },
    help: {
      'zh-Hans': '取号机和打印机：打印机在哪里；留空或 virtual：小票出成图片；每个地址只写一次',
      'zh-Hant': '取號機和打印機：打印機在哪裡；留空或 virtual：小票出成圖片；每個地址只寫一次',
      en: 'kiosks and printers: where the printer (打印机) is. Empty or `virtual`: slips come out as pictures, to be looked at. How real ones are written: [printers](printers.md). Each address once',
    },
    example: 'tcp://10.0.0.5:9100',
  },
  {
    name: 'model',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '型号', 'zh-Hant': '型號', en: 'Model' },
    help: {
      'zh-Hans': '取号机和打印机：打印机的型号；留空：不限厂家',
      'zh-Hant': '取號機和打印機：打印機的型號；留空：不限廠家',
      en: 'kiosks and printers: what it can do. Empty: a printer of no particular make',
    },
    example: 'epson-tm-t82',
  },
  {
    name: 'stand_in',
    type: 'id-of',
    required: false,
    mayBeEmpty: true,
    of: 'devices.csv',
    label: { 'zh-Hans': '替补', 'zh-Hant': '替補', en: 'Stand-in' },
    help: {
      'zh-Hans': '这台不能打印时由附近哪台取号机或打印机代打',
      'zh-Hant': '這台不能打印時由附近哪台取號機或打印機代打',
      en: 'the kiosk or printer near by that prints when this one cannot',
    },
    example: 'kiosk-2',
  },
  {
    name: 'counter',
    type: 'id-of',
    required: false,
    mayBeEmpty: true,
    of: 'counters.csv',
    label: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
    help: {
      'zh-Hans': '类型 window 的屏必须写：挂在哪个窗口上方',
      'zh-Hant': '類型 window 的屏必須寫：掛在哪個窗口上方',
      en: 'boards of the type `window`, which need it: the counter (窗口) that the screen hangs above. It shows the number called there, and whether the counter is open. Without a line here a screen does the same at `/display?counter=3`',
    },
    example: '3',
  },
  {
    name: 'departments',
    type: 'ids-of',
    required: false,
    mayBeEmpty: true,
    of: 'departments.csv',
    label: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Departments' },
    help: {
      'zh-Hans': '类型 department-calls 的屏必须写：显示哪些部门的窗口，不论区域',
      'zh-Hant': '類型 department-calls 的屏必須寫：顯示哪些部門的窗口，不論區域',
      en: 'boards of the type `department-calls`, which need it: the departments whose counters it shows, in all zones. `covers_zones` is of no account there',
    },
    example: 'taxation;housing-fund',
  },
  {
    name: 'diagonal_in',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 5, max: 500 },
    label: { 'zh-Hans': '对角线英寸', 'zh-Hant': '對角線英寸', en: 'Diagonal, inches' },
    help: {
      'zh-Hans': '显示屏玻璃的对角线；与观看距离一起决定字的大小',
      'zh-Hant': '顯示屏玻璃的對角線；與觀看距離一起決定字的大小',
      en: "boards: the diagonal of the glass in inches, and how far away people sit, in metres. By the two the board chooses its letters: the number called as high as 1/82 of the distance, the list 1/155; far away it shows four calls in larger letters and leaves the lists out. What no letters can reach is told on the manager's page, with the screen that it takes",
    },
    example: '55',
  },
  {
    name: 'viewing_m',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 1, max: 100 },
    label: { 'zh-Hans': '观看距离米', 'zh-Hant': '觀看距離米', en: 'Viewing distance, m' },
    help: {
      'zh-Hans': '人坐在多远处看',
      'zh-Hant': '人坐在多遠處看',
      en: "boards: the diagonal of the glass in inches, and how far away people sit, in metres. By the two the board chooses its letters: the number called as high as 1/82 of the distance, the list 1/155; far away it shows four calls in larger letters and leaves the lists out. What no letters can reach is told on the manager's page, with the screen that it takes",
    },
    example: '9',
  },
  {
    name: 'languages',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Languages' },
    help: {
      'zh-Hans': '显示屏的语言：一种，或两种同时，第一种较大；留空：页面语言和英文',
      'zh-Hant': '顯示屏的語言：一種，或兩種同時，第一種較大；留空：頁面語言和英文',
      en: 'boards: what it speaks in: one language, or two at once, the first larger. Empty: the language of the page and English',
    },
    example: 'zh-Hans;en',
  },
  {
    name: 'language_turn_s',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 3, max: 120 },
    label: { 'zh-Hans': '语言轮换秒数', 'zh-Hant': '語言輪換秒數', en: 'Language turn, seconds' },
    help: {
      'zh-Hans': '两三种语言轮流显示，每种多少秒',
      'zh-Hant': '兩三種語言輪流顯示，每種多少秒',
      en: 'boards: its languages, two or three, take turns, each alone for so many seconds, 3 to 120',
    },
    example: '10',
  },
  {
    name: 'browser',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '浏览器端口', 'zh-Hant': '瀏覽器端口', en: 'Browser' },
    help: {
      'zh-Hans': '显示它的浏览器的调试端口，在代理的电脑上或服务器本机；写了它管理页就有小图',
      'zh-Hant': '顯示它的瀏覽器的調試端口，在代理的電腦上或服務器本機；寫了它管理頁就有小圖',
      en: "boards: the debugging port of the browser that shows it, on the PC of an [agent](agent.md), or `9222` on the server's own machine. With it the manager's page has small pictures of what the board shows",
    },
    example: 'agent:pc-31:9222',
  },
];
