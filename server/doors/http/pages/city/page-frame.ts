import type { Language, Names } from '../../../../../core/base/names.ts';
import { escape } from '../html.ts';
import { htmlPage, type HtmlPage } from '../html-page.ts';

/** Words of a page that is one file: none can be missing in a language. */
export type PageWords = Readonly<Record<string, Names>>;

/** A page as it is sent: its words and its script come with it. */
export type CityPage = {
  readonly title: Names;
  readonly words: PageWords;
  readonly style: string;
  readonly script: string;
  readonly build: string;
  readonly body: string;
};

/** The page around its body: the words stand in it as data, for a script that may not be written into the page. */
export function pageFrame({ title, words, style, script, build, body }: CityPage, language: Language): HtmlPage {
  return htmlPage({
    ...{ language, title: title[language], style, build },
    about: `data-words="${escape(JSON.stringify(words))}" data-language="${language}"`,
    body: `${body}
<script src="${script}"></script>`,
  });
}

/** What the scripts of both pages begin with: words, elements, the language and its button. ES2017. */
export const FRAME_SCRIPT = `
  var words = JSON.parse(document.body.dataset.words);
  var ORDER = ['zh-Hans', 'zh-Hant', 'en'], OWN = { 'zh-Hans': '简', 'zh-Hant': '繁', en: 'EN' };
  var lang = document.body.dataset.language;
  try { lang = ORDER.indexOf(localStorage.getItem('hallcall.city.language')) >= 0 ? localStorage.getItem('hallcall.city.language') : lang; } catch (fault) { /* nothing may be kept */ }
  function t(key, values) { return words[key][lang].replace(/\\{(\\w+)\\}/g, function (_, name) { return String(values[name]); }); }
  function el(tag, className, text) { var e = document.createElement(tag); if (className) e.className = className; if (text !== undefined) e.textContent = text; return e; }
  function whenOf(time, now) { return (time.slice(0, 10) === now.slice(0, 10) ? '' : time.slice(5, 10) + ' ') + clockOf(time); }
  function add(parent) { for (var i = 1; i < arguments.length; i += 1) if (arguments[i]) parent.appendChild(arguments[i]); return parent; }
  function languages(box, changed) {
    ORDER.forEach(function (each) {
      var button = el('button', '', OWN[each]);
      button.type = 'button';
      button.lang = each;
      button.dataset.language = each;
      button.setAttribute('aria-pressed', String(each === lang));
      button.onclick = function () {
        lang = each;
        try { localStorage.setItem('hallcall.city.language', each); } catch (fault) { /* it holds while the page is open */ }
        document.documentElement.lang = each;
        Array.prototype.forEach.call(box.children, function (other) { other.setAttribute('aria-pressed', String(other === button)); });
        changed();
      };
      box.appendChild(button);
    });
    document.documentElement.lang = lang;
  }
  // The clock of the hall, from what it says itself.
  function clockOf(text) { return /T(\\d\\d:\\d\\d)/.exec(text)[1]; }
`;

/** What both pages look like. */
export const FRAME_STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f4f1ec;color:#16313d;font:17px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,p,ul,dl,dd{margin:0;padding:0}
button,input{font:inherit;color:inherit}
button{min-height:44px;border:1px solid #9fb4b8;border-radius:12px;background:#fff;color:#0d4a5a;padding:0 14px;cursor:pointer}
button:focus-visible,input:focus-visible,a:focus-visible{outline:3px solid #0d6478;outline-offset:2px}
.languages{display:flex;flex:none}
.languages button{border-radius:0;min-width:44px;padding:0 10px;margin-left:-1px}
.languages button:first-child{border-radius:12px 0 0 12px}
.languages button:last-child{border-radius:0 12px 12px 0}
.languages button[aria-pressed=true]{background:#0d4a5a;border-color:#0d4a5a;color:#fff}
.quiet{color:#566b73}
.mark{display:inline-block;padding:2px 12px;border-radius:999px;font-size:16px;font-weight:600;white-space:nowrap}
/* Long words in it break inside: the pill grows, and is not cut off. */
td .mark{white-space:normal;border-radius:14px;line-height:1.3}
.mark.open{background:#d8ebe4;color:#0c4a34}
.mark.closed{background:#e6e2da;color:#42545b}
.mark.stopped,.mark.behind,.mark.warn{background:#f7e6bd;color:#5b4100}
.mark.silent,.mark.mistaken,.mark.bad{background:#f3d7cd;color:#7d2408}
[role=status]:empty{display:none}
[role=status]{background:#f6dfd5;border-radius:12px;padding:10px 14px;margin:12px 0}
`;
