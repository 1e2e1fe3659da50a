import type { Dictionary } from './words.ts';

/** Words of the screens that staff sign in to. */
export const staffText = {
  signIn: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in' },
  service: { 'zh-Hans': '统一身份登录', 'zh-Hant': '統一身份登入', en: 'Sign in with your office account' },
  orPassword: {
    'zh-Hans': '或用本大厅的密码',
    'zh-Hant': '或用本大廳的密碼',
    en: 'or with a password of this hall',
  },
  byService: {
    'zh-Hans': '这个账号请用统一身份登录',
    'zh-Hant': '這個帳號請用統一身份登入',
    en: 'This account signs in with the office account',
  },
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
  code: { 'zh-Hans': '六位数字（手机验证器）', 'zh-Hant': '六位數字（手機驗證器）', en: 'Six figures from your phone' },
  codeNeeded: {
    'zh-Hans': '请再输入手机验证器上的六位数字，或一个备用码',
    'zh-Hant': '請再輸入手機驗證器上的六位數字，或一個備用碼',
    en: 'Now the six figures of the authenticator on your phone, or one of your codes',
  },
  codeWrong: {
    'zh-Hans': '数字不对、过期或已用过',
    'zh-Hant': '數字不對、過期或已用過',
    en: 'The figures are wrong, too old, or were used already',
  },
  showKey: {
    'zh-Hans': '请插入并触碰您的安全密钥',
    'zh-Hant': '請插入並觸碰您的安全密鑰',
    en: 'Now insert your security key and touch it',
  },
  keyNotShown: {
    'zh-Hans': '没有收到安全密钥。再按“登录”重试，或输入手机验证器上的六位数字或一个备用码',
    'zh-Hant': '沒有收到安全密鑰。再按「登入」重試，或輸入手機驗證器上的六位數字或一個備用碼',
    en: 'No security key was shown. Press Sign in to try again, or enter the six figures of your phone or one of your codes',
  },
  keyUnknown: {
    'zh-Hans': '这个浏览器太旧，不能用安全密钥。请输入手机验证器上的六位数字，或一个备用码',
    'zh-Hant': '這個瀏覽器太舊，不能用安全密鑰。請輸入手機驗證器上的六位數字，或一個備用碼',
    en: 'This browser is too old for security keys: enter the six figures of your phone, or one of your codes',
  },
  keyElsewhere: {
    'zh-Hans':
      '您的安全密钥只在 {at} 能用：请在那里登录。在这里可以输入一个备用码，或手机验证器上的六位数字（已开启的话）',
    'zh-Hant':
      '您的安全密鑰只在 {at} 能用：請在那裡登入。在這裡可以輸入一個備用碼，或手機驗證器上的六位數字（已開啟的話）',
    en: 'Your security key answers only at {at}: sign in there. Here, enter one of your codes, or the six figures of your phone if you have set that up',
  },
  keyWrong: {
    'zh-Hans': '安全密钥没有通过，请再试一次',
    'zh-Hant': '安全密鑰沒有通過，請再試一次',
    en: 'The security key was not accepted: please try again',
  },
  keyCopied: {
    'zh-Hans': '这把安全密钥可能被人复制过，不能登录。请用备用码登录，移除它，并告诉管理员',
    'zh-Hant': '這把安全密鑰可能被人複製過，不能登入。請用備用碼登入，移除它，並告訴管理員',
    en: 'Somebody may have copied this security key: it lets nobody in. Use one of your codes, remove the key, and tell a manager',
  },
  personLocked: {
    'zh-Hans': '这个账号已被锁定，请找管理员',
    'zh-Hant': '這個帳號已被鎖定，請找管理員',
    en: 'This account is locked: ask a manager',
  },
  factorMissing: {
    'zh-Hans': '这个账号要先开启两步验证：',
    'zh-Hant': '這個帳號要先開啟兩步驗證：',
    en: 'This account needs a second step first:',
  },
  setFactor: { 'zh-Hans': '现在开启', 'zh-Hant': '現在開啟', en: 'set it up now' },
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
