import { LANGUAGES, type Language, type Names } from '../../../../core/base/names.ts';
import { buildOf } from '../../../ops/page-builds.ts';
import { ACCOUNT_SCRIPT } from './account-script.ts';
import { ACCOUNT_TEXT as TEXT } from './account-words.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';

/** What the page is in until its script has looked. */
const FIRST: Language = 'zh-Hans';

/** Where people set a new password, a second factor, and see their sessions. Plain HTML and some lines of script. */
export function accountPage(hall: Names): HtmlPage {
  // In every language; the script shows one.
  const spans = (names: Names): string =>
    LANGUAGES.map(
      (each) => `<span lang="${each}"${each === FIRST ? '' : ' hidden'}>${escape(names[each])}</span>`,
    ).join('');
  const all = (key: keyof typeof TEXT): string => spans(TEXT[key]);
  const field = (name: keyof typeof TEXT, type: string, complete: string): string =>
    `<label>${all(name)}<input name="${name}" type="${type}" autocomplete="${complete}" maxlength="200" required></label>`;
  // Shown once a second factor is wanted.
  const beside = `<label data-is="beside" hidden>${all('beside')}<input name="beside" autocomplete="one-time-code" maxlength="20"></label>`;
  const who = field('user', 'text', 'username') + field('password', 'password', 'current-password');
  return htmlPage({
    language: FIRST,
    title: `${TEXT.title[FIRST]} · ${hall[FIRST]}`,
    style: STYLE,
    build: ACCOUNT_BUILD,
    forOne: true,
    body: `<main>
<header><h1>${all('title')}</h1><button id="language" type="button"></button></header>
<p class="soft">${spans(hall)} <b id="who"></b></p>
<p id="said" role="status" hidden></p>
<section id="nobody" hidden><p>${all('signIn')}</p></section>
<section id="by-link" hidden><h2>${all('byLink')}</h2><p class="soft">${all('hint')}</p>
<form data-does="by-link">${field('next', 'password', 'new-password')}${field('again', 'password', 'new-password')}<button class="strong">${all('save')}</button></form></section>
<section id="change" hidden><h2>${all('change')}</h2><p class="soft">${all('hint')}</p>
<form data-does="change">${field('password', 'password', 'current-password')}${field('next', 'password', 'new-password')}${field('again', 'password', 'new-password')}${beside}<button class="strong">${all('save')}</button></form></section>
<section id="factor" hidden><h2>${all('factor')}</h2><p class="soft">${all('factorHint')}</p>
<form data-does="begin">${who}${beside}<button>${all('begin')}</button></form>
<div id="scan" hidden><p>${all('scan')}</p><img id="picture" alt="QR" width="220" height="220"><p class="soft">${all('typed')}<br><code id="secret"></code></p>
<form data-does="confirm"><label>${all('code')}<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="7" required></label><button class="strong">${all('confirm')}</button></form></div>
</section>
<section id="keys" hidden><h2>${all('keys')}</h2><p class="soft">${all('keysHint')}</p>
<ul id="key-list" class="list"></ul>
<form data-does="remove" hidden><p><b>${all('removeKey')}</b> <span id="removed"></span></p>${field('password', 'password', 'current-password')}${beside}<button class="strong">${all('removeKey')}</button></form>
<p id="no-keys" hidden></p>
<form data-does="add">${who}<label>${all('keyName')}<input name="name" maxlength="40" required></label>${beside}<button>${all('addKey')}</button></form></section>
<section id="recovery" hidden><h2>${all('codes')}</h2><p>${all('recovery')}</p><ul id="codes"></ul></section>
<section id="sessions" hidden><h2>${all('sessions')}</h2><ul id="open" class="list"></ul></section>
</main>
<script src="/account.js"></script>`,
  });
}

const STYLE = `
body{margin:0;background:#f4f1ec;color:#16313d;font:17px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:560px;margin:0 auto;padding:20px 20px 48px}
header{display:flex;justify-content:space-between;align-items:center;gap:12px}
h1{font-size:26px;margin:0}h2{font-size:20px;margin:0 0 4px}
section{background:#fff;border:1px solid #dcd6cc;border-radius:16px;padding:18px 20px;margin:16px 0}
[hidden]{display:none!important}
.soft{color:#566b73;font-size:15px;margin:4px 0 10px}
form{display:grid;gap:12px}
label{display:grid;gap:4px;font-weight:600;font-size:15px}
input{min-height:46px;box-sizing:border-box;width:100%;padding:8px 12px;border:1.5px solid #7d949b;border-radius:10px;font:inherit;font-weight:400}
button{min-height:46px;padding:0 18px;border:1.5px solid #0d4a5a;border-radius:10px;background:#fff;color:#0d4a5a;font:inherit;font-weight:600;justify-self:start}
button.strong{background:#0d4a5a;color:#fff}
button:focus-visible,input:focus-visible{outline:3px solid #0d6478;outline-offset:2px}
button:disabled{opacity:.5}
#said{border-radius:12px;padding:12px 16px;background:#e2f1e8;color:#14532d;font-weight:600}
#said.bad{background:#fbe5dc;color:#8d2a0c}
img{display:block;background:#fff;margin:8px 0}
code{font:16px ui-monospace,"DejaVu Sans Mono",monospace}
#keys form{border-top:1px solid #e6e0d6;padding-top:14px;margin-top:8px}
ul{list-style:none;margin:0;padding:0}
#codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(13em,1fr));gap:6px}
.list li{display:grid;grid-template-columns:1fr auto;gap:2px 12px;align-items:center;border-top:1px solid #e6e0d6;padding:10px 0}
.list small{grid-column:1;color:#566b73}
.list button{grid-row:1/3;grid-column:2}
`;

/** The build of this page. */
export const ACCOUNT_BUILD: string = buildOf(STYLE + ACCOUNT_SCRIPT + JSON.stringify(TEXT));
