import { releaseText } from '../../../../core/base/release.ts';
import { inEach, type Language, type Names } from '../../../../core/base/names.ts';
import { intakeView } from '../../../../core/views/intake-view.ts';
import type { Demonstration } from '../../../halls/hall-parts.ts';
import type { DoorParts } from '../deps.ts';
import { demonstrationNote, NOTE_STYLE } from './demonstration-note.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';

const SURFACES: readonly {
  readonly path: string;
  readonly name: Names;
  readonly what: Names;
}[] = [
  {
    path: '/kiosk',
    name: { 'zh-Hans': '取号机', 'zh-Hant': '取號機', en: 'Kiosk' },
    what: {
      'zh-Hans': '群众选事项、取号',
      'zh-Hant': '群眾選事項、取號',
      en: 'Citizens choose a service and take a number',
    },
  },
  {
    path: '/counter',
    name: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' },
    what: {
      'zh-Hans': '窗口人员一键叫号、受理、办结',
      'zh-Hant': '窗口人員一鍵叫號、受理、辦結',
      en: 'Clerks call, serve and finish with one key each',
    },
  },
  {
    path: '/desk',
    name: { 'zh-Hans': '导办台', 'zh-Hant': '導辦台', en: 'Information desk' },
    what: {
      'zh-Hans': '查任何号码、补打、找回，代群众取号',
      'zh-Hant': '查任何號碼、補打、找回，代群眾取號',
      en: 'Find any number, print it again, take one for somebody',
    },
  },
  {
    path: '/display',
    name: { 'zh-Hans': '显示屏', 'zh-Hant': '顯示屏', en: 'Board' },
    what: { 'zh-Hans': '大厅呼叫屏', 'zh-Hant': '大廳呼叫屏', en: 'Calls for the hall to see' },
  },
  {
    path: '/manager',
    name: { 'zh-Hans': '管理', 'zh-Hant': '管理', en: 'Manager' },
    what: {
      'zh-Hans': '谁在等、等了多久、哪里要增援',
      'zh-Hant': '誰在等、等了多久、哪裡要增援',
      en: 'Who waits, how long, where help is needed',
    },
  },
  {
    path: '/reports',
    name: { 'zh-Hans': '报表', 'zh-Hant': '報表', en: 'Reports' },
    what: {
      'zh-Hans': '等候、办理、评价的统计，可打印和导出',
      'zh-Hant': '等候、辦理、評價的統計，可列印和匯出',
      en: 'Waits, services and ratings of any days, on paper and as files',
    },
  },
  {
    path: '/rating?counter=1',
    name: { 'zh-Hans': '评价屏', 'zh-Hant': '評價屏', en: 'Rating screen' },
    what: {
      'zh-Hans': '窗口上的小屏，请群众评价',
      'zh-Hant': '窗口上的小屏，請群眾評價',
      en: 'The small screen at a counter asks for a grade',
    },
  },
  {
    path: '/tray',
    name: { 'zh-Hans': '虚拟打印机', 'zh-Hant': '虛擬印表機', en: 'Virtual printer' },
    what: {
      'zh-Hans': '小票按打印字节原样显示',
      'zh-Hant': '小票按列印位元組原樣顯示',
      en: 'Receipts as their bytes would print',
    },
  },
  {
    path: '/keypad',
    name: { 'zh-Hans': '虚拟设备', 'zh-Hant': '虛擬設備', en: 'Virtual devices' },
    what: {
      'zh-Hans': '按小键盘、评价器、叫号器，扫码、刷证',
      'zh-Hant': '按小鍵盤、評價器、叫號器，掃碼、刷證',
      en: 'Press keypads and rating pads, scan codes, put cards down',
    },
  },
  {
    path: '/signs',
    name: { 'zh-Hans': '虚拟条屏', 'zh-Hant': '虛擬條屏', en: 'Virtual signs' },
    what: {
      'zh-Hans': 'LED 条屏按通信字节点亮',
      'zh-Hant': 'LED 條屏按通訊位元組點亮',
      en: 'LED signs as their bytes light them',
    },
  },
  {
    path: '/api/v1/docs',
    name: { 'zh-Hans': '接口文档', 'zh-Hant': '介面文件', en: 'API' },
    what: { 'zh-Hans': '供其他系统对接', 'zh-Hant': '供其他系統對接', en: 'For other systems' },
  },
];

const TEXT = {
  surfaces: { 'zh-Hans': '入口', 'zh-Hant': '入口', en: 'Surfaces' },
  logins: {
    'zh-Hans': '示例登录（密码均为 sample-hall，仅限本机）',
    'zh-Hant': '示例登入（密碼均為 sample-hall，僅限本機）',
    en: 'Sample logins (password sample-hall for all, on this machine only)',
  },
  always: {
    'zh-Hans': '这是示例大厅，全天 24 小时都可以取号。',
    'zh-Hant': '這是示例大廳，全天 24 小時都可以取號。',
    en: 'This is the sample hall: it is open around the clock.',
  },
  open: { 'zh-Hans': '正在发号。', 'zh-Hant': '正在發號。', en: 'Tickets are being given.' },
  closed: { 'zh-Hans': '现在不发号。', 'zh-Hant': '現在不發號。', en: 'No tickets are given now.' },
  version: { 'zh-Hans': '版本', 'zh-Hant': '版本', en: 'Version' },
  play: { 'zh-Hans': '看大厅忙起来', 'zh-Hant': '看大廳忙起來', en: 'See the hall busy' },
  demo: {
    'zh-Hans': '机器人来取号、叫号、评价，上演一个星期一，设备偶尔出故障；任何页面都可以在旁边打开',
    'zh-Hant': '機器人來取號、叫號、評價，上演一個星期一，設備偶爾出故障；任何頁面都可以在旁邊打開',
    en: 'Robots take numbers, call and rate through a Monday, with faults now and then; open any page beside them',
  },
  past: {
    'zh-Hans': '写入过去 60 个工作日（标明是模拟的），报表第一天就有内容',
    'zh-Hant': '寫入過去 60 個工作日（標明是模擬的），報表第一天就有內容',
    en: 'Write a past of 60 business days, marked as simulated, so that reports have something to show',
  },
  typed: {
    'zh-Hans': '在程序文件夹的命令行里输入：',
    'zh-Hant': '在程式資料夾的命令列裡輸入：',
    en: 'Type in the program’s folder:',
  },
  playing: {
    'zh-Hans':
      '正在演示：取号的市民、窗口人员和评价都是机器人，时钟走得是真实时间的 {speed} 倍。1 号窗口没有机器人，留给您：用 clerk 登录。',
    'zh-Hant':
      '正在演示：取號的市民、窗口人員和評價都是機器人，時鐘走得是真實時間的 {speed} 倍。1 號窗口沒有機器人，留給您：用 clerk 登入。',
    en: 'This hall is a demonstration: its citizens and clerks are robots, and its clock runs {speed} times as fast as the true one. Counter 1 has no robot, it is yours: sign in as clerk.',
  },
} as const satisfies Readonly<Record<string, Names>>;

const LOGINS = [
  ['clerk', { 'zh-Hans': '窗口人员', 'zh-Hant': '窗口人員', en: 'clerk' }],
  ['desk', { 'zh-Hans': '导办台', 'zh-Hant': '導辦台', en: 'information desk' }],
  ['supervisor', { 'zh-Hans': '值班长', 'zh-Hant': '值班長', en: 'supervisor' }],
  ['manager', { 'zh-Hans': '管理员（中心）', 'zh-Hant': '管理員（中心）', en: 'manager' }],
  ['admin', { 'zh-Hans': '系统管理员', 'zh-Hant': '系統管理員', en: 'administrator' }],
] as const;

/** The way in: a page that names the surfaces, and in the sample hall the logins. Plain HTML; needs no script. */
export function landingPage(parts: DoorParts, language: Language): HtmlPage {
  const catalogue = parts.hall.catalogue();
  const second: Language = language === 'en' ? 'zh-Hans' : 'en';
  const intake = intakeView(parts.hall.world().state, parts.hall.now());
  const state = catalogue.hall.alwaysOpen && intake.open ? TEXT.always : intake.open ? TEXT.open : TEXT.closed;
  const both = (names: Names): string =>
    `${escape(names[language])} <span class="second" lang="${second}">${escape(names[second])}</span>`;
  const name: Names = catalogue.hall.name;
  return htmlPage({
    language: language,
    title: name[language],
    style: STYLE,
    body: `${demonstrationNote(parts.hall.demonstration)}
<main>
<header>
<h1>${escape(name[language])}<span class="second" lang="${second}">${escape(name[second])}</span></h1>
<p class="state ${intake.open ? 'open' : 'closed'}">${both(state)}</p>
</header>
<h2>${both(TEXT.surfaces)}</h2>
<ul class="surfaces">
${SURFACES.map(({ path, name: title, what }) => `<li><a href="${parts.hall.at(path)}"><strong>${both(title)}</strong><span>${both(what)}</span><code>${parts.hall.at(path)}</code></a></li>`).join('\n')}
</ul>
${catalogue.hall.sample ? offers(parts.hall.demonstration, both) : ''}
${catalogue.hall.sample ? `<h2>${both(TEXT.logins)}</h2><dl class="logins">${LOGINS.map(([user, role]) => `<div><dt><code>${user}</code></dt><dd>${both(role)}</dd></div>`).join('')}</dl>` : ''}
<footer data-test="release">${both(TEXT.version)} ${escape(releaseText())}</footer>
</main>`,
  });
}

/** What the sample hall can be tried on: a Monday with robots, and a past. A demonstration says what it is instead. */
function offers(demonstration: Demonstration | undefined, both: (names: Names) => string): string {
  if (demonstration !== undefined) {
    const speed = String(demonstration.speed);
    const words = inEach((each) => TEXT.playing[each].replace('{speed}', speed));
    return `<h2>${both(TEXT.play)}</h2><p class="play">${both(words)}</p>`;
  }
  const offer = (command: string, what: Names): string => `<li><code>${command}</code><span>${both(what)}</span></li>`;
  return `<h2>${both(TEXT.play)}</h2><p>${both(TEXT.typed)}</p><ul class="play" data-test="offers">${offer('npm run demo', TEXT.demo)}${offer('npm run simulate -- --into data/past --days 60', TEXT.past)}</ul>`;
}

const STYLE = `${NOTE_STYLE}
:root{color-scheme:light}
body{margin:0;background:#f4f1ec;color:#16313d;font:18px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:1080px;margin:0 auto;padding:56px 32px 72px}
h1{font-size:40px;line-height:1.2;margin:0;color:#0d4a5a}
h1 .second{display:block;font-size:20px;font-weight:400;margin-top:6px}
h2{font-size:20px;margin:40px 0 14px}
.second{color:#566b73;font-weight:400;margin-left:.4em;font-size:.86em}
h1 .second{margin-left:0}
.surfaces span .second{display:block;margin-left:0;min-height:1.5em}
.surfaces code{margin-top:auto}
.state{display:inline-block;margin:18px 0 0;padding:8px 16px;border-radius:999px;background:#dcecea}
.closed{background:#f6dfd5}
.surfaces{list-style:none;margin:0;padding:0;display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(300px,1fr))}
.surfaces a{display:flex;flex-direction:column;gap:6px;height:100%;box-sizing:border-box;padding:22px 24px;background:#fff;border:1px solid #dcd6cc;border-radius:16px;color:inherit;text-decoration:none}
.surfaces a:hover{border-color:#0d6478}
.surfaces a:focus-visible{outline:3px solid #0d6478;outline-offset:3px}
.surfaces strong{font-size:24px;color:#0d4a5a}
code{font:15px/1.4 ui-monospace,"DejaVu Sans Mono",monospace;color:#3f565f}
.logins{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));margin:0}
.logins div{background:#fff;border:1px solid #dcd6cc;border-radius:12px;padding:12px 18px}
.logins dt code{font-size:18px;color:#0d4a5a}
.logins dd{margin:0}
footer{margin-top:48px;color:#566b73;font-size:15px}
.play{list-style:none;margin:0;padding:18px 24px;background:#fff;border:1px solid #dcd6cc;border-radius:12px}
.play .second{display:block;margin-left:0}
.play li+li{margin-top:14px}
.play li code{display:block;font-size:18px;color:#0d4a5a}
`;
