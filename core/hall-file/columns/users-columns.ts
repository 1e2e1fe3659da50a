import { ROLES } from '../../catalogue/staff.ts';
import { inEveryLanguage, type Column } from './column.ts';

/** The columns of users.csv. */
export const USERS_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '登录名', 'zh-Hant': '登錄名', en: 'Login' },
    help: { 'zh-Hans': '登录用的名字', 'zh-Hant': '登錄用的名字', en: 'the login' },
    example: 'wang.li',
  },
  {
    name: 'role',
    type: 'word',
    required: true,
    words: ROLES,
    label: { 'zh-Hans': '角色', 'zh-Hant': '角色', en: 'Role' },
    help: {
      'zh-Hans': '窗口人员、导办台、值班长、中心管理员、系统管理员；后者可做前者所做；至少一名系统管理员',
      'zh-Hant': '窗口人員、導辦台、值班長、中心管理員、系統管理員；後者可做前者所做；至少一名系統管理員',
      en: '`clerk` (窗口人员), `desk` (导办台), `supervisor` (值班长), `manager` (中心管理员), `administrator` (系统管理员). Each may do what those before it may. One administrator at least',
    },
    example: 'clerk',
  },
  ...inEveryLanguage({
    name: 'name',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '姓名', 'zh-Hant': '姓名', en: 'Name' },
    help: { 'zh-Hans': '姓名', 'zh-Hant': '姓名', en: 'the name of the person' },
    example: '王丽',
  }),
  {
    name: 'department',
    type: 'id-of',
    required: true,
    mayBeEmpty: true,
    of: 'departments.csv',
    label: { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' },
    help: { 'zh-Hans': '可以留空', 'zh-Hant': '可以留空', en: 'may be empty' },
    example: 'public-security',
  },
  {
    name: 'zone',
    type: 'text',
    required: true,
    mayBeEmpty: true,
    label: { 'zh-Hans': '区域', 'zh-Hant': '區域', en: 'Zone' },
    help: { 'zh-Hans': '可以留空', 'zh-Hant': '可以留空', en: 'may be empty' },
    example: '1F-A',
  },
  {
    name: 'counter',
    type: 'id-of',
    required: true,
    mayBeEmpty: true,
    of: 'counters.csv',
    label: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
    help: { 'zh-Hans': '可以留空', 'zh-Hant': '可以留空', en: 'may be empty' },
    example: '12',
  },
  {
    name: 'password_hash',
    type: 'text',
    required: false,
    mayBeEmpty: true,
    label: { 'zh-Hans': '密码哈希', 'zh-Hant': '密碼哈希', en: 'Password hash' },
    help: { 'zh-Hans': '绝不写密码本身', 'zh-Hant': '絕不寫密碼本身', en: 'never the password itself' },
    example: 'scrypt$…',
  },
];
