import { LANGUAGES } from '../../base/names.ts';
import { PRESETS } from '../../catalogue/scheduled-report.ts';
import { REPORT_IDS } from '../../reports/report-table.ts';
import type { Column } from './column.ts';

/** The columns of scheduled_reports.csv. */
export const SCHEDULED_REPORTS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: {
      'zh-Hans': '定时报表的编号，文件名以它开头',
      'zh-Hant': '定時報表的編號，檔名以它開頭',
      en: 'the id of the scheduled report; the names of its files begin with it',
    },
    example: 'waits-daily',
  },
  {
    name: 'report',
    type: 'word',
    required: true,
    words: [...REPORT_IDS, 'course'],
    label: { 'zh-Hans': '报表', 'zh-Hant': '報表', en: 'Report' },
    help: {
      'zh-Hans': '哪张报表，见 [报表](reports.md)；course 是当日走势',
      'zh-Hant': '哪張報表，見 [報表](reports.md)；course 是當日走勢',
      en: 'which report: see [reports](reports.md); `course` is the course of a day',
    },
    example: 'waits',
  },
  {
    name: 'span',
    type: 'word',
    required: true,
    words: PRESETS,
    label: { 'zh-Hans': '时段', 'zh-Hant': '時段', en: 'Days' },
    help: {
      'zh-Hans': '哪些天，从生成那天看',
      'zh-Hant': '哪些天，從產生那天看',
      en: 'of which days, seen from the day on which it is made',
    },
    example: 'yesterday',
  },
  {
    name: 'by',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '按', 'zh-Hant': '按', en: 'By' },
    help: {
      'zh-Hans': '按什么分行，最多三个，用分号隔开；留空：这张报表通常的分法',
      'zh-Hant': '按什麼分行，最多三個，用分號隔開；留空：這張報表通常的分法',
      en: 'by what its rows are split, three at most; as the report usually is if left empty',
    },
    example: 'line;hour',
  },
  {
    name: 'when',
    type: 'list',
    required: true,
    label: { 'zh-Hans': '何时', 'zh-Hant': '何時', en: 'When' },
    help: {
      'zh-Hans': 'daily 06:30 每天；mon-fri 18:05 或 mon 07:00 星期；month-3 07:00 每月 3 日（1 到 28）',
      'zh-Hant': 'daily 06:30 每天；mon-fri 18:05 或 mon 07:00 星期；month-3 07:00 每月 3 日（1 到 28）',
      en: '`daily 06:30`; weekdays, `mon-fri 18:05` or `mon 07:00`; a day of each month, `month-3 07:00` (1 to 28)',
    },
    example: 'daily 06:30',
  },
  {
    name: 'format',
    type: 'list',
    required: false,
    mayBeEmpty: true,
    otherwise: 'xlsx',
    label: { 'zh-Hans': '格式', 'zh-Hant': '格式', en: 'Format' },
    help: { 'zh-Hans': 'csv、xlsx 或两者', 'zh-Hant': 'csv、xlsx 或兩者', en: '`csv`, `xlsx`, or both' },
    example: 'csv;xlsx',
  },
  {
    name: 'language',
    type: 'word',
    required: false,
    mayBeEmpty: true,
    words: LANGUAGES,
    label: { 'zh-Hans': '语言', 'zh-Hant': '語言', en: 'Language' },
    help: {
      'zh-Hans': '表头和名称的语言；留空：大厅的第一种语言',
      'zh-Hant': '表頭和名稱的語言；留空：大廳的第一種語言',
      en: "the language of heads and names; the hall's first if left empty",
    },
    example: 'zh-Hans',
  },
  {
    name: 'folder',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '文件夹', 'zh-Hant': '資料夾', en: 'Folder' },
    help: {
      'zh-Hans': '放在数据文件夹的 scheduled-reports/files 下的哪个文件夹',
      'zh-Hant': '放在資料夾 scheduled-reports/files 下的哪個資料夾',
      en: 'in which folder below `scheduled-reports/files` of the data folder the files are put',
    },
    example: 'daily',
  },
  {
    name: 'webhook',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '网址', 'zh-Hant': '網址', en: 'Webhook' },
    help: {
      'zh-Hans': '把文件发到哪个网址，http 或 https；文件夹和网址至少写一个',
      'zh-Hant': '把檔案發到哪個網址，http 或 https；資料夾和網址至少寫一個',
      en: 'the address to which the files are posted, http or https; a folder, an address, or both',
    },
    example: 'https://archive.example/hooks/reports',
  },
];
