import { ROLES } from '../../catalogue/staff.ts';
import type { Column } from './column.ts';

/** The columns of sign_in_roles.csv. */
export const SIGN_IN_ROLES_COLUMNS: readonly Column[] = [
  {
    name: 'id',
    type: 'id',
    required: true,
    label: { 'zh-Hans': '编号', 'zh-Hant': '編號', en: 'Id' },
    help: { 'zh-Hans': '这一行的编号', 'zh-Hant': '這一行的編號', en: 'the id of the line' },
    example: 'managers',
  },
  {
    name: 'claim',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '声明', 'zh-Hant': '聲明', en: 'Claim' },
    help: {
      'zh-Hans': '统一身份登录给出的哪一项；在另一项里面的用点连接，如 realm_access.roles',
      'zh-Hant': '統一身份登入給出的哪一項；在另一項裡面的用點連接，如 realm_access.roles',
      en: 'the claim of the sign-in service; one inside another with a dot, such as `realm_access.roles`',
    },
    example: 'groups',
  },
  {
    name: 'value',
    type: 'text',
    required: true,
    label: { 'zh-Hans': '值', 'zh-Hant': '值', en: 'Value' },
    help: {
      'zh-Hans': '这一项里有这个值的人；大小写也要一样',
      'zh-Hant': '這一項裡有這個值的人；大小寫也要一樣',
      en: 'whoever has this value in it, letter by letter',
    },
    example: 'hall-managers',
  },
  {
    name: 'role',
    type: 'word',
    required: true,
    words: ROLES,
    label: { 'zh-Hans': '角色', 'zh-Hant': '角色', en: 'Role' },
    help: {
      'zh-Hans': '最多可做到哪个角色；不会高于 users.csv 里写的',
      'zh-Hant': '最多可做到哪個角色；不會高於 users.csv 裡寫的',
      en: 'may act up to this role, and never above that of users.csv',
    },
    example: 'manager',
  },
];
