/**
 * Asks for a code, and every two seconds whether somebody has said what this device is. A code that is over is followed
 * by a new one.
 */
export const PAIR_SCRIPT = `
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
function say(zh, en) {
  $('state').textContent = zh;
  $('state-en').textContent = en;
}
let claim;
async function ask() {
  const asked = await post('', {});
  if (asked.status !== 201) {
    say('配对码暂时用完，请稍候。', 'No code is free just now; please wait.');
    return 1000 * (asked.body.retryAfter || 10);
  }
  claim = asked.body.claim;
  $('code').textContent = asked.body.code;
  $('picture').src = 'data:image/svg+xml,' + encodeURIComponent(asked.body.picture);
  $('picture').hidden = false;
  say('十分钟内有效，过时自动换新码。', 'Valid for ten minutes; then a new one comes by itself.');
  return 2000;
}
async function look() {
  const said = await post('/claim', { claim });
  if (said.status === 404) { claim = undefined; return 0; }
  if (said.status !== 200) return 1000 * (said.body.retryAfter || 5);
  if (said.body.state !== 'paired') return 2000;
  say('已配对：' + said.body.device.id, 'Paired: ' + said.body.device.id);
  if (said.body.page) location.replace(said.body.page);
  else say('这台设备没有页面，请用程序配对。', 'This device has no page: pair it by its program.');
  return undefined;
}
async function step() {
  let again = 2000;
  try {
    again = await (claim === undefined ? ask() : look());
  } catch {
    say('连不上大厅，正在重试…', 'The hall is out of reach; trying again…');
  }
  if (again !== undefined) setTimeout(step, again);
}
step();
`;
