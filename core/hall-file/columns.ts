import type { Names } from '../base/names.ts';
import { HALL_KEYS } from './columns/hall-columns.ts';
import { DEPARTMENTS_COLUMNS } from './columns/departments-columns.ts';
import { LINES_COLUMNS } from './columns/lines-columns.ts';
import { SERVICES_COLUMNS } from './columns/services-columns.ts';
import { COUNTERS_COLUMNS } from './columns/counters-columns.ts';
import { PROFILES_COLUMNS } from './columns/profiles-columns.ts';
import { CATEGORIES_COLUMNS } from './columns/categories-columns.ts';
import { CALENDAR_COLUMNS } from './columns/calendar-columns.ts';
import { DEVICES_COLUMNS } from './columns/devices-columns.ts';
import { SLIPS_COLUMNS } from './columns/slips-columns.ts';
import { MATTERS_COLUMNS } from './columns/matters-columns.ts';
import { KEYMAPS_COLUMNS } from './columns/keymaps-columns.ts';
import { INPUTS_COLUMNS } from './columns/inputs-columns.ts';
import { SOUNDS_COLUMNS } from './columns/sounds-columns.ts';
import { PHRASES_COLUMNS } from './columns/phrases-columns.ts';
import { SIGNS_COLUMNS } from './columns/signs-columns.ts';
import { SIGN_IN_ROLES_COLUMNS } from './columns/sign-in-roles-columns.ts';
import { USERS_COLUMNS } from './columns/users-columns.ts';
import { APPOINTMENTS_COLUMNS } from './columns/appointments-columns.ts';
import { ASSESSMENT_COLUMNS } from './columns/assessment-columns.ts';
import { ALERTS_COLUMNS } from './columns/alerts-columns.ts';
import { CARDS_COLUMNS } from './columns/cards-columns.ts';
import { HOOKS_COLUMNS } from './columns/hooks-columns.ts';
import { SCHEDULED_REPORTS_COLUMNS } from './columns/scheduled-reports-columns.ts';
import type { Bounds, Column } from './columns/column.ts';

/**
 * A table of the hall file: whether it must be there, what it is called, and its columns in the order in which they are
 * written.
 */
export type TableFacts = { readonly required: boolean; readonly label: Names; readonly columns: readonly Column[] };

/** hall.csv stands on its side: each key is a line of it, and described as a column is. */
const SIDEWAYS: readonly Column[] = [
  {
    name: 'key',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '键', 'zh-Hant': '鍵', en: 'Key' },
    help: { 'zh-Hans': '规则的名称', 'zh-Hant': '規則的名稱', en: 'the name of the rule' },
    example: 'time_zone',
  },
  {
    name: 'value',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '值', 'zh-Hant': '值', en: 'Value' },
    help: { 'zh-Hans': '规则的值', 'zh-Hant': '規則的值', en: 'what holds' },
    example: 'Asia/Shanghai',
  },
  {
    name: 'explanation',
    type: 'note',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '说明', 'zh-Hant': '說明', en: 'Explanation' },
    help: {
      'zh-Hans': '给您自己看，程序不读',
      'zh-Hant': '給您自己看，程序不讀',
      en: 'for you; the program does not read it',
    },
    example: '',
  },
];

/** Every table of a hall, in the order in which they are read and told about. */
export const HALL_TABLES = {
  'hall.csv': {
    required: true,
    label: { 'zh-Hans': '大厅和规则', 'zh-Hant': '大廳和規則', en: 'The hall and its rules' },
    columns: SIDEWAYS,
  },
  'departments.csv': {
    required: true,
    label: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Departments' },
    columns: DEPARTMENTS_COLUMNS,
  },
  'lines.csv': { required: true, label: { 'zh-Hans': '队列', 'zh-Hant': '隊列', en: 'Lines' }, columns: LINES_COLUMNS },
  'services.csv': {
    required: true,
    label: { 'zh-Hans': '事项', 'zh-Hant': '事項', en: 'Services' },
    columns: SERVICES_COLUMNS,
  },
  'counters.csv': {
    required: true,
    label: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counters' },
    columns: COUNTERS_COLUMNS,
  },
  'profiles.csv': {
    required: false,
    label: { 'zh-Hans': '窗口方案', 'zh-Hant': '窗口方案', en: 'Profiles' },
    columns: PROFILES_COLUMNS,
  },
  'categories.csv': {
    required: true,
    label: { 'zh-Hans': '优先类别', 'zh-Hant': '優先類別', en: 'Categories' },
    columns: CATEGORIES_COLUMNS,
  },
  'calendar.csv': {
    required: true,
    label: { 'zh-Hans': '日历', 'zh-Hant': '日曆', en: 'Calendar' },
    columns: CALENDAR_COLUMNS,
  },
  'devices.csv': {
    required: true,
    label: { 'zh-Hans': '设备', 'zh-Hant': '設備', en: 'Devices' },
    columns: DEVICES_COLUMNS,
  },
  'slips.csv': {
    required: false,
    label: { 'zh-Hans': '小票', 'zh-Hant': '小票', en: 'Slips' },
    columns: SLIPS_COLUMNS,
  },
  'matters.csv': {
    required: false,
    label: { 'zh-Hans': '一件事', 'zh-Hant': '一件事', en: 'Matters' },
    columns: MATTERS_COLUMNS,
  },
  'keymaps.csv': {
    required: false,
    label: { 'zh-Hans': '按键', 'zh-Hant': '按鍵', en: 'Keymaps' },
    columns: KEYMAPS_COLUMNS,
  },
  'inputs.csv': {
    required: false,
    label: { 'zh-Hans': '外接设备', 'zh-Hant': '外接設備', en: 'Plugged-in devices' },
    columns: INPUTS_COLUMNS,
  },
  'sounds.csv': {
    required: false,
    label: { 'zh-Hans': '音区', 'zh-Hant': '音區', en: 'Sound zones' },
    columns: SOUNDS_COLUMNS,
  },
  'phrases.csv': {
    required: false,
    label: { 'zh-Hans': '呼叫用语', 'zh-Hant': '呼叫用語', en: 'Phrases' },
    columns: PHRASES_COLUMNS,
  },
  'signs.csv': {
    required: false,
    label: { 'zh-Hans': 'LED 条屏', 'zh-Hant': 'LED 條屏', en: 'LED signs' },
    columns: SIGNS_COLUMNS,
  },
  'users.csv': { required: true, label: { 'zh-Hans': '用户', 'zh-Hant': '用戶', en: 'Users' }, columns: USERS_COLUMNS },
  'sign_in_roles.csv': {
    required: false,
    label: { 'zh-Hans': '统一身份登录的角色', 'zh-Hant': '統一身份登入的角色', en: 'Roles by the sign-in service' },
    columns: SIGN_IN_ROLES_COLUMNS,
  },
  'appointments.csv': {
    required: false,
    label: { 'zh-Hans': '预约', 'zh-Hant': '預約', en: 'Bookings' },
    columns: APPOINTMENTS_COLUMNS,
  },
  'alerts.csv': {
    required: false,
    label: { 'zh-Hans': '提醒', 'zh-Hant': '提醒', en: 'Alerts' },
    columns: ALERTS_COLUMNS,
  },
  'assessment.csv': {
    required: false,
    label: { 'zh-Hans': '考核', 'zh-Hant': '考核', en: 'Assessment' },
    columns: ASSESSMENT_COLUMNS,
  },
  'cards.csv': {
    required: false,
    label: { 'zh-Hans': '黄牌红牌', 'zh-Hant': '黃牌紅牌', en: 'Yellow and red cards' },
    columns: CARDS_COLUMNS,
  },
  'scheduled_reports.csv': {
    required: false,
    label: { 'zh-Hans': '定时报表', 'zh-Hant': '定時報表', en: 'Scheduled reports' },
    columns: SCHEDULED_REPORTS_COLUMNS,
  },
  'hooks.csv': {
    required: false,
    label: { 'zh-Hans': '事件推送', 'zh-Hant': '事件推送', en: 'Hooks' },
    columns: HOOKS_COLUMNS,
  },
} as const satisfies Readonly<Record<string, TableFacts>>;

/** The name of a table's file. */
export type HallFileName = keyof typeof HALL_TABLES;

/** A column of a table, or a key of hall.csv; undefined where there is none. */
export function columnOf(file: string, name: string): Column | undefined {
  if (file === 'hall.csv') return HALL_KEYS.find((key) => key.name === name);
  return file in HALL_TABLES
    ? HALL_TABLES[file as HallFileName].columns.find((column) => column.name === name)
    : undefined; // just looked up
}

/** What a number of this column may be; a column without bounds takes any. */
export function boundsOf(file: string, name: string): Bounds {
  return columnOf(file, name)?.bounds ?? { min: 0, max: Number.MAX_SAFE_INTEGER };
}
