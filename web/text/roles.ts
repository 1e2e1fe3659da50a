import type { Role } from '../../core/catalogue/staff.ts';
import type { Words } from './words.ts';

/** Roles as people call them. */
export const roleText = {
  clerk: { 'zh-Hans': '窗口人员', 'zh-Hant': '窗口人員', en: 'Clerk' },
  desk: { 'zh-Hans': '导办台', 'zh-Hant': '導辦台', en: 'Information desk' },
  supervisor: { 'zh-Hans': '值班长', 'zh-Hant': '值班長', en: 'Supervisor' },
  manager: { 'zh-Hans': '管理员', 'zh-Hant': '管理員', en: 'Manager' },
  administrator: { 'zh-Hans': '系统管理员', 'zh-Hant': '系統管理員', en: 'Administrator' },
} as const satisfies Readonly<Record<Role, Words>>;
