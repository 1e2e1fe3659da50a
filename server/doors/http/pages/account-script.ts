import { RENEWAL_SCRIPT } from './renewal-script.ts';

/** What the page of one's own account does. */
export const ACCOUNT_SCRIPT = `
const W = {
  'zh-Hans': {
    saved: '新密码已保存。', savedLink: '新密码已保存，请用它登录。', differ: '两次输入的新密码不一样。',
    'password-too-short': '新密码太短：至少 15 个字符；开启两步验证后至少 8 个。', 'password-too-long': '新密码太长：最多 200 个字符。',
    'password-common': '这是最先被人试的密码之一，请换一个。', 'password-hall-word': '这个密码由本大厅或您的名称组成，请换一个。',
    'second-factor-wrong': '数字不对、过期或已用过。', 'person-locked': '这个账号已被锁定，请找管理员。',
    401: '用户名或密码不对。', 404: '这个链接不能用了：已用过、已换新或已过期。请向管理员要新的。', 409: '两步验证已经开启。手机丢失请找管理员。',
    429: (s) => '错误次数太多，请 ' + Math.ceil(s / 60) + ' 分钟后再试。', failed: '没有成功，请再试一次。',
    since: '登录于 ', active: '最近操作 ', end: '结束', here: '本机',
  },
  en: {
    saved: 'The new password is saved.', savedLink: 'The new password is saved: sign in with it.', differ: 'The two new passwords are not the same.',
    'password-too-short': 'Too short: 15 characters or more; 8 with a second step.', 'password-too-long': 'Too long: 200 characters at most.',
    'password-common': 'This is one of the passwords that are tried first: choose another one.', 'password-hall-word': 'This is made of names of the hall or of yours: choose another one.',
    'second-factor-wrong': 'The figures are wrong, too old, or were used already.', 'person-locked': 'This account is locked: ask a manager.',
    401: 'User name or password is wrong.', 404: 'This link works no more: it was used, replaced, or is too old. Ask a manager for a new one.', 409: 'The second step is on already. If the phone is lost, ask a manager.',
    429: (s) => 'Too many wrong tries: again in ' + Math.ceil(s / 60) + ' min.', failed: 'That did not work: please try again.',
    since: 'since ', active: 'last act ', end: 'End', here: 'this one',
  },
};
// Of several halls the address names one: /h/north/password.
const named = /^\\/h\\/([^/]+)\\//.exec(location.pathname);
const api = named ? '/api/v1/halls/' + named[1] : '/api/v1';
const $ = (id) => document.getElementById(id);
const link = location.hash.slice(1);
const factorOnly = link === 'factor';
let language = (localStorage.getItem('hallcall.language') ?? navigator.language).startsWith('en') ? 'en' : 'zh-Hans';
let last;
let proven;

function show() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll('main span[lang]')) each.hidden = each.lang !== language;
  $('language').textContent = language === 'en' ? '中文' : 'English';
  $('language').lang = language === 'en' ? 'zh-Hans' : 'en';
  if (last) say(...last);
}
function say(key, bad, figure) {
  last = [key, bad, figure];
  const words = W[language][key] ?? W[language].failed;
  $('said').textContent = typeof words === 'function' ? words(figure ?? 60) : words;
  $('said').className = bad ? 'bad' : '';
  $('said').hidden = false;
  $('said').scrollIntoView({ block: 'nearest' });
}
async function ask(method, path, body) {
  try {
    const answer = await fetch(api + path, {
      method, headers: body ? { 'Content-Type': 'application/json' } : {}, ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : {} };
  } catch { return { status: 0, body: {} }; }
}
function refuse({ status, body }) {
  say(body.code && W[language][body.code] ? body.code : status, true, body.retryAfter);
}
const DO = {
  async 'by-link'({ next, again }) {
    if (next !== again) return say('differ', true);
    const said = await ask('POST', '/password/by-link', { link, next });
    if (said.status !== 204) return refuse(said);
    history.replaceState(null, '', location.pathname);
    $('by-link').hidden = true;
    say('savedLink');
  },
  async change({ password, next, again }) {
    if (next !== again) return say('differ', true);
    const said = await ask('POST', '/password', { password, next });
    if (said.status !== 200) return refuse(said);
    document.querySelector('[data-does=change]').reset();
    say('saved');
    await sessions();
  },
  async begin({ user, password }) {
    const said = await ask('POST', '/second-factor', { user: user.trim(), password });
    if (said.status !== 200) return refuse(said);
    proven = { user: user.trim(), password };
    $('said').hidden = true;
    $('picture').src = 'data:image/svg+xml,' + encodeURIComponent(said.body.picture);
    $('secret').textContent = said.body.secret.replace(/(.{4})/g, '$1 ');
    document.querySelector('[data-does=begin]').hidden = true;
    $('scan').hidden = false;
    document.querySelector('[name=code]').focus();
  },
  async confirm({ code }) {
    const said = await ask('POST', '/second-factor/confirm', { ...proven, code: code.trim() });
    if (said.status !== 200) return refuse(said);
    proven = undefined;
    $('said').hidden = true;
    $('scan').hidden = true;
    $('codes').replaceChildren(...said.body.recovery.map((each) => {
      const item = document.createElement('li');
      item.appendChild(document.createElement('code')).textContent = each;
      return item;
    }));
    $('recovery').hidden = false;
  },
};
for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    await DO[form.dataset.does](Object.fromEntries(new FormData(form)));
    button.disabled = false;
  });
}
async function sessions() {
  const said = await ask('GET', '/sessions');
  const mine = (said.body.items ?? []).filter(({ user }) => user === $('who').dataset.id);
  $('open').replaceChildren(...mine.map((each) => {
    const item = document.createElement('li');
    const moment = (text) => text.slice(0, 16).replace('T', ' ');
    item.append(W[language].since + moment(each.since) + (each.from ? ' · ' + each.from : ''));
    const more = item.appendChild(document.createElement('small'));
    more.textContent = W[language].active + moment(each.active) + (each.program ? ' · ' + each.program : '');
    const end = item.appendChild(document.createElement('button'));
    end.textContent = each.current ? W[language].here : W[language].end;
    end.disabled = each.current === true;
    end.addEventListener('click', async () => { await ask('DELETE', '/sessions/' + each.id); await sessions(); });
    return item;
  }));
  $('sessions').hidden = mine.length === 0;
}
$('language').addEventListener('click', () => {
  language = language === 'en' ? 'zh-Hans' : 'en';
  localStorage.setItem('hallcall.language', language);
  show();
  if (!$('sessions').hidden) void sessions();
});
async function begin() {
  show();
  if (link && !factorOnly) { $('by-link').hidden = false; return; }
  const { status, body } = await ask('GET', '/sessions/current');
  if (status === 200) {
    $('who').textContent = body.user.id;
    $('who').dataset.id = body.user.id;
    document.querySelector('[name=user]').value = body.user.id;
    await sessions();
  }
  $('nobody').hidden = status === 200 || factorOnly;
  $('change').hidden = status !== 200;
  $('factor').hidden = status !== 200 && !factorOnly;
}
void begin();
${RENEWAL_SCRIPT}
renewal(20000, () => ![...document.querySelectorAll('input')].some((each) => each.value) && $('recovery').hidden);
`;
