import type { SecurityKind } from '../../core/protocol/security.ts';
import type { Dictionary, Words } from './words.ts';

/** Words about people, their sessions and the record of security. */
export const peopleText = {
  title: { 'zh-Hans': '人员与登录', 'zh-Hant': '人員與登入', en: 'People and sign-ins' },
  people: { 'zh-Hans': '人员', 'zh-Hant': '人員', en: 'People' },
  record: { 'zh-Hans': '安全记录', 'zh-Hant': '安全記錄', en: 'Security record' },
  account: { 'zh-Hans': '我的账号', 'zh-Hant': '我的帳號', en: 'My account' },
  find: { 'zh-Hans': '姓名或账号', 'zh-Hant': '姓名或帳號', en: 'Name or login' },
  locked: { 'zh-Hans': '已锁定（{by}）', 'zh-Hant': '已鎖定（{by}）', en: 'Locked by {by}' },
  signedIn: { 'zh-Hans': '{n} 处登录', 'zh-Hant': '{n} 處登入', en: '{n} {n:session|sessions}' },
  away: { 'zh-Hans': '未登录', 'zh-Hant': '未登入', en: 'Not signed in' },
  factor: { 'zh-Hans': '两步验证', 'zh-Hant': '兩步驗證', en: 'Second step' },
  noPassword: { 'zh-Hans': '没有密码，不能登录', 'zh-Hant': '沒有密碼，不能登入', en: 'No password: cannot sign in' },
  lock: { 'zh-Hans': '锁定', 'zh-Hant': '鎖定', en: 'Lock' },
  lockCertain: { 'zh-Hans': '确定锁定？', 'zh-Hant': '確定鎖定？', en: 'Really lock?' },
  unlock: { 'zh-Hans': '解锁', 'zh-Hant': '解鎖', en: 'Unlock' },
  link: { 'zh-Hans': '重设密码', 'zh-Hant': '重設密碼', en: 'New password' },
  linkSays: {
    'zh-Hans': '把这个链接当面交给本人，24 小时内可用一次：',
    'zh-Hant': '把這個連結當面交給本人，24 小時內可用一次：',
    en: 'Give this link to the person themselves; it works once, within 24 hours:',
  },
  sessionsOf: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sessions' },
  end: { 'zh-Hans': '结束', 'zh-Hant': '結束', en: 'End' },
  endFactor: { 'zh-Hans': '取消两步验证', 'zh-Hant': '取消兩步驗證', en: 'Take away second step' },
  certain: { 'zh-Hans': '确定？', 'zh-Hant': '確定？', en: 'Really?' },
  current: { 'zh-Hans': '本机', 'zh-Hant': '本機', en: 'This one' },
  since: { 'zh-Hans': '登录于 {time}', 'zh-Hant': '登入於 {time}', en: 'Since {time}' },
  active: { 'zh-Hans': '最近操作 {time}', 'zh-Hant': '最近操作 {time}', en: 'last act {time}' },
  nobody: { 'zh-Hans': '没有这个人', 'zh-Hant': '沒有這個人', en: 'Nobody of that name' },
  kind: { 'zh-Hans': '类别', 'zh-Hant': '類別', en: 'What' },
  any: { 'zh-Hans': '全部', 'zh-Hant': '全部', en: 'Everything' },
  whom: { 'zh-Hans': '账号或设备', 'zh-Hant': '帳號或設備', en: 'Login or device' },
  by: { 'zh-Hans': '由谁', 'zh-Hant': '由誰', en: 'By' },
  from: { 'zh-Hans': '地址', 'zh-Hant': '位址', en: 'From' },
  more: { 'zh-Hans': '另有 {n} 次未逐条记录', 'zh-Hant': '另有 {n} 次未逐條記錄', en: '{n} more not written each' },
  whole: {
    'zh-Hans': '安全记录完整：逐条核对到第 {n} 条',
    'zh-Hant': '安全記錄完整：逐條核對到第 {n} 條',
    en: 'The security record is whole, checked link by link up to number {n}',
  },
  broken: {
    'zh-Hans': '安全记录在第 {n} 条处对不上：有人改动或文件损坏',
    'zh-Hant': '安全記錄在第 {n} 條處對不上：有人改動或檔案損壞',
    en: 'The security record does not hold at number {n}: it was changed or damaged',
  },
  none: { 'zh-Hans': '没有符合条件的记录', 'zh-Hant': '沒有符合條件的記錄', en: 'Nothing of that kind' },
} as const satisfies Dictionary;

/** What happened, as the record tells it. */
export const securityText = {
  'signed-in': { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Signed in' },
  'sign-in-failed': { 'zh-Hans': '登录失败', 'zh-Hant': '登入失敗', en: 'Sign-in failed' },
  'sign-in-held': { 'zh-Hans': '试得太多，暂停', 'zh-Hant': '試得太多，暫停', en: 'Too many tries, held up' },
  'signed-out': { 'zh-Hans': '退出登录', 'zh-Hant': '登出', en: 'Signed out' },
  'session-ended': { 'zh-Hans': '登录被结束', 'zh-Hant': '登入被結束', en: 'Session ended' },
  refused: { 'zh-Hans': '无权操作被拒', 'zh-Hant': '無權操作被拒', en: 'Refused: not theirs to do' },
  locked: { 'zh-Hans': '锁定账号', 'zh-Hant': '鎖定帳號', en: 'Locked' },
  unlocked: { 'zh-Hans': '解锁账号', 'zh-Hant': '解鎖帳號', en: 'Unlocked' },
  'password-changed': { 'zh-Hans': '修改密码', 'zh-Hant': '修改密碼', en: 'Password changed' },
  'password-link-made': { 'zh-Hans': '发出重设密码链接', 'zh-Hant': '發出重設密碼連結', en: 'Link for a new password' },
  'password-weak': {
    'zh-Hans': '密码太弱，已提示更换',
    'zh-Hant': '密碼太弱，已提示更換',
    en: 'Weak password, told so',
  },
  'second-factor-set': { 'zh-Hans': '开启两步验证', 'zh-Hant': '開啟兩步驗證', en: 'Second step set up' },
  'second-factor-ended': { 'zh-Hans': '取消两步验证', 'zh-Hant': '取消兩步驗證', en: 'Second step taken away' },
  'identity-given': { 'zh-Hans': '给设备身份', 'zh-Hant': '給設備身份', en: 'Device given an identity' },
  'identity-paired': { 'zh-Hans': '设备配对', 'zh-Hant': '設備配對', en: 'Device paired' },
  'identity-ended': { 'zh-Hans': '收回设备身份', 'zh-Hant': '收回設備身份', en: "Device's identity ended" },
} as const satisfies Readonly<Record<SecurityKind, Words>>;
