import type { Names } from '../base/names.ts';
import type { FigureId } from './report-figures.ts';

/** What a figure is called, and how it is counted, in a sentence. */
export type FigureText = { readonly name: Names; readonly what: Names };

type Said = readonly [hans: string, hant: string, en: string];

function text(name: Said, what: Said): FigureText {
  return { name: namesOf(name), what: namesOf(what) };
}

/** A text in every language. */
export function namesOf([hans, hant, en]: Said): Names {
  return { 'zh-Hans': hans, 'zh-Hant': hant, en };
}

const WAIT: Said = [
  '等候从取号（或重新排队）起算，到呼叫为止，办理其他事项和走动的时间不算；按整秒计。',
  '等候從取號（或重新排隊）起算，到呼叫為止，辦理其他事項和走動的時間不算；按整秒計。',
  'A wait begins with the ticket (or with coming back into line) and ends with the call, less the time served and walked for other services; whole seconds.',
];
const SERVE: Said = [
  '办理从呼叫算到办结，只算办成的。',
  '辦理從呼叫算到辦結，只算辦成的。',
  'A service lasts from the call to its end; only of those who were served.',
];

const USUAL: Said = [
  '一个事项的通常用时，是所问时段内全大厅办成这一事项的平均办理时间，取整秒；不满 5 次的事项没有。',
  '一個事項的通常用時，是所問時段內全大廳辦成這一事項的平均辦理時間，取整秒；不滿 5 次的事項沒有。',
  'What is usual for a service is the mean of all its service times in the hall in the days asked for, in whole seconds; a service with fewer than 5 has none.',
];

const joined = (before: Said, after: Said): Said => [
  before[0] + after[0],
  before[1] + after[1],
  `${before[2]} ${after[2]}`,
];

const part = (hans: string, hant: string, en: string, tail: Said): Said => joined([hans, hant, en], tail);

const percent = (many: number, what: Said, tail: Said): FigureText => {
  const name: Said = [`${what[0]} P${String(many)}`, `${what[1]} P${String(many)}`, `${what[2]}, P${String(many)}`];
  return text(
    name,
    part(
      `每一百个里有 ${String(many)} 个不超过它的最小值，由每一个精确算出。`,
      `每一百個裡有 ${String(many)} 個不超過它的最小值，由每一個精確算出。`,
      `The smallest value that ${String(many)} of a hundred do not pass, from every single one.`,
      tail,
    ),
  );
};

const outcome = (name: Said): FigureText =>
  text(name, ['以此结果结束的办理次数。', '以此結果結束的辦理次數。', 'Services that ended with this outcome.']);

const graded = (name: Said): FigureText =>
  text(name, ['给出这一等级的评价数。', '給出這一等級的評價數。', 'Ratings with this grade.']);

const reason = (name: Said): FigureText =>
  text(name, [
    '选了这一原因的评价数；一次评价可选多个。',
    '選了這一原因的評價數；一次評價可選多個。',
    'Ratings that named this reason; one may name several.',
  ]);

const shareOf = (name: Said, hans: string, hant: string, en: string): FigureText => text(name, [hans, hant, en]);

const pausedFor = (name: Said): FigureText =>
  text(name, [
    '以此原因暂停而手上无号的时间。',
    '以此原因暫停而手上無號的時間。',
    'Paused for this reason, with nobody in hand.',
  ]);

const answered = (name: Said, [hans, hant, en]: Said): FigureText =>
  text(name, [
    `答复结果为“${hans}”的投诉，计在答复的那天。`,
    `答覆結果為「${hant}」的投訴，計在答覆的那天。`,
    `Complaints whose answer says that ${en}, on the day of the answer.`,
  ]);

const deskTime = (name: Said, hans: string, hant: string, en: string): FigureText => text(name, [hans, hant, en]);

const papers = (name: Said, hans: string, hant: string, en: string): FigureText => text(name, [hans, hant, en]);

/** Cards of a kind: when they count stands with each. */
const card = (name: Said, [hans, hant, en]: Said): FigureText =>
  text(name, [`${hans}，计在给牌的时候。`, `${hant}，計在給牌的時候。`, `${en}; counted when they were given.`]);

const CARD: Said = [
  '给出的黄牌和红牌数，计在给牌的时候；同一事项先黄后红算两张。',
  '給出的黃牌和紅牌數，計在給牌的時候；同一事項先黃後紅算兩張。',
  'Yellow and red cards given, counted when they were given; a step that got both counts twice.',
];

const JAM: Said = [
  '拥堵：一条队列里有人等候超过目标的一段时间，计在它开始的时候。',
  '壅塞：一條隊列裡有人等候超過目標的一段時間，計在它開始的時候。',
  'A bottleneck is a stretch in which somebody in a line has waited longer than the target; it counts when it begins.',
];

const TOLD: Said = [
  '取号时告诉了等候范围、又被呼叫的，按该事项第一次呼叫计。',
  '取號時告訴了等候範圍、又被呼叫的，按該事項第一次呼叫計。',
  'Of services whose wait was told with the ticket and that were called; the first call of each counts.',
];

/** Every figure in words: what stands in heads, and what the definitions say. */
export const FIGURE_TEXTS = {
  visits: text(
    ['人次', '人次', 'Visits'],
    [
      '取出的号票数，计在取的第一个事项上。',
      '取出的號票數，計在取的第一個事項上。',
      'Tickets taken; each counts once, with the first service on it.',
    ],
  ),
  services: text(
    ['事项数', '事項數', 'Services asked for'],
    [
      '要办的事项数，后来加办的也算，转办的不再算一次。',
      '要辦的事項數，後來加辦的也算，轉辦的不再算一次。',
      'Services asked for, those added later included; a transfer does not count again.',
    ],
  ),
  booked: text(
    ['预约人次', '預約人次', 'With a booking'],
    ['凭预约取出的号票数。', '憑預約取出的號票數。', 'Tickets taken with a booking.'],
  ),
  called: text(
    ['呼叫', '呼叫', 'Calls'],
    [
      '呼叫次数；撤销的不算，重呼不算，过号后又叫的再算一次。',
      '呼叫次數；撤銷的不算，重呼不算，過號後又叫的再算一次。',
      'Calls; what was taken back does not count, nor does a recall; whoever is called again after a no-show counts again.',
    ],
  ),
  waitMean: text(
    ['平均等候', '平均等候', 'Mean wait'],
    part(
      '所有呼叫的等候之和除以次数。',
      '所有呼叫的等候之和除以次數。',
      'The sum of the waits of all calls by their number.',
      WAIT,
    ),
  ),
  waitP50: percent(50, ['等候', '等候', 'Wait'], WAIT),
  waitP80: percent(80, ['等候', '等候', 'Wait'], WAIT),
  waitP90: percent(90, ['等候', '等候', 'Wait'], WAIT),
  waitP95: percent(95, ['等候', '等候', 'Wait'], WAIT),
  waitMax: text(
    ['最长等候', '最長等候', 'Longest wait'],
    part('最长的一次。', '最長的一次。', 'The longest of all.', WAIT),
  ),
  withinTarget: shareOf(
    ['达标率', '達標率', 'Within target'],
    '在目标内被呼叫的，占被呼叫的和未被呼叫而已超目标的之和。',
    '在目標內被呼叫的，佔被呼叫的和未被呼叫而已超目標的之和。',
    'Called within the target, of those who were called and those who were not and had waited longer than it.',
  ),
  calledLate: text(
    ['超时呼叫', '超時呼叫', 'Called late'],
    ['等候超过目标才被呼叫的次数。', '等候超過目標才被呼叫的次數。', 'Calls after the target had passed.'],
  ),
  overdue: text(
    ['超时未叫', '超時未叫', 'Overdue, not called'],
    [
      '等候已超过目标而没有被呼叫的：还在等的和已离开的。',
      '等候已超過目標而沒有被呼叫的：還在等的和已離開的。',
      'Waited longer than the target without a call: who still waits, and who has left.',
    ],
  ),
  left: text(
    ['未叫离开', '未叫離開', 'Left uncalled'],
    [
      '没有被呼叫就放弃、或到一天结束的事项数。',
      '沒有被呼叫就放棄、或到一天結束的事項數。',
      'Services given up, or ended by the end of the day, while they waited or were put aside.',
    ],
  ),
  waiting: text(
    ['正在等候', '正在等候', 'Waiting now'],
    [
      '此刻在队列里等候的，与各屏幕所示相同。',
      '此刻在隊列裡等候的，與各螢幕所示相同。',
      'Who waits at this moment, as every screen counts them.',
    ],
  ),
  served: text(['办理', '辦理', 'Served'], part('办成的次数。', '辦成的次數。', 'How many were served.', SERVE)),
  serveMean: text(
    ['平均办理', '平均辦理', 'Mean service time'],
    part('办理之和除以次数。', '辦理之和除以次數。', 'The sum of service times by their number.', SERVE),
  ),
  serveP50: percent(50, ['办理', '辦理', 'Service time'], SERVE),
  serveP80: percent(80, ['办理', '辦理', 'Service time'], SERVE),
  serveP90: percent(90, ['办理', '辦理', 'Service time'], SERVE),
  serveP95: percent(95, ['办理', '辦理', 'Service time'], SERVE),
  walkMean: text(
    ['平均到窗', '平均到窗', 'Mean walk'],
    [
      '从呼叫到开始受理，只算有开始记录的。',
      '從呼叫到開始受理，只算有開始記錄的。',
      'From the call to the beginning of the service, where the beginning was recorded.',
    ],
  ),
  deskMean: text(
    ['平均受理', '平均受理', 'Mean time at the counter'],
    [
      '从开始受理到办结，只算办成且有开始记录的。',
      '從開始受理到辦結，只算辦成且有開始記錄的。',
      'From the beginning of the service to its end, of those who were served and whose beginning was recorded.',
    ],
  ),
  noShows: text(
    ['过号', '過號', 'No-shows'],
    [
      '呼叫后没有来的次数；改正的不算。',
      '呼叫後沒有來的次數；改正的不算。',
      'Calls to which nobody came; those put right do not count.',
    ],
  ),
  noShowShare: shareOf(['过号率', '過號率', 'No-show share'], '过号占呼叫。', '過號佔呼叫。', 'No-shows of all calls.'),
  recalls: text(
    ['重呼', '重呼', 'Recalls'],
    ['再次呼叫的次数。', '再次呼叫的次數。', 'How often somebody was called again.'],
  ),
  openTime: deskTime(
    ['在岗', '在崗', 'Staffed'],
    '窗口有人在岗的时间：办理、空闲和暂停之和。',
    '窗口有人在崗的時間：辦理、空閒和暫停之和。',
    'How long counters were staffed: serving, idle and paused together.',
  ),
  servingTime: deskTime(
    ['办理时间', '辦理時間', 'Serving'],
    '手上有号的时间，从呼叫到结束。',
    '手上有號的時間，從呼叫到結束。',
    'How long somebody was in hand, from the call to the end.',
  ),
  idleTime: deskTime(
    ['空闲', '空閒', 'Idle'],
    '在岗、未暂停而手上无号的时间。',
    '在崗、未暫停而手上無號的時間。',
    'Staffed, not paused, and nobody in hand.',
  ),
  pauseTime: deskTime(
    ['暂停', '暫停', 'Paused'],
    '暂停而手上无号的时间。',
    '暫停而手上無號的時間。',
    'Paused, with nobody in hand.',
  ),
  pauseBreak: pausedFor(['短暂休息', '短暫休息', 'Short breaks']),
  pauseLunch: pausedFor(['午餐', '午餐', 'Lunch']),
  pauseMeeting: pausedFor(['会议', '會議', 'Meetings']),
  pausePaperwork: pausedFor(['整理材料', '整理材料', 'Paperwork']),
  pauseTrouble: pausedFor(['系统故障', '系統故障', 'System trouble']),
  pauseOther: text(
    ['其他暂停', '其他暫停', 'Other pauses'],
    [
      '以窗口人员自己写的原因暂停而手上无号的时间。',
      '以窗口人員自己寫的原因暫停而手上無號的時間。',
      'Paused for a reason in the clerk’s own words, with nobody in hand.',
    ],
  ),
  attendedDays: text(
    ['出勤天数', '出勤天數', 'Days attended'],
    [
      '上过线的业务日数，每人每天算一次，计在当天第一次上线的窗口。',
      '上過線的業務日數，每人每天算一次，計在當天第一次上線的窗口。',
      'Business days on which somebody staffed a counter: once a person and day, at the counter opened first.',
    ],
  ),
  signedIn: text(
    ['签到（最早上线）', '簽到（最早上線）', 'Signed in, earliest'],
    [
      '当天第一次上线的时刻；几天一起看时取最早的。前一天没有下线、接着在岗的没有。',
      '當天第一次上線的時刻；幾天一起看時取最早的。前一天沒有下線、接著在崗的沒有。',
      'When the first counter of the day was opened; of several days the earliest. Who came over from the day before has none.',
    ],
  ),
  signedOut: text(
    ['签退（最晚下线）', '簽退（最晚下線）', 'Signed out, latest'],
    [
      '当天最后一次下线的时刻；几天一起看时取最晚的。还在岗的、到一天结束也没有下线的没有。过了午夜仍属同一业务日时接着数：25:30 是次日一点半。',
      '當天最後一次下線的時刻；幾天一起看時取最晚的。還在崗的、到一天結束也沒有下線的沒有。過了午夜仍屬同一業務日時接著數：25:30 是次日一點半。',
      'When the last counter of the day was closed; of several days the latest. Who is still there, or was when the day ended, has none. Past midnight of the same business day hours go on: 25:30 is half past one.',
    ],
  ),
  stayedOver: text(
    ['未签退天数', '未簽退天數', 'Days without signing out'],
    [
      '一天结束时还没有下线的天数。',
      '一天結束時還沒有下線的天數。',
      'Days that ended while the person was still signed in.',
    ],
  ),
  pace: text(
    ['用时比', '用時比', 'Pace'],
    part(
      '实际用时除以通常用时：1 是正常，大于 1 是慢。',
      '實際用時除以通常用時：1 是正常，大於 1 是慢。',
      'The time served by the time usual for the same services: 1 is as usual, above 1 is slower.',
      USUAL,
    ),
  ),
  paced: text(
    ['可比办理', '可比辦理', 'Services compared'],
    part(
      '有通常用时可比的办成次数。',
      '有通常用時可比的辦成次數。',
      'How many were served of services that have a usual time.',
      USUAL,
    ),
  ),
  pacedTime: text(
    ['实际用时', '實際用時', 'Time served'],
    part(
      '可比办理的办理时间之和。',
      '可比辦理的辦理時間之和。',
      'The service times of those compared, together.',
      USUAL,
    ),
  ),
  usualTime: text(
    ['通常用时', '通常用時', 'Usual time'],
    part(
      '同样这些办理按通常用时要多久。',
      '同樣這些辦理按通常用時要多久。',
      'How long the same services usually take.',
      USUAL,
    ),
  ),
  complaints: text(
    ['投诉', '投訴', 'Complaints'],
    [
      '登记的投诉数，差评引起的也算，计在登记的那天。',
      '登記的投訴數，差評引起的也算，計在登記的那天。',
      'Complaints filed, those that a bad grade opened included, on the day of filing.',
    ],
  ),
  complaintsAnswered: text(
    ['投诉答复', '投訴答覆', 'Complaints answered'],
    [
      '答复次数，计在答复的那天；重新办理后再答复的再算一次。',
      '答覆次數，計在答覆的那天；重新辦理後再答覆的再算一次。',
      'Answers, on the day of the answer; one that was reopened counts again when it is answered again.',
    ],
  ),
  complaintsUpheld: answered(
    ['投诉属实', '投訴屬實', 'Complaints upheld'],
    ['需要整改', '需要整改', 'something was put right or is to be'],
  ),
  complaintsExplained: answered(
    ['投诉已解释', '投訴已解釋', 'Complaints explained'],
    ['解释说明', '解釋說明', 'it was explained'],
  ),
  complaintsUnfounded: answered(
    ['投诉不实', '投訴不實', 'Complaints unfounded'],
    ['不属实', '不屬實', 'it was unfounded'],
  ),
  cards: text(['牌数', '牌數', 'Cards'], CARD),
  cardsYellow: card(['黄牌', '黃牌', 'Yellow cards'], ['黄牌数', '黃牌數', 'Yellow cards']),
  cardsRed: card(
    ['红牌', '紅牌', 'Red cards'],
    ['红牌数；之前各有一张黄牌', '紅牌數；之前各有一張黃牌', 'Red cards; each had its yellow one before it'],
  ),
  cardsWaiting: card(
    ['等候超时牌', '等候逾時牌', 'Cards for waiting'],
    ['因等候超过限值的牌数', '因等候超過限值的牌數', 'Cards for steps that waited too long'],
  ),
  cardsServing: card(
    ['办理超时牌', '辦理逾時牌', 'Cards for serving'],
    ['因办理超过限值的牌数', '因辦理超過限值的牌數', 'Cards for steps that took too long at a counter'],
  ),
  cardsComplaint: card(
    ['投诉超期牌', '投訴逾期牌', 'Cards for complaints'],
    ['因投诉到期没有答复的牌数', '因投訴到期沒有答覆的牌數', 'Cards for complaints without an answer'],
  ),
  cardsSeen: card(
    ['已签收的牌', '已簽收的牌', 'Acknowledged'],
    [
      '当天由值班长或以上签收的牌数',
      '當天由值班長或以上簽收的牌數',
      'Cards that a supervisor or above acknowledged that day',
    ],
  ),
  servingShare: shareOf(
    ['办理占比', '辦理佔比', 'Serving share'],
    '办理时间占在岗。',
    '辦理時間佔在崗。',
    'Serving, of the time staffed.',
  ),
  idleShare: shareOf(
    ['空闲占比', '空閒佔比', 'Idle share'],
    '空闲占在岗。',
    '空閒佔在崗。',
    'Idle, of the time staffed.',
  ),
  pauseShare: shareOf(
    ['暂停占比', '暫停佔比', 'Pause share'],
    '暂停占在岗。',
    '暫停佔在崗。',
    'Paused, of the time staffed.',
  ),
  outcomeDone: outcome(['办结', '辦結', 'Done']),
  outcomeAccepted: outcome(['受理', '受理', 'Accepted']),
  outcomeNeedsPapers: outcome(['材料不齐', '材料不齊', 'Needs papers']),
  outcomeReferred: outcome(['转他处', '轉他處', 'Referred']),
  outcomeWithdrawn: outcome(['撤回', '撤回', 'Withdrawn']),
  outcomeNotServed: outcome(['未办理', '未辦理', 'Not served']),
  outcomeUnfinished: outcome(['到日终未完', '到日終未完', 'Unfinished at the end of the day']),
  transferred: text(
    ['转办', '轉辦', 'Transferred'],
    ['转到其他事项或窗口的次数。', '轉到其他事項或窗口的次數。', 'Sent on to another service or counter.'],
  ),
  parked: text(['挂起', '掛起', 'Put aside'], ['在窗口挂起的次数。', '在窗口掛起的次數。', 'Put aside at a counter.']),
  returned: text(
    ['退回队列', '退回隊列', 'Returned to the line'],
    ['叫错而退回队列的次数。', '叫錯而退回隊列的次數。', 'Called by mistake and put back where they stood.'],
  ),
  broughtBack: text(
    ['改正', '改正', 'Brought back'],
    ['误结束而找回的次数。', '誤結束而找回的次數。', 'Ended by mistake and brought back.'],
  ),
  givenUp: text(
    ['叫后放弃', '叫後放棄', 'Given up when called'],
    ['已被呼叫、未办理就结束的次数。', '已被呼叫、未辦理就結束的次數。', 'Ended after the call, without being served.'],
  ),
  ratings: text(
    ['评价', '評價', 'Ratings'],
    [
      '收到的评价数，计在评价的时候；没有评价就是没有。',
      '收到的評價數，計在評價的時候；沒有評價就是沒有。',
      'Ratings given, counted when they were given; who gave none counts as none.',
    ],
  ),
  gradeMean: text(
    ['平均等级', '平均等級', 'Mean grade'],
    ['5 非常满意 … 1 非常不满意。', '5 非常滿意 … 1 非常不滿意。', 'From 5, very good, to 1, very bad.'],
  ),
  grade5: graded(['非常满意', '非常滿意', 'Very good']),
  grade4: graded(['满意', '滿意', 'Good']),
  grade3: graded(['基本满意', '基本滿意', 'Fair']),
  grade2: graded(['不满意', '不滿意', 'Bad']),
  grade1: graded(['非常不满意', '非常不滿意', 'Very bad']),
  badShare: shareOf(
    ['差评率', '差評率', 'Bad share'],
    '不满意和非常不满意占全部评价。',
    '不滿意和非常不滿意佔全部評價。',
    'Bad and very bad, of all ratings.',
  ),
  reasonAttitude: reason(['服务态度', '服務態度', 'Attitude']),
  reasonSlow: reason(['办理慢', '辦理慢', 'Slow']),
  reasonLongWait: reason(['等候久', '等候久', 'Long wait']),
  reasonNotToldAtOnce: reason(['未一次告知', '未一次告知', 'Not told at once']),
  reasonPapersNotNeeded: reason(['多要材料', '多要材料', 'Papers not needed']),
  reasonSentAround: reason(['来回跑', '來回跑', 'Sent around']),
  reasonNotSkilled: reason(['业务不熟', '業務不熟', 'Not skilled']),
  reasonOther: reason(['其他', '其他', 'Other']),
  jams: text(['拥堵次数', '壅塞次數', 'Bottlenecks'], JAM),
  jamTime: text(
    ['拥堵时间', '壅塞時間', 'Bottleneck time'],
    part('各次之和。', '各次之和。', 'All of them together.', JAM),
  ),
  jamP50: percent(50, ['拥堵时长', '壅塞時長', 'Bottleneck length'], JAM),
  jamP90: percent(90, ['拥堵时长', '壅塞時長', 'Bottleneck length'], JAM),
  jamMax: text(
    ['最长拥堵', '最長壅塞', 'Longest bottleneck'],
    part('最长的一次。', '最長的一次。', 'The longest of them.', JAM),
  ),
  jamMost: text(
    ['最多等候人数', '最多等候人數', 'Most who waited'],
    part('其间同时等候的最多人数。', '其間同時等候的最多人數。', 'The most who waited at once meanwhile.', JAM),
  ),
  told: text(['已告知', '已告知', 'Told'], TOLD),
  promiseKept: text(
    ['如所告知', '如所告知', 'As told'],
    part('等候在所告范围内。', '等候在所告範圍內。', 'The wait was within the range told.', TOLD),
  ),
  promiseShorter: text(
    ['短于所告', '短於所告', 'Shorter than told'],
    part('比所告范围短。', '比所告範圍短。', 'The wait was shorter than the range.', TOLD),
  ),
  promiseLonger: text(
    ['长于所告', '長於所告', 'Longer than told'],
    part('比所告范围长。', '比所告範圍長。', 'The wait was longer than the range.', TOLD),
  ),
  promiseShare: shareOf(
    ['兑现率', '兌現率', 'Promises kept'],
    '如所告知占已告知；承诺是十中有八。',
    '如所告知佔已告知；承諾是十中有八。',
    'As told, of all told; eight of ten is what is promised.',
  ),
  promiseOff: text(
    ['平均偏差', '平均偏差', 'Mean deviation'],
    part(
      '等候减去所告中值的平均，正为更久。',
      '等候減去所告中值的平均，正為更久。',
      'The mean of the wait less the middle of what was told; above 0: longer.',
      TOLD,
    ),
  ),
  papers: papers(
    ['应打小票', '應打小票', 'Papers'],
    '应打印的小票，含补打。',
    '應列印的小票，含補打。',
    'Slips that were owed, copies included.',
  ),
  copies: papers(['补打', '補打', 'Copies'], '补打的小票。', '補打的小票。', 'Slips that were copies.'),
  paperPrinted: papers(
    ['已打印', '已列印', 'Printed'],
    '打印机确认已打出。',
    '印表機確認已打出。',
    'The printer has said that it came out.',
  ),
  paperSent: papers(
    ['已发送', '已發送', 'Sent'],
    '已发给不能确认的打印机。',
    '已發給不能確認的印表機。',
    'Sent to a printer that cannot say.',
  ),
  paperUnknown: papers(
    ['不明', '不明', 'Unknown'],
    '不知是否打出。',
    '不知是否打出。',
    'Nobody knows whether it came out.',
  ),
  paperFailed: papers(['未打出', '未打出', 'Failed'], '没有打出。', '沒有打出。', 'It did not come out.'),
  paperOwed: papers(['待打印', '待列印', 'Owed'], '还没有结果。', '還沒有結果。', 'Nothing has been reported yet.'),
} as const satisfies Readonly<Record<FigureId, FigureText>>;
