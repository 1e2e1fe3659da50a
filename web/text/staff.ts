import type { Dictionary } from './words.ts';

/** Words of the screens that staff sign in to. */
export const staffText = {
  signIn: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in' },
  signingIn: { 'zh-Hans': '正在登录…', 'zh-Hant': '正在登入…', en: 'Signing in…' },
  signOut: { 'zh-Hans': '退出登录', 'zh-Hant': '登出', en: 'Sign out' },
  user: { 'zh-Hans': '用户名', 'zh-Hant': '使用者名稱', en: 'User name' },
  password: { 'zh-Hans': '密码', 'zh-Hant': '密碼', en: 'Password' },
  wrongPassword: {
    'zh-Hans': '用户名或密码不对',
    'zh-Hant': '使用者名稱或密碼不對',
    en: 'User name or password is wrong',
  },
  triedTooOften: {
    'zh-Hans': '密码输错次数太多，请 {minutes} 分钟后再试。在您以前登录过的电脑上不受影响',
    'zh-Hant': '密碼輸錯次數太多，請 {minutes} 分鐘後再試。在您以前登入過的電腦上不受影響',
    en: 'Too many wrong passwords: try again in {minutes} min. Computers where you have signed in before are not held up',
  },
  sessionOver: {
    'zh-Hans': '登录已过期，请重新登录',
    'zh-Hant': '登入已過期，請重新登入',
    en: 'Your session has ended, please sign in again',
  },
  sampleHint: {
    'zh-Hans': '示例大厅：用户 {user}，密码 sample-hall',
    'zh-Hant': '示例大廳：使用者 {user}，密碼 sample-hall',
    en: 'Sample hall: user {user}, password sample-hall',
  },
  noRight: {
    'zh-Hans': '这个账号不能使用本页面',
    'zh-Hant': '這個帳號不能使用本頁面',
    en: 'This account may not use this page',
  },
  loading: { 'zh-Hans': '正在读取…', 'zh-Hant': '正在讀取…', en: 'Loading…' },
  seconds: { 'zh-Hans': '秒', 'zh-Hant': '秒', en: 's' },
  minutesShort: { 'zh-Hans': '{n} 分', 'zh-Hant': '{n} 分', en: '{n} min' },
} as const satisfies Dictionary;
