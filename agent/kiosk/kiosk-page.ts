import { LANGUAGES, type Language } from '../../core/base/names.ts';
import type { BookService, OfflineBook } from '../../core/protocol/offline.ts';
import { localTime } from '../../core/base/zone.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { NoNumber } from './kiosk-numbers.ts';
import { KIOSK_STYLE } from './kiosk-style.ts';
import { KIOSK_TEXTS, type KioskTexts } from './kiosk-texts.ts';
import type { KeptPaper } from './number-store.ts';

/** Where the citizen is. */
export type Visit = {
  readonly kiosk: string;
  readonly language: Language;
  readonly page: number;
  /** Makes the touch on "take a number" count once. */
  readonly key: string;
  /** The server had been asked for the same, and its answer never came. */
  readonly again: boolean;
};

const TILES = 10;
const IDLE_S = 45;
const DONE_S = 30;

/** The departments, or why there is no number now. */
export function startPage(book: OfflineBook | undefined, visit: Visit, why: NoNumber | undefined): string {
  if (book === undefined || why !== undefined) return cannotPage(book, visit, why ?? 'no-lease', true);
  const { language } = visit;
  const texts = KIOSK_TEXTS[language];
  const offered = book.departments.filter(({ id }) => book.services.some(({ department }) => department === id));
  const tiles = offered.map(({ id, name, zone }) =>
    tile(link({ ...visit, page: 1 }, { department: id }), name[language], zone),
  );
  const body = `<h2>${esc(texts.chooseDepartment)}</h2>${paged(tiles, visit, {})}<p class="more">${esc(texts.more)}</p>`;
  return whole(book, visit, body, { watches: true, here: {} });
}

/** What a department does; what the kiosk cannot give says why. */
export function departmentPage(
  book: OfflineBook,
  visit: Visit,
  department: string,
  whyNot: (service: BookService) => NoNumber | undefined,
): string {
  const { language } = visit;
  const texts = KIOSK_TEXTS[language];
  const name = book.departments.find(({ id }) => id === department)?.name[language] ?? '';
  const tiles = book.services
    .filter((service) => service.department === department)
    .map((service) => {
      const why = whyNot(service);
      return why === undefined
        ? tile(link(visit, { service: service.id }), service.name[language], '')
        : `<div class="tile off"><b>${esc(service.name[language])}</b><span>${esc(texts.not[why])}</span></div>`;
    });
  const body = `<h2>${esc(name)}</h2><p class="soft">${esc(texts.chooseService)}</p>${paged(tiles, visit, { department })}`;
  return whole(book, visit, body, { back: link({ ...visit, page: 1 }, {}), here: { department } });
}

/** One touch from the number. */
export function confirmPage(book: OfflineBook, visit: Visit, service: BookService, category: string): string {
  const { language, key, kiosk } = visit;
  const texts = KIOSK_TEXTS[language];
  const department = book.departments.find(({ id }) => id === service.department);
  const offered = service.priority && book.categories.length > 1 ? book.categories : [];
  const choices = offered.map(
    ({ id, name }) =>
      `<label><input type="radio" name="category" value="${esc(id)}"${id === category ? ' checked' : ''}><span>${esc(name[language])}</span></label>`,
  );
  const body = `<form method="post" action="/take">
    <input type="hidden" name="kiosk" value="${esc(kiosk)}"><input type="hidden" name="service" value="${esc(service.id)}">
    <input type="hidden" name="lang" value="${language}"><input type="hidden" name="key" value="${esc(key)}">
    <h2>${esc(service.name[language])}</h2>
    <p class="soft">${esc([department?.name[language], department?.zone].filter(Boolean).join(' · '))}</p>
    ${visit.again ? `<p class="again">${esc(texts.takeAgain)}</p>` : ''}
    ${choices.length === 0 ? `<input type="hidden" name="category" value="${ORDINARY}">` : `<h3>${esc(texts.category)}</h3><div class="choices">${choices.join('')}</div>`}
    <button class="take" data-test="take">${esc(texts.take)}</button>
  </form>`;
  const here = { service: service.id, category, ...(visit.again ? { key, again: '1' } : {}) };
  return whole(book, visit, body, { back: link(visit, { department: service.department }), here });
}

/** The number, also for whoever has no paper. */
export function numberPage(book: OfflineBook, visit: Visit, paper: KeptPaper): string {
  const { language } = visit;
  const texts = KIOSK_TEXTS[language];
  const { minute } = localTime(paper.issuedAt, book.hall.timeZone);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const came = paper.slip === undefined ? 'coming' : paper.slip === 'printed' || paper.slip === 'sent' ? 'out' : 'none';
  const service = book.services.find(({ id }) => id === paper.services[0]);
  const department = book.departments.find(({ id }) => id === service?.department);
  const body = `<section class="card" data-test="number">
    <p>${esc(texts.yourNumber)}</p>
    <strong>${esc(paper.number)}</strong>
    <p>${esc(service?.name[language] ?? '')}</p>
    <p class="soft">${esc([department?.name[language], department?.zone].filter(Boolean).join(' · '))}</p>
    <p class="soft">${esc(texts.issuedAt)} ${clock}</p>
  </section>
  <p class="counts">${esc(texts.counts)}</p>
  <p class="paper ${came}" data-test="paper">${esc(texts.paper[came])}</p>
  <a class="take" href="${home(visit)}">${esc(texts.done)}</a>`;
  return whole(book, visit, body, {
    ends: DONE_S,
    here: { ticket: paper.ticket },
    ...(came === 'coming' ? { again: 1 } : {}),
  });
}

/** No number, and why. */
export function cannotPage(book: OfflineBook | undefined, visit: Visit, why: NoNumber, watches = false): string {
  const texts = KIOSK_TEXTS[visit.language];
  const body = `<section class="cannot" data-test="cannot"><h1>${esc(texts.not[why])}</h1><p>${esc(texts.askStaff)}</p></section>`;
  return whole(book, visit, body, {
    here: {},
    cannot: true,
    ...(watches ? { watches } : { back: home(visit) }),
  });
}

type Frame = {
  readonly back?: string;
  /** Goes to the hall's own page as soon as that is there. */
  readonly watches?: true;
  /** Looks again after so many seconds. */
  readonly again?: number;
  readonly ends?: number;
  /** What this page shows, for the same in another language. */
  readonly here: Readonly<Record<string, string>>;
  /** No number is given here. */
  readonly cannot?: true;
};

function whole(book: OfflineBook | undefined, visit: Visit, body: string, frame: Frame): string {
  const { back, watches, again, ends, here, cannot } = frame;
  const { language } = visit;
  const texts = KIOSK_TEXTS[language];
  const languages = (book?.hall.languages ?? LANGUAGES).map(
    (each) =>
      `<a href="${link({ ...visit, language: each }, here)}"${each === language ? ' aria-current="true"' : ''} lang="${each}">${esc(KIOSK_TEXTS[each].language)}</a>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${esc(texts.down)}</title>
<link rel="icon" href="data:,"><style>${KIOSK_STYLE}</style><script src="/kiosk.js" defer></script></head>
<body data-home="${home({ ...visit, language: book?.hall.languages[0] ?? language })}" data-idle="${String(ends ?? IDLE_S)}"${watches === true ? ' data-watches' : ''}${again === undefined ? '' : ` data-again="${String(again)}"`}>
<header role="status">${DOWN_SIGN}<div>${cannot === true ? `<b>${esc(texts.downOnly)}</b>` : `<b>${esc(texts.down)}</b><p>${esc(texts.downText)}</p>`}</div></header>
<p class="hall">${esc(book?.hall.name[language] ?? '')} <span>${esc(book?.kioskName[language] ?? '')}</span></p>
<main>${body}</main>
<footer>${back === undefined ? '<i></i>' : `<a class="back" href="${back}">← ${esc(texts.back)}</a>`}<nav>${languages.join('')}</nav></footer>
</body></html>`;
}

const DOWN_SIGN =
  '<svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3M2 9a15 15 0 0 1 4.5-2.8M12 6a15 15 0 0 1 10 3M15 10.4a10 10 0 0 1 4 2.1M8.5 16a5 5 0 0 1 7 0M12 20h.01"/></svg>';

function tile(href: string, name: string, below: string): string {
  return `<a class="tile" href="${href}"><b>${esc(name)}</b>${below === '' ? '' : `<span>${esc(below)}</span>`}</a>`;
}

function paged(tiles: readonly string[], visit: Visit, at: Readonly<Record<string, string>>): string {
  const texts: KioskTexts = KIOSK_TEXTS[visit.language];
  const pages = Math.max(1, Math.ceil(tiles.length / TILES));
  const page = Math.min(pages, Math.max(1, visit.page));
  const shown = tiles.slice((page - 1) * TILES, page * TILES).join('');
  if (pages === 1) return `<div class="tiles">${shown}</div>`;
  const turn = (to: number, text: string): string =>
    to < 1 || to > pages
      ? `<i class="turn off">${esc(text)}</i>`
      : `<a class="turn" href="${link({ ...visit, page: to }, at)}">${esc(text)}</a>`;
  return `<div class="tiles">${shown}</div><div class="pager">${turn(page - 1, texts.earlier)}<span>${esc(texts.page(page, pages))}</span>${turn(page + 1, texts.later)}</div>`;
}

function home(visit: Visit): string {
  return link({ ...visit, page: 1 }, {});
}

function link({ kiosk, language, page }: Visit, at: Readonly<Record<string, string>>): string {
  const turned = page > 1 && !('service' in at) && !('ticket' in at) ? { page: String(page) } : {};
  const query = new URLSearchParams({ kiosk, lang: language, ...turned, ...at });
  return esc(`${'ticket' in at ? '/number' : '/'}?${query.toString()}`);
}

function esc(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
