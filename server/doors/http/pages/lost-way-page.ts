import type { Names } from '../../../../core/base/names.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';

const TOLD: Names = {
  'zh-Hans':
    '登录没有完成：这次登录不是在这个浏览器里开始的、已用过，或期间服务器重新启动过。请打开您的页面，再登录一次。',
  'zh-Hant':
    '登入沒有完成：這次登入不是在這個瀏覽器裡開始的、已用過，或期間伺服器重新啟動過。請打開您的頁面，再登入一次。',
  en: 'You are not signed in: this sign-in was not begun in this browser, was used already, or the server was started anew meanwhile. Open your page and sign in again.',
};

type Way = { readonly path: string; readonly name: Names };

const OVERVIEW: Way = { path: '/overview', name: { 'zh-Hans': '各大厅总览', 'zh-Hant': '各大廳總覽', en: 'Overview' } };
const OF_A_HALL: readonly Way[] = [
  { path: '/counter', name: { 'zh-Hans': '窗口', 'zh-Hant': '窗口', en: 'Counter' } },
  { path: '/desk', name: { 'zh-Hans': '导办台', 'zh-Hant': '導辦台', en: 'Information desk' } },
  { path: '/manager', name: { 'zh-Hans': '管理', 'zh-Hant': '管理', en: 'Manager' } },
  { path: '/reports', name: { 'zh-Hans': '报表', 'zh-Hant': '報表', en: 'Reports' } },
];
const HALLS: Way = { path: '/halls', name: { 'zh-Hans': '各大厅', 'zh-Hant': '各大廳', en: 'All halls' } };
const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;

/** For somebody who comes back from the sign-in service, of whom nobody knows any more where they were. */
export function lostWayPage(several: boolean): HtmlPage {
  const ways = [...(several ? [HALLS] : OF_A_HALL), OVERVIEW];
  const parts = LANGUAGES.map((language) => {
    const links = ways.map(({ path, name }) => `<a href="${path}">${escape(name[language])}</a>`);
    return `<section lang="${language}"><p>${escape(TOLD[language])}</p><nav>${links.join(' ')}</nav></section>`;
  });
  return htmlPage({
    language: 'zh-Hans',
    title: '登录没有完成 · Not signed in',
    style: STYLE,
    forOne: true,
    body: `<main>
${parts.join('\n')}
</main>`,
  });
}

const STYLE = `
body{margin:0;background:#f4f1ec;color:#16313d;font:17px/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:560px;margin:0 auto;padding:20px 20px 48px}
section{background:#fff;border:1px solid #dcd6cc;border-radius:16px;padding:18px 20px;margin:16px 0}
p{margin:0 0 14px}
nav{display:flex;flex-wrap:wrap;gap:10px}
a{display:inline-grid;place-items:center;min-height:46px;padding:0 18px;border:1.5px solid #0d4a5a;border-radius:10px;color:#0d4a5a;font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid #0d6478;outline-offset:2px}
`;
