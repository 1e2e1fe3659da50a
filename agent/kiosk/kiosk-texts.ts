import type { Language } from '../../core/base/names.ts';
import type { NoNumber } from './kiosk-numbers.ts';

/** The words of the kiosk's own page, in one language. */
export type KioskTexts = {
  readonly language: string;
  readonly down: string;
  /** The same where no number is given. */
  readonly downOnly: string;
  readonly downText: string;
  readonly chooseDepartment: string;
  readonly chooseService: string;
  readonly category: string;
  readonly take: string;
  readonly takeAgain: string;
  readonly back: string;
  readonly earlier: string;
  readonly later: string;
  readonly page: (page: number, of: number) => string;
  readonly yourNumber: string;
  readonly issuedAt: string;
  readonly counts: string;
  readonly paper: Readonly<Record<'coming' | 'out' | 'none', string>>;
  readonly done: string;
  readonly not: Readonly<Record<NoNumber, string>>;
  readonly askStaff: string;
  readonly more: string;
};

/** Every text of the page in every language. */
export const KIOSK_TEXTS: Readonly<Record<Language, KioskTexts>> = {
  'zh-Hans': {
    language: '简体中文',
    down: '网络已断开，照常取号',
    downOnly: '网络已断开',
    downText: '您的号码从取号时起计时，先后不变。网络恢复后，工作人员按取号时间叫号。',
    chooseDepartment: '请选择部门',
    chooseService: '请选择要办的事项',
    category: '优先类别',
    take: '取号',
    takeAgain: '网络刚刚断开。请再按一次“取号”，不会重复排队。',
    back: '返回',
    earlier: '上一页',
    later: '下一页',
    page: (page, of) => `第 ${String(page)} 页，共 ${String(of)} 页`,
    yourNumber: '您的号码',
    issuedAt: '取号时间',
    counts: '号码从现在起计时，先后不变。网络恢复后按取号时间叫号，请留意工作人员的通知。',
    paper: {
      coming: '正在打印小票，请稍候',
      out: '请取走小票',
      none: '小票可能没有打出，请记下或拍下这个号码，号码照样有效',
    },
    done: '好了',
    not: {
      'no-lease': '本机暂时不能取号',
      closed: '现在不在取号时间',
      stopped: '今天已停止取号',
      'line-closed': '这项业务已停止取号',
      limited: '这项业务每天限号，断网时不能取号',
      'no-service': '没有这项业务',
      'used-up': '这项业务断网时的号码已取完',
      disk: '本机出现故障，不能取号',
    },
    askStaff: '请找工作人员',
    more: '预约签到、刷证取号和一次办多项，要等网络恢复',
  },
  'zh-Hant': {
    language: '繁體中文',
    down: '網路已斷開，照常取號',
    downOnly: '網路已斷開',
    downText: '您的號碼從取號時起計時，先後不變。網路恢復後，工作人員按取號時間叫號。',
    chooseDepartment: '請選擇部門',
    chooseService: '請選擇要辦的事項',
    category: '優先類別',
    take: '取號',
    takeAgain: '網路剛剛斷開。請再按一次「取號」，不會重複排隊。',
    back: '返回',
    earlier: '上一頁',
    later: '下一頁',
    page: (page, of) => `第 ${String(page)} 頁，共 ${String(of)} 頁`,
    yourNumber: '您的號碼',
    issuedAt: '取號時間',
    counts: '號碼從現在起計時，先後不變。網路恢復後按取號時間叫號，請留意工作人員的通知。',
    paper: {
      coming: '正在列印小票，請稍候',
      out: '請取走小票',
      none: '小票可能沒有印出，請記下或拍下這個號碼，號碼照樣有效',
    },
    done: '好了',
    not: {
      'no-lease': '本機暫時不能取號',
      closed: '現在不在取號時間',
      stopped: '今天已停止取號',
      'line-closed': '這項業務已停止取號',
      limited: '這項業務每天限號，斷網時不能取號',
      'no-service': '沒有這項業務',
      'used-up': '這項業務斷網時的號碼已取完',
      disk: '本機出現故障，不能取號',
    },
    askStaff: '請找工作人員',
    more: '預約簽到、刷證取號和一次辦多項，要等網路恢復',
  },
  en: {
    language: 'English',
    down: 'The network is down: take a number as usual',
    downOnly: 'The network is down',
    downText:
      'Your number counts from the moment you take it and keeps its place. Staff call it by that time when the network is back.',
    chooseDepartment: 'Choose a department',
    chooseService: 'Choose what you have come for',
    category: 'Priority',
    take: 'Take a number',
    takeAgain: 'The network has just gone. Touch “Take a number” once more; you will not wait twice.',
    back: 'Back',
    earlier: 'Previous',
    later: 'Next',
    page: (page, of) => `Page ${String(page)} of ${String(of)}`,
    yourNumber: 'Your number',
    issuedAt: 'Taken at',
    counts:
      'It counts from now and keeps its place. Staff will call it by that time when the network is back: please listen to them.',
    paper: {
      coming: 'Your slip is being printed',
      out: 'Please take your slip',
      none: 'The slip may not have come out: write the number down or take a picture. It counts all the same',
    },
    done: 'Done',
    not: {
      'no-lease': 'This kiosk cannot give numbers now',
      closed: 'No numbers are given at this hour',
      stopped: 'No more numbers are given today',
      'line-closed': 'No more numbers are given for this',
      limited: 'Only so many are served each day: no numbers for this while the network is down',
      'no-service': 'There is no such service',
      'used-up': 'The numbers for this are used up until the network is back',
      disk: 'This kiosk is out of order',
    },
    askStaff: 'Please ask the staff',
    more: 'Bookings, cards and several services at once have to wait for the network',
  },
};
