import type { Dictionary } from './words.ts';

/** Words of the boards. They stand one above the other in two languages. */
export const displayText = {
  title: { 'zh-Hans': '显示屏', 'zh-Hant': '顯示屏', en: 'Board' },
  nowCalling: { 'zh-Hans': '正在叫号', 'zh-Hant': '正在叫號', en: 'Now calling' },
  latestCall: { 'zh-Hans': '最新叫号', 'zh-Hant': '最新叫號', en: 'Latest call' },
  calledAgain: { 'zh-Hans': '再次呼叫', 'zh-Hant': '再次呼叫', en: 'Called again' },
  recentCalls: { 'zh-Hans': '最近叫号', 'zh-Hant': '最近叫號', en: 'Recent calls' },
  notices: { 'zh-Hans': '公告', 'zh-Hant': '公告', en: 'Notices' },
  waiting: { 'zh-Hans': '等候人数', 'zh-Hant': '等候人數', en: 'Waiting' },
  nextUp: { 'zh-Hans': '即将叫号', 'zh-Hant': '即將叫號', en: 'Next' },
  nextHint: {
    'zh-Hans': '优先办理对象可能排到前面，以叫号为准',
    'zh-Hant': '優先辦理對象可能排到前面，以叫號為準',
    en: 'People with priority may come before; what is called counts',
  },
  waitingNow: { 'zh-Hans': '等候 {n} 人', 'zh-Hant': '等候 {n} 人', en: '{n} waiting' },
  nobodyWaiting: { 'zh-Hans': '现在没有人等候', 'zh-Hant': '現在沒有人等候', en: 'Nobody is waiting now' },
  beingServed: { 'zh-Hans': '办理中', 'zh-Hant': '辦理中', en: 'Being served' },
  please: { 'zh-Hans': '请前往', 'zh-Hant': '請前往', en: 'Please go' },
  over: { 'zh-Hans': '已结束', 'zh-Hant': '已結束', en: 'Over' },
  welcome: { 'zh-Hans': '欢迎光临', 'zh-Hant': '歡迎光臨', en: 'Welcome' },
  welcomeHint: {
    'zh-Hans': '请在取号机取号，叫到的号码会显示在这里',
    'zh-Hant': '請在取號機取號，叫到的號碼會顯示在這裡',
    en: 'Take a number at a kiosk. It will appear here when it is called.',
  },
  noEarlierCalls: { 'zh-Hans': '此前没有叫号', 'zh-Hant': '此前沒有叫號', en: 'No earlier calls' },
  guide: {
    'zh-Hans': '听到或看到您的号码，请到所示窗口；过号请咨询导办台',
    'zh-Hant': '聽到或看到您的號碼，請到所示窗口；過號請諮詢導辦台',
    en: 'When your number appears, please go to the counter shown. Missed it? Ask at the information desk.',
  },
  hallClosed: { 'zh-Hans': '大厅已下班', 'zh-Hant': '大廳已下班', en: 'The hall is closed' },
  opensAgain: { 'zh-Hans': '{when} 开门', 'zh-Hant': '{when} 開門', en: 'Opens {when}' },
  intakeClosed: {
    'zh-Hans': '现在不在取号时间',
    'zh-Hant': '現在不在取號時間',
    en: 'No numbers are given at this hour',
  },
  opensAt: {
    'zh-Hans': '现在不取号，{when} 开始取号',
    'zh-Hant': '現在不取號，{when} 開始取號',
    en: 'No numbers are given now; from {when} again',
  },
  intakeStopped: {
    'zh-Hans': '暂停取号，已取的号会继续办理',
    'zh-Hant': '暫停取號，已取的號會繼續辦理',
    en: 'No new numbers for now; those already given will be served',
  },
  dataAsOf: { 'zh-Hans': '数据截至 {time}', 'zh-Hant': '資料截至 {time}', en: 'Data as of {time}' },
  silent: {
    'zh-Hans': '没有声音：请点一下屏幕',
    'zh-Hant': '沒有聲音：請點一下螢幕',
    en: 'No sound: touch the screen once',
  },
  muted: { 'zh-Hans': '静音', 'zh-Hant': '靜音', en: 'Muted' },
  comeHere: { 'zh-Hans': '请到本窗口', 'zh-Hant': '請到本窗口', en: 'Please come here' },
  windowPaused: { 'zh-Hans': '窗口暂停办理', 'zh-Hant': '窗口暫停辦理', en: 'This counter is paused' },
  windowClosed: { 'zh-Hans': '本窗口暂未开放', 'zh-Hant': '本窗口暫未開放', en: 'This counter is closed' },
  pleaseWait: { 'zh-Hans': '请等候叫号', 'zh-Hant': '請等候叫號', en: 'Please wait to be called' },
  unknownCounter: {
    'zh-Hans': '没有这个窗口，请检查网址中的 counter',
    'zh-Hant': '沒有這個窗口，請檢查網址中的 counter',
    en: 'There is no such counter: check counter= in the address',
  },
  watchStaff: {
    'zh-Hans': '连接中断，请留意工作人员',
    'zh-Hant': '連線中斷，請留意工作人員',
    en: 'Connection lost: please watch the staff',
  },
  unknownBoard: {
    'zh-Hans': '没有编号为 {id} 的显示屏',
    'zh-Hant': '沒有編號為 {id} 的顯示屏',
    en: 'There is no board {id}',
  },
  unpaired: {
    'zh-Hans': '本屏未配对，不出声。管理员：大厅总览 → 设备身份 → 给身份，在本屏打开链接',
    'zh-Hant': '本屏未配對，不出聲。管理員：大廳總覽 → 設備身份 → 給身份，在本屏開啟連結',
    en: 'This screen is not paired and does not speak. Administrator: hall overview, Identities, open its link here',
  },
} as const satisfies Dictionary;
