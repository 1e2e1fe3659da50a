import type { Names } from '../../../../core/base/names.ts';
import { LEAST_ALONE, LEAST_WITH_FACTOR, MOST } from '../../../auth/password-rule.ts';

/** What stands on the page. */
export const ACCOUNT_TEXT = {
  title: { 'zh-Hans': '我的账号', 'zh-Hant': '我的帳號', en: 'My account' },
  byLink: { 'zh-Hans': '设置新密码', 'zh-Hant': '設定新密碼', en: 'Set a new password' },
  signIn: {
    'zh-Hans': '请先在您的页面登录，再回到这里。',
    'zh-Hant': '請先在您的頁面登入，再回到這裡。',
    en: 'Sign in on your page first, then come back here.',
  },
  change: { 'zh-Hans': '修改密码', 'zh-Hant': '修改密碼', en: 'Change the password' },
  user: { 'zh-Hans': '用户名', 'zh-Hant': '使用者名稱', en: 'User name' },
  password: { 'zh-Hans': '现在的密码', 'zh-Hant': '現在的密碼', en: 'Password now' },
  next: { 'zh-Hans': '新密码', 'zh-Hant': '新密碼', en: 'New password' },
  again: { 'zh-Hans': '再输一次新密码', 'zh-Hant': '再輸一次新密碼', en: 'New password again' },
  save: { 'zh-Hans': '保存新密码', 'zh-Hant': '儲存新密碼', en: 'Save the new password' },
  hint: {
    'zh-Hans': `至少 ${String(LEAST_ALONE)} 个字符（开启两步验证后 ${String(LEAST_WITH_FACTOR)} 个）。几个互不相干的词连在一起最好记。`,
    'zh-Hant': `至少 ${String(LEAST_ALONE)} 個字元（開啟兩步驗證後 ${String(LEAST_WITH_FACTOR)} 個）。幾個互不相干的詞連在一起最好記。`,
    en: `${String(LEAST_ALONE)} characters or more (${String(LEAST_WITH_FACTOR)} with a second step). A few words that do not belong together are easiest to remember.`,
  },
  factor: { 'zh-Hans': '两步验证', 'zh-Hant': '兩步驗證', en: 'Second step' },
  factorHint: {
    'zh-Hans': '登录时除密码外，再输入手机验证器显示的六位数字。',
    'zh-Hant': '登入時除密碼外，再輸入手機驗證器顯示的六位數字。',
    en: 'When you sign in, the six figures of an authenticator on your phone are asked for besides the password.',
  },
  begin: { 'zh-Hans': '开启', 'zh-Hant': '開啟', en: 'Set it up' },
  scan: {
    'zh-Hans': '用手机上的验证器扫描，再输入它显示的六位数字：',
    'zh-Hant': '用手機上的驗證器掃描，再輸入它顯示的六位數字：',
    en: 'Scan it with the authenticator on your phone, then type the six figures that it shows:',
  },
  typed: {
    'zh-Hans': '不能扫描时手工输入：',
    'zh-Hant': '不能掃描時手工輸入：',
    en: 'If it cannot be scanned, type this:',
  },
  code: { 'zh-Hans': '六位数字', 'zh-Hant': '六位數字', en: 'Six figures' },
  beside: {
    'zh-Hans': '手机验证器上的六位数字，或一个备用码',
    'zh-Hant': '手機驗證器上的六位數字，或一個備用碼',
    en: 'The six figures of the authenticator on your phone, or one of your codes',
  },
  confirm: { 'zh-Hans': '确认', 'zh-Hant': '確認', en: 'Confirm' },
  codes: { 'zh-Hans': '备用码', 'zh-Hant': '備用碼', en: 'Codes for when it is lost' },
  recovery: {
    'zh-Hans': '下面的备用码请抄下来收好，手机或安全密钥丢失时每个可用一次，只显示这一次：',
    'zh-Hant': '下面的備用碼請抄下來收好，手機或安全密鑰遺失時每個可用一次，只顯示這一次：',
    en: 'Write these codes down: each lets you in once if phone or security key is lost. They are shown this once:',
  },
  keys: { 'zh-Hans': '安全密钥', 'zh-Hant': '安全密鑰', en: 'Security keys' },
  keysHint: {
    'zh-Hans': '登录时除密码外，再触碰插在电脑上的安全密钥（FIDO2）。它只认添加它的网址，假网页骗不到它。',
    'zh-Hant': '登入時除密碼外，再觸碰插在電腦上的安全密鑰（FIDO2）。它只認新增它的網址，假網頁騙不到它。',
    en: 'When you sign in, you touch a security key (FIDO2) besides typing the password. It answers only at the address where it was added: no false page gets by it.',
  },
  keyName: {
    'zh-Hans': '给它起个名字，例如“钥匙串上的”',
    'zh-Hant': '給它起個名字，例如「鑰匙串上的」',
    en: 'What to call it, such as “on my key ring”',
  },
  addKey: { 'zh-Hans': '添加安全密钥', 'zh-Hant': '新增安全密鑰', en: 'Add a security key' },
  removeKey: { 'zh-Hans': '移除这把安全密钥', 'zh-Hant': '移除這把安全密鑰', en: 'Remove this security key' },
  sessions: { 'zh-Hans': '我的登录', 'zh-Hant': '我的登入', en: 'My sessions' },
} as const satisfies Readonly<Record<string, Names>>;

const [ALONE, BESIDE] = [String(LEAST_ALONE), String(LEAST_WITH_FACTOR)];

/** What the page says to what was done; by the code of a problem, else by its status. */
export const ACCOUNT_SAID = {
  saved: { 'zh-Hans': '新密码已保存。', 'zh-Hant': '新密碼已儲存。', en: 'The new password is saved.' },
  savedLink: {
    'zh-Hans': '新密码已保存，请用它登录。',
    'zh-Hant': '新密碼已儲存，請用它登入。',
    en: 'The new password is saved: sign in with it.',
  },
  differ: {
    'zh-Hans': '两次输入的新密码不一样。',
    'zh-Hant': '兩次輸入的新密碼不一樣。',
    en: 'The two new passwords are not the same.',
  },
  'password-too-short': {
    'zh-Hans': `新密码太短：至少 ${ALONE} 个字符；开启两步验证后至少 ${BESIDE} 个。`,
    'zh-Hant': `新密碼太短：至少 ${ALONE} 個字元；開啟兩步驗證後至少 ${BESIDE} 個。`,
    en: `Too short: ${ALONE} characters or more; ${BESIDE} with a second step.`,
  },
  'password-too-long': {
    'zh-Hans': `新密码太长：最多 ${String(MOST)} 个字符。`,
    'zh-Hant': `新密碼太長：最多 ${String(MOST)} 個字元。`,
    en: `Too long: ${String(MOST)} characters at most.`,
  },
  'password-common': {
    'zh-Hans': '这是最先被人试的密码之一，请换一个。',
    'zh-Hant': '這是最先被人試的密碼之一，請換一個。',
    en: 'This is one of the passwords that are tried first: choose another one.',
  },
  'password-hall-word': {
    'zh-Hans': '这个密码由本大厅或您的名称组成，请换一个。',
    'zh-Hant': '這個密碼由本大廳或您的名稱組成，請換一個。',
    en: 'This is made of names of the hall or of yours: choose another one.',
  },
  'second-factor-needed': {
    'zh-Hans': '请再输入手机验证器上的六位数字，或一个备用码。',
    'zh-Hant': '請再輸入手機驗證器上的六位數字，或一個備用碼。',
    en: 'Now the six figures of the authenticator on your phone, or one of your codes.',
  },
  'second-factor-wrong': {
    'zh-Hans': '数字不对、过期或已用过。',
    'zh-Hant': '數字不對、過期或已用過。',
    en: 'The figures are wrong, too old, or were used already.',
  },
  factorOn: { 'zh-Hans': '手机验证器已开启。', 'zh-Hant': '手機驗證器已開啟。', en: 'The authenticator is on.' },
  showKey: {
    'zh-Hans': '请插入并触碰您的安全密钥。',
    'zh-Hant': '請插入並觸碰您的安全密鑰。',
    en: 'Now insert your security key and touch it.',
  },
  showOldKey: {
    'zh-Hans': '请先触碰已经添加过的那把安全密钥。',
    'zh-Hant': '請先觸碰已經新增過的那把安全密鑰。',
    en: 'First touch a security key that you have added already.',
  },
  keyAdded: { 'zh-Hans': '安全密钥已添加。', 'zh-Hant': '安全密鑰已新增。', en: 'The security key is added.' },
  keyRemoved: { 'zh-Hans': '安全密钥已移除。', 'zh-Hant': '安全密鑰已移除。', en: 'The security key is removed.' },
  keyNotShown: {
    'zh-Hans': '没有收到安全密钥。请再试一次，或输入手机验证器上的六位数字或一个备用码。',
    'zh-Hant': '沒有收到安全密鑰。請再試一次，或輸入手機驗證器上的六位數字或一個備用碼。',
    en: 'No security key was shown. Try again, or enter the six figures of your phone or one of your codes.',
  },
  keyElsewhere: {
    'zh-Hans':
      '您的安全密钥只在 {at} 能用：请到那里打开本页。在这里可以输入一个备用码，或手机验证器上的六位数字（已开启的话）。',
    'zh-Hant':
      '您的安全密鑰只在 {at} 能用：請到那裡打開本頁。在這裡可以輸入一個備用碼，或手機驗證器上的六位數字（已開啟的話）。',
    en: 'Your security key answers only at {at}: open this page there. Here, enter one of your codes, or the six figures of your phone if you have set that up.',
  },
  keyNotMade: {
    'zh-Hans': '没有收到安全密钥，请再试一次。',
    'zh-Hant': '沒有收到安全密鑰，請再試一次。',
    en: 'No security key answered: please try again.',
  },
  'security-key-wrong': {
    'zh-Hans': '安全密钥没有通过，请再试一次。',
    'zh-Hant': '安全密鑰沒有通過，請再試一次。',
    en: 'The security key was not accepted: please try again.',
  },
  'security-key-copied': {
    'zh-Hans': '这把安全密钥可能被人复制过，未予通过。请用备用码，移除它，并告诉管理员。',
    'zh-Hant': '這把安全密鑰可能被人複製過，未予通過。請用備用碼，移除它，並告訴管理員。',
    en: 'Somebody may have copied this security key: it was refused. Use one of your codes, remove the key, and tell a manager.',
  },
  'security-key-not-here': {
    'zh-Hans': '在这个地址不能添加安全密钥。请用大厅的 https:// 名称打开本页。',
    'zh-Hant': '在這個地址不能新增安全密鑰。請用大廳的 https:// 名稱打開本頁。',
    en: 'No security key can be added at this address. Open this page under the https:// name of the hall.',
  },
  'security-key-there': {
    'zh-Hans': '这把安全密钥已经添加过了。',
    'zh-Hant': '這把安全密鑰已經新增過了。',
    en: 'This security key has been added already.',
  },
  'security-keys-enough': {
    'zh-Hans': '安全密钥已有十把，请先移除一把。',
    'zh-Hant': '安全密鑰已有十把，請先移除一把。',
    en: 'There are ten security keys already: remove one first.',
  },
  noTls: {
    'zh-Hans': '这个地址没有加密（HTTPS），浏览器不让用安全密钥。请用大厅的 https:// 网址打开本页。',
    'zh-Hant': '這個地址沒有加密（HTTPS），瀏覽器不讓用安全密鑰。請用大廳的 https:// 網址打開本頁。',
    en: 'This address is without encryption (HTTPS), and browsers show no key here. Open this page under the https:// address of the hall.',
  },
  noName: {
    'zh-Hans': '这个地址是一串数字（IP），安全密钥只认名称。请用大厅的名称打开本页，例如 https://hall.example。',
    'zh-Hant': '這個地址是一串數字（IP），安全密鑰只認名稱。請用大廳的名稱打開本頁，例如 https://hall.example。',
    en: 'This address is a number (IP), and security keys know names alone. Open this page under the name of the hall, such as https://hall.example.',
  },
  noBrowser: {
    'zh-Hans': '这个浏览器太旧，不能用安全密钥。请更新浏览器。',
    'zh-Hant': '這個瀏覽器太舊，不能用安全密鑰。請更新瀏覽器。',
    en: 'This browser is too old for security keys: it has to be brought up to date.',
  },
  keySince: { 'zh-Hans': '添加于 ', 'zh-Hant': '新增於 ', en: 'added ' },
  keyRemove: { 'zh-Hans': '移除', 'zh-Hant': '移除', en: 'Remove' },
  'person-locked': {
    'zh-Hans': '这个账号已被锁定，请找管理员。',
    'zh-Hant': '這個帳號已被鎖定，請找管理員。',
    en: 'This account is locked: ask a manager.',
  },
  'sign-in-elsewhere': {
    'zh-Hans': '这个账号用统一身份登录，密码和两步验证都在那里改。',
    'zh-Hant': '這個帳號用統一身份登入，密碼和兩步驗證都在那裡改。',
    en: 'This account signs in with the office account: password and second step are changed there.',
  },
  401: { 'zh-Hans': '用户名或密码不对。', 'zh-Hant': '使用者名稱或密碼不對。', en: 'User name or password is wrong.' },
  404: {
    'zh-Hans': '这个链接不能用了：已用过、已换新或已过期。请向管理员要新的。',
    'zh-Hant': '這個連結不能用了：已用過、已換新或已過期。請向管理員要新的。',
    en: 'This link works no more: it was used, replaced, or is too old. Ask a manager for a new one.',
  },
  409: {
    'zh-Hans': '两步验证已经开启。手机丢失请找管理员。',
    'zh-Hant': '兩步驗證已經開啟。手機遺失請找管理員。',
    en: 'The second step is on already. If the phone is lost, ask a manager.',
  },
  429: {
    'zh-Hans': '错误次数太多，请 {n} 分钟后再试。',
    'zh-Hant': '錯誤次數太多，請 {n} 分鐘後再試。',
    en: 'Too many wrong tries: again in {n} min.',
  },
  failed: {
    'zh-Hans': '没有成功，请再试一次。',
    'zh-Hant': '沒有成功，請再試一次。',
    en: 'That did not work: please try again.',
  },
  since: { 'zh-Hans': '登录于 ', 'zh-Hant': '登入於 ', en: 'since ' },
  active: { 'zh-Hans': '最近操作 ', 'zh-Hant': '最近操作 ', en: 'last act ' },
  end: { 'zh-Hans': '结束', 'zh-Hant': '結束', en: 'End' },
  here: { 'zh-Hans': '本机', 'zh-Hant': '本機', en: 'this one' },
} as const satisfies Readonly<Record<string, Names>>;
