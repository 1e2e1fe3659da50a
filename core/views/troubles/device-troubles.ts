import type { Names } from '../../base/names.ts';
import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import { countWaiting } from '../line-figures.ts';
import { countersServing } from '../../queue/order/served-by.ts';
import type { HallState } from '../../queue/state.ts';
import type { Trouble, TroubleRemedy } from '../../protocol/shapes/troubles.ts';
import type { Found } from './find-troubles.ts';

/** A device that does not do its work. `zones`: where people need it; none: everywhere. */
export type DeviceFault = {
  readonly kind: Extract<Trouble['kind'], 'kiosk' | 'printer' | 'board' | 'voice' | 'sign'>;
  readonly id: string;
  readonly name: Names;
  readonly zones: readonly string[];
  readonly what: DeviceLack;
};

export type DeviceLack =
  | 'no-paper-and-no-stand-in'
  | 'paper-out'
  | 'offline'
  | 'in-trouble'
  | 'disk-of-agent'
  | 'page-gone'
  | 'page-faulty'
  | 'sound-blocked'
  | 'disobeys'
  | 'silent'
  | 'unreachable'
  | 'refuses-its-text';

/** What each who waits in the zones of a device is put at, minutes (meaning `harm`). */
const MINUTES_EACH: Readonly<Record<DeviceFault['kind'], number>> = {
  kiosk: 2,
  printer: 2,
  board: 5,
  voice: 5,
  sign: 1,
};

/** The same of a kiosk that gives numbers without paper: nothing prints in its place. */
const WITHOUT_PAPER = 10;

const LOOK: Readonly<Record<DeviceFault['kind'], Extract<TroubleRemedy, { what: 'look' }>['at']>> = {
  kiosk: 'printers',
  printer: 'printers',
  board: 'boards',
  voice: 'boards',
  sign: 'signs',
};

/** A device in trouble beside the lines and counters, measured by who needs it. */
export function deviceTrouble(state: HallState, fault: DeviceFault): Found {
  const { kind, id, name, zones, what } = fault;
  const people = peopleIn(state, zones);
  return {
    key: `${kind}:${id}`,
    kind,
    id,
    ...(zones[0] === undefined ? {} : { zone: zones[0] }),
    tone: what === 'no-paper-and-no-stand-in' ? 'bad' : 'warn',
    harm: people * (what === 'no-paper-and-no-stand-in' ? WITHOUT_PAPER : MINUTES_EACH[kind]),
    people,
    title: name,
    text: LACKS[what],
    causes: [],
    remedies: [{ what: 'look', at: LOOK[kind] }],
  };
}

/** A changed hall file that today cannot take. */
export function fileTrouble(): Found {
  return {
    key: 'hall-file',
    kind: 'hall-file',
    id: 'hall-file',
    tone: 'warn',
    harm: 0,
    people: 0,
    title: { 'zh-Hans': '大厅文件', 'zh-Hant': '大廳檔案', en: 'Hall file' },
    text: {
      'zh-Hans': '改动后的大厅文件今天没有采用。',
      'zh-Hant': '改動後的大廳檔案今天沒有採用。',
      en: 'The changed hall file does not count today.',
    },
    causes: [],
    remedies: [],
  };
}

/** What each who waits is put at while nobody can be called, minutes. */
const NOTHING_RECORDED = 60;

/** Nothing lasts: a full disk, or a database that is gone. */
export function recordsTrouble(state: HallState): Found {
  const people = peopleIn(state, []);
  return {
    key: 'records',
    kind: 'records',
    id: 'records',
    tone: 'bad',
    harm: people * NOTHING_RECORDED,
    aboveAll: true,
    people,
    title: { 'zh-Hans': '记录', 'zh-Hant': '記錄', en: 'Records' },
    text: {
      'zh-Hans': '现在什么都存不下来：不能取号，不能叫号。请信息科检查服务器的磁盘或数据库；恢复后自动继续。',
      'zh-Hant': '現在什麼都存不下來：不能取號，不能叫號。請資訊科檢查伺服器的磁碟或資料庫；恢復後自動繼續。',
      en: 'Nothing can be recorded: no numbers, no calls. Have the disk or the database of the server looked at; the hall goes on by itself then.',
    },
    causes: [],
    remedies: [],
  };
}

/** As bad as somebody who has waited an hour too long: how many it is nobody knows any more. */
const LOST = 60;

/** The database has lost records of today that were known here up to this instant. */
export function lostTrouble(known: Instant, zone: string): Found {
  const time = rfc3339(known, zone).slice(11, 16);
  return {
    key: 'lost',
    kind: 'lost',
    id: 'lost',
    tone: 'bad',
    harm: LOST,
    people: 0,
    title: { 'zh-Hans': '记录丢失', 'zh-Hant': '記錄遺失', en: 'Records lost' },
    text: {
      'zh-Hans': `数据库切换后，今天 ${time} 以前最后存下的一些记录没有了，大厅从留下的记录继续。那时取的号可能不在队列里，同一个号可能又发给别人：请看纸条上的时间，给这些人重新取号，并通知信息科。`,
      'zh-Hant': `資料庫切換後，今天 ${time} 以前最後存下的一些記錄沒有了，大廳從留下的記錄繼續。那時取的號可能不在隊列裡，同一個號可能又發給別人：請看紙條上的時間，給這些人重新取號，並通知資訊科。`,
      en: `The database has changed and lacks some of the last records before ${time} today; the hall goes on from what is left. Numbers taken then may be in no line, and may be given to somebody else: look at the time on the paper, give those people new ones, and tell whoever looks after the database.`,
    },
    causes: [],
    remedies: [],
  };
}

/** The server's clock has jumped ahead, and the hall goes on without it. */
export function clockTrouble(aheadMs: Millis): Found {
  const minutes = Math.round(aheadMs / MINUTE);
  const [hours, rest] = [String(Math.floor(minutes / 60)), String(minutes % 60)];
  return {
    key: 'clock',
    kind: 'clock',
    id: 'clock',
    tone: 'warn',
    harm: 0,
    people: 0,
    title: { 'zh-Hans': '服务器时钟', 'zh-Hant': '伺服器時鐘', en: 'Server clock' },
    text: {
      'zh-Hans': `时钟突然快了 ${hours} 小时 ${rest} 分，没有采用，大厅按原来的时间继续。请校正时钟；新的时间正确的，请确认。`,
      'zh-Hant': `時鐘突然快了 ${hours} 小時 ${rest} 分，沒有採用，大廳按原來的時間繼續。請校正時鐘；新的時間正確的，請確認。`,
      en: `The clock has jumped ahead by ${hours} h ${rest} min and is not believed: the hall goes on by its own time. Put it right, or say that it is right.`,
    },
    causes: [],
    remedies: [{ what: 'believe-clock' }],
  };
}

/** Who waits for counters of these zones; somebody in several lines counts in each. */
function peopleIn(state: HallState, zones: readonly string[]): number {
  let people = 0;
  for (const { id } of state.index.catalogue.lines) {
    const near = countersServing(state, id);
    if (zones.length === 0 || near.some(({ zone }) => zones.includes(zone))) people += countWaiting(state, id);
  }
  return people;
}

const LACKS: Readonly<Record<DeviceLack, Names>> = {
  'no-paper-and-no-stand-in': {
    'zh-Hans': '打不出纸，也没有别的打印机代替：这里取的号没有纸条。',
    'zh-Hant': '打不出紙，也沒有別的印表機代替：這裡取的號沒有紙條。',
    en: 'Nothing comes out, and no other printer stands in: numbers are given here without paper.',
  },
  'paper-out': { 'zh-Hans': '缺纸。', 'zh-Hant': '缺紙。', en: 'Out of paper.' },
  offline: { 'zh-Hans': '打印机没有回应。', 'zh-Hant': '印表機沒有回應。', en: 'The printer does not answer.' },
  'in-trouble': { 'zh-Hans': '打印机有故障。', 'zh-Hant': '印表機有故障。', en: 'The printer is in trouble.' },
  'disk-of-agent': {
    'zh-Hans': '所在电脑的磁盘存不进去，不打印。请检查那台电脑的磁盘；恢复后自动继续。',
    'zh-Hant': '所在電腦的磁碟存不進去，不列印。請檢查那台電腦的磁碟；恢復後自動繼續。',
    en: 'The disk of its PC takes nothing, so it prints nothing. Have that disk looked at; it goes on by itself then.',
  },
  'page-gone': { 'zh-Hans': '屏上没有页面了。', 'zh-Hant': '屏上沒有頁面了。', en: 'Its page has gone.' },
  'page-faulty': {
    'zh-Hans': '页面在最近 10 分钟内报告过故障。',
    'zh-Hant': '頁面在最近 10 分鐘內報告過故障。',
    en: 'Its page has reported faults in the last 10 minutes.',
  },
  'sound-blocked': {
    'zh-Hans': '显示正常，但浏览器还不允许出声：触摸一下屏幕即可。',
    'zh-Hant': '顯示正常，但瀏覽器還不允許出聲：觸碰一下螢幕即可。',
    en: 'It shows calls, but its browser allows no sound yet: touch the screen once.',
  },
  disobeys: {
    'zh-Hans': '一直没有照吩咐的做。',
    'zh-Hant': '一直沒有照吩咐的做。',
    en: 'It goes on otherwise than it was told.',
  },
  silent: { 'zh-Hans': '叫号没有声音。', 'zh-Hant': '叫號沒有聲音。', en: 'Calls are not heard.' },
  unreachable: { 'zh-Hans': '连不上条屏。', 'zh-Hant': '連不上條屏。', en: 'The sign cannot be reached.' },
  'refuses-its-text': {
    'zh-Hans': '条屏不接受要显示的文字。',
    'zh-Hant': '條屏不接受要顯示的文字。',
    en: 'The sign does not take its text.',
  },
};
