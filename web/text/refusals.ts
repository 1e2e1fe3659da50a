import type { ProblemCode } from '../../core/protocol/problem.ts';
import type { RefusalCode } from '../../core/queue/refusal.ts';
import type { Language } from '../../core/base/names.ts';
import type { LinkCode, Problem } from '../link/problem.ts';
import type { Words } from './words.ts';
import { own } from '../../core/base/own.ts';

/** Why the queue, or the line to it, says no: in words for people. */
export const refusals = {
  'day-not-open': { 'zh-Hans': '今天的业务尚未开始', 'zh-Hant': '今天的業務尚未開始', en: 'The day has not begun yet' },
  'day-already-open': {
    'zh-Hans': '今天的业务已经开始',
    'zh-Hant': '今天的業務已經開始',
    en: 'The day has already begun',
  },
  'hall-closed': { 'zh-Hans': '大厅现在不在办公时间', 'zh-Hant': '大廳現在不在辦公時間', en: 'The hall is closed now' },
  'intake-stopped': { 'zh-Hans': '现在暂停取号', 'zh-Hant': '現在暫停取號', en: 'No new numbers are given now' },
  'service-unknown': { 'zh-Hans': '没有这个事项', 'zh-Hant': '沒有這個事項', en: 'There is no such service' },
  'service-repeated': {
    'zh-Hans': '这个事项已经选过了',
    'zh-Hant': '這個事項已經選過了',
    en: 'This service is already on the ticket',
  },
  'service-missed': {
    'zh-Hans': '这个事项刚才过号了：请恢复排队，不用重选',
    'zh-Hant': '這個事項剛才過號了：請恢復排隊，不用重選',
    en: 'This service was called and missed: come back to the line instead',
  },
  'too-many-services': {
    'zh-Hans': '一张号最多办理的事项数已满',
    'zh-Hant': '一張號最多辦理的事項數已滿',
    en: 'No more services fit on one ticket',
  },
  'no-services': {
    'zh-Hans': '请至少选择一个事项',
    'zh-Hant': '請至少選擇一個事項',
    en: 'Choose at least one service',
  },
  'category-unknown': { 'zh-Hans': '没有这个优先类别', 'zh-Hant': '沒有這個優先類別', en: 'There is no such category' },
  'matter-unknown': { 'zh-Hans': '没有这个“一件事”', 'zh-Hant': '沒有這個「一件事」', en: 'There is no such matter' },
  'appointment-used': {
    'zh-Hans': '这个预约已经取过号',
    'zh-Hant': '這個預約已經取過號',
    en: 'This appointment has already checked in',
  },
  'already-on-paper': {
    'zh-Hans': '自助机已在断网时为您发出号码，请看小票',
    'zh-Hant': '自助機已在斷網時為您發出號碼，請看小票',
    en: 'The kiosk has given you a number while it was cut off: it is on your slip',
  },
  'appointment-early': {
    'zh-Hans': '还没到预约签到时间',
    'zh-Hant': '還沒到預約簽到時間',
    en: 'It is too early to check in',
  },
  'ticket-unknown': { 'zh-Hans': '没有找到这个号码', 'zh-Hant': '沒有找到這個號碼', en: 'This number was not found' },
  'ticket-ended': {
    'zh-Hans': '这个号码已经办完或取消',
    'zh-Hant': '這個號碼已經辦完或取消',
    en: 'This number is already done or cancelled',
  },
  'ticket-held': {
    'zh-Hans': '这个号码正在别的窗口',
    'zh-Hant': '這個號碼正在別的窗口',
    en: 'This number is at another counter',
  },
  'ticket-not-waiting': {
    'zh-Hans': '这个号码不在等候中',
    'zh-Hant': '這個號碼不在等候中',
    en: 'This number is not waiting',
  },
  'ticket-not-parked': {
    'zh-Hans': '这个号码没有挂起',
    'zh-Hant': '這個號碼沒有掛起',
    en: 'This number is not parked',
  },
  'step-blocked': {
    'zh-Hans': '还有前面的事项要先办',
    'zh-Hant': '還有前面的事項要先辦',
    en: 'Another service has to be done first',
  },
  'ticket-being-served': {
    'zh-Hans': '这个号码正在办理',
    'zh-Hant': '這個號碼正在辦理',
    en: 'This number is being served',
  },
  'reentry-expired': {
    'zh-Hans': '过号时间太久，请重新取号',
    'zh-Hant': '過號時間太久，請重新取號',
    en: 'Too late to come back: please take a new number',
  },
  'counter-unknown': { 'zh-Hans': '没有这个窗口', 'zh-Hant': '沒有這個窗口', en: 'There is no such counter' },
  'counter-closed': { 'zh-Hans': '窗口尚未上线', 'zh-Hant': '窗口尚未上線', en: 'The counter is closed' },
  'counter-paused': { 'zh-Hans': '窗口已暂停', 'zh-Hant': '窗口已暫停', en: 'The counter is paused' },
  'counter-taken': {
    'zh-Hans': '已有别的人员在这个窗口',
    'zh-Hant': '已有別的人員在這個窗口',
    en: 'Somebody else is at this counter',
  },
  'counter-busy': {
    'zh-Hans': '请先办完手上的号码',
    'zh-Hant': '請先辦完手上的號碼',
    en: 'Finish the number in hand first',
  },
  'counter-empty': {
    'zh-Hans': '窗口现在没有号码',
    'zh-Hant': '窗口現在沒有號碼',
    en: 'The counter has no number in hand',
  },
  'not-your-counter': { 'zh-Hans': '这不是您的窗口', 'zh-Hant': '這不是您的窗口', en: 'This is not your counter' },
  'clerk-elsewhere': {
    'zh-Hans': '您已在别的窗口上线',
    'zh-Hant': '您已在別的窗口上線',
    en: 'You are at another counter',
  },
  'say-what-became': {
    'zh-Hans': '手上的号码刚叫过：请先说明是办结还是过号',
    'zh-Hant': '手上的號碼剛叫過：請先說明是辦結還是過號',
    en: 'The one in hand was called just now: finished, or missed?',
  },
  'missed-too-soon': {
    'zh-Hans': '刚叫过，还不能按过号处理，请稍候',
    'zh-Hant': '剛叫過，還不能按過號處理，請稍候',
    en: 'It was called just now; wait before it is missed',
  },
  'recall-first': {
    'zh-Hans': '请先重呼，再按过号处理',
    'zh-Hant': '請先重呼，再按過號處理',
    en: 'Recall the number before it is missed',
  },
  'not-ended-here': {
    'zh-Hans': '这个号码最近半小时没有在本窗口结束，或已有新的变化',
    'zh-Hant': '這個號碼最近半小時沒有在本窗口結束，或已有新的變化',
    en: 'It did not end here in the last half hour, or has gone on since',
  },
  'line-empty': { 'zh-Hans': '没有可叫的号', 'zh-Hant': '沒有可叫的號', en: 'Nobody can be called' },
  'already-serving': { 'zh-Hans': '已经开始办理', 'zh-Hant': '已經開始辦理', en: 'Service has already begun' },
  'recalled-too-soon': {
    'zh-Hans': '刚刚叫过，请稍候再重呼',
    'zh-Hant': '剛剛叫過，請稍候再重呼',
    en: 'It was called just now; wait a moment before the recall',
  },
  'recalled-too-often': {
    'zh-Hans': '重呼次数已满，请按过号处理',
    'zh-Hant': '重呼次數已滿，請按過號處理',
    en: 'No more recalls; mark the number missed',
  },
  'nothing-to-undo': { 'zh-Hans': '没有可撤销的操作', 'zh-Hant': '沒有可撤銷的操作', en: 'There is nothing to undo' },
  'undo-expired': {
    'zh-Hans': '撤销时间已过',
    'zh-Hant': '撤銷時間已過',
    en: 'It is too late to undo this',
  },
  'undo-overtaken': {
    'zh-Hans': '这个号码已有新的变化，不能撤销',
    'zh-Hant': '這個號碼已有新的變化，不能撤銷',
    en: 'The number has gone on since; it cannot be undone',
  },
  'same-counter': {
    'zh-Hans': '不能转移到同一个窗口',
    'zh-Hant': '不能轉移到同一個窗口',
    en: 'It is already at this counter',
  },
  'not-served': {
    'zh-Hans': '还没有办理，不能评价',
    'zh-Hant': '還沒有辦理，不能評價',
    en: 'It has not been served yet',
  },
  'already-rated': { 'zh-Hans': '已经评价过了', 'zh-Hant': '已經評價過了', en: 'It has already been rated' },
  'rating-closed': {
    'zh-Hans': '现在没有可评价的业务',
    'zh-Hant': '現在沒有可評價的業務',
    en: 'There is nothing to rate now',
  },
  'reason-needed': {
    'zh-Hans': '请选择或填写原因',
    'zh-Hant': '請選擇或填寫原因',
    en: 'Please say why',
  },
  'complaint-unknown': {
    'zh-Hans': '没有找到这条投诉',
    'zh-Hant': '沒有找到這條投訴',
    en: 'There is no such complaint',
  },
  'complained-too-often': {
    'zh-Hans': '本号的投诉已收到多次，请直接找工作人员',
    'zh-Hant': '本號的投訴已收到多次，請直接找工作人員',
    en: 'This ticket has filed several complaints already; please speak to the staff',
  },
  'alert-unknown': {
    'zh-Hans': '没有这条提醒，或规则已不在大厅文件里',
    'zh-Hant': '沒有這條提醒，或規則已不在大廳檔案裡',
    en: 'There is no such alert, or the hall file has no such rule any more',
  },
  'card-unknown': {
    'zh-Hans': '今天没有这张牌',
    'zh-Hant': '今天沒有這張牌',
    en: 'There is no such card today',
  },
  'card-acknowledged': {
    'zh-Hans': '这张牌已经有人确认',
    'zh-Hant': '這張牌已經有人確認',
    en: 'Somebody has acknowledged this card already',
  },
  'alert-acknowledged': {
    'zh-Hans': '已经有人确认了这条提醒',
    'zh-Hant': '已經有人確認了這條提醒',
    en: 'Somebody has acknowledged this alert already',
  },
  'complaint-answered': {
    'zh-Hans': '这条投诉已经答复',
    'zh-Hant': '這條投訴已經答覆',
    en: 'This complaint has its answer',
  },
  'complaint-open': {
    'zh-Hans': '这条投诉还没有答复',
    'zh-Hant': '這條投訴還沒有答覆',
    en: 'This complaint is open',
  },
  'complaint-full': {
    'zh-Hans': '这件投诉的记录已满，请答复',
    'zh-Hant': '這件投訴的記錄已滿，請答覆',
    en: 'This case has too many steps; please answer it',
  },
  'complaint-untimed': {
    'zh-Hans': '这条投诉没有办理时限',
    'zh-Hant': '這條投訴沒有辦理時限',
    en: 'This complaint has no time limit',
  },
  'catalogue-in-use': {
    'zh-Hans': '正在使用的内容不能删除',
    'zh-Hant': '正在使用的內容不能刪除',
    en: 'What is in use cannot be removed',
  },
  'service-closed': {
    'zh-Hans': '这个事项现在不取号',
    'zh-Hant': '這個事項現在不取號',
    en: 'No tickets are given for this service now',
  },
  'service-full': {
    'zh-Hans': '这个事项今天的号已经取完',
    'zh-Hant': '這個事項今天的號已經取完',
    en: 'Today’s tickets for this service are all given',
  },
  'line-closed': {
    'zh-Hans': '这个队列暂停取号',
    'zh-Hant': '這個隊列暫停取號',
    en: 'This line takes no new tickets now',
  },
  'line-unknown': { 'zh-Hans': '没有这个队列', 'zh-Hant': '沒有這個隊列', en: 'There is no such line' },
  'profile-unknown': { 'zh-Hans': '没有这个窗口方案', 'zh-Hant': '沒有這個窗口方案', en: 'There is no such profile' },
  'profile-in-force': {
    'zh-Hans': '这个方案正在使用，请先切换到别的方案',
    'zh-Hant': '這個方案正在使用，請先切換到別的方案',
    en: 'This profile is in force: switch to another first',
  },
  'same-line': {
    'zh-Hans': '他们已经在这个队列里',
    'zh-Hant': '他們已經在這個隊列裡',
    en: 'They wait in this line already',
  },
  'move-unknown': {
    'zh-Hans': '没有这次移队，或已经撤回',
    'zh-Hant': '沒有這次移隊，或已經撤回',
    en: 'There is no such move, or it was taken back',
  },
  'nobody-to-move': {
    'zh-Hans': '那里没有人在等候',
    'zh-Hant': '那裡沒有人在等候',
    en: 'Nobody waits there',
  },
  'not-put-first': {
    'zh-Hans': '这张号没有被提前',
    'zh-Hant': '這張號沒有被提前',
    en: 'This ticket was not put first',
  },
  'message-unknown': {
    'zh-Hans': '没有这条消息，或已经结束',
    'zh-Hant': '沒有這條訊息，或已經結束',
    en: 'There is no such message, or it is over',
  },
  'too-many-messages': {
    'zh-Hans': '这里已经有三条消息，请先撤回一条',
    'zh-Hant': '這裡已經有三條訊息，請先撤回一條',
    en: 'Three messages stand there already: take one back first',
  },
  'zone-unknown': { 'zh-Hans': '没有这个区域', 'zh-Hant': '沒有這個區域', en: 'There is no such zone' },
  'not-allowed': { 'zh-Hans': '没有这项权限', 'zh-Hant': '沒有這項權限', en: 'You may not do this' },
  unreachable: {
    'zh-Hans': '服务器没有回应，请稍后再试',
    'zh-Hant': '伺服器沒有回應，請稍後再試',
    en: 'The server does not answer, please try again',
  },
} as const satisfies Readonly<Record<RefusalCode | LinkCode, Words>>;

const byStatus = {
  401: { 'zh-Hans': '请先登录', 'zh-Hant': '請先登入', en: 'Please log in first' },
  403: { 'zh-Hans': '没有这项权限', 'zh-Hant': '沒有這項權限', en: 'You may not do this' },
  404: { 'zh-Hans': '没有找到', 'zh-Hant': '沒有找到', en: 'Not found' },
  412: {
    'zh-Hans': '刚刚有人改过，请看过再决定',
    'zh-Hant': '剛剛有人改過，請看過再決定',
    en: 'Somebody has just changed it: look at it again',
  },
  413: {
    'zh-Hans': '文件太大，最大 50 MB；或空间已满，请先删除不用的文件',
    'zh-Hant': '檔案太大，最大 50 MB；或空間已滿，請先刪除不用的檔案',
    en: 'Too large (50 MB at most), or no room left: delete files that nothing shows',
  },
  415: {
    'zh-Hans': '屏幕放不了这种文件',
    'zh-Hant': '螢幕放不了這種檔案',
    en: 'Boards cannot show such a file',
  },
  429: {
    'zh-Hans': '操作太频繁，请稍等',
    'zh-Hant': '操作太頻繁，請稍候',
    en: 'Too many attempts, please wait a moment',
  },
  503: {
    'zh-Hans': '系统暂时不能保存，请稍后再试',
    'zh-Hant': '系統暫時不能儲存，請稍後再試',
    en: 'The system cannot save right now, please try again',
  },
} as const satisfies Readonly<Record<number, Words>>;

const unexpected: Words = {
  'zh-Hans': '出了问题，请重试或找工作人员',
  'zh-Hant': '出了問題，請重試或找工作人員',
  en: 'Something went wrong: try again or ask the staff',
};

/** What the doors say no with themselves, where the status alone says too little. */
const byDoor = {
  'day-not-kept': {
    'zh-Hans': '这一天没有记录',
    'zh-Hant': '這一天沒有記錄',
    en: 'Nothing is kept of that day',
  },
  'reports-away': {
    'zh-Hans': '报表暂时不可用，大厅照常办理；恢复后会自动显示',
    'zh-Hant': '報表暫時不可用，大廳照常辦理；恢復後會自動顯示',
    en: 'Reports are not there right now; the hall works on. They come back by themselves',
  },
} as const satisfies Partial<Readonly<Record<ProblemCode, Words>>>;

/** A problem as a sentence for the person in front of the screen. */
export function problemText(problem: Problem, language: Language): string {
  const known: Readonly<Record<string, Words>> = { ...byStatus, ...byDoor, ...refusals };
  const words =
    (problem.code === undefined ? undefined : own(known, problem.code)) ??
    own(known, String(problem.status)) ??
    unexpected;
  return words[language];
}
