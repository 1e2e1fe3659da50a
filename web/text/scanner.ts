import type { Dictionary } from './words.ts';

/** What a page that reads codes says of its scanner. */
export const scannerText = {
  throughMethod: {
    'zh-Hans': '扫码枪正在经输入法打字，读不出码。请把输入法切换到英文（ENG 键盘），再扫一次',
    'zh-Hant': '掃碼槍正在經輸入法打字，讀不出碼。請把輸入法切換到英文（ENG 鍵盤），再掃一次',
    en: 'The scanner types through an input method and cannot be read. Switch to an English keyboard and scan again',
  },
} as const satisfies Dictionary;
