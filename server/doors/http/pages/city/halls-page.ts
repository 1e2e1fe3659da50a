import type { Language, Names } from '../../../../../core/base/names.ts';
import { buildOf } from '../../../../ops/page-builds.ts';
import { escape } from '../html.ts';
import type { HtmlPage } from '../html-page.ts';
import { RENEWAL_SCRIPT } from '../renewal-script.ts';
import { FRAME_SCRIPT, FRAME_STYLE, pageFrame, type PageWords } from './page-frame.ts';

const WORDS = {
  search: { 'zh-Hans': '要办什么事？', 'zh-Hant': '要辦什麼事？', en: 'What do you need?' },
  hint: { 'zh-Hans': '例如：过户、护照、gh', 'zh-Hant': '例如：過戶、護照、gh', en: 'for example passport' },
  clear: { 'zh-Hans': '清除', 'zh-Hant': '清除', en: 'Clear' },
  halls: { 'zh-Hans': '各大厅现在', 'zh-Hant': '各大廳現在', en: 'All halls now' },
  open: { 'zh-Hans': '正在发号', 'zh-Hant': '正在發號', en: 'Open' },
  closed: { 'zh-Hans': '暂不发号', 'zh-Hant': '暫不發號', en: 'No tickets now' },
  silent: { 'zh-Hans': '暂无消息', 'zh-Hant': '暫無消息', en: 'No news' },
  silentSince: {
    'zh-Hans': '{at} 起没有这个大厅的消息，等候情况不明。',
    'zh-Hant': '{at} 起沒有這個大廳的消息，等候情況不明。',
    en: 'Nothing has been heard of this hall since {at}; its waits are not known.',
  },
  behind: {
    'zh-Hans': '这个大厅的消息只到 {at}，之后的等候情况不明。',
    'zh-Hant': '這個大廳的消息只到 {at}，之後的等候情況不明。',
    en: 'What this hall has sent goes up to {at}; its waits since then are not known.',
  },
  waiting: { 'zh-Hans': '{n} 人等候', 'zh-Hant': '{n} 人等候', en: '{n} waiting' },
  oneWaiting: { 'zh-Hans': '1 人等候', 'zh-Hant': '1 人等候', en: '1 waiting' },
  nobody: { 'zh-Hans': '无人等候', 'zh-Hant': '無人等候', en: 'Nobody waits' },
  wait: { 'zh-Hans': '现在取号：{w}', 'zh-Hant': '現在取號：{w}', en: 'If you take a number now: {w}' },
  waits: {
    'zh-Hans': '现在取号，最快的队列{a}，最慢的{b}',
    'zh-Hant': '現在取號，最快的隊列{a}，最慢的{b}',
    en: 'If you take a number now: {a} in the quickest line, {b} in the slowest',
  },
  noCounter: {
    'zh-Hans': '没有开放的窗口，无法估计等候',
    'zh-Hant': '沒有開放的窗口，無法估計等候',
    en: 'No counter is open, so no wait can be told',
  },
  hours: { 'zh-Hans': '今天 {h}', 'zh-Hant': '今天 {h}', en: 'Today {h}' },
  always: { 'zh-Hans': '全天开放', 'zh-Hant': '全天開放', en: 'Open around the clock' },
  noHours: { 'zh-Hans': '今天不开放', 'zh-Hant': '今天不開放', en: 'Not open today' },
  opens: { 'zh-Hans': '{d} {at} 开始发号', 'zh-Hant': '{d} {at} 開始發號', en: 'Tickets from {at}, {d}' },
  found: { 'zh-Hans': '哪里能办，哪里更快', 'zh-Hant': '哪裡能辦，哪裡更快', en: 'Where, and where it is quicker' },
  nothing: {
    'zh-Hans': '没有找到。换个说法，或到任一大厅咨询。',
    'zh-Hant': '沒有找到。換個說法，或到任一大廳諮詢。',
    en: 'Nothing was found. Try other words, or ask at any hall.',
  },
  quickest: { 'zh-Hans': '更快', 'zh-Hant': '更快', en: 'Quicker' },
  notNow: { 'zh-Hans': '现在不能取号', 'zh-Hant': '現在不能取號', en: 'No ticket for it now' },
  at: { 'zh-Hans': '更新于 {at}', 'zh-Hant': '更新於 {at}', en: 'Updated {at}' },
  offline: {
    'zh-Hans': '网络中断，显示的是之前的信息，正在重新连接…',
    'zh-Hant': '網路中斷，顯示的是之前的資訊，正在重新連接…',
    en: 'Connection lost; this is the last known state. Reconnecting…',
  },
  data: { 'zh-Hans': '开放数据（JSON）', 'zh-Hant': '開放資料（JSON）', en: 'Open data (JSON)' },
} as const satisfies PageWords;

/** All halls for citizens, on a phone before they leave home. Without a login. */
export function hallsPage(city: Names, language: Language): HtmlPage {
  return pageFrame(
    {
      title: city,
      words: { ...WORDS, city },
      style: STYLE,
      script: '/halls.js',
      build: HALLS_BUILD,
      body: BODY(city, language),
    },
    language,
  );
}

const BODY = (city: Names, language: Language): string => `<main>
<header><h1 id="city">${escape(city[language])}</h1><div class="languages" id="languages"></div></header>
<form id="form" role="search"><label for="query" id="label">${WORDS.search[language]}</label>
<div class="field"><input id="query" type="search" maxlength="100" autocomplete="off" enterkeyhint="search"><button type="button" id="clear" hidden></button></div></form>
<p role="status" id="offline"></p>
<section id="found" aria-live="polite"></section>
<section id="halls"></section>
<footer><span id="at"></span><a id="data" href="/api/v1/halls">JSON</a></footer>
</main>`;

export const HALLS_SCRIPT = `'use strict';
(function () {${FRAME_SCRIPT}
  var $ = function (id) { return document.getElementById(id); };
  var EVERY_MS = 10000, last = null, asked = '', asking = 0, timer;
  function hoursText(hall) {
    if (hall.alwaysOpen) return t('always');
    if (!hall.hours.length) return t('noHours');
    return t('hours', { h: hall.hours.map(function (each) { return each.from + '–' + each.to; }).join(lang === 'en' ? ', ' : '、') });
  }
  function opensText(intake) {
    if (intake.open || !intake.opensAt) return '';
    return t('opens', { d: intake.opensAt.slice(5, 10), at: clockOf(intake.opensAt) });
  }
  function count(n) { return n === 0 ? t('nobody') : n === 1 ? t('oneWaiting') : t('waiting', { n: n }); }
  function mark(state) { return el('span', 'mark ' + state, t(state)); }
  function hallCard(hall) {
    var card = el('article', 'card');
    card.dataset.hall = hall.id;
    add(card, add(el('div', 'head'), el('h2', '', hall.name[lang]), mark(hall.state)));
    if (hall.state === 'silent') return add(card, el('p', 'quiet', t(hall.behind ? 'behind' : 'silentSince', { at: whenOf(hall.silentSince, last.now) })));
    add(card, el('p', 'big', count(hall.waiting)));
    if (hall.state === 'open') {
      var wait = hall.wait, a = wait && wait.least.text[lang], b = wait && wait.most.text[lang];
      add(card, el('p', '', !wait ? t('noCounter') : a === b ? t('wait', { w: a }) : t('waits', { a: a, b: b })));
    }
    return add(card, el('p', 'quiet', [hoursText(hall), opensText(hall.intake)].filter(Boolean).join(' · ')));
  }
  function offerRow(offer, names) {
    var row = el('li', offer.quickest ? 'quickest' : '');
    row.dataset.hall = offer.hall;
    add(row, add(el('div', 'head'), el('b', '', names[offer.hall]), offer.quickest && el('span', 'mark open', t('quickest'))));
    if (!offer.intake.open) return add(row, el('span', 'quiet', [t('notNow'), opensText(offer.intake)].filter(Boolean).join(' · ')));
    return add(row, el('span', '', count(offer.waiting) + ' · ' + (offer.wait ? offer.wait.text[lang] : t('noCounter'))), el('span', 'quiet', offer.lineName[lang]));
  }
  function serviceCard(service, names) {
    var card = el('article', 'card');
    card.dataset.service = service.id;
    var list = el('ul', '');
    service.at.forEach(function (offer) { list.appendChild(offerRow(offer, names)); });
    return add(card, el('h2', '', service.name[lang]), list);
  }
  function paint() {
    document.title = words.city[lang];
    $('city').textContent = words.city[lang];
    $('label').textContent = t('search');
    $('query').placeholder = t('hint');
    $('clear').textContent = t('clear');
    $('clear').hidden = $('query').value === '';
    $('data').textContent = t('data');
    if (!last) return;
    var names = {};
    last.halls.forEach(function (hall) { names[hall.id] = hall.name[lang]; });
    $('found').textContent = '';
    if (last.services) {
      add($('found'), el('h2', 'title', t('found')));
      last.services.forEach(function (service) { $('found').appendChild(serviceCard(service, names)); });
      if (!last.services.length) add($('found'), el('p', 'quiet', t('nothing')));
    }
    $('halls').textContent = '';
    add($('halls'), el('h2', 'title', t('halls')));
    last.halls.forEach(function (hall) { $('halls').appendChild(hallCard(hall)); });
    $('at').textContent = t('at', { at: clockOf(last.now) });
  }
  function ask() {
    clearTimeout(timer);
    var mine = asking += 1, query = $('query').value.trim();
    asked = query;
    fetch('/api/v1/halls' + (query ? '?query=' + encodeURIComponent(query) : ''), { cache: 'no-store' })
      .then(function (answer) { if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); })
      .then(function (body) { if (mine !== asking) return; last = body; $('offline').textContent = ''; paint(); })
      .catch(function () { if (mine === asking && last) $('offline').textContent = t('offline'); })
      .then(function () { if (mine === asking) timer = setTimeout(ask, EVERY_MS); });
  }
  var typing;
  $('query').oninput = function () { $('clear').hidden = $('query').value === ''; clearTimeout(typing); typing = setTimeout(function () { if ($('query').value.trim() !== asked) ask(); }, 200); };
  $('form').onsubmit = function (event) { event.preventDefault(); $('query').blur(); ask(); };
  $('clear').onclick = function () { $('query').value = ''; $('query').focus(); ask(); };
  document.addEventListener('visibilitychange', function () { if (!document.hidden) ask(); });
  languages($('languages'), paint);
  paint();
  ask();
${RENEWAL_SCRIPT}
  renewal(60000, function () { return $('query').value === ''; });
})();
`;

const STYLE = `${FRAME_STYLE}
main{max-width:560px;margin:0 auto;padding:16px 16px 32px}
header{display:flex;justify-content:space-between;align-items:center;gap:12px}
h1{font-size:22px;line-height:1.3;color:#0d4a5a;min-width:0}
form{margin:16px 0 8px}
label{display:block;font-weight:600;margin-bottom:6px}
.field{display:flex;gap:8px}
input{flex:1;min-width:0;min-height:52px;padding:0 14px;border:1px solid #9fb4b8;border-radius:14px;background:#fff;font-size:19px}
input::-webkit-search-cancel-button{display:none}
.title{font-size:18px;margin:22px 0 10px}
.card{background:#fff;border:1px solid #dcd6cc;border-radius:16px;padding:14px 16px;margin:0 0 12px}
.head{display:flex;justify-content:space-between;align-items:flex-start;gap:10px}
.card h2{font-size:19px;line-height:1.35;color:#0d4a5a}
.big{font-size:24px;font-weight:700;font-variant-numeric:tabular-nums;margin:4px 0 2px}
ul{list-style:none;margin-top:8px}
li{display:flex;flex-direction:column;padding:10px 0;border-top:1px solid #e8e3da}
li.quickest b{color:#0c4a34}
footer{display:flex;justify-content:space-between;align-items:baseline;gap:12px;margin-top:18px;font-size:15px;color:#566b73}
footer a{color:#0d4a5a;padding:10px 0}
`;

/** The build of this page; what the city is called makes no other one. */
export const HALLS_BUILD: string = buildOf(STYLE + HALLS_SCRIPT + JSON.stringify(WORDS));
