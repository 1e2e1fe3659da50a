import { PLUGGED_FAMILIES } from '../../catalogue/plugged.ts';
import { type Column } from './column.ts';

/** The keys that a typing scanner may press after a code. */
export const WEDGE_SUFFIXES = ['Enter', 'Tab'] as const;

/** The columns of inputs.csv. */
export const INPUTS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '设备的编号', 'zh-Hant': '設備的編號', en: 'the id of the device' },
    example: 'pad-12',
  },
  {
    name: 'family',
    type: 'word',
    required: true,
    words: Object.keys(PLUGGED_FAMILIES),
    label: { 'zh-Hans': '种类', 'zh-Hant': '種類', en: 'Family' },
    help: {
      'zh-Hans': '哪一类设备',
      'zh-Hant': '哪一類設備',
      en: '`keypad-numpad`, `keypad-digits`, `rating-pad`, `call-box`, `scanner-honeywell`, `scanner-hid-pos`, `scanner-wedge`, `scanner-serial`, `id-reader-sdt`',
    },
    example: 'keypad-numpad',
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
        'hid: 加厂商和产品号，或 serial:/dev/ttyUSB0；接在代理电脑上的前面写 agent: 和电脑名；留空或 virtual：虚拟的代替；replay: 加录制文件：试用',
      'zh-Hant':
        'hid: 加廠商和產品號，或 serial:/dev/ttyUSB0；接在代理電腦上的前面寫 agent: 和電腦名；留空或 virtual：虛擬的代替；replay: 加錄製文件：試用',
      en: "where it is plugged in: `hid:` with vendor, product and, where two of a kind are there, serial number; `serial:/dev/ttyUSB0`; before it `agent:` and the PC's name. Empty or `virtual`: it stands in for a real one. `replay:` and the path of a recording: for trials",
    },
    example: 'agent:pc-1:hid:0c45:7403',
  },
  {
    name: 'counter',
    type: 'id-of',
    required: true,
    mayBeEmpty: true,
    of: 'counters.csv',
    label: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
    help: { 'zh-Hans': '属于哪个窗口', 'zh-Hant': '屬於哪個窗口', en: 'the counter it belongs to' },
    example: '12',
  },
  {
    name: 'kiosk',
    type: 'id-of',
    required: true,
    mayBeEmpty: true,
    of: 'devices.csv',
    label: { 'zh-Hans': '取号机', 'zh-Hant': '取號機', en: 'Kiosk' },
    help: { 'zh-Hans': '或哪台取号机；不能都写', 'zh-Hant': '或哪台取號機；不能都寫', en: 'or the kiosk; never both' },
    example: 'kiosk-1',
  },
  {
    name: 'keymap',
    type: 'id-of',
    required: false,
    mayBeEmpty: true,
    of: 'keymaps.csv',
    label: { 'zh-Hans': '按键表', 'zh-Hant': '按鍵表', en: 'Keymap' },
    help: {
      'zh-Hans': '按键做什么；留空：按这一类的自带按键表',
      'zh-Hant': '按鍵做什麼；留空：按這一類的自帶按鍵表',
      en: 'what its keys do; empty: as the program has it for this family',
    },
    example: 'front-desk',
  },
  {
    name: 'prefix',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '前缀', 'zh-Hant': '前綴', en: 'Prefix' },
    help: {
      'zh-Hans': '只用于 scanner-wedge，必须写：每个码之前打出的字符',
      'zh-Hant': '只用於 scanner-wedge，必須寫：每個碼之前打出的字符',
      en: 'only for `scanner-wedge`, and needed there: what it types before each code',
    },
    example: '~',
  },
  {
    name: 'suffix',
    type: 'word',
    required: false,
    mayBeEmpty: true,
    words: WEDGE_SUFFIXES,
    otherwise: 'Enter',
    label: { 'zh-Hans': '后缀', 'zh-Hant': '後綴', en: 'Suffix' },
    help: {
      'zh-Hans': '只用于 scanner-wedge：每个码之后按的键',
      'zh-Hant': '只用於 scanner-wedge：每個碼之後按的鍵',
      en: 'only for `scanner-wedge`: the key it presses after each code, `Enter` or `Tab`',
    },
    example: 'Enter',
  },
  {
    name: 'box',
    type: 'integer',
    required: false,
    mayBeEmpty: true,
    bounds: { min: 0, max: 255 },
    label: { 'zh-Hans': '呼叫器地址', 'zh-Hant': '呼叫器地址', en: 'Box address' },
    help: {
      'zh-Hans': '只用于 call-box，必须写：在线路上的地址；同一线路的呼叫器写同一个 where',
      'zh-Hant': '只用於 call-box，必須寫：在線路上的地址；同一線路的呼叫器寫同一個 where',
      en: 'only for `call-box`, and needed there: its address on the line, 0 to 255. Boxes on one line name the same `where`',
    },
    example: '3',
  },
];
