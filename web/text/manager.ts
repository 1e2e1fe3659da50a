import type { Dictionary } from './words.ts';

/** Words of the manager's screen. */
export const managerText = {
  title: { 'zh-Hans': '大厅总览', 'zh-Hant': '大廳總覽', en: 'Hall overview' },
  noRight: {
    'zh-Hans': '只有值班长和管理员可以看大厅总览',
    'zh-Hant': '只有值班長和管理員可以看大廳總覽',
    en: 'Only supervisors and managers see the overview',
  },

  // The day so far
  waiting: { 'zh-Hans': '等候人数', 'zh-Hant': '等候人數', en: 'Waiting' },
  longest: { 'zh-Hans': '最长等候', 'zh-Hant': '最長等候', en: 'Longest wait' },
  inService: { 'zh-Hans': '正在办理', 'zh-Hant': '正在辦理', en: 'At counters' },
  withinTarget: { 'zh-Hans': '达标率', 'zh-Hant': '達標率', en: 'Within target' },
  meanWait: { 'zh-Hans': '平均等候', 'zh-Hant': '平均等候', en: 'Average wait' },
  served: { 'zh-Hans': '今日办结', 'zh-Hant': '今日辦結', en: 'Served today' },
  issuedToday: { 'zh-Hans': '取号 {n}', 'zh-Hant': '取號 {n}', en: '{n} issued' },
  noShows: { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'No-shows' },
  cancelledToday: { 'zh-Hans': '取消 {n}', 'zh-Hant': '取消 {n}', en: '{n} cancelled' },
  countersOpen: { 'zh-Hans': '开放窗口', 'zh-Hant': '開放窗口', en: 'Open counters' },
  countersPaused: { 'zh-Hans': '{n} 个暂停', 'zh-Hant': '{n} 個暫停', en: '{n} paused' },
  ofCounters: { 'zh-Hans': '共 {n} 个', 'zh-Hant': '共 {n} 個', en: 'of {n}' },
  linesConcerned: { 'zh-Hans': '{n} 个队列', 'zh-Hant': '{n} 個隊列', en: 'in {n} {n:line|lines}' },
  noneYet: { 'zh-Hans': '还没有数据', 'zh-Hant': '還沒有資料', en: 'no data yet' },
  nobody: { 'zh-Hans': '没有人等候', 'zh-Hant': '沒有人等候', en: 'Nobody is waiting' },

  // Intake
  intakeOpen: { 'zh-Hans': '正在取号', 'zh-Hant': '正在取號', en: 'Tickets are given' },
  intakeUntil: { 'zh-Hans': '取号至 {time}', 'zh-Hant': '取號至 {time}', en: 'Tickets until {time}' },
  intakeStopped: { 'zh-Hans': '已停止取号', 'zh-Hant': '已停止取號', en: 'No new tickets' },
  intakeClosed: { 'zh-Hans': '大厅已下班', 'zh-Hant': '大廳已下班', en: 'The hall is closed' },
  stopIntake: { 'zh-Hans': '停止取号', 'zh-Hant': '停止取號', en: 'Stop new tickets' },
  resumeIntake: { 'zh-Hans': '恢复取号', 'zh-Hant': '恢復取號', en: 'Give tickets again' },
  stopTitle: { 'zh-Hans': '停止发放新号码？', 'zh-Hant': '停止發放新號碼？', en: 'Stop giving new tickets?' },
  stopHint: {
    'zh-Hans': '自助机不再取号；已取号的市民继续办理。市民会看到原因。',
    'zh-Hant': '自助機不再取號；已取號的市民繼續辦理。市民會看到原因。',
    en: 'Kiosks give no more tickets; everybody who holds one is still served. Citizens see the reason.',
  },
  reason: { 'zh-Hans': '原因', 'zh-Hant': '原因', en: 'Reason' },

  // Lines
  lines: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Lines' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  active: { 'zh-Hans': '有业务', 'zh-Hant': '有業務', en: 'Active' },
  attention: { 'zh-Hans': '需要关注', 'zh-Hant': '需要關注', en: 'Need attention' },
  line: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Line' },
  waitingColumn: { 'zh-Hans': '等候', 'zh-Hant': '等候', en: 'Waiting' },
  longestColumn: { 'zh-Hans': '最长 / 目标', 'zh-Hant': '最長 / 目標', en: 'Longest / target' },
  estimateColumn: { 'zh-Hans': '新取号预计', 'zh-Hant': '新取號預計', en: 'Newcomer waits' },
  openColumn: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counters' },
  servedColumn: { 'zh-Hans': '办结', 'zh-Hant': '辦結', en: 'Served' },
  withinColumn: { 'zh-Hans': '达标', 'zh-Hant': '達標', en: 'In target' },
  minutesOf: {
    'zh-Hans': '{waited} / {target} 分',
    'zh-Hant': '{waited} / {target} 分',
    en: '{waited} / {target} min',
  },
  targetOnly: { 'zh-Hans': '目标 {target} 分', 'zh-Hant': '目標 {target} 分', en: 'target {target} min' },
  overTarget: { 'zh-Hans': '超时', 'zh-Hant': '逾時', en: 'Late' },
  unserved: { 'zh-Hans': '无窗口', 'zh-Hant': '無窗口', en: 'No counter' },
  noLines: { 'zh-Hans': '没有这样的队列', 'zh-Hant': '沒有這樣的隊列', en: 'No such line' },
  nothingToSee: {
    'zh-Hans': '没有需要关注的队列',
    'zh-Hant': '沒有需要關注的隊列',
    en: 'No line needs attention',
  },
  findLine: { 'zh-Hans': '查找队列或部门', 'zh-Hant': '查找隊列或部門', en: 'Find a line or department' },

  // One line
  inOrder: { 'zh-Hans': '按叫号顺序', 'zh-Hant': '按叫號順序', en: 'In calling order' },
  nobodyInLine: { 'zh-Hans': '这个队列没有人等候', 'zh-Hant': '這個隊列沒有人等候', en: 'Nobody waits in this line' },
  putFirst: { 'zh-Hans': '优先', 'zh-Hant': '優先', en: 'Put first' },
  isFirst: { 'zh-Hans': '已批准优先', 'zh-Hant': '已批准優先', en: 'Put first by staff' },
  pastCap: { 'zh-Hans': '超过等候上限', 'zh-Hant': '超過等候上限', en: 'Past the longest wait allowed' },
  heldAt: { 'zh-Hans': '在 {counter} 号窗口', 'zh-Hant': '在 {counter} 號窗口', en: 'At counter {counter}' },
  blocked: { 'zh-Hans': '须先办别的事项', 'zh-Hant': '須先辦別的事項', en: 'Has something to do first' },
  reserved: { 'zh-Hans': '指定 {counter} 号窗口', 'zh-Hant': '指定 {counter} 號窗口', en: 'For counter {counter}' },
  urgency: { 'zh-Hans': '紧迫度 {n}', 'zh-Hant': '緊迫度 {n}', en: 'urgency {n}' },
  firstTitle: { 'zh-Hans': '让 {number} 优先？', 'zh-Hant': '讓 {number} 優先？', en: 'Put {number} first?' },
  firstHint: {
    'zh-Hans': '会排到所有人前面。您的姓名和原因会记录在案，有人问起时能说清楚。',
    'zh-Hant': '會排到所有人前面。您的姓名和原因會記錄在案，有人問起時能說清楚。',
    en: 'It is called before everybody else. Your name and the reason go on record, for whoever asks.',
  },

  // Counters
  counters: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counters' },
  calls: { 'zh-Hans': '最近叫号', 'zh-Hant': '最近叫號', en: 'Recent calls' },
  closedCount: { 'zh-Hans': '另有 {n} 个窗口未上线', 'zh-Hant': '另有 {n} 個窗口未上線', en: '{n} more are closed' },
  noCounters: { 'zh-Hans': '还没有窗口上线', 'zh-Hant': '還沒有窗口上線', en: 'No counter is open yet' },
  idle: { 'zh-Hans': '空闲', 'zh-Hant': '空閒', en: 'Idle' },
  servedBy: { 'zh-Hans': '办结 {n}', 'zh-Hant': '辦結 {n}', en: '{n} served' },
  meanService: { 'zh-Hans': '平均 {time}', 'zh-Hant': '平均 {time}', en: 'average {time}' },
  closeCounter: { 'zh-Hans': '下线', 'zh-Hant': '下線', en: 'Close' },
  closeTitle: { 'zh-Hans': '让{counter}下线？', 'zh-Hant': '讓{counter}下線？', en: 'Close {counter}?' },
  closeHint: {
    'zh-Hans': '窗口人员需要重新上线才能叫号。',
    'zh-Hant': '窗口人員需要重新上線才能叫號。',
    en: 'Its clerk has to open it again before calling.',
  },

  // Calls
  noCalls: { 'zh-Hans': '今天还没有叫号', 'zh-Hant': '今天還沒有叫號', en: 'No calls yet today' },
  recall: { 'zh-Hans': '重呼', 'zh-Hant': '重呼', en: 'recall' },

  // Paper
  printers: { 'zh-Hans': '打印机', 'zh-Hant': '印表機', en: 'Printers' },
  testPrint: { 'zh-Hans': '打印测试', 'zh-Hant': '列印測試', en: 'Test print' },
  tested: { 'zh-Hans': '测试页已打出', 'zh-Hant': '測試頁已印出', en: 'The test page is out' },
  testSent: {
    'zh-Hans': '测试页已发出，打印机不回答',
    'zh-Hant': '測試頁已送出，印表機不回答',
    en: 'The test page was sent; this printer never answers',
  },
  testFailed: {
    'zh-Hans': '测试页没有打出：{why}',
    'zh-Hant': '測試頁沒有印出：{why}',
    en: 'No test page came out: {why}',
  },
  agents: { 'zh-Hans': '外设代理程序', 'zh-Hant': '外設代理程式', en: 'Agents on kiosk and counter PCs' },
  agentLinked: { 'zh-Hans': '已连接', 'zh-Hant': '已連線', en: 'linked' },
  agentCut: { 'zh-Hans': '未连接', 'zh-Hant': '未連線', en: 'not linked' },
  plugged: {
    'zh-Hans': '插在电脑上的 USB 打印机',
    'zh-Hant': '插在電腦上的 USB 印表機',
    en: 'USB printers plugged in',
  },
  pluggedAs: { 'zh-Hans': '已用作 {id}', 'zh-Hant': '已用作 {id}', en: 'used as {id}' },
  pluggedFree: {
    'zh-Hans': '未使用：把地址填入 devices.csv 的 address 列',
    'zh-Hant': '未使用：把地址填入 devices.csv 的 address 欄',
    en: 'not used: write this address into devices.csv, column address',
  },
  pluggedSilent: { 'zh-Hans': '此打印机不回答状态', 'zh-Hant': '此印表機不回答狀態', en: 'it never answers' },
  pluggedNoDriver: {
    'zh-Hans': '没有驱动：请在该电脑上执行 modprobe usblp',
    'zh-Hant': '沒有驅動：請在該電腦上執行 modprobe usblp',
    en: 'no driver: run modprobe usblp on that machine',
  },
  owedHere: { 'zh-Hans': '待打印 {n}', 'zh-Hant': '待列印 {n}', en: '{n} to print' },
  slipsFine: { 'zh-Hans': '小票全部打出', 'zh-Hant': '小票全部打出', en: 'All slips are printed' },
  slipsOwed: { 'zh-Hans': '{n} 张小票待打印', 'zh-Hant': '{n} 張小票待列印', en: '{n} {n:slip|slips} to print' },
  slipsFailed: {
    'zh-Hans': '{n} 张小票未能打印',
    'zh-Hant': '{n} 張小票未能列印',
    en: '{n} {n:slip|slips} could not be printed',
  },

  // Who serves what
  routing: { 'zh-Hans': '调度', 'zh-Hant': '調度', en: 'Routing' },
  profiles: { 'zh-Hans': '窗口方案', 'zh-Hant': '窗口方案', en: 'Profile' },
  noProfiles: {
    'zh-Hans': '大厅文件里没有窗口方案（profiles.csv）',
    'zh-Hant': '大廳檔案裡沒有窗口方案（profiles.csv）',
    en: 'The hall file has no profiles (profiles.csv)',
  },
  profileFor: { 'zh-Hans': '用于', 'zh-Hant': '用於', en: 'For' },
  wholeHall: { 'zh-Hans': '全大厅', 'zh-Hant': '全大廳', en: 'Whole hall' },
  ownLines: { 'zh-Hans': '平时：各窗口办自己的业务', 'zh-Hant': '平時：各窗口辦自己的業務', en: 'As usual: own lines' },
  byTimetable: { 'zh-Hans': '按时间表', 'zh-Hant': '按時間表', en: 'the timetable' },
  sinceBy: { 'zh-Hans': '{time} 起，{by}', 'zh-Hant': '{time} 起，{by}', en: 'since {time}, by {by}' },
  switchProfile: { 'zh-Hans': '切换', 'zh-Hant': '切換', en: 'Switch' },
  switchTitle: { 'zh-Hans': '{where}：{profile}？', 'zh-Hant': '{where}：{profile}？', en: '{where}: {profile}?' },
  switchHint: {
    'zh-Hans': '下一次叫号起生效，正在办理的不受影响；当天有效。原因会记录。',
    'zh-Hant': '下一次叫號起生效，正在辦理的不受影響；當天有效。原因會記錄。',
    en: 'It holds from the next call on and until the end of the day; whoever is being served stays. The reason goes on record.',
  },
  lentCounters: { 'zh-Hans': '支援中的窗口', 'zh-Hant': '支援中的窗口', en: 'Counters that help' },
  nobodyLent: {
    'zh-Hans': '没有队列需要别的窗口支援',
    'zh-Hant': '沒有隊列需要別的窗口支援',
    en: 'No line needs the help of other counters',
  },
  closedLines: { 'zh-Hans': '停止取号的队列', 'zh-Hant': '停止取號的隊列', en: 'Closed lines' },
  chooseLine: { 'zh-Hans': '选择队列…', 'zh-Hant': '選擇隊列…', en: 'Choose a line…' },
  closeLine: { 'zh-Hans': '停止取号', 'zh-Hant': '停止取號', en: 'Close' },
  reopenLine: { 'zh-Hans': '恢复取号', 'zh-Hant': '恢復取號', en: 'Open again' },
  closeLineTitle: { 'zh-Hans': '“{line}”停止取号？', 'zh-Hant': '「{line}」停止取號？', en: 'Close {line}?' },
  closeLineHint: {
    'zh-Hans': '不再取号。已取号的市民按大厅文件转到别的队列，或继续在本队列办理；号码和先后不变。市民会看到原因。',
    'zh-Hant': '不再取號。已取號的市民按大廳檔案轉到別的隊列，或繼續在本隊列辦理；號碼和先後不變。市民會看到原因。',
    en: 'No new tickets. Those who wait go to the line that the hall file names, or are still served here, with the same number and place. Citizens see the reason.',
  },
  movedTo: { 'zh-Hans': '已转到“{line}”', 'zh-Hant': '已轉到「{line}」', en: 'moved to {line}' },
  stillServed: { 'zh-Hans': '{n} 人继续办理', 'zh-Hant': '{n} 人繼續辦理', en: '{n} still served' },

  // What the figures mean
  figures: { 'zh-Hans': '指标说明', 'zh-Hant': '指標說明', en: 'What the figures mean' },
  meansWaiting: {
    'zh-Hans': '现在至少在一个队列里等候的号码数。同时排多个队列的市民只算一次；各队列的等候数里每个队列都算。',
    'zh-Hant': '現在至少在一個隊列裡等候的號碼數。同時排多個隊列的市民只算一次；各隊列的等候數裡每個隊列都算。',
    en: 'Tickets that wait in at least one line now. Somebody in several lines counts once here, and once in each line below.',
  },
  meansLongest: {
    'zh-Hans': '现在等候的人中，从排队起算等得最久的时间。',
    'zh-Hant': '現在等候的人中，從排隊起算等得最久的時間。',
    en: 'The longest time that anybody who waits now has been waiting.',
  },
  meansWithin: {
    'zh-Hans': '今天的叫号中，等候时间不超过该队列和优先类别目标的比例。重呼不算。',
    'zh-Hant': '今天的叫號中，等候時間不超過該隊列和優先類別目標的比例。重呼不算。',
    en: 'Share of today’s calls whose wait was within the target of their line and category. Recalls do not count.',
  },
  meansMean: {
    'zh-Hans': '今天每次叫号前等候时间的平均值，从排队到叫号。重呼不算。',
    'zh-Hant': '今天每次叫號前等候時間的平均值，從排隊到叫號。重呼不算。',
    en: 'Average, over today’s calls, of the time from joining the line to the call. Recalls do not count.',
  },
  meansServed: {
    'zh-Hans': '今天在窗口办结的事项数。一个号码办两件事算两件。',
    'zh-Hant': '今天在窗口辦結的事項數。一個號碼辦兩件事算兩件。',
    en: 'Services finished at a counter today. A ticket with two services counts twice.',
  },
  meansNoShows: {
    'zh-Hans': '叫号后没有来、被标为过号的次数。',
    'zh-Hant': '叫號後沒有來、被標為過號的次數。',
    en: 'Calls that nobody answered and that were marked as missed.',
  },
  meansEstimate: {
    'zh-Hans': '现在取一个普通号要等多久：一半的人不超过前一个数，十人中九人不超过后一个数。没有窗口时不估计。',
    'zh-Hant': '現在取一個普通號要等多久：一半的人不超過前一個數，十人中九人不超過後一個數。沒有窗口時不估計。',
    en: 'How long an ordinary ticket taken now will wait: half less than the first figure, nine of ten less than the second. Nothing is said while no counter is open.',
  },
} as const satisfies Dictionary;
