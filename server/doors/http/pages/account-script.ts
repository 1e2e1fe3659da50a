import { ACCOUNT_SAID } from './account-words.ts';
import { RENEWAL_SCRIPT } from './renewal-script.ts';

/** What the page of one's own account does. */
export const ACCOUNT_SCRIPT = `
const W = ${JSON.stringify(ACCOUNT_SAID)};
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
  const words = (W[key] ?? W.failed)[language];
  $('said').textContent = words.replace('{n}', Math.ceil((figure ?? 60) / 60));
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
  say(body.code && W[body.code] ? body.code : status, true, body.retryAfter);
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
  async change({ password, next, again, beside }) {
    if (next !== again) return say('differ', true);
    const said = await ask('POST', '/password', { password, next, ...(beside.trim() ? { code: beside.trim() } : {}) });
    if (said.body.code === 'second-factor-needed') $('beside').hidden = false;
    if (said.status !== 200) return refuse(said);
    document.querySelector('[data-does=change]').reset();
    $('beside').hidden = true;
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
    item.append(W.since[language] + moment(each.since) + (each.from ? ' · ' + each.from : ''));
    const more = item.appendChild(document.createElement('small'));
    more.textContent = W.active[language] + moment(each.active) + (each.program ? ' · ' + each.program : '');
    const end = item.appendChild(document.createElement('button'));
    end.textContent = each.current ? W.here[language] : W.end[language];
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
