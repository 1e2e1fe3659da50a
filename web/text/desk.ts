import type { Dictionary, Words } from './words.ts';

/** Words of the information desk. */
export const deskText = {
  title: { 'zh-Hans': '导办台', 'zh-Hant': '導辦台', en: 'Information desk' },
  find: { 'zh-Hans': '查号', 'zh-Hant': '查號', en: 'Find a number' },
  take: { 'zh-Hans': '代取号', 'zh-Hant': '代取號', en: 'Take a number' },
  waits: { 'zh-Hans': '各队列等候', 'zh-Hant': '各隊列等候', en: 'Waits now' },

  // Finding
  findLabel: {
    'zh-Hans': '号码、预约号，或扫小票',
    'zh-Hant': '號碼、預約號，或掃小票',
    en: 'Number or booking, or scan',
  },
  findButton: { 'zh-Hans': '查找', 'zh-Hant': '查找', en: 'Find' },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Day' },
  today: { 'zh-Hans': '今天', 'zh-Hant': '今天', en: 'Today' },
  byCard: { 'zh-Hans': '按证件查', 'zh-Hant': '按證件查', en: 'By card' },
  cardTitle: { 'zh-Hans': '按证件查号', 'zh-Hant': '按證件查號', en: 'Find by a card' },
  cardLabel: { 'zh-Hans': '证件号码', 'zh-Hant': '證件號碼', en: 'Number of the card' },
  cardHint: {
    'zh-Hans': '证件号码不保存、不显示；谁查过会记录在案',
    'zh-Hant': '證件號碼不保存、不顯示；誰查過會記錄在案',
    en: 'The number is neither kept nor shown; that you looked is on record',
  },
  cardNone: {
    'zh-Hans': '这一天没有用这个证件取的号',
    'zh-Hant': '這一天沒有用這個證件取的號',
    en: 'No number was taken with this card on that day',
  },
  cardSeveral: {
    'zh-Hans': '用这个证件取了 {n} 个号，请选择',
    'zh-Hant': '用這個證件取了 {n} 個號，請選擇',
    en: '{n} numbers were taken with this card',
  },
  numberNone: {
    'zh-Hans': '{day}没有 {number} 这个号',
    'zh-Hant': '{day}沒有 {number} 這個號',
    en: 'There is no number {number} of {day}',
  },
  dayNotKept: {
    'zh-Hans': '{day}没有记录：日志里没有这一天',
    'zh-Hant': '{day}沒有記錄：日誌裡沒有這一天',
    en: 'Nothing is kept of {day}: the journal does not have that day',
  },
  strange: {
    'zh-Hans': '这不是号码，也不是预约。号码的样子：A014',
    'zh-Hant': '這不是號碼，也不是預約。號碼的樣子：A014',
    en: 'This is neither a number nor a booking. A number looks like A014',
  },
  startTitle: { 'zh-Hans': '市民来问，从这里查起', 'zh-Hant': '市民來問，從這裡查起', en: 'Somebody asks: begin here' },
  startHint: {
    'zh-Hans': '输入小票上的号码，例如 A014；小票丢了，可以按证件查。以前的号码请先选日期。',
    'zh-Hant': '輸入小票上的號碼，例如 A014；小票丟了，可以按證件查。以前的號碼請先選日期。',
    en: 'Type the number on the slip, such as A014. If it is lost, find it by a card. For a day before, choose the day first.',
  },

  // The ticket
  taken: { 'zh-Hans': '{time} 取号', 'zh-Hant': '{time} 取號', en: 'taken at {time}' },
  ofDay: { 'zh-Hans': '{day}的号码', 'zh-Hant': '{day}的號碼', en: 'a number of {day}' },
  estimate: { 'zh-Hans': '预计等待：{wait}', 'zh-Hant': '預計等待：{wait}', en: 'wait: {wait}' },
  noEstimate: { 'zh-Hans': '窗口尚未开放', 'zh-Hant': '窗口尚未開放', en: 'no counter open yet' },
  placeKept: {
    'zh-Hans': '在别的窗口办理时，排位保留',
    'zh-Hant': '在別的窗口辦理時，排位保留',
    en: 'the place is kept while at another counter',
  },
  after: { 'zh-Hans': '先办完前一事项', 'zh-Hant': '先辦完前一事項', en: 'after another service' },
  atCounter: { 'zh-Hans': '{counter} 号窗口', 'zh-Hant': '{counter} 號窗口', en: 'counter {counter}' },
  line: { 'zh-Hans': '队列：{line}', 'zh-Hant': '隊列：{line}', en: 'line: {line}' },
  slipAt: {
    'zh-Hans': '小票：{state}，{printer}',
    'zh-Hant': '小票：{state}，{printer}',
    en: 'slip: {state}, {printer}',
  },
  copyAt: {
    'zh-Hans': '补打第 {n} 份：{state}，{printer}',
    'zh-Hant': '補打第 {n} 份：{state}，{printer}',
    en: 'copy {n}: {state}, {printer}',
  },
  noSlip: { 'zh-Hans': '没有打过小票', 'zh-Hant': '沒有印過小票', en: 'no slip was printed' },

  // What is done
  reprint: { 'zh-Hans': '补打', 'zh-Hant': '補打', en: 'Print again' },
  back: { 'zh-Hans': '找回', 'zh-Hant': '找回', en: 'Bring back' },
  resume: { 'zh-Hans': '重新排队', 'zh-Hant': '重新排隊', en: 'Back in line' },
  add: { 'zh-Hans': '加办事项', 'zh-Hant': '加辦事項', en: 'Add a service' },
  category: { 'zh-Hans': '更正类别', 'zh-Hant': '更正類別', en: 'Category' },
  first: { 'zh-Hans': '优先叫号', 'zh-Hant': '優先叫號', en: 'Call first' },
  cancel: { 'zh-Hans': '取消号码', 'zh-Hant': '取消號碼', en: 'Cancel number' },
  keep: { 'zh-Hans': '返回', 'zh-Hant': '返回', en: 'Back' },
  reprintTitle: {
    'zh-Hans': '在哪台打印机补打 {number}？',
    'zh-Hant': '在哪台印表機補打 {number}？',
    en: 'Print {number} again: where?',
  },
  backTitle: {
    'zh-Hans': '找回 {number}：为什么？',
    'zh-Hant': '找回 {number}：為什麼？',
    en: 'Bring back {number}: why?',
  },
  addTitle: { 'zh-Hans': '{number} 加办什么？', 'zh-Hant': '{number} 加辦什麼？', en: 'Add what to {number}?' },
  categoryTitle: {
    'zh-Hans': '{number} 的类别改为',
    'zh-Hant': '{number} 的類別改為',
    en: 'The category of {number} is',
  },
  categoryNow: { 'zh-Hans': '现在是：{category}', 'zh-Hant': '現在是：{category}', en: 'It is now: {category}' },
  firstTitle: {
    'zh-Hans': '{number} 排到所有人前面：为什么？',
    'zh-Hant': '{number} 排到所有人前面：為什麼？',
    en: '{number} goes before everybody: why?',
  },
  cancelTitle: { 'zh-Hans': '取消 {number}？', 'zh-Hant': '取消 {number}？', en: 'Cancel {number}?' },
  cancelHint: {
    'zh-Hans': '所有事项都会取消；半小时内可以在这里找回。',
    'zh-Hant': '所有事項都會取消；半小時內可以在這裡找回。',
    en: 'All its services are cancelled. It can be brought back here for half an hour.',
  },
  reason: { 'zh-Hans': '原因', 'zh-Hant': '原因', en: 'Reason' },
  otherReason: { 'zh-Hans': '其他原因', 'zh-Hant': '其他原因', en: 'Other reason' },
  onRecord: {
    'zh-Hans': '原因和您的名字会记录在案',
    'zh-Hant': '原因和您的名字會記錄在案',
    en: 'The reason and your name go on record',
  },
  did: { 'zh-Hans': '{number}：已{what}', 'zh-Hant': '{number}：已{what}', en: '{number}: {what}' },

  // The trace
  trace: { 'zh-Hans': '全程记录', 'zh-Hant': '全程記錄', en: 'What happened' },
  traceOf: { 'zh-Hans': '{number} 号全程记录', 'zh-Hant': '{number} 號全程記錄', en: 'What happened to {number}' },
  passed: {
    'zh-Hans': '等候期间，有 {n} 个后取的号先叫到；每次的原因都写在下面。',
    'zh-Hant': '等候期間，有 {n} 個後取的號先叫到；每次的原因都寫在下面。',
    en: '{n} {n:number that was|numbers that were} taken later {n:was|were} called first while it waited; each reason stands below.',
  },
  showPassed: { 'zh-Hans': '显示先叫到的号', 'zh-Hant': '顯示先叫到的號', en: 'Show who was called first' },
  printA4: { 'zh-Hans': '打印（A4）', 'zh-Hant': '列印（A4）', en: 'Print (A4)' },
  printSlip: { 'zh-Hans': '打印（80 毫米）', 'zh-Hant': '列印（80 公釐）', en: 'Print (80 mm)' },
  printedAt: {
    'zh-Hans': '{hall} · {time} 打印，依据大厅日志',
    'zh-Hant': '{hall} · {time} 列印，依據大廳日誌',
    en: '{hall} · printed {time} from the journal of the hall',
  },
  why: { 'zh-Hans': '原因：', 'zh-Hant': '原因：', en: 'Why: ' },
  takenBack: { 'zh-Hans': '已撤销', 'zh-Hant': '已撤銷', en: 'taken back' },

  // Taking
  bookingLabel: {
    'zh-Hans': '有预约？输入或扫描预约号',
    'zh-Hant': '有預約？輸入或掃描預約號',
    en: 'A booking? Type or scan it',
  },
  bookingNone: { 'zh-Hans': '没有这个预约', 'zh-Hant': '沒有這個預約', en: 'There is no such booking' },
  checkIn: { 'zh-Hans': '签到取号', 'zh-Hant': '簽到取號', en: 'Check in' },
  chosen: { 'zh-Hans': '要办的事项', 'zh-Hant': '要辦的事項', en: 'Services chosen' },
  noneChosen: { 'zh-Hans': '还没有选事项', 'zh-Hant': '還沒有選事項', en: 'None chosen yet' },
  remove: { 'zh-Hans': '去掉 {service}', 'zh-Hant': '去掉 {service}', en: 'Remove {service}' },
  searchService: {
    'zh-Hans': '查找事项（汉字、拼音、首字母）',
    'zh-Hant': '查找事項（漢字、拼音、首字母）',
    en: 'Find a service',
  },
  noServiceFound: { 'zh-Hans': '没有找到事项', 'zh-Hant': '沒有找到事項', en: 'No service found' },
  whichCategory: {
    'zh-Hans': '优先类别（请核对证件）',
    'zh-Hant': '優先類別（請核對證件）',
    en: 'Category (see the papers)',
  },
  whyFirst: {
    'zh-Hans': '请先说明为什么给这个类别',
    'zh-Hant': '請先說明為什麼給這個類別',
    en: 'Say first why this category',
  },
  whyCategory: { 'zh-Hans': '为什么给这个类别', 'zh-Hant': '為什麼給這個類別', en: 'Why this category' },
  ticketLanguage: { 'zh-Hans': '小票和叫号的语言', 'zh-Hant': '小票和叫號的語言', en: 'Language of slip and call' },
  printer: { 'zh-Hans': '打印机', 'zh-Hant': '印表機', en: 'Printer' },
  withoutPaper: { 'zh-Hans': '不打印', 'zh-Hant': '不列印', en: 'No paper' },
  takeNumber: { 'zh-Hans': '取号', 'zh-Hant': '取號', en: 'Take the number' },
  tookNumber: { 'zh-Hans': '已取号 {number}', 'zh-Hant': '已取號 {number}', en: 'Number {number} was taken' },

  // Waits
  waitsFilter: {
    'zh-Hans': '按队列、部门或事项查',
    'zh-Hant': '按隊列、部門或事項查',
    en: 'Line, department or service',
  },
  allWaiting: { 'zh-Hans': '全厅 {n} 人等候', 'zh-Hant': '全廳 {n} 人等候', en: '{n} waiting in the hall' },
  waiting: { 'zh-Hans': '{n} 人等候', 'zh-Hant': '{n} 人等候', en: '{n} waiting' },
  nobodyWaiting: { 'zh-Hans': '没有人等候', 'zh-Hant': '沒有人等候', en: 'nobody waiting' },
  counters: { 'zh-Hans': '{n} 个窗口', 'zh-Hant': '{n} 個窗口', en: '{n} {n:counter|counters}' },
  lineClosed: { 'zh-Hans': '已停止取号', 'zh-Hant': '已停止取號', en: 'takes no more tickets' },
  noLineFound: { 'zh-Hans': '没有找到队列', 'zh-Hant': '沒有找到隊列', en: 'No line found' },
} as const satisfies Dictionary;

/** Why something cannot be done with a ticket now. */
export const obstacleText = {
  past: { 'zh-Hans': '以前的号码', 'zh-Hant': '以前的號碼', en: 'of a day before' },
  over: { 'zh-Hans': '已经结束', 'zh-Hant': '已經結束', en: 'it is over' },
  waits: { 'zh-Hans': '正在排队', 'zh-Hant': '正在排隊', en: 'it is in line' },
  'at-counter': { 'zh-Hans': '正在窗口', 'zh-Hant': '正在窗口', en: 'at a counter' },
  'too-late': { 'zh-Hans': '已过半小时', 'zh-Hant': '已過半小時', en: 'over for half an hour' },
  'for-desk': { 'zh-Hans': '限导办台', 'zh-Hant': '限導辦台', en: 'for the desk' },
  'for-supervisor': { 'zh-Hans': '限值班长', 'zh-Hant': '限值班長', en: 'for a supervisor' },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a ticket comes back, or goes first; a touch each. */
export const deskReasons = {
  back: [
    { 'zh-Hans': '市民后来到了', 'zh-Hant': '市民後來到了', en: 'The citizen came after all' },
    { 'zh-Hans': '事情还没办完', 'zh-Hant': '事情還沒辦完', en: 'It was not finished' },
    { 'zh-Hans': '误取消', 'zh-Hant': '誤取消', en: 'Cancelled by mistake' },
  ],
  category: [
    { 'zh-Hans': '已核对证件', 'zh-Hant': '已核對證件', en: 'The papers were seen' },
    { 'zh-Hans': '现场情况需要照顾', 'zh-Hant': '現場情況需要照顧', en: 'Needs help today' },
  ],
  first: [
    { 'zh-Hans': '身体不适', 'zh-Hant': '身體不適', en: 'Unwell' },
    { 'zh-Hans': '窗口叫错，已久等', 'zh-Hant': '窗口叫錯，已久等', en: 'Called wrongly, has waited long' },
    { 'zh-Hans': '符合依法优先', 'zh-Hant': '符合依法優先', en: 'Goes first by law' },
  ],
  cancel: [
    { 'zh-Hans': '市民不办了', 'zh-Hant': '市民不辦了', en: 'The citizen left' },
    { 'zh-Hans': '取错了号', 'zh-Hant': '取錯了號', en: 'A wrong number was taken' },
    { 'zh-Hans': '重复取号', 'zh-Hant': '重複取號', en: 'Taken twice' },
  ],
} as const satisfies Readonly<Record<string, readonly Words[]>>;

/** What became of a paper. */
export const slipStates = {
  owed: { 'zh-Hans': '待打印', 'zh-Hant': '待列印', en: 'on its way' },
  printed: { 'zh-Hans': '已打印', 'zh-Hant': '已列印', en: 'printed' },
  sent: { 'zh-Hans': '已送打印机', 'zh-Hant': '已送印表機', en: 'sent' },
  unknown: { 'zh-Hans': '不知是否打出', 'zh-Hant': '不知是否印出', en: 'not known' },
  failed: { 'zh-Hans': '没有打出', 'zh-Hant': '沒有印出', en: 'did not come out' },
} as const satisfies Readonly<Record<string, Words>>;
