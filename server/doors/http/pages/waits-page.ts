import { chanceWords, isDoubtful } from '../../../../core/base/chance-words.ts';
import type { Language } from '../../../../core/base/names.ts';
import { quietWords } from '../../../../core/base/quiet-words.ts';
import { waitWords } from '../../../../core/base/wait-words.ts';
import type { Published } from '../../../../core/forecast/live/accuracy.ts';
import type { HallLineView, HallView } from '../../../../core/protocol/shapes/hall.ts';
import type { Demonstration } from '../../../halls/hall-parts.ts';
import { demonstrationNote, NOTE_STYLE } from './demonstration-note.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';

const TEXT = {
  title: { 'zh-Hans': '现在要等多久', 'zh-Hant': '現在要等多久', en: 'Waits now' },
  noCounter: { 'zh-Hans': '窗口尚未开放', 'zh-Hant': '窗口尚未開放', en: 'No counter is open yet' },
  closed: { 'zh-Hans': '停止取号', 'zh-Hant': '停止取號', en: 'Takes no new tickets' },
  intake: { 'zh-Hans': '大厅现在不发号', 'zh-Hant': '大廳現在不發號', en: 'The hall gives no numbers now' },
  at: { 'zh-Hans': '更新于 ', 'zh-Hant': '更新於 ', en: 'Updated ' },
  anew: { 'zh-Hans': '刷新', 'zh-Hant': '重新整理', en: 'Refresh' },
  waiting: { 'zh-Hans': '{n} 人等候', 'zh-Hant': '{n} 人等候', en: '{n} waiting' },
  accuracy: {
    'zh-Hans': '近 {days} 天告知的 {n} 次等候时间，每 100 次有 {part} 次说中（在所告知的范围内）',
    'zh-Hant': '近 {days} 天告知的 {n} 次等候時間，每 100 次有 {part} 次說中（在所告知的範圍內）',
    en: 'Of {n} waits told in the last {days} days, {part} in 100 ended within the range that was told',
  },
} as const satisfies Record<string, Record<Language, string>>;

const LANGUAGES = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' } as const satisfies Record<
  Language,
  string
>;

/** How long one waits in each line, for whoever has not come yet. Plain HTML. */
export function waitsPage(
  hall: HallView,
  language: Language,
  demonstration?: Demonstration,
  accuracy?: Published,
): HtmlPage {
  const departments = hall.departments.flatMap(({ id, name }) => {
    const lines = hall.lines.filter(({ department }) => department === id);
    return lines.length === 0
      ? []
      : [
          `<section><h2>${escape(name[language])}</h2><ul>${lines.map((line) => row(line, hall.intake.open, language)).join('')}</ul></section>`,
        ];
  });
  return htmlPage({
    language: language,
    title: `${TEXT.title[language]} · ${hall.name[language]}`,
    style: STYLE,
    body: `${demonstrationNote(demonstration, [language])}
<main>
<header><h1>${TEXT.title[language]}</h1><span>${escape(hall.name[language])}</span></header>
<nav>${languages(language)}</nav>
${hall.intake.open ? '' : `<p class="note">${TEXT.intake[language]}</p>`}
${hall.quiet === undefined ? '' : `<p class="note good" id="quiet">${escape(quietWords(hall.quiet, language))}</p>`}
${departments.join('\n')}
${accuracy === undefined ? '' : `<p class="right" id="accuracy">${accuracyText(accuracy, language)}</p>`}
<footer>${TEXT.at[language]}${hall.now.slice(11, 19)} <a href="?lang=${language}">${TEXT.anew[language]}</a></footer>
</main>`,
  });
}

function accuracyText({ days, waits, within }: Published, language: Language): string {
  const part = String(Math.round(within * 100));
  return TEXT.accuracy[language]
    .replace('{days}', String(days))
    .replace('{n}', waits.toLocaleString('en-US'))
    .replace('{part}', part);
}

function languages(language: Language): string {
  return (Object.keys(LANGUAGES) as Language[])
    .filter((each) => each !== language)
    .map((each) => `<a href="?lang=${each}" lang="${each}">${LANGUAGES[each]}</a>`)
    .join('');
}

/** Where no number can be taken nothing is said of those who would take one. */
function row(line: HallLineView, isTaken: boolean, language: Language): string {
  const { id, prefix, name, waiting, wait, othersText, closed } = line;
  const told = closed !== undefined ? TEXT.closed : wait === undefined ? TEXT.noCounter : undefined;
  const words = told === undefined && wait !== undefined ? waitWords(wait, language) : (told?.[language] ?? '');
  const chance = wait === undefined || closed !== undefined || !isTaken ? undefined : chanceWords(wait, language);
  const others = closed !== undefined || othersText === undefined ? '' : ` · ${escape(othersText[language])}`;
  return `<li data-line="${escape(id)}"><b class="prefix">${escape(prefix)}</b><span class="name">${escape(name[language])}</span>
<span class="wait">${words}</span><span class="soft">${TEXT.waiting[language].replace('{n}', String(waiting))}${others}</span>${
    chance === undefined || wait === undefined
      ? ''
      : `<span class="chance ${isDoubtful(wait) ? 'bad' : ''}">${chance}</span>`
  }</li>`;
}

/** The language that is asked for by name. */
export function languageAsked(asked: unknown): Language | undefined {
  return (Object.keys(LANGUAGES) as Language[]).find((each) => each === asked);
}

const STYLE = `${NOTE_STYLE}
body{margin:0;background:#f4f1ec;color:#16313d;font:17px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:break-word}
main{max-width:640px;margin:0 auto;padding:16px 16px 32px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:4px 12px;color:#3f565f}
h1{font-size:26px;margin:0;color:#0d4a5a}
h2{font-size:18px;margin:22px 0 8px}
nav{display:flex;gap:16px}
nav a{color:#0d4a5a;padding:12px 0}
.note{background:#f7ecd0;border:1px solid #dcc07a;border-radius:14px;padding:12px 16px;margin:10px 0}
.note.good{background:#e4f1ea;border-color:#9cc7b0;color:#0c4a34}
ul{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #dcd6cc;border-radius:16px}
li{display:grid;grid-template-columns:auto 1fr auto;gap:2px 12px;align-items:center;padding:12px 16px;border-top:1px solid #e8e3da}
li:first-child{border-top:0}
.prefix{min-width:34px;padding:2px 8px;border-radius:99px;background:#0d4a5a;color:#fff;font-size:15px;text-align:center}
.wait{font-weight:700;text-align:right;font-variant-numeric:tabular-nums}
.soft{grid-column:2/4;color:#566b73;font-size:15px}
.chance{grid-column:2/4;font-weight:700;color:#0c4a34}
.chance.bad{color:#8a4b00}
@media(max-width:480px){.name,.wait{grid-column:2/4}.wait{text-align:left}}
.right{color:#3f565f;font-size:15px;text-align:center;margin:20px 0 0}
footer a{display:inline-block;padding:12px 10px;color:#0d4a5a}
footer{color:#566b73;font-size:14px;margin-top:20px;text-align:center}
`;
