import { ACCOUNT_SAID } from './account-words.ts';
import { KEY_SCRIPT } from './key-script.ts';
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
const NEXT = { 'zh-Hans': 'zh-Hant', 'zh-Hant': 'en', en: 'zh-Hans' };
const NAMES = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };
// A browser that lets nothing be kept, or read, shows the page all the same.
const tried = (act) => { try { return act(); } catch { return undefined; } };
const tongue = tried(() => localStorage.getItem('hallcall.language')) ?? navigator.language;
let language = tongue.startsWith('en') ? 'en' : /hant|tw|hk|mo/i.test(tongue) ? 'zh-Hant' : 'zh-Hans';
let last;
let proven;

function show() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll('main span[lang]')) each.hidden = each.lang !== language;
  document.title = document.querySelector('h1 [lang=' + language + ']').textContent;
  $('language').textContent = NAMES[NEXT[language]];
  $('language').lang = NEXT[language];
  if (last) say(...last);
}
function say(key, bad, figure) {
  last = [key, bad, figure];
  const words = (W[key] ?? W.failed)[language];
  const told = Array.isArray(figure) ? figure.join(' / ') : Math.ceil((figure ?? 60) / 60);
  $('said').textContent = words.replace(/{n}|{at}/, () => told);
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
${KEY_SCRIPT}
// Besides the password: a code that was typed, else a key where the hall asks for one.
async function prove(form, path, { beside, ...body }) {
  const code = beside.trim();
  const said = await ask('POST', path, { ...body, ...(code ? { code } : {}) });
  const besideField = document.querySelector('[data-does=' + form + '] [data-is=beside]');
  if (/^(second-factor-(needed|wrong)|security-key-(wrong|copied))$/.test(said.body.code)) besideField.hidden = false;
  if (!said.body.keyRequest) return said;
  say(form === 'add' ? 'showOldKey' : 'showKey');
  const key = await showKey(said.body.keyRequest);
  return key ? ask('POST', path, { ...body, key }) : { status: 401, body: { code: 'keyNotShown' } };
}
function done(form) {
  document.querySelector('[data-does=' + form + '] [data-is=beside]').hidden = true;
  for (const each of document.querySelectorAll('[data-does=' + form + '] input:not([name=user])')) each.value = '';
}
function giveCodes(recovery) {
  $('codes').replaceChildren(...recovery.map((each) => {
    const item = document.createElement('li');
    item.appendChild(document.createElement('code')).textContent = each;
    return item;
  }));
  if (recovery.length === 0) return;
  $('recovery').hidden = false;
  $('recovery').scrollIntoView({ block: 'nearest' });
}
function refuse({ status, body }) {
  if (body.keyAt) return say('keyElsewhere', true, body.keyAt);
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
    const said = await prove('change', '/password', { password, next, beside });
    if (said.status !== 200) return refuse(said);
    done('change');
    say('saved');
    await sessions();
  },
  async begin({ user, password, beside }) {
    const said = await prove('begin', '/second-factor', { user: user.trim(), password, beside });
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
    $('scan').hidden = true;
    say('factorOn');
    giveCodes(said.body.recovery);
  },
  async add({ user, password, name, beside }) {
    const who = { user: user.trim(), password };
    const begun = await prove('add', '/security-keys', { ...who, beside });
    if (begun.status !== 200) return refuse(begun);
    say('showKey');
    const key = await makeKey(begun.body.options);
    if (key.no) return say(key.no === 'InvalidStateError' ? 'security-key-there' : 'keyNotMade', true);
    const said = await ask('POST', '/security-keys/confirm', { ...who, name, key });
    if (said.status !== 200) return refuse(said);
    done('add');
    say('keyAdded');
    giveCodes(said.body.recovery);
    await keys();
  },
  async remove({ password, beside }) {
    const said = await prove('remove', '/security-keys/remove', { id: removing, password, beside });
    if (said.status !== 204) return refuse(said);
    done('remove');
    document.querySelector('[data-does=remove]').hidden = true;
    say('keyRemoved');
    await keys();
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
// What keeps a key from being added here, as far as the page can tell.
function noKeys() {
  if (/^[\\d.]+$|^\\[/.test(location.hostname)) return 'noName';
  if (!isSecureContext) return 'noTls';
  return knowsKeys() ? undefined : 'noBrowser';
}
let removing;
async function keys() {
  const said = $('who').dataset.id ? await ask('GET', '/security-keys') : { body: {} };
  const mine = said.body.items ?? [];
  $('key-list').replaceChildren(...mine.map((each) => {
    const item = document.createElement('li');
    item.append(each.name);
    item.appendChild(document.createElement('small')).textContent =
      W.keySince[language] + each.since.slice(0, 10) + ' · ' + each.site;
    const remove = item.appendChild(document.createElement('button'));
    remove.type = 'button';
    remove.textContent = W.keyRemove[language];
    remove.setAttribute('aria-label', W.keyRemove[language] + ' ' + each.name);
    remove.addEventListener('click', () => {
      removing = each.id;
      $('removed').textContent = each.name;
      const form = document.querySelector('[data-does=remove]');
      form.hidden = false;
      form.elements.password.focus();
    });
    return item;
  }));
  const no = noKeys();
  document.querySelector('[data-does=add]').hidden = no !== undefined;
  $('no-keys').hidden = no === undefined;
  if (no) $('no-keys').textContent = W[no][language];
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
  language = NEXT[language];
  tried(() => localStorage.setItem('hallcall.language', language));
  show();
  if (!$('sessions').hidden) void sessions();
  if (!$('keys').hidden) void keys();
});
async function begin() {
  show();
  if (link && !factorOnly) { $('by-link').hidden = false; return; }
  const { status, body } = await ask('GET', '/sessions/current');
  if (status === 200) {
    $('who').textContent = body.user.id;
    $('who').dataset.id = body.user.id;
    for (const each of document.querySelectorAll('[name=user]')) each.value = body.user.id;
    await sessions();
  }
  $('nobody').hidden = status === 200 || factorOnly;
  $('change').hidden = status !== 200;
  $('factor').hidden = $('keys').hidden = status !== 200 && !factorOnly;
  await keys();
}
void begin();
${RENEWAL_SCRIPT}
renewal(20000, () => ![...document.querySelectorAll('input')].some((each) => each.value) && $('recovery').hidden);
`;
