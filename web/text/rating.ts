import type { RatingReason } from '../../core/queue/rating.ts';
import { ACT_WORDS, COMPLAINT_WORDS, GRADE_WORDS } from '../../core/views/visit-words.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of the small screen at the counter. */
export const ratingText = {
  title: { 'zh-Hans': '服务评价', 'zh-Hant': '服務評價', en: 'Rating' },
  welcome: { 'zh-Hans': '欢迎光临，很高兴为您服务', 'zh-Hant': '歡迎光臨，很高興為您服務', en: 'Welcome' },
  notPaired: {
    'zh-Hans': '本机尚未配对，不能评价',
    'zh-Hant': '本機尚未配對，不能評價',
    en: 'This screen is not paired yet and takes no ratings',
  },
  pairHow: {
    'zh-Hans': '给管理员：在“大厅总览”的“设备身份”一栏给 {id} 号窗口的评价屏一个身份，然后在本机打开所给的链接。',
    'zh-Hant': '給管理員：在「大廳總覽」的「設備身份」一欄給 {id} 號窗口的評價屏一個身份，然後在本機開啟所給的連結。',
    en: 'For the administrator: give the counter screen {id} an identity in the hall overview, under Identities, and open the link that it shows on this machine.',
  },
  question: { 'zh-Hans': '请您为本次服务评价', 'zh-Hant': '請您為本次服務評價', en: 'How was the service?' },
  why: {
    'zh-Hans': '很抱歉。请选择原因（可多选）',
    'zh-Hant': '很抱歉。請選擇原因（可多選）',
    en: 'We are sorry. What was wrong? (choose one or more)',
  },
  back: { 'zh-Hans': '返回', 'zh-Hant': '返回', en: 'Back' },
  send: { 'zh-Hans': '提交', 'zh-Hant': '提交', en: 'Send' },
  thanks: { 'zh-Hans': '谢谢您的评价', 'zh-Hant': '謝謝您的評價', en: 'Thank you' },
} as const satisfies Dictionary;

/** The five grades of 好差评. */
export const gradeText = GRADE_WORDS;

/** Why somebody was not content. */
export const ratingReasonText = {
  attitude: { 'zh-Hans': '服务态度差', 'zh-Hant': '服務態度差', en: 'Unfriendly' },
  slow: { 'zh-Hans': '办理速度慢', 'zh-Hant': '辦理速度慢', en: 'Slow service' },
  'long-wait': { 'zh-Hans': '等候时间长', 'zh-Hant': '等候時間長', en: 'Long wait' },
  'not-told-at-once': {
    'zh-Hans': '没有一次性告知',
    'zh-Hant': '沒有一次性告知',
    en: 'Not told everything at once',
  },
  'papers-not-needed': {
    'zh-Hans': '要求提供不必要的材料',
    'zh-Hant': '要求提供不必要的材料',
    en: 'Asked for papers that are not needed',
  },
  'sent-around': { 'zh-Hans': '推诿、来回跑', 'zh-Hant': '推諉、來回跑', en: 'Sent from place to place' },
  'not-skilled': { 'zh-Hans': '业务不熟练', 'zh-Hant': '業務不熟練', en: 'Did not know the business' },
  other: { 'zh-Hans': '其他原因', 'zh-Hant': '其他原因', en: 'Something else' },
} as const satisfies Readonly<Record<RatingReason, Words>>;

/** What came of a complaint. */
export const complaintOutcomeText = COMPLAINT_WORDS;

/** What may be taken back at a counter. */
export const actText = ACT_WORDS;
