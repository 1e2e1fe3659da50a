import type { AdviceView } from '../../core/protocol/shapes/advice.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of what would help, what if and tomorrow. */
export const adviceText = {
  title: { 'zh-Hans': '建议与推演', 'zh-Hant': '建議與推演', en: 'What would help' },
  now: { 'zh-Hans': '现在怎样更好', 'zh-Hant': '現在怎樣更好', en: 'What would help now' },
  none: {
    'zh-Hans': '目前没有确有把握的建议',
    'zh-Hant': '目前沒有確有把握的建議',
    en: 'Nothing would help for certain now',
  },
  noneWhy: {
    'zh-Hans': '预计没有人会超时等候，或者试过的办法都没有确定的好处。',
    'zh-Hant': '預計沒有人會超時等候，或者試過的辦法都沒有確定的好處。',
    en: 'Nobody is expected to wait too long, or nothing that was tried brings a certain gain.',
  },
  foundAt: { 'zh-Hans': '{time} 推演', 'zh-Hant': '{time} 推演', en: 'found at {time}' },
  learned: {
    'zh-Hans': '依据 {days} 天、{visits} 次办事',
    'zh-Hant': '依據 {days} 天、{visits} 次辦事',
    en: 'rests on {days} {days:day|days} and {visits} {visits:visit|visits}',
  },
  fileOnly: {
    'zh-Hans': '只依据大厅文件，还没有学到往日',
    'zh-Hant': '只依據大廳檔案，還沒有學到往日',
    en: 'rests on the hall file alone: no day has been learned yet',
  },
  saves: {
    'zh-Hans': '今天共少等约 {p50} 分钟（十有八九 {p10}–{p90}）',
    'zh-Hant': '今天共少等約 {p50} 分鐘（十有八九 {p10}–{p90}）',
    en: 'spares people about {p50} minutes today (eight in ten: {p10} to {p90})',
  },
  fewerLate: {
    'zh-Hans': '约 {p50} 人不再超时（{p10}–{p90}）',
    'zh-Hant': '約 {p50} 人不再超時（{p10}–{p90}）',
    en: 'about {p50} fewer late ({p10} to {p90})',
  },
  staff: { 'zh-Hans': '需增加 {n} 分钟人力', 'zh-Hant': '需增加 {n} 分鐘人力', en: 'takes {n} more minutes of staff' },
  noStaff: { 'zh-Hans': '不增加人力', 'zh-Hant': '不增加人力', en: 'takes no more staff' },
  nobodyElse: { 'zh-Hans': '其他人不会多等', 'zh-Hant': '其他人不會多等', en: 'nobody else waits longer' },
  others: {
    'zh-Hans': '{line} 共多等约 {n} 分钟',
    'zh-Hant': '{line} 共多等約 {n} 分鐘',
    en: '{line}: about {n} minutes more together',
  },
  hint: {
    'zh-Hans': '按大厅自己的规则推演得出。请确认窗口有人可以上岗。',
    'zh-Hant': '按大廳自己的規則推演得出。請確認窗口有人可以上崗。',
    en: 'Tried on the hall’s own rules. Make sure that somebody is free to do it.',
  },
  whatIf: { 'zh-Hans': '如果……会怎样', 'zh-Hant': '如果……會怎樣', en: 'What if' },
  change: { 'zh-Hans': '变化', 'zh-Hant': '變化', en: 'Change' },
  counter: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
  line: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Line' },
  allLines: { 'zh-Hans': '所有队列', 'zh-Hant': '所有隊列', en: 'All lines' },
  from: { 'zh-Hans': '从', 'zh-Hant': '從', en: 'From' },
  until: { 'zh-Hans': '到', 'zh-Hant': '到', en: 'Until' },
  times: { 'zh-Hans': '倍数', 'zh-Hant': '倍數', en: 'Times' },
  tryIt: { 'zh-Hans': '推演', 'zh-Hant': '推演', en: 'Try it' },
  add: { 'zh-Hans': '再加一项', 'zh-Hant': '再加一項', en: 'One more change' },
  remove: { 'zh-Hans': '去掉', 'zh-Hant': '去掉', en: 'Remove' },
  spared: {
    'zh-Hans': '到 {time}，大家共少等 {p50} 分钟（十有八九 {p10}–{p90}），少超时 {late} 人。',
    'zh-Hant': '到 {time}，大家共少等 {p50} 分鐘（十有八九 {p10}–{p90}），少超時 {late} 人。',
    en: 'Until {time} people wait {p50} minutes less together (eight in ten: {p10} to {p90}), and {late} fewer are late.',
  },
  longer: {
    'zh-Hans': '到 {time}，大家共多等 {p50} 分钟（十有八九 {p10}–{p90}），多超时 {late} 人。',
    'zh-Hant': '到 {time}，大家共多等 {p50} 分鐘（十有八九 {p10}–{p90}），多超時 {late} 人。',
    en: 'Until {time} people wait {p50} minutes more together (eight in ten: {p10} to {p90}), and {late} more are late.',
  },
  same: {
    'zh-Hans': '没有哪条队列的等候会明显不同。',
    'zh-Hant': '沒有哪條隊列的等候會明顯不同。',
    en: 'No line waits noticeably differently.',
  },
  before: { 'zh-Hans': '照现在', 'zh-Hant': '照現在', en: 'As it is' },
  after: { 'zh-Hans': '变化后', 'zh-Hant': '變化後', en: 'Then' },
  meanWait: { 'zh-Hans': '平均等候', 'zh-Hant': '平均等候', en: 'Mean wait' },
  late: { 'zh-Hans': '超时人数', 'zh-Hant': '超時人數', en: 'Late' },
  minutes: { 'zh-Hans': '{n} 分', 'zh-Hant': '{n} 分', en: '{n} min' },
  tomorrow: {
    'zh-Hans': '下一个工作日需要的窗口',
    'zh-Hant': '下一個工作日需要的窗口',
    en: 'Counters that the next working day needs',
  },
  anyDay: {
    'zh-Hans': '所选日期需要的窗口',
    'zh-Hant': '所選日期需要的窗口',
    en: 'Counters that the chosen day needs',
  },
  again: { 'zh-Hans': '再试一次', 'zh-Hant': '再試一次', en: 'Try again' },
  tomorrowHint: {
    'zh-Hans': '{day}：按往常来人，要让八成的人在目标时间内叫到，每半小时各队列需开放的窗口数。',
    'zh-Hant': '{day}：按往常來人，要讓八成的人在目標時間內叫到，每半小時各隊列需開放的窗口數。',
    en: '{day}: by who usually comes, so that eight of ten are called within the target, each half hour, for each line alone.',
  },
  more: {
    'zh-Hans': '{need}，比现有 {have} 个多',
    'zh-Hant': '{need}，比現有 {have} 個多',
    en: '{need}, more than the {have} there are',
  },
  lunch: { 'zh-Hans': '午餐分批', 'zh-Hant': '午餐分批', en: 'Lunch in turns' },
  lunchTurn: {
    'zh-Hans': '{from}–{until}：{counters} 个窗口',
    'zh-Hant': '{from}–{until}：{counters} 個窗口',
    en: '{from}–{until}: {counters} counters',
  },
  lunchShort: {
    'zh-Hans': '即便如此，最忙的半小时仍差 {n} 个窗口（各队列分别计算）。',
    'zh-Hant': '即便如此，最忙的半小時仍差 {n} 個窗口（各隊列分別計算）。',
    en: 'Even so {n} counters are too few in the busiest half hour, each line reckoned for itself.',
  },
  week: { 'zh-Hans': '今后几个工作日', 'zh-Hant': '今後幾個工作日', en: 'The working days to come' },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Day' },
  come: { 'zh-Hans': '通常人次', 'zh-Hant': '通常人次', en: 'Usually come' },
  counterHours: {
    'zh-Hans': '窗口小时，各队列单独计算后相加',
    'zh-Hant': '窗口小時，各隊列單獨計算後相加',
    en: 'Counter hours, each line alone, summed',
  },
  busiest: {
    'zh-Hans': '最忙时，同样相加',
    'zh-Hant': '最忙時，同樣相加',
    en: 'Busiest, summed likewise',
  },
  busiestCell: { 'zh-Hans': '{at}，{n}', 'zh-Hant': '{at}，{n}', en: '{at}, {n}' },
  closedDay: { 'zh-Hans': '那天大厅不开放', 'zh-Hant': '那天大廳不開放', en: 'The hall does not open that day' },
} as const satisfies Dictionary;

type Kind = AdviceView['items'][number]['kind'];

/** What is to be done. */
export const adviceKindText = {
  open: {
    'zh-Hans': '开放 {counter}，到 {until}',
    'zh-Hant': '開放 {counter}，到 {until}',
    en: 'Open {counter} until {until}',
  },
  resume: { 'zh-Hans': '结束 {counter} 的暂停', 'zh-Hant': '結束 {counter} 的暫停', en: 'End the pause of {counter}' },
  lend: {
    'zh-Hans': '让 {counter} 帮忙，到 {until}',
    'zh-Hant': '讓 {counter} 幫忙，到 {until}',
    en: 'Let {counter} help until {until}',
  },
  stay: {
    'zh-Hans': '请 {counter} 到 {until} 之后再休息',
    'zh-Hant': '請 {counter} 到 {until} 之後再休息',
    en: 'Ask {counter} to pause after {until}',
  },
  move: {
    'zh-Hans': '请 {from} 的人员到 {counter}，到 {until}',
    'zh-Hant': '請 {from} 的人員到 {counter}，到 {until}',
    en: 'Ask who sits at {from} to work at {counter} until {until}',
  },
} as const satisfies Record<Kind, Words>;

/** The buttons that do it. */
export const adviceActText = {
  open: { 'zh-Hans': '开放', 'zh-Hant': '開放', en: 'Open it' },
  resume: { 'zh-Hans': '结束暂停', 'zh-Hant': '結束暫停', en: 'End the pause' },
  lend: { 'zh-Hans': '借用', 'zh-Hant': '借用', en: 'Lend it' },
  stay: { 'zh-Hans': '发消息', 'zh-Hant': '發訊息', en: 'Send a message' },
  move: { 'zh-Hans': '发消息', 'zh-Hant': '發訊息', en: 'Send a message' },
} as const satisfies Record<Kind, Words>;

/** What a clerk reads. */
export const adviceMessageText = {
  stay: {
    'zh-Hans': '请您 {until} 之后再休息，{line} 等候的人较多，谢谢。',
    'zh-Hant': '請您 {until} 之後再休息，{line} 等候的人較多，謝謝。',
    en: 'Please pause after {until}: many wait for {line}. Thank you.',
  },
  move: {
    'zh-Hans': '请您到 {counter} 办理 {line}，到 {until}，谢谢。',
    'zh-Hant': '請您到 {counter} 辦理 {line}，到 {until}，謝謝。',
    en: 'Please work at {counter} for {line} until {until}. Thank you.',
  },
} as const satisfies Dictionary;

/** What can be supposed. */
export const whatIfText = {
  open: { 'zh-Hans': '窗口开放', 'zh-Hant': '窗口開放', en: 'a counter opens' },
  close: { 'zh-Hans': '窗口关闭', 'zh-Hant': '窗口關閉', en: 'a counter closes' },
  pause: { 'zh-Hans': '窗口休息', 'zh-Hant': '窗口休息', en: 'a counter pauses' },
  lend: { 'zh-Hans': '窗口帮别的队列', 'zh-Hant': '窗口幫別的隊列', en: 'a counter helps a line' },
  arrivals: { 'zh-Hans': '来人更多或更少', 'zh-Hant': '來人更多或更少', en: 'more or fewer people come' },
} as const satisfies Dictionary;
