import type { Names } from '../../../../core/base/names.ts';
import { buildOf } from '../../../ops/page-builds.ts';
import type { Demonstration } from '../../../halls/hall-parts.ts';
import { demonstrationNote, NOTE_STYLE } from './demonstration-note.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';
import { PHONE_SCRIPT } from './phone-script.ts';

/** The page behind the code on the receipt: number, state, people ahead, estimate. Small, and told of every change. */
export function phonePage(hall: Names, demonstration?: Demonstration): HtmlPage {
  return htmlPage({
    language: 'zh-Hans',
    title: hall['zh-Hans'],
    style: STYLE,
    build: PHONE_BUILD,
    forOne: true,
    about: `data-hall-zh-hans="${escape(hall['zh-Hans'])}" data-hall-zh-hant="${escape(hall['zh-Hant'])}" data-hall-en="${escape(hall.en)}"`,
    body: `${demonstrationNote(demonstration)}
<main>
<header><span id="hall">${escape(hall['zh-Hans'])}</span><button id="language" type="button">English</button></header>
<p id="offline" role="status" hidden></p>
<div id="emergency" role="alert"></div>
<section id="ticket" aria-live="polite"><p class="quiet" id="loading">…</p></section>
<footer id="updated"></footer>
</main>
<script src="/phone.js"></script>`,
  });
}

const STYLE = `${NOTE_STYLE}
body{margin:0;background:#f4f1ec;color:#16313d;font:17px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:520px;margin:0 auto;padding:16px 20px 32px}
header>span{min-width:0;max-height:4.5em;overflow:hidden}header button{flex:none}
header{display:flex;justify-content:space-between;align-items:center;gap:12px;color:#3f565f}
button{min-height:44px;padding:0 16px;border:1px solid #9fb4b8;border-radius:12px;background:#fff;color:#0d4a5a;font:inherit}
header button{flex:none;white-space:nowrap}
button:focus-visible{outline:3px solid #0d6478;outline-offset:2px}
.number{font-size:84px;line-height:1.1;font-weight:700;margin:20px 0 0;color:#0d4a5a;font-variant-numeric:tabular-nums;text-align:center}
.state{text-align:center;font-size:22px;margin:4px 0 20px}
.called{background:#a8320f;color:#fff;border-radius:16px;padding:18px;font-size:30px;font-weight:700}
.step{background:#fff;border:1px solid #dcd6cc;border-radius:16px;padding:16px 18px;margin:12px 0}
.step h2{font-size:19px;margin:0 0 6px}
.step p{margin:2px 0}
.big{font-size:22px;font-weight:600}
.message{background:#f7ecd0;border:1px solid #dcc07a;border-radius:16px;padding:14px 18px;margin:12px 0;font-size:19px;overflow-wrap:anywhere}
.step .longer{background:#f7ecd0;border-radius:10px;padding:8px 12px;margin:6px 0}
.quiet{color:#566b73}
.grades{display:grid;grid-template-columns:repeat(5,1fr);gap:6px}
.grades button{min-height:56px;padding:4px;font-size:15px;line-height:1.25}
.grades .g1,.grades .g2{border-color:#a8320f;color:#8d2a0c}
.grades .chosen{background:#f6dfd5}
.reason{display:flex;align-items:center;gap:10px;min-height:44px}
.reason input{width:22px;height:22px}
textarea{width:100%;box-sizing:border-box;margin:8px 0;padding:10px;border:1px solid #9fb4b8;border-radius:12px;font:inherit}
.send{width:100%;background:#0d4a5a;color:#fff}
.send:disabled{background:#dcd6cc;color:#566b73}
.complain{margin-top:16px}
.complain .begin{width:100%}
.complain .close{width:100%;margin-top:8px}
#offline{background:#f6dfd5;border-radius:12px;padding:10px 14px}
#emergency p{background:#9b1c1c;color:#fff;border-radius:16px;padding:14px 18px;margin:12px 0;font-size:20px;font-weight:700;white-space:pre-line}
footer{color:#566b73;font-size:14px;margin-top:20px;text-align:center}
`;

/** The build of this page; what the hall is called makes no other one. */
export const PHONE_BUILD: string = buildOf(STYLE + PHONE_SCRIPT);
