import type { Names } from '../../../../core/base/names.ts';

const PAIR_SAID = {
  busy: {
    'zh-Hans': '配对码暂时用完，请稍候。',
    'zh-Hant': '配對碼暫時用完，請稍候。',
    en: 'No code is free just now; please wait.',
  },
  valid: {
    'zh-Hans': '十分钟内有效，过时自动换新码。',
    'zh-Hant': '十分鐘內有效，過時自動換新碼。',
    en: 'Valid for ten minutes; then a new one comes by itself.',
  },
  noPage: {
    'zh-Hans': '这台设备没有页面，请用程序配对。',
    'zh-Hant': '這台設備沒有頁面，請用程式配對。',
    en: 'This device has no page: pair it by its program.',
  },
  away: {
    'zh-Hans': '连不上大厅，正在重试…',
    'zh-Hant': '連不上大廳，正在重試…',
    en: 'The hall is out of reach; trying again…',
  },
  paired: { 'zh-Hans': '已配对：{d}', 'zh-Hant': '已配對：{d}', en: 'Paired: {d}' },
} as const satisfies Readonly<Record<string, Names>>;

/**
 * Asks for a code, and every two seconds whether somebody has said what this device is. A code that is over is followed
 * by a new one.
 */
export const PAIR_SCRIPT = `
const W = ${JSON.stringify(PAIR_SAID)};
// Of several halls the address names one: /h/north/pair.
const named = /^\\/h\\/([^/]+)\\//.exec(location.pathname);
const api = named ? '/api/v1/halls/' + named[1] : '/api/v1';
const $ = (id) => document.getElementById(id);
async function post(path, body) {
  const answer = await fetch(api + '/pairings' + path, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}
function say(key, device) {
  const words = (language) => W[key][language].replace('{d}', device ?? '');
  $('state').textContent = words(document.documentElement.lang);
  $('state-en').textContent = words('en');
}
let claim;
async function ask() {
  const asked = await post('', {});
  if (asked.status !== 201) {
    say('busy');
    return 1000 * (asked.body.retryAfter || 10);
  }
  claim = asked.body.claim;
  $('code').textContent = asked.body.code;
  $('picture').src = 'data:image/svg+xml,' + encodeURIComponent(asked.body.picture);
  $('picture').hidden = false;
  say('valid');
  return 2000;
}
async function look() {
  const said = await post('/claim', { claim });
  if (said.status === 404) { claim = undefined; return 0; }
  if (said.status !== 200) return 1000 * (said.body.retryAfter || 5);
  if (said.body.state !== 'paired') return 2000;
  say('paired', said.body.device.id);
  if (said.body.page) location.replace(said.body.page);
  else say('noPage');
  return undefined;
}
async function step() {
  let again = 2000;
  try {
    again = await (claim === undefined ? ask() : look());
  } catch {
    say('away');
  }
  if (again !== undefined) setTimeout(step, again);
}
step();
`;
