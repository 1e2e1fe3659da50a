import type { AuditKind } from '../../core/queue/audit-kind.ts';
import type { Dictionary, Words } from './words.ts';

/** Words of the audit. */
export const auditText = {
  audit: { 'zh-Hans': '操作记录', 'zh-Hant': '操作記錄', en: 'Audit' },
  day: { 'zh-Hans': '日期', 'zh-Hant': '日期', en: 'Day' },
  who: { 'zh-Hans': '何人', 'zh-Hant': '何人', en: 'Who' },
  whoHint: { 'zh-Hans': '姓名或账号', 'zh-Hant': '姓名或帳號', en: 'name or login' },
  kind: { 'zh-Hans': '类别', 'zh-Hant': '類別', en: 'What about' },
  anyKind: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'Everything' },
  number: { 'zh-Hans': '号码', 'zh-Hant': '號碼', en: 'Number' },
  counter: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
  anyCounter: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'All' },
  search: { 'zh-Hans': '查找', 'zh-Hant': '查詢', en: 'Search' },
  record: { 'zh-Hans': '序号', 'zh-Hant': '序號', en: 'Record' },
  time: { 'zh-Hans': '时间', 'zh-Hant': '時間', en: 'Time' },
  what: { 'zh-Hans': '何事', 'zh-Hant': '何事', en: 'What' },
  why: { 'zh-Hans': '原因：{why}', 'zh-Hant': '原因：{why}', en: 'Why: {why}' },
  found: { 'zh-Hans': '共 {n} 条', 'zh-Hant': '共 {n} 條', en: '{n} {n:record|records}' },
  none: {
    'zh-Hans': '这一天没有符合条件的记录',
    'zh-Hant': '這一天沒有符合條件的記錄',
    en: 'Nothing of that kind on this day',
  },
  older: { 'zh-Hans': '更早', 'zh-Hant': '更早', en: 'Earlier' },
  newest: { 'zh-Hans': '最新', 'zh-Hant': '最新', en: 'Newest' },
  whole: {
    'zh-Hans': '记录完整，没有改动：{n} 条逐条核对，{time}',
    'zh-Hant': '記錄完整，沒有改動：{n} 條逐條核對，{time}',
    en: 'The record is whole: {n} {n:hash|hashes} computed anew at {time}',
  },
  empty: {
    'zh-Hans': '这一天没有记录',
    'zh-Hant': '這一天沒有記錄',
    en: 'Nothing was recorded on this day',
  },
  broken: {
    'zh-Hans': '记录已被改动：第 {seq} 条与前面的记录不符',
    'zh-Hant': '記錄已被改動：第 {seq} 條與前面的記錄不符',
    en: 'The record was changed: record {seq} does not follow from those before it',
  },
  proving: { 'zh-Hans': '正在核对…', 'zh-Hant': '正在核對…', en: 'Computing the hashes …' },
  lastHash: {
    'zh-Hans': '末条（第 {seq} 条）的校验码',
    'zh-Hant': '末條（第 {seq} 條）的校驗碼',
    en: 'Hash of the last record ({seq})',
  },
  hashHint: {
    'zh-Hans': '把它抄下或打印留存：以后有人截去末尾的记录，核对工具凭它就能发现。',
    'zh-Hant': '把它抄下或列印留存：以後有人截去末尾的記錄，核對工具憑它就能發現。',
    en: 'Note it or print it: with it the tool finds an end that was cut off later.',
  },
  proveAgain: { 'zh-Hans': '再次核对', 'zh-Hant': '再次核對', en: 'Check again' },
  exportDay: { 'zh-Hans': '导出这一天', 'zh-Hant': '匯出這一天', en: 'Export this day' },
  exportAll: { 'zh-Hans': '全部导出', 'zh-Hant': '全部匯出', en: 'Export everything' },
  printed: { 'zh-Hans': '打印', 'zh-Hant': '列印', en: 'Print' },
} as const satisfies Dictionary;

/** What a record is about. */
export const auditKindText = {
  number: { 'zh-Hans': '取号与办理', 'zh-Hant': '取號與辦理', en: 'Tickets and service' },
  counter: { 'zh-Hans': '窗口上下线', 'zh-Hant': '窗口上下線', en: 'Counters' },
  routing: { 'zh-Hans': '调度', 'zh-Hant': '調度', en: 'Routing' },
  slip: { 'zh-Hans': '小票', 'zh-Hant': '小票', en: 'Slips' },
  opinion: { 'zh-Hans': '评价与投诉', 'zh-Hant': '評價與投訴', en: 'Ratings and complaints' },
  hall: { 'zh-Hans': '大厅', 'zh-Hant': '大廳', en: 'The hall' },
} as const satisfies Readonly<Record<AuditKind, Words>>;
