import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHash, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { LANGUAGES, type Language } from '../../core/base/names.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import type { KioskNumbers } from './kiosk-numbers.ts';
import { cannotPage, confirmPage, departmentPage, numberPage, startPage, type Visit } from './kiosk-page.ts';
import { KIOSK_SCRIPT, KIOSK_STYLE } from './kiosk-style.ts';

/** What the kiosk's own page stands on. */
export type KioskDoorParts = {
  readonly port: number;
  /** The kiosks of this machine; the first is meant where none is named. */
  readonly kiosks: readonly string[];
  readonly numbers: KioskNumbers;
  /** The hall is there, and its own page serves the citizen. */
  hallThere(): boolean;
  /** Where the hall's own page of a kiosk is. */
  hallPage(kiosk: string, port: number): string;
  /** A number was given. */
  given(): void;
};

/** The page that a kiosk's browser is opened with; it leads to the hall while that is there. */
export type KioskDoor = { readonly url: string; close(): Promise<void> };

const MOST_BODY_BYTES = 10_000;
/** The one style sheet that a page has in itself counts by its hash, and no other. */
const STYLE_HASH = createHash('sha256').update(KIOSK_STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/** Opens the door on this machine alone. Rejects where the port is somebody else's. */
export async function openKioskDoor(parts: KioskDoorParts): Promise<KioskDoor> {
  const server = createServer((request, response) => {
    answer(parts, portOf(server), request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'text/plain', 'this is a mistake of the agent');
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(parts.port, '127.0.0.1', done);
  });
  return {
    url: `http://127.0.0.1:${String(portOf(server))}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0; // a TCP server's address
}

async function answer(
  parts: KioskDoorParts,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isStrange(request, port))
    return send(response, 403, 'text/plain', 'this page is for the browser of this machine');
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${String(port)}`);
  if (request.method === 'POST' && url.pathname === '/take') return take(parts, request, response);
  if (request.method !== 'GET') return send(response, 405, 'text/plain', 'this is not done here');
  switch (url.pathname) {
    case '/':
      return browse(parts, port, url.searchParams, response);
    case '/number':
      return showNumber(parts, url.searchParams, response);
    case '/state':
      return send(response, 200, 'application/json', JSON.stringify({ linked: parts.hallThere() }));
    case '/hall': {
      const hall = parts.hallPage(visitOf(parts, url.searchParams).kiosk, port);
      return send(response, 200, 'application/json', JSON.stringify({ hall }));
    }
    case '/kiosk.js':
      return send(response, 200, 'text/javascript', KIOSK_SCRIPT);
    default:
      return send(response, 404, 'text/plain', 'there is nothing here');
  }
}

/** A name that was made to lead here, or a page of somebody else's that posts: nothing is given. */
function isStrange({ headers, method }: IncomingMessage, port: number): boolean {
  const own = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  if (!own.includes(headers.host ?? '')) return true;
  if (method !== 'POST') return false;
  const { origin } = headers;
  return origin === undefined || !own.some((each) => origin === `http://${each}`);
}

function browse(parts: KioskDoorParts, port: number, query: URLSearchParams, response: ServerResponse): void {
  const { numbers } = parts;
  const visit = visitOf(parts, query);
  const service = query.get('service');
  const book = numbers.book(visit.kiosk);
  // Somebody who has begun here is served here: they would find nothing of it there.
  if (parts.hallThere() && service === null && query.get('department') === null) {
    response.writeHead(302, { Location: parts.hallPage(visit.kiosk, port), 'Cache-Control': 'no-store' }).end();
    return;
  }
  const why = numbers.whyNot(visit.kiosk);
  const department = query.get('department');
  const asked = book?.services.find(({ id }) => id === service);
  if (book === undefined || why !== undefined || (service === null && department === null))
    return page(parts, response, startPage(book, visit, why));
  if (service === null)
    return page(
      parts,
      response,
      departmentPage(book, visit, department ?? '', (each) => numbers.whyNot(visit.kiosk, each)),
    );
  const whyNot = asked === undefined ? 'no-service' : numbers.whyNot(visit.kiosk, asked);
  if (asked === undefined || whyNot !== undefined)
    return page(parts, response, cannotPage(book, visit, whyNot ?? 'no-service'));
  page(parts, response, confirmPage(book, visit, asked, query.get('category') ?? ORDINARY));
}

async function take(parts: KioskDoorParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await bodyOf(request));
  const visit = visitOf(parts, form);
  const { kiosk, language, key } = visit;
  const asked = {
    kiosk,
    language,
    key,
    service: form.get('service') ?? '',
    category: form.get('category') ?? ORDINARY,
  };
  const given = await parts.numbers.give(asked);
  if (!given.ok) return page(parts, response, cannotPage(parts.numbers.book(kiosk), visit, given.error));
  parts.given();
  const query = new URLSearchParams({ kiosk, lang: language, ticket: given.value.ticket });
  // A reload of the page behind it asks for nothing.
  response.writeHead(303, { Location: `/number?${query.toString()}`, 'Cache-Control': 'no-store' }).end();
}

function showNumber(parts: KioskDoorParts, query: URLSearchParams, response: ServerResponse): void {
  const { numbers } = parts;
  const visit = visitOf(parts, query);
  const book = numbers.book(visit.kiosk);
  const paper = numbers.paper(query.get('ticket') ?? '');
  if (book === undefined || paper === undefined)
    return page(parts, response, startPage(book, visit, numbers.whyNot(visit.kiosk)));
  page(parts, response, numberPage(book, visit, paper));
}

function visitOf({ kiosks, numbers }: KioskDoorParts, query: URLSearchParams): Visit {
  const kiosk = kiosks.find((each) => each === query.get('kiosk')) ?? kiosks[0] ?? '';
  const offered: readonly Language[] = numbers.book(kiosk)?.hall.languages ?? LANGUAGES;
  const language = offered.find((each) => each === query.get('lang')) ?? offered[0] ?? 'zh-Hans';
  const key = query.get('key') ?? '';
  const known = /^[\w-]{8,200}$/.test(key);
  const again = known && query.get('again') !== null;
  return { kiosk, language, page: Number(query.get('page') ?? 1) || 1, key: known ? key : randomUUID(), again };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of request) {
    text += String(bytes);
    if (text.length > MOST_BODY_BYTES) throw new Error('the form is too long');
  }
  return text;
}

/** A picture of the hall's shows the page that the hall is there, should the agent be gone. */
function page(parts: KioskDoorParts, response: ServerResponse, html: string): void {
  const pictures = `${POLICY}; img-src data: ${new URL(parts.hallPage('', 0)).origin}`;
  send(response, 200, 'text/html', html, pictures);
}

function send(response: ServerResponse, status: number, type: string, text: string, policy = POLICY): void {
  response
    .writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(text);
}
