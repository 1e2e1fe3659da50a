import type { Language, Names } from '../../../../core/base/names.ts';
import type { SignView } from '../../../../core/protocol/shapes/signs.ts';
import type { DoorParts } from '../deps.ts';
import { buildOf } from '../../../ops/page-builds.ts';
import { demonstrationNote, NOTE_STYLE } from './demonstration-note.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';
import { RENEWAL_SCRIPT } from './renewal-script.ts';

const TEXT = {
  title: { 'zh-Hans': '虚拟条屏', 'zh-Hant': '虛擬條屏', en: 'Virtual signs' },
  hint: {
    'zh-Hans': '每块屏按控制卡收到的字节点亮，每秒更新。',
    'zh-Hant': '每塊屏按控制卡收到的位元組點亮，每秒更新。',
    en: 'Each sign is lit by the bytes that its controller takes; looked at every second.',
  },
  none: {
    'zh-Hans': '这个大厅没有虚拟条屏。在 signs.csv 的 where 列填 virtual 即可添加。',
    'zh-Hant': '這個大廳沒有虛擬條屏。在 signs.csv 的 where 列填 virtual 即可新增。',
    en: 'This hall has no virtual sign. Write virtual into the column where of signs.csv to have one.',
  },
} as const satisfies Readonly<Record<string, Names>>;

/** The virtual signs as they hang: their lamps, over and over. Plain HTML and a few lines of script. */
export function signsPage({ hall: { signs, demonstration, at } }: DoorParts, language: Language): HtmlPage {
  const shown = signs.view().items.filter(({ picture }) => picture !== undefined);
  return htmlPage({
    language,
    title: TEXT.title[language],
    style: STYLE,
    build: SIGNS_BUILD,
    body: `${demonstrationNote(demonstration, [language])}
<main>
<h1>${TEXT.title[language]}</h1>
<p>${shown.length === 0 ? TEXT.none[language] : TEXT.hint[language]}</p>
${shown.map((sign) => figure(sign, at(sign.picture ?? ''), language)).join('\n')}
</main>
<script src="/signs.js"></script>`,
  });
}

function figure({ id, name, family, says }: SignView, picture: string, language: Language): string {
  return `<figure>
<img src="${escape(picture)}" alt="${escape(says.join(' / '))}" data-sign="${escape(id)}">
<figcaption>${escape(name[language])} <code>${escape(id)}</code> <code>${family}</code></figcaption>
</figure>`;
}

/** Looks at every sign again once its last picture is there, so that a slow line is not flooded. */
export const SIGNS_SCRIPT = `
for (const image of document.querySelectorAll('img[data-sign]')) {
  const src = image.getAttribute('src');
  const look = async () => {
    try {
      const answer = await fetch(src);
      if (answer.ok) {
        const before = image.src;
        image.src = URL.createObjectURL(await answer.blob());
        await image.decode();
        if (before.startsWith('blob:')) URL.revokeObjectURL(before);
      }
      image.classList.toggle('cut', !answer.ok);
    } catch {
      image.classList.add('cut');
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
${RENEWAL_SCRIPT}
renewal(20000, () => true);
`;

const STYLE = `${NOTE_STYLE}
body{margin:0;background:#2b3135;color:#e8eef0;font:18px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:1680px;margin:0 auto;padding:32px}
h1{font-size:30px;margin:0}
p{margin:6px 0 28px;color:#b9c6ca}
figure{margin:0 0 32px}
img{display:block;max-width:100%;border-radius:6px;box-shadow:0 4px 18px rgba(0,0,0,.5)}
img.cut{opacity:.35}
figcaption{margin-top:8px;font-size:16px}
code{font:14px ui-monospace,"DejaVu Sans Mono",monospace;color:#b9c6ca;margin-left:.6em}
`;

/** The build of this page. */
export const SIGNS_BUILD: string = buildOf(STYLE + SIGNS_SCRIPT);
