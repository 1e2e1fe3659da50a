import { type Column } from './column.ts';

/** The columns of keymaps.csv. */
export const KEYMAPS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '按键表编号', 'zh-Hant': '按鍵表編號', en: 'Keymap' },
    help: {
      'zh-Hans': 'numpad、call-box、rating 是程序自带的，写在这里就替换它',
      'zh-Hant': 'numpad、call-box、rating 是程序自帶的，寫在這裡就替換它',
      en: "the keymap's name. `numpad`, `call-box` and `rating` are those that come with the program; written here they are replaced",
    },
    example: 'front-desk',
  },
  {
    name: 'key',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '按键', 'zh-Hant': '按鍵', en: 'Key' },
    help: {
      'zh-Hans': '按位置命名的键；呼叫器的键用它的用途命名',
      'zh-Hant': '按位置命名的鍵；呼叫器的鍵用它的用途命名',
      en: 'the key by its place: `Numpad0` to `Numpad9`, `NumpadEnter`, `NumpadAdd`, `NumpadSubtract`, `NumpadMultiply`, `NumpadDivide`, `NumpadDecimal`, `Backspace`, `F1` to `F24`, `KeyA` …; of a call box `call`, `recall`, `review`, `confirm`, `abandon`, `park`, `call-back`, `pause`, `transfer`, `cancel`',
    },
    example: 'NumpadEnter',
  },
  {
    name: 'action',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '动作', 'zh-Hant': '動作', en: 'Action' },
    help: { 'zh-Hans': '按下做什么，见下', 'zh-Hant': '按下做什麼，見下', en: 'what it does, see below' },
    example: 'call-next',
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
    example: '红色键',
  },
];
