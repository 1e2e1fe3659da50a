import type { Language } from '../base/names.ts';

/** The paper's own words in one language. */
export type SlipTexts = {
  readonly yourNumber: string;
  readonly zone: (floor: string, area: string) => string;
  readonly goTo: string;
  readonly line: string;
  readonly ahead: string;
  /** The same beside who of other lines comes first. */
  readonly aheadInLine: string;
  readonly nobodyAhead: string;
  readonly wait: string;
  readonly noCounterOpen: string;
  readonly asOf: (clock: string) => string;
  readonly category: string;
  readonly booking: string;
  readonly bookingLate: readonly [string, string];
  readonly issuedAt: string;
  readonly dateTime: (year: number, month: number, day: number, clock: string) => string;
  readonly haveReady: string;
  readonly first: (service: string) => string;
  /** Two sentences, which go on one line where they fit. */
  readonly oneNumberForAll: readonly [string, string];
  readonly scan: string;
  /** The same while the hall is out of reach. */
  readonly scanLater: string;
  /** That the kiosk is cut off, and what becomes of the number; the first is large. */
  readonly offline: readonly [string, ...string[]];
  readonly orderHint: readonly [string, string];
  readonly copy: (copy: number) => string;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** Every text of the receipt in every language. */
export const SLIP_TEXTS: Readonly<Record<Language, SlipTexts>> = {
  'zh-Hans': {
    yourNumber: '您的号码',
    zone: (floor, area) => `${inHanzi(floor)}层${area}区`,
    goTo: '请到',
    line: '业务',
    ahead: '前面',
    aheadInLine: '本队前面',
    nobodyAhead: '无人',
    wait: '等候',
    noCounterOpen: '窗口尚未开放',
    asOf: (clock) => `以上情况截至 ${clock}`,
    category: '优先类别',
    booking: '预约时间',
    bookingLate: ['签到已迟，预约不再有效，', '按普通号排队。'],
    issuedAt: '取号时间',
    dateTime: (year, month, day, clock) => `${year}年${month}月${day}日 ${clock}`,
    haveReady: '请备好',
    first: (service) => `须先办：${service}`,
    oneNumberForAll: ['一个号码办全部事项，', '哪里先叫就先去哪里。'],
    scan: '手机扫码，随时看进度',
    scanLater: '网络恢复后，手机扫码看进度',
    offline: ['网络中断', '号码从现在起计时，先后不变。', '网络恢复后按取号时间叫号，', '请留意工作人员的通知。'],
    orderHint: ['叫号不一定按号码顺序，', '请留意显示屏和广播。'],
    copy: (copy) => `补打 COPY ${copy}`,
  },
  'zh-Hant': {
    yourNumber: '您的號碼',
    zone: (floor, area) => `${inHanzi(floor)}層${area}區`,
    goTo: '請到',
    line: '業務',
    ahead: '前面',
    aheadInLine: '本隊前面',
    nobodyAhead: '無人',
    wait: '等候',
    noCounterOpen: '窗口尚未開放',
    asOf: (clock) => `以上情況截至 ${clock}`,
    category: '優先類別',
    booking: '預約時間',
    bookingLate: ['簽到已遲，預約不再有效，', '按普通號排隊。'],
    issuedAt: '取號時間',
    dateTime: (year, month, day, clock) => `${year}年${month}月${day}日 ${clock}`,
    haveReady: '請備好',
    first: (service) => `須先辦：${service}`,
    oneNumberForAll: ['一個號碼辦全部事項，', '哪裏先叫就先去哪裏。'],
    scan: '手機掃碼，隨時看進度',
    scanLater: '網路恢復後，手機掃碼看進度',
    offline: ['網路中斷', '號碼從現在起計時，先後不變。', '網路恢復後按取號時間叫號，', '請留意工作人員的通知。'],
    orderHint: ['叫號不一定按號碼順序，', '請留意顯示屏和廣播。'],
    copy: (copy) => `補打 COPY ${copy}`,
  },
  en: {
    yourNumber: 'Your number',
    zone: (floor, area) => `Floor ${floor}, area ${area}`,
    goTo: 'Go to',
    line: 'Line',
    ahead: 'Ahead of you',
    aheadInLine: 'Ahead in line',
    nobodyAhead: 'nobody',
    wait: 'Wait',
    noCounterOpen: 'no counter open yet',
    asOf: (clock) => `As of ${clock}`,
    category: 'Priority',
    booking: 'Booked for',
    bookingLate: ['You came late: the booking ', 'counts no longer.'],
    issuedAt: 'Issued',
    dateTime: (year, month, day, clock) => `${day} ${MONTHS[month - 1] ?? month} ${year}, ${clock}`,
    haveReady: 'Have ready',
    first: (service) => `Only after: ${service}`,
    oneNumberForAll: ['One number for all of these. ', 'Go wherever it is called first.'],
    scan: 'Scan to follow your place',
    scanLater: 'Scan once the network is back',
    offline: ['Network is down', 'Your number counts from now.', 'Staff will call it when the', 'network is back.'],
    orderHint: ['Not always in number order. ', 'Please watch the screens.'],
    copy: (copy) => `补打 COPY ${copy}`,
  },
};

function inHanzi(floor: string): string {
  return DIGITS[Number(floor)] ?? floor;
}
