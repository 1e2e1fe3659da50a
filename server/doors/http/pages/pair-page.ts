import type { Language, Names } from '../../../../core/base/names.ts';
import { buildOf } from '../../../ops/page-builds.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';
import { PAIR_SCRIPT } from './pair-script.ts';

const TEXT = {
  title: { 'zh-Hans': '配对', 'zh-Hant': '配對', en: 'Pairing' },
  code: { 'zh-Hans': '本机的配对码', 'zh-Hant': '本機的配對碼', en: 'Code of this device' },
  how: {
    'zh-Hans': '请管理员用手机扫码，或在大厅总览的“设备身份”里输入这个码，选择这是哪台设备。',
    'zh-Hant': '請管理員用手機掃碼，或在大廳總覽的「設備身份」裡輸入這個碼，選擇這是哪台設備。',
    en: 'A manager scans it, or types the code on /manager under <b>Identities</b>, and says which device this is.',
  },
} as const satisfies Readonly<Record<string, Names>>;

/** Opened on a device that has no identity yet: shows a code, and becomes the device that somebody says it is. */
export function pairPage(hall: Names, read: Language): HtmlPage {
  // English stands below, for whoever reads no Chinese.
  const language = read === 'en' ? 'zh-Hans' : read;
  const say = (key: keyof typeof TEXT): string => TEXT[key][language];
  return htmlPage({
    language,
    title: `${say('title')} · ${hall[language]}`,
    style: STYLE,
    build: PAIR_BUILD,
    forOne: true,
    body: `<main>
<p class="hall">${escape(hall[language])} <span lang="en">${escape(hall.en)}</span></p>
<h1>${say('code')} <small lang="en">${TEXT.code.en}</small></h1>
<p id="code" role="status" aria-live="polite">····-····</p>
<div class="how">
<img id="picture" alt="QR" width="180" height="180" hidden>
<p>${say('how')}<span lang="en">${TEXT.how.en}</span></p>
</div>
<p id="state">&nbsp;</p>
<p id="state-en" lang="en">&nbsp;</p>
</main>
<script src="pair.js"></script>`,
  });
}

const STYLE = `
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#0b3a42;color:#fff;font:20px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{box-sizing:border-box;width:100%;max-width:900px;padding:20px 24px;text-align:center}
h1{font-size:30px;margin:4px 0}
p{margin:6px 0}
small,[lang=en]{color:#cfe3e6}small,.how span{display:block}small{font-size:20px;font-weight:400}
#code{margin:14px 0;font:700 clamp(44px,13vw,124px)/1.1 ui-monospace,"DejaVu Sans Mono",monospace;letter-spacing:.04em;color:#ffd94a;white-space:nowrap}
.hall{color:#cfe3e6}
.how{display:flex;flex-wrap:wrap;gap:16px 24px;align-items:center;justify-content:center;text-align:left}
.how p{flex:1 1 300px;max-width:560px}
img{flex:none;border-radius:12px;background:#fff}
[hidden]{display:none}
#state{margin-top:14px;font-weight:600}
`;

/** The build of this page. */
export const PAIR_BUILD: string = buildOf(STYLE + PAIR_SCRIPT);
