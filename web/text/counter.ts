import type { Place } from '../../core/queue/ticket.ts';
import { OUTCOME_WORDS } from '../../core/views/visit-words.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of the counter's screen. */
export const counterText = {
  title: { 'zh-Hans': '窗口叫号', 'zh-Hant': '窗口叫號', en: 'Counter' },
  chooseTitle: { 'zh-Hans': '选择窗口', 'zh-Hant': '選擇窗口', en: 'Choose a counter' },
  findCounter: { 'zh-Hans': '查找窗口', 'zh-Hant': '查找窗口', en: 'Find a counter' },
  noCounterFound: { 'zh-Hans': '没有这样的窗口', 'zh-Hant': '沒有這樣的窗口', en: 'No such counter' },
  openCounter: { 'zh-Hans': '上线', 'zh-Hant': '上線', en: 'Open counter' },
  continueCounter: { 'zh-Hans': '继续', 'zh-Hant': '繼續', en: 'Continue here' },
  takenBy: { 'zh-Hans': '{clerk} 正在此窗口', 'zh-Hant': '{clerk} 正在此窗口', en: '{clerk} is at this counter' },
  yourCounter: { 'zh-Hans': '您的窗口', 'zh-Hant': '您的窗口', en: 'Your counter' },
  servesLines: { 'zh-Hans': '办理的业务', 'zh-Hant': '辦理的業務', en: 'Lines served here' },
  helps: { 'zh-Hans': '协助', 'zh-Hant': '協助', en: 'helps' },
  strangeCode: { 'zh-Hans': '不是本大厅号码的码', 'zh-Hant': '不是本大廳號碼的碼', en: 'Not the code of a ticket' },
  scannedIs: { 'zh-Hans': '{number}：{state}', 'zh-Hant': '{number}：{state}', en: '{number}: {state}' },
  seatElsewhere: {
    'zh-Hans': '{counter}正在另一个屏幕上使用',
    'zh-Hant': '{counter}正在另一個螢幕上使用',
    en: '{counter} is in use on another screen',
  },
  seatTaken: {
    'zh-Hans': '{counter}已在另一个屏幕上接管',
    'zh-Hant': '{counter}已在另一個螢幕上接管',
    en: '{counter} was taken over on another screen',
  },
  seatHint: {
    'zh-Hans': '同一窗口同一时间只在一个屏幕上操作。手上的号码、计时和备注不会丢失。',
    'zh-Hant': '同一窗口同一時間只在一個螢幕上操作。手上的號碼、計時和備註不會遺失。',
    en: 'A counter is worked from one screen at a time. The ticket in hand, its time and its notes are kept.',
  },
  seatTake: { 'zh-Hans': '在此接管', 'zh-Hant': '在此接管', en: 'Take over here' },
  seatLeave: { 'zh-Hans': '退出登录', 'zh-Hant': '登出', en: 'Sign out' },
  otherCounter: { 'zh-Hans': '换窗口', 'zh-Hant': '換窗口', en: 'Other counter' },

  // The ticket in hand
  inHand: { 'zh-Hans': '手上的号码', 'zh-Hant': '手上的號碼', en: 'Ticket in hand' },
  nobodyInHand: { 'zh-Hans': '窗口空闲', 'zh-Hant': '窗口空閒', en: 'Ready for the next' },
  nobodyWaits: { 'zh-Hans': '现在没有人等候', 'zh-Hant': '現在沒有人等候', en: 'Nobody is waiting' },
  nextIs: { 'zh-Hans': '下一位', 'zh-Hant': '下一位', en: 'Next' },
  pausedTitle: { 'zh-Hans': '窗口已暂停', 'zh-Hant': '窗口已暫停', en: 'Counter paused' },
  sinceCall: { 'zh-Hans': '叫号后', 'zh-Hant': '叫號後', en: 'Since call' },
  sinceServing: { 'zh-Hans': '已办理', 'zh-Hant': '已辦理', en: 'In service' },
  waitedBefore: { 'zh-Hans': '等候了', 'zh-Hant': '等候了', en: 'Waited' },
  targetOf: { 'zh-Hans': '目标 {target}', 'zh-Hant': '目標 {target}', en: 'target {target}' },
  recalled: { 'zh-Hans': '已重呼 {n} 次', 'zh-Hant': '已重呼 {n} 次', en: 'Recalled {n}×' },
  service: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'Service' },
  materials: { 'zh-Hans': '材料清单', 'zh-Hant': '材料清單', en: 'Papers to bring' },
  noMaterials: { 'zh-Hans': '没有列出材料', 'zh-Hant': '沒有列出材料', en: 'No papers listed' },
  otherSteps: { 'zh-Hans': '本次来访的其他事项', 'zh-Hant': '本次來訪的其他事項', en: 'Other services of this visit' },
  note: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Note' },
  why: { 'zh-Hans': '为什么是这位？', 'zh-Hant': '為什麼是這位？', en: 'Why this one?' },
  noReason: { 'zh-Hans': '没有记录原因', 'zh-Hant': '沒有記錄原因', en: 'No reason is recorded' },
  speaks: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
  lateToCome: {
    'zh-Hans': '久未到，可重呼或过号',
    'zh-Hant': '久未到，可重呼或過號',
    en: 'Not here yet: recall or mark missed',
  },

  // The line ahead
  ahead: { 'zh-Hans': '接下来', 'zh-Hant': '接下來', en: 'Next in line' },
  aheadChanged: { 'zh-Hans': '有变化', 'zh-Hant': '有變化', en: 'changed' },
  number: { 'zh-Hans': '号码', 'zh-Hant': '號碼', en: 'Number' },
  waited: { 'zh-Hans': '已等 / 目标', 'zh-Hant': '已等 / 目標', en: 'Waited / target' },
  remark: { 'zh-Hans': '说明', 'zh-Hant': '說明', en: 'Remark' },
  waitingHere: { 'zh-Hans': '等候', 'zh-Hant': '等候', en: 'Waiting' },
  longestWait: { 'zh-Hans': '最久', 'zh-Hant': '最久', en: 'Longest' },
  servedToday: { 'zh-Hans': '今日办结', 'zh-Hant': '今日辦結', en: 'Served today' },
  meanService: { 'zh-Hans': '平均用时', 'zh-Hant': '平均用時', en: 'Average' },
  overTarget: { 'zh-Hans': '超时', 'zh-Hant': '逾時', en: 'Late' },
  onLoan: { 'zh-Hans': '临时支援', 'zh-Hant': '臨時支援', en: 'helping out' },
  byProfile: { 'zh-Hans': '按当前方案', 'zh-Hant': '按目前方案', en: 'by the profile now' },
  lineClosed: { 'zh-Hans': '已停止取号', 'zh-Hant': '已停止取號', en: 'closed' },
  pastCap: { 'zh-Hans': '超过等候上限', 'zh-Hant': '超過等候上限', en: 'Past the longest wait allowed' },
  putFirst: { 'zh-Hans': '值班人员已批准优先', 'zh-Hant': '值班人員已批准優先', en: 'Put first by staff' },
  forThisCounter: { 'zh-Hans': '指定本窗口', 'zh-Hant': '指定本窗口', en: 'For this counter' },
  keptAt: {
    'zh-Hans': '没有可叫的号：{number} 在 {counter} 号窗口',
    'zh-Hant': '沒有可叫的號：{number} 在 {counter} 號窗口',
    en: 'Nobody can be called: {number} is at counter {counter}',
  },
  keptBy: {
    'zh-Hans': '没有可叫的号：{number} 须先办“{service}”',
    'zh-Hant': '沒有可叫的號：{number} 須先辦「{service}」',
    en: 'Nobody can be called: {number} has to finish {service} first',
  },
  heldAt: { 'zh-Hans': '在 {counter} 号窗口', 'zh-Hant': '在 {counter} 號窗口', en: 'At counter {counter}' },
  blockedBy: { 'zh-Hans': '须先办别的事项', 'zh-Hant': '須先辦別的事項', en: 'Has something to do first' },

  // Commands
  next: { 'zh-Hans': '叫下一位', 'zh-Hant': '叫下一位', en: 'Call next' },
  finishAndNext: { 'zh-Hans': '办结并叫下一位', 'zh-Hant': '辦結並叫下一位', en: 'Finish and call next' },
  recall: { 'zh-Hans': '重呼', 'zh-Hant': '重呼', en: 'Recall' },
  serve: { 'zh-Hans': '开始办理', 'zh-Hant': '開始辦理', en: 'Start serving' },
  finish: { 'zh-Hans': '办结', 'zh-Hant': '辦結', en: 'Finish' },
  'no-show': { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'Missed' },
  park: { 'zh-Hans': '挂起', 'zh-Hant': '掛起', en: 'Park' },
  resume: { 'zh-Hans': '恢复', 'zh-Hant': '恢復', en: 'Resume' },
  transfer: { 'zh-Hans': '转移', 'zh-Hant': '轉移', en: 'Transfer' },
  'call-number': { 'zh-Hans': '指定叫号', 'zh-Hant': '指定叫號', en: 'Call number' },
  'bring-back': { 'zh-Hans': '找回', 'zh-Hant': '找回', en: 'Bring back' },
  category: { 'zh-Hans': '更正类别', 'zh-Hant': '更正類別', en: 'Correct category' },
  'add-service': { 'zh-Hans': '加办事项', 'zh-Hant': '加辦事項', en: 'Add a service' },
  pause: { 'zh-Hans': '暂停', 'zh-Hant': '暫停', en: 'Pause' },
  unpause: { 'zh-Hans': '恢复叫号', 'zh-Hant': '恢復叫號', en: 'Back to work' },
  close: { 'zh-Hans': '下线', 'zh-Hant': '下線', en: 'Close' },
  return: { 'zh-Hans': '退回队列', 'zh-Hant': '退回隊列', en: 'Back to the line' },
  'add-note': { 'zh-Hans': '写备注', 'zh-Hant': '寫備註', en: 'Add a note' },
  undo: { 'zh-Hans': '撤销', 'zh-Hant': '撤銷', en: 'Undo' },
  undoWhat: { 'zh-Hans': '撤销{what}', 'zh-Hant': '撤銷{what}', en: 'Undo: {what}' },
  strip: { 'zh-Hans': '小窗口', 'zh-Hant': '小視窗', en: 'Small window on top' },
  stripBlocked: {
    'zh-Hans': '浏览器拦截了小窗口，请允许弹出窗口',
    'zh-Hant': '瀏覽器攔截了小視窗，請允許彈出視窗',
    en: 'The browser blocked the small window; allow pop-ups for this page',
  },
  stripSignIn: {
    'zh-Hans': '请先在主窗口登录并上线',
    'zh-Hant': '請先在主視窗登入並上線',
    en: 'Sign in and open a counter in the main window first',
  },
  cancel: { 'zh-Hans': '取消号码', 'zh-Hant': '取消號碼', en: 'Cancel ticket' },
  help: { 'zh-Hans': '按键', 'zh-Hant': '按鍵', en: 'Keys' },
  helpTitle: { 'zh-Hans': '键盘按键', 'zh-Hant': '鍵盤按鍵', en: 'One key each' },
  helpHint: {
    'zh-Hans': '输入框以外随时可用；Esc 关闭面板',
    'zh-Hant': '輸入框以外隨時可用；Esc 關閉面板',
    en: 'They work whenever no field has the cursor; Esc closes a panel',
  },
  busy: { 'zh-Hans': '正在处理上一个操作', 'zh-Hant': '正在處理上一個操作', en: 'The last action is still under way' },
  nothingAside: {
    'zh-Hans': '没有挂起或过号的号码',
    'zh-Hant': '沒有掛起或過號的號碼',
    en: 'Nothing is parked or missed',
  },

  nothingEnded: {
    'zh-Hans': '最近半小时没有在本窗口结束的号码',
    'zh-Hant': '最近半小時沒有在本窗口結束的號碼',
    en: 'Nothing ended here in the last half hour',
  },
  minutesLeft: { 'zh-Hans': '{n} 分', 'zh-Hant': '{n} 分', en: '{n} min' },

  // Settings of this PC
  settings: { 'zh-Hans': '本机设置', 'zh-Hant': '本機設定', en: 'Settings of this PC' },
  autoCall: {
    'zh-Hans': '办结后 5 秒自动叫下一位',
    'zh-Hant': '辦結後 5 秒自動叫下一位',
    en: 'Call the next one by itself after 5 seconds',
  },
  autoCallIn: {
    'zh-Hans': '秒后自动叫下一位，不叫请按',
    'zh-Hant': '秒後自動叫下一位，不叫請按',
    en: 'seconds to the next call; to stop it',
  },
  letters: { 'zh-Hans': '单个字母作按键', 'zh-Hant': '單個字母作按鍵', en: 'Single letters are keys' },
  nudge: {
    'zh-Hans': '有人等候而窗口空闲时提醒',
    'zh-Hant': '有人等候而窗口空閒時提醒',
    en: 'Remind when somebody waits and the counter is free',
  },
  never: { 'zh-Hans': '不提醒', 'zh-Hant': '不提醒', en: 'never' },
  afterSeconds: { 'zh-Hans': '{n} 秒后', 'zh-Hant': '{n} 秒後', en: 'after {n} s' },
  strikeGuard: { 'zh-Hans': '防重复按键', 'zh-Hant': '防重複按鍵', en: 'The same key twice is once within' },
  seconds: { 'zh-Hans': '{n} 秒', 'zh-Hant': '{n} 秒', en: '{n} s' },
  learnTitle: { 'zh-Hans': '小键盘和功能键', 'zh-Hant': '小鍵盤和功能鍵', en: 'Keys of a keypad' },
  learnHint: {
    'zh-Hans': '点一项，再按要用的键；Backspace 清除',
    'zh-Hant': '點一項，再按要用的鍵；Backspace 清除',
    en: 'Choose one, then press the key for it; Backspace forgets',
  },
  learnNow: { 'zh-Hans': '请按键…', 'zh-Hant': '請按鍵…', en: 'Press the key now …' },

  // Panels
  notes: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Notes' },
  atCounter: { 'zh-Hans': '{counter} 号窗口', 'zh-Hant': '{counter} 號窗口', en: 'counter {counter}' },
  addNoteTitle: { 'zh-Hans': '写备注', 'zh-Hant': '寫備註', en: 'Add a note' },
  returnTitle: { 'zh-Hans': '退回队列的原因', 'zh-Hant': '退回隊列的原因', en: 'Why back to the line?' },
  asideHint: {
    'zh-Hans': '按数字立即在本窗口办理；Shift 加数字放回队列',
    'zh-Hant': '按數字立即在本窗口辦理；Shift 加數字放回隊列',
    en: 'A figure takes it up here at once; with Shift it waits in line again',
  },
  asideFor: { 'zh-Hans': '已 {time}', 'zh-Hant': '已 {time}', en: 'for {time}' },
  backUntil: { 'zh-Hans': '{time} 前可恢复', 'zh-Hant': '{time} 前可恢復', en: 'may come back until {time}' },
  goneMeanwhile: { 'zh-Hans': '刚才已不在这里', 'zh-Hant': '剛才已不在這裡', en: 'No longer here' },
  toLine: { 'zh-Hans': '放回队列', 'zh-Hant': '放回隊列', en: 'To the line' },
  afterOther: { 'zh-Hans': '待前一事项', 'zh-Hant': '待前一事項', en: 'after another' },
  outcomeTitle: { 'zh-Hans': '办理结果', 'zh-Hant': '辦理結果', en: 'How did it end?' },
  pauseTitle: { 'zh-Hans': '暂停的原因', 'zh-Hant': '暫停的原因', en: 'Why the pause?' },
  otherReason: { 'zh-Hans': '其他原因', 'zh-Hant': '其他原因', en: 'Other reason' },
  parkTitle: { 'zh-Hans': '挂起这个号码', 'zh-Hant': '掛起這個號碼', en: 'Park this ticket' },
  parkHint: {
    'zh-Hans': '保留原来的排位，恢复后继续排队',
    'zh-Hant': '保留原來的排位，恢復後繼續排隊',
    en: 'It keeps its place and waits again when it is resumed',
  },
  optionalNote: { 'zh-Hans': '备注（可不填）', 'zh-Hant': '備註（可不填）', en: 'Note (optional)' },
  resumeTitle: { 'zh-Hans': '挂起和过号的号码', 'zh-Hant': '掛起和過號的號碼', en: 'Parked and missed' },
  transferTitle: { 'zh-Hans': '转移到', 'zh-Hant': '轉移到', en: 'Transfer to' },
  toService: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'A service' },
  toCounter: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'A counter' },
  searchService: {
    'zh-Hans': '查找事项（汉字、拼音、首字母）',
    'zh-Hant': '查找事項（漢字、拼音、首字母）',
    en: 'Find a service',
  },
  searchTarget: {
    'zh-Hans': '事项（汉字、拼音、首字母）或窗口号',
    'zh-Hant': '事項（漢字、拼音、首字母）或窗口號',
    en: 'A service, or the number of a counter',
  },
  noOtherCounter: {
    'zh-Hans': '没有其他上线的窗口',
    'zh-Hant': '沒有其他上線的窗口',
    en: 'No other counter is open',
  },
  noServiceFound: { 'zh-Hans': '没有找到事项', 'zh-Hant': '沒有找到事項', en: 'No service found' },
  addTitle: { 'zh-Hans': '给这个号码加办事项', 'zh-Hant': '給這個號碼加辦事項', en: 'Add a service to this ticket' },
  callTitle: { 'zh-Hans': '指定叫号', 'zh-Hant': '指定叫號', en: 'Call a number' },
  callNumberLabel: { 'zh-Hans': '号码，如 A014', 'zh-Hant': '號碼，如 A014', en: 'Number, such as A014' },
  story: {
    'zh-Hans': '{number} 的位置、全程和补打（导办台）',
    'zh-Hant': '{number} 的位置、全程和補打（導辦台）',
    en: '{number}: place, story and another slip (information desk)',
  },
  callReasonLabel: { 'zh-Hans': '原因（会记录在案）', 'zh-Hant': '原因（會記錄在案）', en: 'Reason (goes on record)' },
  call: { 'zh-Hans': '呼叫', 'zh-Hant': '呼叫', en: 'Call' },
  cancelTitle: { 'zh-Hans': '取消号码 {number}？', 'zh-Hant': '取消號碼 {number}？', en: 'Cancel ticket {number}?' },
  cancelHint: {
    'zh-Hans': '这位市民的所有事项都会取消，无法恢复',
    'zh-Hant': '這位市民的所有事項都會取消，無法恢復',
    en: 'All services of this visit are cancelled. This cannot be undone.',
  },
  keepTicket: { 'zh-Hans': '保留号码', 'zh-Hant': '保留號碼', en: 'Keep the ticket' },

  becameTitle: { 'zh-Hans': '手上这位来了吗？', 'zh-Hant': '手上這位來了嗎？', en: 'Did this one come?' },
  becameHint: {
    'zh-Hans': '{number} 刚叫过，还没有开始办理。说明以后就叫下一位。',
    'zh-Hant': '{number} 剛叫過，還沒有開始辦理。說明以後就叫下一位。',
    en: '{number} was called just now and is not being served. Say it, and the next one is called.',
  },
  cameFinished: { 'zh-Hans': '来了，已办结', 'zh-Hant': '來了，已辦結', en: 'Came: finished' },
  notThere: { 'zh-Hans': '没来，过号', 'zh-Hant': '沒來，過號', en: 'Not there: missed' },
  notYetMissed: { 'zh-Hans': '没来，过号（{why}）', 'zh-Hant': '沒來，過號（{why}）', en: 'Not there: missed ({why})' },
  bringBackTitle: { 'zh-Hans': '找回刚结束的号码', 'zh-Hant': '找回剛結束的號碼', en: 'Bring back a number' },
  bringBackHint: {
    'zh-Hans': '按数字立即在本窗口办理；Shift 加数字放回队列原来的位置。然后选择原因',
    'zh-Hant': '按數字立即在本窗口辦理；Shift 加數字放回隊列原來的位置。然後選擇原因',
    en: 'A figure takes it up here at once; with Shift it waits in line where it stood. Then say why',
  },
  bringBackHere: {
    'zh-Hans': '{number} 回到本窗口：为什么？',
    'zh-Hant': '{number} 回到本窗口：為什麼？',
    en: '{number} comes back to this counter: why?',
  },
  bringBackToLine: {
    'zh-Hans': '{number} 回到队列：为什么？',
    'zh-Hant': '{number} 回到隊列：為什麼？',
    en: '{number} goes back to the line: why?',
  },
  sinceThen: { 'zh-Hans': '{at}（{time}前）', 'zh-Hant': '{at}（{time}前）', en: '{at} ({time} ago)' },
  firstDo: { 'zh-Hans': '须先办：{service}', 'zh-Hant': '須先辦：{service}', en: 'has to do first: {service}' },
  categoryTitle: { 'zh-Hans': '更正优先类别', 'zh-Hant': '更正優先類別', en: 'Correct the category' },
  categoryIs: {
    'zh-Hans': '{number} 现在是：{category}',
    'zh-Hant': '{number} 現在是：{category}',
    en: '{number} is now: {category}',
  },
  categoryWhy: {
    'zh-Hans': '{number} 改为{category}：为什么？',
    'zh-Hant': '{number} 改為{category}：為什麼？',
    en: '{number} becomes {category}: why?',
  },
  placeTitle: { 'zh-Hans': '转移后的排位', 'zh-Hant': '轉移後的排位', en: 'Its place there' },
  whyFirst: {
    'zh-Hans': '为什么排最前（会记录在案）',
    'zh-Hant': '為什麼排最前（會記錄在案）',
    en: 'Why first (goes on record)',
  },
  endedAgo: { 'zh-Hans': '{time}前', 'zh-Hant': '{time}前', en: '{time} ago' },

  // What came of it
  didCall: { 'zh-Hans': '已呼叫 {number}', 'zh-Hant': '已呼叫 {number}', en: '{number} is called' },
  didResume: { 'zh-Hans': '{number} 已恢复', 'zh-Hant': '{number} 已恢復', en: '{number} is back' },
  didCategory: {
    'zh-Hans': '{number} 的类别已更正',
    'zh-Hant': '{number} 的類別已更正',
    en: 'The category of {number} was corrected',
  },
  didReturn: { 'zh-Hans': '{number} 已退回队列', 'zh-Hant': '{number} 已退回隊列', en: '{number} is back in line' },
  didUndo: {
    'zh-Hans': '已撤销 {number} 的{what}',
    'zh-Hant': '已撤銷 {number} 的{what}',
    en: '{number}: {what} undone',
  },
  didAdd: { 'zh-Hans': '已加办事项', 'zh-Hant': '已加辦事項', en: 'The service was added' },
  didPark: { 'zh-Hans': '{number} 已挂起', 'zh-Hant': '{number} 已掛起', en: '{number} is parked' },
  didMiss: { 'zh-Hans': '{number} 已过号', 'zh-Hant': '{number} 已過號', en: '{number} was marked missed' },
  didTransfer: { 'zh-Hans': '{number} 已转移', 'zh-Hant': '{number} 已轉移', en: '{number} was transferred' },
  didFinish: { 'zh-Hans': '{number} 已办结', 'zh-Hant': '{number} 已辦結', en: '{number} is finished' },
  didCancel: { 'zh-Hans': '{number} 已取消', 'zh-Hant': '{number} 已取消', en: '{number} was cancelled' },
} as const satisfies Dictionary;

/** Why a ticket in hand goes back to the line; the first ones by figure. */
export const returnReasons = {
  'wrong-ticket': { 'zh-Hans': '叫错了号', 'zh-Hant': '叫錯了號', en: 'Called by mistake' },
  'not-ready': { 'zh-Hans': '市民还没准备好', 'zh-Hant': '市民還沒準備好', en: 'The citizen is not ready yet' },
  trouble: { 'zh-Hans': '业务系统故障', 'zh-Hant': '業務系統故障', en: 'Trouble with the department’s system' },
} as const satisfies Readonly<Record<string, Words>>;

/** Where a transferred ticket stands. */
export const placeText = {
  kept: { 'zh-Hans': '等候照算', 'zh-Hant': '等候照算', en: 'Wait kept' },
  end: { 'zh-Hans': '排到最后', 'zh-Hant': '排到最後', en: 'To the end' },
  first: { 'zh-Hans': '排最前', 'zh-Hant': '排最前', en: 'First' },
} as const satisfies Readonly<Record<Place, Words>>;

/** Who may then come before it. */
export const placeHints = {
  kept: {
    'zh-Hans': '已等的时间照算；从叫号到现在和步行的时间不算，这段时间里取号的人可能排在前面。',
    'zh-Hant': '已等的時間照算；從叫號到現在和步行的時間不算，這段時間裡取號的人可能排在前面。',
    en: 'What it has waited counts. The time since the call and the walk do not: whoever took a number within that time may come first.',
  },
  end: {
    'zh-Hans': '从现在起重新等候，已等的时间不算。',
    'zh-Hant': '從現在起重新等候，已等的時間不算。',
    en: 'It waits from now on; what it has waited does not count.',
  },
  first: {
    'zh-Hans': '排在所有人前面；原因会记录下来。',
    'zh-Hant': '排在所有人前面；原因會記錄下來。',
    en: 'It goes before everybody; the reason goes on record.',
  },
} as const satisfies Readonly<Record<Place, Words>>;

/** Why a category is another than the kiosk gave; by figure. */
export const categoryReasons = {
  seen: { 'zh-Hans': '已核对证件', 'zh-Hant': '已核對證件', en: 'The papers were seen' },
  'wrong-choice': { 'zh-Hans': '取号时选错', 'zh-Hant': '取號時選錯', en: 'Wrong choice at the kiosk' },
  asked: { 'zh-Hans': '现场情况需要照顾', 'zh-Hant': '現場情況需要照顧', en: 'Needs help today' },
} as const satisfies Readonly<Record<string, Words>>;

/** Why what ended comes back; by figure. */
export const bringBackReasons = {
  'wrong-key': { 'zh-Hans': '按错了键', 'zh-Hant': '按錯了鍵', en: 'Wrong key' },
  'came-after-all': { 'zh-Hans': '市民后来到了', 'zh-Hant': '市民後來到了', en: 'The citizen came after all' },
  'not-finished': { 'zh-Hans': '事情还没办完', 'zh-Hant': '事情還沒辦完', en: 'It was not finished' },
} as const satisfies Readonly<Record<string, Words>>;

/** What became of a ticket that ended at the counter. */
export const becameText = {
  finished: { 'zh-Hans': '已办结', 'zh-Hant': '已辦結', en: 'Finished' },
  missed: { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'Missed' },
  cancelled: { 'zh-Hans': '已取消', 'zh-Hant': '已取消', en: 'Cancelled' },
} as const satisfies Readonly<Record<string, Words>>;

/** How a service at the counter ended. */
export const outcomeText = OUTCOME_WORDS;
