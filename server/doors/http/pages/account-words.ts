import { LEAST_ALONE, LEAST_WITH_FACTOR, MOST } from '../../../auth/password-rule.ts';

type Two = { readonly 'zh-Hans': string; readonly en: string };

/** What stands on the page. */
export const ACCOUNT_TEXT = {
  title: { 'zh-Hans': '我的账号', en: 'My account' },
  byLink: { 'zh-Hans': '设置新密码', en: 'Set a new password' },
  signIn: { 'zh-Hans': '请先在您的页面登录，再回到这里。', en: 'Sign in on your page first, then come back here.' },
  change: { 'zh-Hans': '修改密码', en: 'Change the password' },
  user: { 'zh-Hans': '用户名', en: 'User name' },
  password: { 'zh-Hans': '现在的密码', en: 'Password now' },
  next: { 'zh-Hans': '新密码', en: 'New password' },
  again: { 'zh-Hans': '再输一次新密码', en: 'New password again' },
  save: { 'zh-Hans': '保存新密码', en: 'Save the new password' },
  hint: {
    'zh-Hans': `至少 ${String(LEAST_ALONE)} 个字符（开启两步验证后 ${String(LEAST_WITH_FACTOR)} 个）。几个互不相干的词连在一起最好记。`,
    en: `${String(LEAST_ALONE)} characters or more (${String(LEAST_WITH_FACTOR)} with a second step). A few words that do not belong together are easiest to remember.`,
  },
  factor: { 'zh-Hans': '两步验证', en: 'Second step' },
  factorHint: {
    'zh-Hans': '登录时除密码外，再输入手机验证器显示的六位数字。',
    en: 'When you sign in, the six figures of an authenticator on your phone are asked for besides the password.',
  },
  begin: { 'zh-Hans': '开启', en: 'Set it up' },
  scan: {
    'zh-Hans': '用手机上的验证器扫描，再输入它显示的六位数字：',
    en: 'Scan it with the authenticator on your phone, then type the six figures that it shows:',
  },
  typed: { 'zh-Hans': '不能扫描时手工输入：', en: 'If it cannot be scanned, type this:' },
  code: { 'zh-Hans': '六位数字', en: 'Six figures' },
  beside: {
    'zh-Hans': '手机验证器上的六位数字，或一个备用码',
    en: 'The six figures of the authenticator on your phone, or one of your codes',
  },
  confirm: { 'zh-Hans': '确认', en: 'Confirm' },
  codes: { 'zh-Hans': '备用码', en: 'Codes for when it is lost' },
  recovery: {
    'zh-Hans': '下面的备用码请抄下来收好，手机或安全密钥丢失时每个可用一次，只显示这一次：',
    en: 'Write these codes down: each lets you in once if phone or security key is lost. They are shown this once:',
  },
  keys: { 'zh-Hans': '安全密钥', en: 'Security keys' },
  keysHint: {
    'zh-Hans': '登录时除密码外，再触碰插在电脑上的安全密钥（FIDO2）。它只认添加它的网址，假网页骗不到它。',
    en: 'When you sign in, you touch a security key (FIDO2) besides typing the password. It answers only at the address where it was added: no false page gets by it.',
  },
  keyName: { 'zh-Hans': '给它起个名字，例如“钥匙串上的”', en: 'What to call it, such as “on my key ring”' },
  addKey: { 'zh-Hans': '添加安全密钥', en: 'Add a security key' },
  removeKey: { 'zh-Hans': '移除这把安全密钥', en: 'Remove this security key' },
  sessions: { 'zh-Hans': '我的登录', en: 'My sessions' },
} as const satisfies Record<string, Two>;

const [ALONE, BESIDE] = [String(LEAST_ALONE), String(LEAST_WITH_FACTOR)];

/** What the page says to what was done; by the code of a problem, else by its status. */
export const ACCOUNT_SAID = {
  saved: { 'zh-Hans': '新密码已保存。', en: 'The new password is saved.' },
  savedLink: { 'zh-Hans': '新密码已保存，请用它登录。', en: 'The new password is saved: sign in with it.' },
  differ: { 'zh-Hans': '两次输入的新密码不一样。', en: 'The two new passwords are not the same.' },
  'password-too-short': {
    'zh-Hans': `新密码太短：至少 ${ALONE} 个字符；开启两步验证后至少 ${BESIDE} 个。`,
    en: `Too short: ${ALONE} characters or more; ${BESIDE} with a second step.`,
  },
  'password-too-long': {
    'zh-Hans': `新密码太长：最多 ${String(MOST)} 个字符。`,
    en: `Too long: ${String(MOST)} characters at most.`,
  },
  'password-common': {
    'zh-Hans': '这是最先被人试的密码之一，请换一个。',
    en: 'This is one of the passwords that are tried first: choose another one.',
  },
  'password-hall-word': {
    'zh-Hans': '这个密码由本大厅或您的名称组成，请换一个。',
    en: 'This is made of names of the hall or of yours: choose another one.',
  },
  'second-factor-needed': {
    'zh-Hans': '请再输入手机验证器上的六位数字，或一个备用码。',
    en: 'Now the six figures of the authenticator on your phone, or one of your codes.',
  },
  'second-factor-wrong': {
    'zh-Hans': '数字不对、过期或已用过。',
    en: 'The figures are wrong, too old, or were used already.',
  },
  factorOn: { 'zh-Hans': '手机验证器已开启。', en: 'The authenticator is on.' },
  showKey: { 'zh-Hans': '请插入并触碰您的安全密钥。', en: 'Now insert your security key and touch it.' },
  showOldKey: {
    'zh-Hans': '请先触碰已经添加过的那把安全密钥。',
    en: 'First touch a security key that you have added already.',
  },
  keyAdded: { 'zh-Hans': '安全密钥已添加。', en: 'The security key is added.' },
  keyRemoved: { 'zh-Hans': '安全密钥已移除。', en: 'The security key is removed.' },
  keyNotShown: {
    'zh-Hans': '没有收到安全密钥。请再试一次，或输入手机验证器上的六位数字或一个备用码。',
    en: 'No security key was shown. Try again, or enter the six figures of your phone or one of your codes.',
  },
  keyNotMade: { 'zh-Hans': '没有收到安全密钥，请再试一次。', en: 'No security key answered: please try again.' },
  'security-key-wrong': {
    'zh-Hans': '安全密钥没有通过，请再试一次。',
    en: 'The security key was not accepted: please try again.',
  },
  'security-key-copied': {
    'zh-Hans': '这把安全密钥可能被人复制过，未予通过。请用备用码，移除它，并告诉管理员。',
    en: 'Somebody may have copied this security key: it was refused. Use one of your codes, remove the key, and tell a manager.',
  },
  'security-key-not-here': {
    'zh-Hans': '在这个地址不能添加安全密钥。请用大厅的 https:// 名称打开本页。',
    en: 'No security key can be added at this address. Open this page under the https:// name of the hall.',
  },
  'security-key-there': {
    'zh-Hans': '这把安全密钥已经添加过了。',
    en: 'This security key has been added already.',
  },
  'security-keys-enough': {
    'zh-Hans': '安全密钥已有十把，请先移除一把。',
    en: 'There are ten security keys already: remove one first.',
  },
  noTls: {
    'zh-Hans': '这个地址没有加密（HTTPS），浏览器不让用安全密钥。请用大厅的 https:// 网址打开本页。',
    en: 'This address is without encryption (HTTPS), and browsers show no key here. Open this page under the https:// address of the hall.',
  },
  noName: {
    'zh-Hans': '这个地址是一串数字（IP），安全密钥只认名称。请用大厅的名称打开本页，例如 https://hall.example。',
    en: 'This address is a number (IP), and security keys know names alone. Open this page under the name of the hall, such as https://hall.example.',
  },
  noBrowser: {
    'zh-Hans': '这个浏览器太旧，不能用安全密钥。请更新浏览器。',
    en: 'This browser is too old for security keys: it has to be brought up to date.',
  },
  keySince: { 'zh-Hans': '添加于 ', en: 'added ' },
  keyRemove: { 'zh-Hans': '移除', en: 'Remove' },
  'person-locked': { 'zh-Hans': '这个账号已被锁定，请找管理员。', en: 'This account is locked: ask a manager.' },
  'sign-in-elsewhere': {
    'zh-Hans': '这个账号用统一身份登录，密码和两步验证都在那里改。',
    en: 'This account signs in with the office account: password and second step are changed there.',
  },
  401: { 'zh-Hans': '用户名或密码不对。', en: 'User name or password is wrong.' },
  404: {
    'zh-Hans': '这个链接不能用了：已用过、已换新或已过期。请向管理员要新的。',
    en: 'This link works no more: it was used, replaced, or is too old. Ask a manager for a new one.',
  },
  409: {
    'zh-Hans': '两步验证已经开启。手机丢失请找管理员。',
    en: 'The second step is on already. If the phone is lost, ask a manager.',
  },
  429: { 'zh-Hans': '错误次数太多，请 {n} 分钟后再试。', en: 'Too many wrong tries: again in {n} min.' },
  failed: { 'zh-Hans': '没有成功，请再试一次。', en: 'That did not work: please try again.' },
  since: { 'zh-Hans': '登录于 ', en: 'since ' },
  active: { 'zh-Hans': '最近操作 ', en: 'last act ' },
  end: { 'zh-Hans': '结束', en: 'End' },
  here: { 'zh-Hans': '本机', en: 'this one' },
} as const satisfies Record<string, Two>;
