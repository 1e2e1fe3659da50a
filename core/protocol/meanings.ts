import type { Names } from '../base/names.ts';

/**
 * What each figure of the overview counts, in one place: behind the (i) beside it, and as its description in the
 * document of the API.
 */
export const MEANINGS = {
  waiting: {
    'zh-Hans':
      '现在可以被叫到的号码数。正在别的窗口、挂起、过号或须先办别的事项的不算。同时排多个队列的市民在这里只算一次，在各队列里各算一次。',
    'zh-Hant':
      '現在可以被叫到的號碼數。正在別的窗口、掛起、過號或須先辦別的事項的不算。同時排多個隊列的市民在這裡只算一次，在各隊列裡各算一次。',
    en: 'Tickets that could be called now. Whoever is at a counter, parked, missed, or has to finish something first does not wait. Somebody in several lines counts once in the hall, and once in each line.',
  },
  longestWait: {
    'zh-Hans': '现在等候的人中等得最久的时间，从排队起算，不含办理别的事项的时间。',
    'zh-Hant': '現在等候的人中等得最久的時間，從排隊起算，不含辦理別的事項的時間。',
    en: 'The longest time that anybody who waits now has been waiting, from joining the line, less the time at other counters.',
  },
  late: {
    'zh-Hans': '现在等候的人中，已经超过自己目标时间的人数；同时排多个队列的，每个队列各算一次。',
    'zh-Hant': '現在等候的人中，已經超過自己目標時間的人數；同時排多個隊列的，每個隊列各算一次。',
    en: 'Of those who wait now, how many have waited past the target of their line and category; once in each line.',
  },
  lateNow: {
    'zh-Hans': '现在等候的人中，已经超过自己目标时间的人数；同时排多个队列的市民只算一次。',
    'zh-Hant': '現在等候的人中，已經超過自己目標時間的人數；同時排多個隊列的市民只算一次。',
    en: 'How many of those who wait now have waited past their target; somebody in several lines counts once.',
  },
  willBeLate: {
    'zh-Hans':
      '现在等候的人中，到被叫到时预计超过自己目标的人数，已经超过的也算（按现在的快慢估计；没有开放窗口时按再等 60 分钟计）。同时排多个队列的市民只算一次。',
    'zh-Hant':
      '現在等候的人中，到被叫到時預計超過自己目標的人數，已經超過的也算（按現在的快慢估計；沒有開放窗口時按再等 60 分鐘計）。同時排多個隊列的市民只算一次。',
    en: 'Of those who wait now, how many will probably be past their target when they are called, those included who are already (at the pace of now; 60 minutes more where no counter is open). Somebody in several lines counts once.',
  },
  withinTarget: {
    'zh-Hans':
      '今天的叫号，加上现在等候且已超过目标的人，其中在目标时间（按队列和优先类别）内叫到的比例。还在等而已超时的按未达标计。重呼不算。',
    'zh-Hant':
      '今天的叫號，加上現在等候且已超過目標的人，其中在目標時間（按隊列和優先類別）內叫到的比例。還在等而已逾時的按未達標計。重呼不算。',
    en: 'Of today’s calls and of those who wait past their target now, the share that was called within the target of line and category. Who still waits past the target counts as missed. Recalls do not count.',
  },
  withinTargetOf: {
    'zh-Hans': '达标率的分母：今天的叫号数，加上现在等候且已超过目标的人数。',
    'zh-Hant': '達標率的分母：今天的叫號數，加上現在等候且已超過目標的人數。',
    en: 'Of how many the share within target is: today’s calls, and those who wait past their target now.',
  },
  meanWait: {
    'zh-Hans': '今天每次叫号前的等候时间，和现在等候的人到此刻为止的等候时间，合起来的平均值。重呼不算。',
    'zh-Hant': '今天每次叫號前的等候時間，和現在等候的人到此刻為止的等候時間，合起來的平均值。重呼不算。',
    en: 'Mean over today’s calls, of the time from joining the line to the call, and over those who wait now, of the time so far. Recalls do not count.',
  },
  meanWaitOf: {
    'zh-Hans': '平均等候所计的人次：今天的叫号数，加上现在等候的人数（每个队列各算一次）。',
    'zh-Hant': '平均等候所計的人次：今天的叫號數，加上現在等候的人數（每個隊列各算一次）。',
    en: 'Of how many the mean wait is: today’s calls, and those who wait now, once in each line.',
  },
  issued: {
    'zh-Hans': '今天发出的号码数。一个号码办几件事也只算一个。',
    'zh-Hant': '今天發出的號碼數。一個號碼辦幾件事也只算一個。',
    en: 'Tickets given today. One that asks for several services counts once.',
  },
  served: {
    'zh-Hans': '今天在窗口办结的事项数。一个号码办两件事算两件；“未能办理”不算。',
    'zh-Hant': '今天在窗口辦結的事項數。一個號碼辦兩件事算兩件；「未能辦理」不算。',
    en: 'Services finished at a counter today. A ticket with two services counts twice; one that could not be served does not count.',
  },
  noShows: {
    'zh-Hans': '今天叫号后没有来、被标为过号的次数。撤销的不算。',
    'zh-Hant': '今天叫號後沒有來、被標為過號的次數。撤銷的不算。',
    en: 'How often today somebody was called, did not come and was marked as missed. What was taken back does not count.',
  },
  cancelled: {
    'zh-Hans':
      '今天取消的号码数，也就是人数：市民放弃、工作人员取消，或到一天结束仍未办。一个号码取消几件事也只算一个。',
    'zh-Hant':
      '今天取消的號碼數，也就是人數：市民放棄、工作人員取消，或到一天結束仍未辦。一個號碼取消幾件事也只算一個。',
    en: 'People whose ticket was cancelled today: given up, cancelled by staff, or still open when the day ended. However many services it asked for, a ticket counts once.',
  },
  inService: {
    'zh-Hans': '现在手上有号码的窗口数，已叫号未到的也算。',
    'zh-Hant': '現在手上有號碼的窗口數，已叫號未到的也算。',
    en: 'Counters that have a ticket in hand now, called or being served.',
  },
  openCounters: {
    'zh-Hans': '现在开放的窗口数。暂停的不算。',
    'zh-Hant': '現在開放的窗口數。暫停的不算。',
    en: 'Counters that are open now. Paused ones do not count.',
  },
  harm: {
    'zh-Hans':
      '受影响的人·分钟：队列里每个等候的人，到被叫到时预计超过目标的分钟数之和（已等的时间，加上按现在的快慢估计还要等的时间；没有开放窗口时按再等 60 分钟计）。设备故障按所在区域现在等候的人数估：取号没有纸条的取号机每人 10 分钟，别的打印故障每人 2 分钟，屏和语音每人 5 分钟，条屏每人 1 分钟。影响大的排在前；变动不到四分之一时位置不变。红色：已有人超过目标、没有开放的窗口，或平均会超过目标一倍；黄色：预计有人会超过。',
    'zh-Hant':
      '受影響的人·分鐘：隊列裡每個等候的人，到被叫到時預計超過目標的分鐘數之和（已等的時間，加上按現在的快慢估計還要等的時間；沒有開放窗口時按再等 60 分鐘計）。設備故障按所在區域現在等候的人數估：取號沒有紙條的取號機每人 10 分鐘，別的列印故障每人 2 分鐘，屏和語音每人 5 分鐘，條屏每人 1 分鐘。影響大的排在前；變動不到四分之一時位置不變。紅色：已有人超過目標、沒有開放的窗口，或平均會超過目標一倍；黃色：預計有人會超過。',
    en: 'Minutes of people: for everybody who waits in the line, by how much they will probably be past their target when called (the wait so far and, at the pace of now, the wait still to come; 60 minutes where no counter is open), added up. A device is put at those who wait in its zones now: 10 minutes each for a kiosk that gives numbers without paper, 2 for other trouble with a printer, 5 for a board or voice, 1 for a sign. The most harm stands first; a place changes only when the harm has changed by a quarter. Red: somebody is past the target already, no counter is open, or the mean will be twice the target; amber: somebody will be past it.',
  },
  pausedCounters: {
    'zh-Hans': '现在暂停的窗口数：有人值守，但不叫号。',
    'zh-Hant': '現在暫停的窗口數：有人值守，但不叫號。',
    en: 'Counters that are paused now: staffed, and calling nobody.',
  },
  target: {
    'zh-Hans': '普通号在这个队列里不应超过的等候时间。有优先类别的，目标更短。',
    'zh-Hant': '普通號在這個隊列裡不應超過的等候時間。有優先類別的，目標更短。',
    en: 'The wait that an ordinary ticket of this line should not exceed. Categories with priority have shorter ones.',
  },
  estimate: {
    'zh-Hans': '现在取一个普通号要等多久：十人中有八人在这个范围内。队列没有开放的窗口时不估计。',
    'zh-Hant': '現在取一個普通號要等多久：十人中有八人在這個範圍內。隊列沒有開放的窗口時不估計。',
    en: 'How long an ordinary ticket taken now will wait: eight of ten waits end within the range. Nothing is said while no counter of the line is open.',
  },
  lineCounters: {
    'zh-Hans': '现在开放并办理这个队列的窗口数，来支援的也算。',
    'zh-Hant': '現在開放並辦理這個隊列的窗口數，來支援的也算。',
    en: 'Open counters that serve this line now, those included that help it.',
  },
  meanService: {
    'zh-Hans': '今天办结的事项从叫号到办结所用时间的平均值。',
    'zh-Hant': '今天辦結的事項從叫號到辦結所用時間的平均值。',
    en: 'Mean, over the services finished today, of the time from the call to the end.',
  },
  slipsOwed: {
    'zh-Hans': '还没有打出的小票数。',
    'zh-Hant': '還沒有印出的小票數。',
    en: 'Slips that still have to come out of a printer.',
  },
  slipsFailed: {
    'zh-Hans': '没有打出，或不知道是否打出的小票数。',
    'zh-Hant': '沒有印出，或不知道是否印出的小票數。',
    en: 'Slips that did not come out, or of which nobody knows.',
  },
  grades: {
    'zh-Hans': '今天每个等级的评价数。一件办结的事项最多评一次。',
    'zh-Hant': '今天每個等級的評價數。一件辦結的事項最多評一次。',
    en: 'How often each grade was given today. A service that was finished is rated once at most.',
  },
  ungraded: {
    'zh-Hans': '今天办结而没有评价的事项数；不计入满意率，也不算满意。',
    'zh-Hant': '今天辦結而沒有評價的事項數；不計入滿意率，也不算滿意。',
    en: 'Services finished today that nobody rated; they are in no share, and never count as content.',
  },
  satisfaction: {
    'zh-Hans': '满意率＝（非常满意＋满意＋基本满意）÷ 已评价的事项。',
    'zh-Hant': '滿意率＝（非常滿意＋滿意＋基本滿意）÷ 已評價的事項。',
    en: 'Content: very good, good and fair, of all grades given.',
  },
  complaintsFiled: {
    'zh-Hans': '今天提出的投诉数，差评自动产生的也算。',
    'zh-Hant': '今天提出的投訴數，差評自動產生的也算。',
    en: 'Complaints filed today, those included that a bad grade opened.',
  },
  complaintsOpen: {
    'zh-Hans': '还没有答复的投诉数，以前几天的也算。',
    'zh-Hant': '還沒有答覆的投訴數，以前幾天的也算。',
    en: 'Complaints that nobody has answered yet, those of days before included.',
  },
  urgency: {
    'zh-Hans': '等候时间与目标之比：1 表示刚到目标；超过目标后按优先类别增长。数值大的先叫。',
    'zh-Hant': '等候時間與目標之比：1 表示剛到目標；超過目標後按優先類別增長。數值大的先叫。',
    en: 'The wait measured by its target: 1 when the target is reached, then growing as the category says. The higher one is called first.',
  },
} as const satisfies Readonly<Record<string, Names>>;

/** A figure that has a meaning. */
export type FigureId = keyof typeof MEANINGS;

/** The description of a figure in the documents. */
export function meaning(figure: FigureId): string {
  return MEANINGS[figure].en;
}
