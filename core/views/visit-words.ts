import type { Names } from '../base/names.ts';
import type { ComplaintOutcome } from '../queue/complaint.ts';
import type { ActKind } from '../queue/counter-act.ts';
import type { Grade } from '../queue/rating.ts';
import type { Outcome } from '../queue/ticket.ts';

// Words of a visit that pages say and the trace of a ticket as well.

/** How a service at the counter ended. */
export const OUTCOME_WORDS = {
  done: { 'zh-Hans': '当场办结', 'zh-Hant': '當場辦結', en: 'Done on the spot' },
  accepted: { 'zh-Hans': '已受理，待审批', 'zh-Hant': '已受理，待審批', en: 'Accepted, decision follows' },
  'needs-papers': { 'zh-Hans': '材料不全，需补正', 'zh-Hant': '材料不全，需補正', en: 'Papers are missing' },
  referred: { 'zh-Hans': '告知到别处办理', 'zh-Hant': '告知到別處辦理', en: 'Referred elsewhere' },
  withdrawn: { 'zh-Hans': '市民放弃办理', 'zh-Hant': '市民放棄辦理', en: 'Withdrawn by the citizen' },
  'not-served': { 'zh-Hans': '未能办理', 'zh-Hant': '未能辦理', en: 'Not served' },
  unfinished: { 'zh-Hans': '未办完', 'zh-Hant': '未辦完', en: 'Left unfinished' },
} as const satisfies Readonly<Record<Outcome, Names>>;

/** The five grades of 好差评. */
export const GRADE_WORDS = {
  5: { 'zh-Hans': '非常满意', 'zh-Hant': '非常滿意', en: 'Very good' },
  4: { 'zh-Hans': '满意', 'zh-Hant': '滿意', en: 'Good' },
  3: { 'zh-Hans': '基本满意', 'zh-Hant': '基本滿意', en: 'Fair' },
  2: { 'zh-Hans': '不满意', 'zh-Hant': '不滿意', en: 'Bad' },
  1: { 'zh-Hans': '非常不满意', 'zh-Hant': '非常不滿意', en: 'Very bad' },
} as const satisfies Readonly<Record<Grade, Names>>;

/** What came of a complaint. */
export const COMPLAINT_WORDS = {
  corrected: { 'zh-Hans': '立行立改', 'zh-Hant': '立行立改', en: 'Put right at once' },
  planned: { 'zh-Hans': '限期整改', 'zh-Hant': '限期整改', en: 'To be put right by a date' },
  explained: { 'zh-Hans': '解释说明', 'zh-Hant': '解釋說明', en: 'Explained' },
  unfounded: { 'zh-Hans': '误评或不属实', 'zh-Hant': '誤評或不屬實', en: 'A mistake, or not so' },
} as const satisfies Readonly<Record<ComplaintOutcome, Names>>;

/** What may be taken back at a counter. */
export const ACT_WORDS = {
  call: { 'zh-Hans': '呼叫', 'zh-Hant': '呼叫', en: 'Call' },
  resume: { 'zh-Hans': '恢复', 'zh-Hant': '恢復', en: 'Resume' },
  finish: { 'zh-Hans': '办结', 'zh-Hant': '辦結', en: 'Finish' },
  'no-show': { 'zh-Hans': '过号', 'zh-Hant': '過號', en: 'Missed' },
  park: { 'zh-Hans': '挂起', 'zh-Hant': '掛起', en: 'Park' },
  transfer: { 'zh-Hans': '转移', 'zh-Hant': '轉移', en: 'Transfer' },
  return: { 'zh-Hans': '退回队列', 'zh-Hant': '退回隊列', en: 'Back to the line' },
} as const satisfies Readonly<Record<ActKind, Names>>;
