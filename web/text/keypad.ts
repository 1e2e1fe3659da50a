import type { PluggedFamily } from '../../core/catalogue/plugged.ts';
import type { KeyAction } from '../../core/devices/key-action.ts';
import type { BoxKey } from '../../core/devices/key-names.ts';
import type { Dictionary, Words } from './words.ts';

export const keypadText = {
  title: { 'zh-Hans': '虚拟设备', 'zh-Hant': '虛擬設備', en: 'Virtual devices' },
  subtitle: {
    'zh-Hans': '按下去，就像真的小键盘、评价器、扫码枪一样',
    'zh-Hant': '按下去，就像真的小鍵盤、評價器、掃碼槍一樣',
    en: 'Press them as you would a real keypad, rating pad or scanner',
  },
  count: { 'zh-Hans': '{n} 台虚拟设备', 'zh-Hant': '{n} 台虛擬設備', en: '{n} virtual {n:device|devices}' },
  there: { 'zh-Hans': '已接上', 'zh-Hant': '已接上', en: 'Plugged in' },
  missing: { 'zh-Hans': '未接上', 'zh-Hant': '未接上', en: 'Missing' },
  agentOffline: { 'zh-Hans': '它的电脑没有连接', 'zh-Hant': '它的電腦沒有連線', en: 'Its PC is not connected' },
  atKiosk: { 'zh-Hans': '取号机 {kiosk}', 'zh-Hant': '取號機 {kiosk}', en: 'Kiosk {kiosk}' },
  atAgent: { 'zh-Hans': '接在 {agent}', 'zh-Hant': '接在 {agent}', en: 'plugged in at {agent}' },
  nowhere: { 'zh-Hans': '未指定位置', 'zh-Hant': '未指定位置', en: 'No place' },
  keymap: { 'zh-Hans': '键位表 {keymap}', 'zh-Hant': '鍵位表 {keymap}', en: 'keymap {keymap}' },
  pressed: { 'zh-Hans': '已按：{what}', 'zh-Hant': '已按：{what}', en: 'Done: {what}' },
  untouched: { 'zh-Hans': '还没有按过', 'zh-Hant': '還沒有按過', en: 'Not touched yet' },
  typeToo: {
    'zh-Hans': '焦点在这里时，电脑的数字小键盘也能按',
    'zh-Hant': '焦點在這裡時，電腦的數字小鍵盤也能按',
    en: 'With the focus here, your own number block presses it too',
  },
  keys: { 'zh-Hans': '按键', 'zh-Hant': '按鍵', en: 'Keys' },
  faces: { 'zh-Hans': '评价', 'zh-Hant': '評價', en: 'Rating' },
  numLock: { 'zh-Hans': '数字锁定灯', 'zh-Hant': '數字鎖定燈', en: 'NumLock lamp' },
  evaluator: { 'zh-Hans': '评价器', 'zh-Hant': '評價器', en: 'Evaluator' },
  givesUp: { 'zh-Hans': '没有人按，等到超时', 'zh-Hant': '沒有人按，等到逾時', en: 'Let it time out' },
  code: { 'zh-Hans': '码的内容', 'zh-Hant': '碼的內容', en: 'What the code says' },
  scan: { 'zh-Hans': '扫码', 'zh-Hant': '掃碼', en: 'Scan' },
  lastTicket: {
    'zh-Hans': '用最近的小票 {number}',
    'zh-Hant': '用最近的小票 {number}',
    en: 'Take the last slip, {number}',
  },
  noTicket: {
    'zh-Hans': '取一个号，小票上的码就可以在这里扫',
    'zh-Hant': '取一個號，小票上的碼就可以在這裡掃',
    en: 'Take a number, and the code on its slip can be scanned here',
  },
  nothingLies: { 'zh-Hans': '请放身份证', 'zh-Hant': '請放身分證', en: 'Put a card here' },
  card: { 'zh-Hans': '居民身份证', 'zh-Hant': '居民身分證', en: 'Resident ID card' },
  sample: { 'zh-Hans': '样本', 'zh-Hant': '樣本', en: 'sample' },
  male: { 'zh-Hans': '男', 'zh-Hant': '男', en: 'male' },
  female: { 'zh-Hans': '女', 'zh-Hant': '女', en: 'female' },
  putDown: { 'zh-Hans': '放上', 'zh-Hant': '放上', en: 'Put down' },
  takeAway: { 'zh-Hans': '拿走', 'zh-Hant': '拿走', en: 'Take away' },
  putCard: { 'zh-Hans': '放上{name}的身份证', 'zh-Hant': '放上{name}的身分證', en: 'Card of {name} put down' },
  cardTaken: { 'zh-Hans': '拿走身份证', 'zh-Hant': '拿走身分證', en: 'Card taken away' },
  others: { 'zh-Hans': '真实设备', 'zh-Hant': '真實設備', en: 'Real devices' },
  othersHelp: {
    'zh-Hans': '这些设备只能用手按；这里只显示是否接上',
    'zh-Hant': '這些設備只能用手按；這裡只顯示是否接上',
    en: 'Only a hand can press these; here you see whether they are there',
  },
  empty: { 'zh-Hans': '大厅里没有虚拟设备', 'zh-Hant': '大廳裡沒有虛擬設備', en: 'The hall has no virtual devices' },
  emptyHelp: {
    'zh-Hans': '在大厅文件的 inputs.csv 里，把 where 写成 virtual',
    'zh-Hant': '在大廳檔案的 inputs.csv 裡，把 where 寫成 virtual',
    en: 'Write virtual into the column where of inputs.csv in the hall file',
  },
  pairHow: {
    'zh-Hans':
      '本页没有身份。工作人员在本浏览器登录（窗口或大厅总览），再打开本页；或者由管理员在“大厅总览”的“设备身份”一栏给一块显示屏身份，把链接中的 /display 改成 /keypad，在本机打开。',
    'zh-Hant':
      '本頁沒有身份。工作人員在本瀏覽器登入（窗口或大廳總覽），再開啟本頁；或者由管理員在「大廳總覽」的「設備身份」一欄給一塊顯示屏身份，把連結中的 /display 改成 /keypad，在本機開啟。',
    en: 'This page has no identity. Staff sign in with this browser, at the counter or the hall overview, and open it again; or an administrator gives a board an identity in the hall overview, under Identities, and opens its link here with /keypad in place of /display.',
  },
  notAllowed: {
    'zh-Hans': '本机不能按虚拟设备',
    'zh-Hant': '本機不能按虛擬設備',
    en: 'This device may not press virtual devices',
  },
  notPressed: { 'zh-Hans': '没有按上：{why}', 'zh-Hant': '沒有按上：{why}', en: 'Not pressed: {why}' },
} as const satisfies Dictionary;

export const familyText = {
  'scanner-honeywell': { 'zh-Hans': '霍尼韦尔扫码枪', 'zh-Hant': '霍尼韋爾掃碼槍', en: 'Honeywell scanner' },
  'scanner-hid-pos': { 'zh-Hans': '扫码枪（HID POS）', 'zh-Hant': '掃碼槍（HID POS）', en: 'Scanner (HID POS)' },
  'scanner-wedge': { 'zh-Hans': '扫码枪（键盘方式）', 'zh-Hant': '掃碼槍（鍵盤方式）', en: 'Scanner that types' },
  'scanner-serial': { 'zh-Hans': '扫码枪（串口）', 'zh-Hant': '掃碼槍（序列埠）', en: 'Scanner on a serial line' },
  'keypad-numpad': { 'zh-Hans': '数字小键盘', 'zh-Hant': '數字小鍵盤', en: 'Numeric keypad' },
  'keypad-digits': {
    'zh-Hans': '数字小键盘（免 NumLock）',
    'zh-Hant': '數字小鍵盤（免 NumLock）',
    en: 'Numeric keypad without NumLock',
  },
  'rating-pad': { 'zh-Hans': '评价器', 'zh-Hant': '評價器', en: 'Rating pad' },
  'call-box': { 'zh-Hans': '叫号器', 'zh-Hant': '叫號器', en: 'Call box' },
  'id-reader-sdt': { 'zh-Hans': '身份证阅读器', 'zh-Hant': '身分證閱讀器', en: 'ID reader' },
} as const satisfies Readonly<Record<PluggedFamily, Words>>;

/** What stands on the keys of a call box. */
export const boxKeyText = {
  call: { 'zh-Hans': '呼叫', 'zh-Hant': '呼叫', en: 'Call' },
  recall: { 'zh-Hans': '重呼', 'zh-Hant': '重呼', en: 'Recall' },
  review: { 'zh-Hans': '评价', 'zh-Hant': '評價', en: 'Review' },
  confirm: { 'zh-Hans': '确认', 'zh-Hant': '確認', en: 'Confirm' },
  abandon: { 'zh-Hans': '弃号', 'zh-Hant': '棄號', en: 'Abandon' },
  park: { 'zh-Hans': '挂起', 'zh-Hant': '掛起', en: 'Park' },
  'call-back': { 'zh-Hans': '回呼', 'zh-Hant': '回呼', en: 'Call back' },
  pause: { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'Pause' },
  transfer: { 'zh-Hans': '转移', 'zh-Hant': '轉移', en: 'Transfer' },
  cancel: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancel' },
} as const satisfies Readonly<Record<BoxKey, Words>>;

/** What a key does, as short as a key is small. A digit says itself; a grade is a face. */
export const keyActionText = {
  'call-next': { 'zh-Hans': '叫下一位', 'zh-Hant': '叫下一位', en: 'Call next' },
  'call-ticket': { 'zh-Hans': '指定叫号', 'zh-Hant': '指定叫號', en: 'Call number' },
  recall: { 'zh-Hans': '重呼', 'zh-Hant': '重呼', en: 'Recall' },
  serve: { 'zh-Hans': '开始办理', 'zh-Hant': '開始辦理', en: 'Serve' },
  'mark-no-show': { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'Missed' },
  undo: { 'zh-Hans': '撤销', 'zh-Hant': '撤銷', en: 'Undo' },
  'open-counter': { 'zh-Hans': '上线', 'zh-Hant': '上線', en: 'Open' },
  'close-counter': { 'zh-Hans': '下线', 'zh-Hant': '下線', en: 'Close' },
  finish: { 'zh-Hans': '办结', 'zh-Hant': '辦結', en: 'Finish' },
  park: { 'zh-Hans': '挂起', 'zh-Hant': '掛起', en: 'Park' },
  'pause-counter': { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'Pause' },
  prefix: { 'zh-Hans': '换字母', 'zh-Hant': '換字母', en: 'Letter' },
  clear: { 'zh-Hans': '清除', 'zh-Hant': '清除', en: 'Clear' },
} as const satisfies Readonly<Record<Exclude<KeyAction['name'], 'digit' | 'rate'>, Words>>;
