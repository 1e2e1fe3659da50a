import type { Language, Names } from '../../../../../core/base/names.ts';
import { SIGN_IN_FAULT_TEXTS } from '../../../../../core/protocol/sign-in-fault-texts.ts';
import type { SignInFault } from '../../../../../core/protocol/sign-in-faults.ts';
import { buildOf } from '../../../../ops/page-builds.ts';
import { escape } from '../html.ts';
import type { HtmlPage } from '../html-page.ts';
import { KEY_SCRIPT } from '../key-script.ts';
import { RENEWAL_SCRIPT } from '../renewal-script.ts';
import { OVERVIEW_SCRIPT_BODY, wordOf } from './overview-script.ts';
import { FRAME_SCRIPT, FRAME_STYLE, pageFrame, type PageWords } from './page-frame.ts';

/** Why somebody has come back without being signed in. */
const FAULT_WORDS: PageWords = Object.fromEntries(
  Object.entries(SIGN_IN_FAULT_TEXTS).map(([fault, text]) => [wordOf(fault as SignInFault), text]), // its own keys
);

const WORDS = {
  ...FAULT_WORDS,
  title: { 'zh-Hans': '各大厅总览', 'zh-Hant': '各大廳總覽', en: 'Overview of all halls' },
  user: { 'zh-Hans': '用户名', 'zh-Hant': '使用者名稱', en: 'User' },
  password: { 'zh-Hans': '密码', 'zh-Hant': '密碼', en: 'Password' },
  code: { 'zh-Hans': '六位数字（手机验证器）', 'zh-Hant': '六位數字（手機驗證器）', en: 'Six figures from your phone' },
  codeNeeded: {
    'zh-Hans': '请再输入手机验证器上的六位数字，或一个备用码。',
    'zh-Hant': '請再輸入手機驗證器上的六位數字，或一個備用碼。',
    en: 'Now the six figures of the authenticator on your phone, or one of your codes.',
  },
  codeWrong: {
    'zh-Hans': '数字不对、过期或已用过。',
    'zh-Hant': '數字不對、過期或已用過。',
    en: 'The figures are wrong, too old, or were used already.',
  },
  showKey: {
    'zh-Hans': '请插入并触碰您的安全密钥。',
    'zh-Hant': '請插入並觸碰您的安全密鑰。',
    en: 'Now insert your security key and touch it.',
  },
  keyNotShown: {
    'zh-Hans': '没有收到安全密钥。再按“登录”重试，或输入手机验证器上的六位数字或一个备用码。',
    'zh-Hant': '沒有收到安全密鑰。再按「登入」重試，或輸入手機驗證器上的六位數字或一個備用碼。',
    en: 'No security key was shown. Press Sign in to try again, or enter the six figures of your phone or one of your codes.',
  },
  keyUnknown: {
    'zh-Hans': '这个浏览器太旧，不能用安全密钥。请输入手机验证器上的六位数字，或一个备用码。',
    'zh-Hant': '這個瀏覽器太舊，不能用安全密鑰。請輸入手機驗證器上的六位數字，或一個備用碼。',
    en: 'This browser is too old for security keys: enter the six figures of your phone, or one of your codes.',
  },
  keyElsewhere: {
    'zh-Hans':
      '您的安全密钥只在 {at} 能用：请在那里登录。在这里可以输入一个备用码，或手机验证器上的六位数字（已开启的话）。',
    'zh-Hant':
      '您的安全密鑰只在 {at} 能用：請在那裡登入。在這裡可以輸入一個備用碼，或手機驗證器上的六位數字（已開啟的話）。',
    en: 'Your security key answers only at {at}: sign in there. Here, enter one of your codes, or the six figures of your phone if you have set that up.',
  },
  keyWrong: {
    'zh-Hans': '安全密钥没有通过，请再试一次。',
    'zh-Hant': '安全密鑰沒有通過，請再試一次。',
    en: 'The security key was not accepted: please try again.',
  },
  keyCopied: {
    'zh-Hans': '这把安全密钥可能被人复制过，不能登录。请用备用码登录，移除它，并告诉管理员。',
    'zh-Hant': '這把安全密鑰可能被人複製過，不能登入。請用備用碼登入，移除它，並告訴管理員。',
    en: 'Somebody may have copied this security key: it lets nobody in. Use one of your codes, remove the key, and tell a manager.',
  },
  factorMissing: {
    'zh-Hans': '这个账号要先开启两步验证：请打开任一大厅的 /password#factor。',
    'zh-Hant': '這個帳號要先開啟兩步驗證：請開啟任一大廳的 /password#factor。',
    en: 'This account needs a second step first: open /password#factor of any hall.',
  },
  service: { 'zh-Hans': '统一身份登录', 'zh-Hant': '統一身份登入', en: 'Sign in with your office account' },
  byService: {
    'zh-Hans': '这个账号请用统一身份登录。',
    'zh-Hant': '這個帳號請用統一身份登入。',
    en: 'This account signs in with the office account.',
  },
  signIn: { 'zh-Hans': '登录', 'zh-Hant': '登入', en: 'Sign in' },
  signOut: { 'zh-Hans': '退出', 'zh-Hant': '登出', en: 'Sign out' },
  wrong: {
    'zh-Hans': '用户名或密码不对。',
    'zh-Hant': '使用者名稱或密碼不對。',
    en: 'The user or the password is wrong.',
  },
  unreachable: {
    'zh-Hans': '连不上服务器，请再试一次。',
    'zh-Hant': '連不上伺服器，請再試一次。',
    en: 'The server cannot be reached. Please try again.',
  },
  later: {
    'zh-Hans': '尝试次数太多，请过一分钟再试。',
    'zh-Hant': '嘗試次數太多，請過一分鐘再試。',
    en: 'That was too often. Please wait a minute.',
  },
  over: {
    'zh-Hans': '登录已结束，请重新登录。',
    'zh-Hant': '登入已結束，請重新登入。',
    en: 'The session is over; please sign in again.',
  },
  offline: {
    'zh-Hans': '与服务器的连接中断，以下是 {at} 的情况。正在重新连接…',
    'zh-Hant': '與伺服器的連線中斷，以下是 {at} 的情況。正在重新連線…',
    en: 'The line to the server is cut; this is how things stood at {at}. Reconnecting…',
  },
  heard: { 'zh-Hans': '{a} 个大厅，{b} 个在发号', 'zh-Hant': '{a} 個大廳，{b} 個在發號', en: '{a} halls, {b} open' },
  unheard: {
    'zh-Hans': '{n} 个大厅没有最新消息，未计入合计',
    'zh-Hant': '{n} 個大廳沒有最新消息，未計入合計',
    en: '{n} of them not up to now and in no sum',
  },
  waiting: { 'zh-Hans': '等候', 'zh-Hant': '等候', en: 'Waiting' },
  longest: { 'zh-Hans': '最长等候', 'zh-Hant': '最長等候', en: 'Longest wait' },
  newcomer: { 'zh-Hans': '现在取号', 'zh-Hant': '現在取號', en: 'If taken now' },
  quick: { 'zh-Hans': '最快的队列：{w}', 'zh-Hant': '最快的隊列：{w}', en: 'Quickest line: {w}' },
  slow: { 'zh-Hans': '最慢的队列：{w}', 'zh-Hant': '最慢的隊列：{w}', en: 'Slowest line: {w}' },
  noCounter: { 'zh-Hans': '没有开放的窗口', 'zh-Hant': '沒有開放的窗口', en: 'no counter open' },
  counters: { 'zh-Hans': '开放窗口', 'zh-Hant': '開放窗口', en: 'Open counters' },
  trouble: { 'zh-Hans': '最急的事', 'zh-Hant': '最急的事', en: 'Worst trouble' },
  more: { 'zh-Hans': '另有 {n} 项', 'zh-Hant': '另有 {n} 項', en: 'and {n} more' },
  none: { 'zh-Hans': '无', 'zh-Hant': '無', en: 'none' },
  hall: { 'zh-Hans': '大厅', 'zh-Hant': '大廳', en: 'Hall' },
  issued: { 'zh-Hans': '今日取号', 'zh-Hant': '今日取號', en: 'Tickets today' },
  served: { 'zh-Hans': '今日办结', 'zh-Hant': '今日辦結', en: 'Served today' },
  inService: { 'zh-Hans': '正在办理', 'zh-Hant': '正在辦理', en: 'In service' },
  open: { 'zh-Hans': '正在发号', 'zh-Hant': '正在發號', en: 'Open' },
  stopped: { 'zh-Hans': '停止取号', 'zh-Hant': '停止取號', en: 'Stopped' },
  closed: { 'zh-Hans': '未开放', 'zh-Hant': '未開放', en: 'Closed' },
  silent: { 'zh-Hans': '没有消息', 'zh-Hant': '沒有消息', en: 'Silent' },
  lagging: { 'zh-Hans': '数据滞后', 'zh-Hant': '資料滯後', en: 'Behind' },
  asOf: {
    'zh-Hans': '{at} 的情况，滞后：{d}',
    'zh-Hant': '{at} 的情況，滯後：{d}',
    en: 'as of {at}, {d} behind',
  },
  records: { 'zh-Hans': '还有 {n} 条记录未到', 'zh-Hant': '還有 {n} 條記錄未到', en: '{n} records still to come' },
  lastHeard: { 'zh-Hans': '最后联系 {at}', 'zh-Hant': '最後聯繫 {at}', en: 'last heard of at {at}' },
  notHeard: {
    'zh-Hans': '本服务器启动后还没有联系',
    'zh-Hant': '本伺服器啟動後還沒有聯繫',
    en: 'not heard of since this server started',
  },
  notYet: { 'zh-Hans': '还没有送来任何记录', 'zh-Hant': '還沒有送來任何記錄', en: 'has sent nothing yet' },
  hours: { 'zh-Hans': '{h} 小时 {n} 分钟', 'zh-Hant': '{h} 小時 {n} 分鐘', en: '{h} h {n} min' },
  mistaken: { 'zh-Hans': '大厅文件有误', 'zh-Hant': '大廳檔案有誤', en: 'Hall file wrong' },
  since: { 'zh-Hans': '{at} 起', 'zh-Hant': '{at} 起', en: 'since {at}' },
  stuck: {
    'zh-Hans': '{at} 起不能写入，不能取号叫号',
    'zh-Hant': '{at} 起不能寫入，不能取號叫號',
    en: 'writes nothing down since {at}: no tickets, no calls',
  },
  map: { 'zh-Hans': '地图', 'zh-Hant': '地圖', en: 'Map' },
  mapHint: {
    'zh-Hans': '圆越大，等候的人越多；按大厅文件里的经纬度。',
    'zh-Hant': '圓越大，等候的人越多；按大廳檔案裡的經緯度。',
    en: 'The larger the circle, the more wait. Places by the latitude and longitude of each hall file.',
  },
  schematic: {
    'zh-Hans': '示意图：大厅文件没有全部写明经纬度，不表示实际位置。',
    'zh-Hant': '示意圖：大廳檔案沒有全部寫明經緯度，不表示實際位置。',
    en: 'A schematic, not a map: not every hall file says where its hall is.',
  },
  minutes: { 'zh-Hans': '{n} 分钟', 'zh-Hant': '{n} 分鐘', en: '{n} min' },
  under: { 'zh-Hans': '不到 1 分钟', 'zh-Hant': '不到 1 分鐘', en: 'under 1 min' },
  days: { 'zh-Hans': '按天比较', 'zh-Hant': '按天比較', en: 'By day' },
  from: { 'zh-Hans': '从', 'zh-Hant': '從', en: 'From' },
  to: { 'zh-Hans': '到', 'zh-Hant': '到', en: 'To' },
  noData: { 'zh-Hans': '无数据', 'zh-Hant': '無資料', en: 'no data' },
  away: {
    'zh-Hans': '暂时查不到这个大厅的统计',
    'zh-Hant': '暫時查不到這個大廳的統計',
    en: 'its reports cannot be asked now',
  },
  behind: { 'zh-Hans': '尚未算到最新', 'zh-Hant': '尚未算到最新', en: 'not yet up to now' },
  badSpan: {
    'zh-Hans': '结束日期不能早于开始日期。',
    'zh-Hant': '結束日期不能早於開始日期。',
    en: 'The last day is before the first.',
  },
  sampleHint: {
    'zh-Hans': '示例：office（看全部）、two-halls（管两个中心），密码 sample-hall',
    'zh-Hant': '示例：office（看全部）、two-halls（管兩個中心），密碼 sample-hall',
    en: 'Sample: office (sees all) or two-halls (two centres), password sample-hall',
  },
} as const satisfies PageWords;

/** The overview of several halls for those above them: live, as a table and on a map, and figures of days. */
export function overviewPage(city: Names, language: Language, sample: boolean): HtmlPage {
  const words = sample ? { ...WORDS, city } : { ...WORDS, city, sampleHint: { 'zh-Hans': '', 'zh-Hant': '', en: '' } };
  return pageFrame(
    { title: WORDS.title, words, style: STYLE, script: '/city.js', build: OVERVIEW_BUILD, body: body(city, language) },
    language,
  );
}

const body = (city: Names, language: Language): string => `<header class="top">
<div><h1 id="title">${WORDS.title[language]}</h1><p id="city" class="quiet">${escape(city[language])}</p></div>
<div class="right"><span id="clock"></span><button type="button" id="out" hidden></button><div class="languages" id="languages"></div></div>
</header>
<main id="sheet" hidden><form id="sign-in">
<a id="service" href="/sign-in/start?to=/overview" hidden></a>
<label><span id="l-user"></span><input name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
<label><span id="l-password"></span><input name="password" type="password" autocomplete="current-password" required></label>
<label id="factor" hidden><span id="l-code"></span><input name="code" inputmode="numeric" autocomplete="one-time-code"></label>
<p role="status" id="said"></p>
<button id="go"></button><p id="hint" class="quiet"></p></form></main>
<main id="view" hidden>
<p role="status" id="offline"></p>
<section id="totals"></section>
<div class="columns"><section id="table"></section><section id="map"></section></div>
<section id="days"></section>
</main>`;

export const OVERVIEW_SCRIPT = `'use strict';
(function () {${FRAME_SCRIPT}${KEY_SCRIPT}${OVERVIEW_SCRIPT_BODY}${RENEWAL_SCRIPT}
  renewal(60000, function () { return document.activeElement === document.body; });
})();
`;

const STYLE = `${FRAME_STYLE}
body{font-size:16px}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;gap:10px 20px;padding:14px 24px;background:#0d4a5a;color:#fff}
.top h1{font-size:24px;line-height:1.25}
.top .quiet{color:#c5dadd}
.top button{border-color:#c5dadd}
.top .languages button[aria-pressed=true]{background:#08323d;border-color:#c5dadd}
.right{display:flex;flex-wrap:wrap;align-items:center;gap:12px}
#clock{font-size:20px;font-weight:600;font-variant-numeric:tabular-nums}
main{max-width:1440px;margin:0 auto;padding:16px 24px 40px}
#sign-in{max-width:400px;margin:8vh auto 0;background:#fff;border:1px solid #dcd6cc;border-radius:16px;padding:24px;display:grid;gap:14px}
#sign-in label span{display:block;font-weight:600;margin-bottom:4px}
#sign-in input,#days input{width:100%;min-height:48px;padding:0 12px;border:1px solid #9fb4b8;border-radius:12px;background:#fff}
#service{display:grid;place-items:center;min-height:52px;border:2px solid #0d4a5a;border-radius:12px;color:#0d4a5a;font-weight:700;text-decoration:none}
#service[hidden]{display:none}
#sign-in #go{background:#0d4a5a;color:#fff;min-height:52px}
#totals{display:flex;flex-wrap:wrap;gap:10px;margin-bottom:14px}
.total{flex:1 1 130px;background:#fff;border:1px solid #dcd6cc;border-radius:14px;padding:10px 16px}
.total b{display:block;font-size:26px;line-height:1.25;white-space:nowrap;color:#0d4a5a;font-variant-numeric:tabular-nums}
.total.wide{flex:2 1 220px}
.total.wide b{font-size:22px;line-height:1.48;white-space:normal}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 400px;gap:16px;align-items:start}
h2{font-size:18px;margin:0 0 8px}
table{width:100%;border-collapse:separate;border-spacing:0;background:#fff;border:1px solid #dcd6cc;border-radius:14px;overflow:hidden}
th{text-align:left;font-weight:600;color:#42545b;background:#ece7de;padding:8px 12px;font-size:15px;vertical-align:bottom}
td{padding:10px 12px;border-top:1px solid #e8e3da;vertical-align:top}
td.figure,th.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.figure b{font-size:20px}
#table table{table-layout:fixed}
th.waiting{width:78px}th.longest,th.counters{width:124px}th.hall{width:24%}th.newcomer{width:24%}
.waits{white-space:pre-line}
td a{color:#0d4a5a;font-weight:600}
td .mark{margin-top:4px}
td .late{color:#7d2408}
tr.dim td{background:#faf8f4}
.why{white-space:pre-line;font-size:14px}
#map .frame{background:#fff;border:1px solid #dcd6cc;border-radius:14px;padding:12px}
svg{display:block;width:100%;height:auto}
svg text{font-size:14px;fill:#16313d;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
svg .n{font-size:17px;font-weight:700;text-anchor:middle;dominant-baseline:central;fill:#fff;stroke:none}
svg .name{text-anchor:middle;dominant-baseline:central}
svg .n.dark{fill:#16313d}
#days{margin-top:22px}
#days form{display:flex;flex-wrap:wrap;align-items:end;gap:12px;margin-bottom:10px}
#days label span{display:block;font-weight:600}
#days input{width:180px}
.scroll{overflow-x:auto}
.scroll table{overflow-wrap:break-word}
.scroll td:first-child,.scroll th:first-child{min-width:150px}
@media (max-width:1100px){.columns{grid-template-columns:minmax(0,1fr)}}
@media (max-width:760px){
.top{padding:12px 16px}.top h1{font-size:20px}main{padding:12px 16px 32px}
.total{flex-basis:40%;padding:8px 12px}.total b{font-size:22px}
#table table,#table tbody{display:block}
#table thead{display:none}
#table tr{display:grid;grid-template-columns:1fr 1fr;gap:2px 12px;padding:12px 14px;border-top:1px solid #e8e3da}
#table tr:first-child{border-top:0}
#table td{border:0;padding:2px 0;background:none}
#table td[data-label]::before{content:attr(data-label);display:block;color:#566b73;font-size:14px}
#table td.wide{grid-column:1/-1}
#table td.figure{text-align:left}
#days input{width:150px}
}
`;

/** The build of this page. */
export const OVERVIEW_BUILD: string = buildOf(STYLE + OVERVIEW_SCRIPT + JSON.stringify(WORDS));
