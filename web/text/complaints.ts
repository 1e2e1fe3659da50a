import type { ComplaintSource } from '../../core/queue/complaint.ts';
import type { ComplaintStep } from '../../core/protocol/shapes/complaint.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of a complaint as a case. */
export const complaintText = {
  file: { 'zh-Hans': '登记投诉', 'zh-Hant': '登記投訴', en: 'File a complaint' },
  fileHint: {
    'zh-Hans': '来电、来信、来访的投诉在此登记',
    'zh-Hant': '來電、來信、來訪的投訴在此登記',
    en: 'For those that come by telephone, letter or in person',
  },
  source: { 'zh-Hans': '来源', 'zh-Hant': '來源', en: 'How it came' },
  words: { 'zh-Hans': '投诉内容', 'zh-Hant': '投訴內容', en: 'What it says' },
  number: { 'zh-Hans': '今日号码（如有）', 'zh-Hant': '今日號碼（如有）', en: 'Number of today, if any' },
  counter: { 'zh-Hans': '涉及窗口', 'zh-Hant': '涉及窗口', en: 'Counter concerned' },
  clerk: { 'zh-Hans': '涉及人员', 'zh-Hant': '涉及人員', en: 'Clerk concerned' },
  reference: { 'zh-Hans': '来文编号', 'zh-Hant': '來文編號', en: 'Reference of the letter' },
  unknown: { 'zh-Hans': '不明', 'zh-Hant': '不明', en: 'not known' },
  due: { 'zh-Hans': '最迟 {day} 答复', 'zh-Hant': '最遲 {day} 答覆', en: 'due {day}' },
  left: { 'zh-Hans': '剩 {n} 个工作日', 'zh-Hant': '剩 {n} 個工作日', en: '{n} working {n:day|days} left' },
  over: { 'zh-Hans': '超期 {n} 个工作日', 'zh-Hant': '逾期 {n} 個工作日', en: '{n} working {n:day|days} over' },
  late: { 'zh-Hans': '已超期', 'zh-Hant': '已逾期', en: 'overdue' },
  assignedTo: { 'zh-Hans': '承办：{who}', 'zh-Hant': '承辦：{who}', en: 'with {who}' },
  about: { 'zh-Hans': '涉及：{who}', 'zh-Hant': '涉及：{who}', en: 'about {who}' },
  openCase: { 'zh-Hans': '办理', 'zh-Hant': '辦理', en: 'Open the case' },
  closeCase: { 'zh-Hans': '收起', 'zh-Hant': '收起', en: 'Close the case' },
  history: { 'zh-Hans': '办理经过', 'zh-Hant': '辦理經過', en: 'What was done' },
  assign: { 'zh-Hans': '交办', 'zh-Hant': '交辦', en: 'Assign' },
  assignTo: { 'zh-Hans': '交给谁办', 'zh-Hant': '交給誰辦', en: 'To whom' },
  toMe: { 'zh-Hans': '交给我（{who}）', 'zh-Hant': '交給我（{who}）', en: 'To me ({who})' },
  state: { 'zh-Hans': '状态', 'zh-Hant': '狀態', en: 'State' },
  all: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'all' },
  open: { 'zh-Hans': '待答复', 'zh-Hant': '待答覆', en: 'open' },
  overdue: { 'zh-Hans': '已超期', 'zh-Hant': '已逾期', en: 'overdue' },
  answered: { 'zh-Hans': '已答复', 'zh-Hant': '已答覆', en: 'answered' },
  with: { 'zh-Hans': '承办', 'zh-Hant': '承辦', en: 'With' },
  mine: { 'zh-Hans': '我承办的', 'zh-Hant': '我承辦的', en: 'me' },
  nobody: { 'zh-Hans': '还没有交办', 'zh-Hant': '還沒有交辦', en: 'nobody yet' },
  department: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' },
  find: { 'zh-Hans': '编号、号码或内容', 'zh-Hant': '編號、號碼或內容', en: 'Number or words' },
  shown: {
    'zh-Hans': '{n} 件，其中超期 {late} 件',
    'zh-Hant': '{n} 件，其中逾期 {late} 件',
    en: '{n} shown, {late} of them overdue',
  },
  noneSuch: { 'zh-Hans': '没有这样的投诉', 'zh-Hant': '沒有這樣的投訴', en: 'There is no such complaint' },
  whole: { 'zh-Hans': '投诉页', 'zh-Hant': '投訴頁', en: 'Page of complaints' },
  note: { 'zh-Hans': '加备注', 'zh-Hant': '加備註', en: 'Add note' },
  noteWords: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Note' },
  extend: { 'zh-Hans': '延期', 'zh-Hant': '延期', en: 'Extend' },
  extendDays: { 'zh-Hans': '延长几个工作日', 'zh-Hant': '延長幾個工作日', en: 'Working days more' },
  reason: { 'zh-Hans': '理由', 'zh-Hant': '理由', en: 'Reason' },
  reopen: { 'zh-Hans': '重新办理', 'zh-Hant': '重新辦理', en: 'Reopen' },
  send: { 'zh-Hans': '确定', 'zh-Hant': '確定', en: 'Save' },
  cancel: { 'zh-Hans': '取消', 'zh-Hant': '取消', en: 'Cancel' },
  byCitizen: { 'zh-Hans': '市民', 'zh-Hant': '市民', en: 'the citizen' },
  until: { 'zh-Hans': '时限 {day}', 'zh-Hant': '時限 {day}', en: 'until {day}' },
} as const satisfies Dictionary;

/** How it came. */
export const complaintSourceText = {
  rating: { 'zh-Hans': '差评', 'zh-Hant': '差評', en: 'bad grade' },
  phone: { 'zh-Hans': '手机', 'zh-Hant': '手機', en: 'phone page' },
  kiosk: { 'zh-Hans': '取号机', 'zh-Hant': '取號機', en: 'kiosk' },
  desk: { 'zh-Hans': '工作人员代填', 'zh-Hant': '工作人員代填', en: 'by staff' },
  call: { 'zh-Hans': '来电', 'zh-Hant': '來電', en: 'telephone' },
  letter: { 'zh-Hans': '来信', 'zh-Hant': '來信', en: 'letter' },
  visit: { 'zh-Hans': '来访', 'zh-Hant': '來訪', en: 'in person' },
} as const satisfies Readonly<Record<ComplaintSource, Words>>;

/** What was done. */
export const complaintStepText = {
  filed: { 'zh-Hans': '提出', 'zh-Hant': '提出', en: 'Filed' },
  assigned: { 'zh-Hans': '交办：{to}', 'zh-Hant': '交辦：{to}', en: 'Assigned to {to}' },
  noted: { 'zh-Hans': '备注', 'zh-Hant': '備註', en: 'Note' },
  extended: { 'zh-Hans': '延期', 'zh-Hant': '延期', en: 'Extended' },
  answered: { 'zh-Hans': '答复', 'zh-Hant': '答覆', en: 'Answered' },
  reopened: { 'zh-Hans': '重新办理', 'zh-Hant': '重新辦理', en: 'Reopened' },
} as const satisfies Readonly<Record<ComplaintStep['kind'], Words>>;
