import { Router, type Request } from 'express';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import type { Language, Names } from '../../../../core/base/names.ts';
import type { OpenHall } from '../../../halls/open-hall.ts';
import { escape } from './html.ts';
import { htmlPage, type HtmlPage } from './html-page.ts';
import { own } from '../../../../core/base/own.ts';

/** The screens that may be up before the hall is: their page, and what its address names them by. */
const SCREENS: Readonly<Record<string, readonly { readonly key: 'id' | 'counter'; readonly page: string }[]>> = {
  board: [
    { key: 'id', page: '/display' },
    { key: 'counter', page: '/display' },
  ],
  kiosk: [{ key: 'id', page: '/kiosk' }],
  rating: [{ key: 'counter', page: '/rating' }],
};

const TEXT = {
  waiting: { 'zh-Hans': '正在等待大厅系统', 'zh-Hant': '正在等待大廳系統', en: 'Waiting for the hall to start' },
  staff: {
    'zh-Hans': '系统启动后自动显示，其间请听从工作人员安排',
    'zh-Hant': '系統啟動後自動顯示，其間請聽從工作人員安排',
    en: 'It comes by itself. Until then please ask the staff.',
  },
} as const satisfies Record<string, Record<Language, string>>;

/** A picture that anybody's page may load: only the hall answers with it, and no proxy before it while it is down. */
const HERE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/**
 * Start pages: files to be kept on the PC of a screen and opened there (`file://`). They wait for the hall and go to
 * the screen's page once it answers, so that no browser's error stands on the glass when the PC is up first.
 */
export function startPages(hall: Pick<OpenHall, 'catalogue' | 'at'>): Router {
  const router = Router();
  router.get('/start/here.svg', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.type('image/svg+xml').send(HERE);
  });
  router.get('/start/:screen.html', (request, response) => {
    const catalogue = hall.catalogue();
    const kind = request.params['screen'] ?? '';
    const asked = own(SCREENS, kind)?.find(({ key }) => typeof request.query[key] === 'string');
    const named = asked === undefined ? undefined : request.query[asked.key];
    const id = typeof named === 'string' ? named : '';
    const languages = asked === undefined ? undefined : languagesOf(catalogue, kind, asked.key, id);
    response.setHeader('Cache-Control', 'no-store');
    if (asked === undefined || languages === undefined) {
      response
        .status(404)
        .type('text/plain')
        .send('A start page is for a board (?id= or ?counter=), kiosk (?id=) or rating (?counter=) of the hall file.');
      return;
    }
    const page = hall.at(`${asked.page}?${new URLSearchParams({ [asked.key]: id }).toString()}`);
    const address = `${originOf(request)}${page}`;
    response.attachment(`start-${nameOf(kind, asked.key, id)}.html`);
    response
      .type('html')
      .send(startPage({ hall: catalogue.hall.name, timeZone: catalogue.hall.timeZone, address, languages }).html);
  });
  return router;
}

/** Names the file after the screen. */
function nameOf(kind: string, key: 'id' | 'counter', id: string): string {
  return (key === 'id' ? id : `${kind}-counter-${id}`).replaceAll(/[^\w.-]/g, '_');
}

/** The two languages of a screen; undefined when the hall file has no such screen. */
function languagesOf(
  { boards, kiosks, counters }: Catalogue,
  kind: string,
  key: 'id' | 'counter',
  id: string,
): readonly [Language, Language] | undefined {
  if (key === 'counter') return counters.some((each) => each.id === id) ? ['zh-Hans', 'en'] : undefined;
  if (kind === 'kiosk') return kiosks.some((each) => each.id === id) ? ['zh-Hans', 'en'] : undefined;
  const board = boards.find((each) => each.id === id);
  if (board === undefined) return undefined;
  const [first = 'zh-Hans', second = first === 'en' ? 'zh-Hans' : 'en'] = board.languages ?? [];
  return [first, second];
}

/** Where the hall was asked for: the screen reaches it there. A proxy that speaks HTTPS says so. */
function originOf(request: Request): string {
  const secure = request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}

type StartPage = {
  readonly hall: Names;
  readonly timeZone: string;
  readonly address: string;
  readonly languages: readonly [Language, Language];
};

/** Complete in itself: nothing of it comes from the hall. */
function startPage({ hall, timeZone, address, languages: [first, second] }: StartPage): HtmlPage {
  const both = (words: Names, tag: string): string =>
    `<${tag}><span lang="${first}">${escape(words[first])}</span> <span class="second" lang="${second}">${escape(words[second])}</span></${tag}>`;
  return htmlPage({
    language: first,
    title: hall[first],
    style: STYLE,
    about: `data-address="${escape(address)}" data-zone="${escape(timeZone)}"`,
    body: `<main>
${both(hall, 'h1')}
<p id="clock"></p>
${both(TEXT.waiting, 'h2')}
${both(TEXT.staff, 'p')}
<small>${escape(address)}</small>
</main>
<script>${SCRIPT}</script>`,
  });
}

const STYLE = `
html,body{height:100%;margin:0;overflow:hidden;background:#0d1d22;color:#dbe6e6;cursor:none;font:2.6vmin/1.5 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:2.4vmin;height:100%;padding:0 6vmin;box-sizing:border-box;text-align:center}
h1,h2,p{margin:0}
h1{font-size:4vmin;font-weight:600}
h2{font-size:6vmin;font-weight:700;color:#fff}
span{display:block}
.second{font-size:.7em;font-weight:500;color:#b3c6c8}
#clock{font-size:13vmin;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums}
small{font-size:2vmin;color:#8fa6a9;overflow-wrap:anywhere}
`;

/** ES2017: it has to work in whatever browser is on the PC. */
const SCRIPT = `'use strict';
(function () {
  var address = document.body.dataset.address;
  var here = new URL('/start/here.svg', address).href;
  var time = new Intl.DateTimeFormat('en-GB', { timeZone: document.body.dataset.zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });
  var asked;
  var patience = 0;
  function ask() {
    // One question at a time; one that hangs is given up.
    if (asked && (patience -= 1) > 0) return;
    if (asked) asked.onload = asked.onerror = null, asked.src = '';
    asked = new Image();
    patience = 5;
    asked.onload = function () { location.replace(address); };
    asked.onerror = function () { asked = undefined; };
    asked.src = here + '?t=' + Date.now();
  }
  function tick() {
    document.getElementById('clock').textContent = time.format(Date.now());
    // Nothing stands still on the glass for more than a minute.
    var minute = Math.floor(Date.now() / 60000);
    document.querySelector('main').style.transform = 'translate(' + (minute % 5 - 2) + 'vmin,' + (minute % 3 - 1) + 'vmin)';
  }
  tick();
  ask();
  setInterval(tick, 1000);
  setInterval(ask, 1000);
})();
`;
