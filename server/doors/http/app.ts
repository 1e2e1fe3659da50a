import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Names } from '../../../core/base/names.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import { RELEASE, releaseText } from '../../../core/base/release.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import type { CityNow } from '../../halls/city.ts';
import { hallNamedBy } from '../../halls/hall-of.ts';
import { apiRouter } from './api.ts';
import { contentPolicy } from './content-policy.ts';
import type { DoorParts } from './deps.ts';
import { accountPage } from './pages/account-page.ts';
import { ACCOUNT_SCRIPT } from './pages/account-script.ts';
import { cityPages } from './pages/city/city-pages.ts';
import { hallPages } from './pages/hall-pages.ts';
import { sendPage } from './pages/html-page.ts';
import { landingPage } from './pages/landing-page.ts';
import { pairPage } from './pages/pair-page.ts';
import { PAIR_SCRIPT } from './pages/pair-script.ts';
import { pages } from './pages/pages.ts';
import { phonePage } from './pages/phone-page.ts';
import { PHONE_SCRIPT } from './pages/phone-script.ts';
import { startPages } from './pages/start-page.ts';
import { languageFor } from './pages/reader-language.ts';
import { languageAsked, waitsPage } from './pages/waits-page.ts';
import { signInPages } from './pages/sign-in-pages.ts';
import { signsPage, SIGNS_SCRIPT } from './pages/signs-page.ts';

/** The HTTP doors as an express app: the API, the pages, and what machines ask. */
export function createApp(parts: DoorParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', parts.isProxy);
  keepHeaders(app);
  answerMachines(app, parts);
  app.use('/api/v1/docs/assets', express.static(swaggerFolder(), { index: false, immutable: true, maxAge: '1d' }));
  app.use('/api/v1', apiRouter(parts));
  addPlainPages(app, parts);
  app.use(signInPages(parts));
  app.use(cityPages(parts));
  app.use(startPages(parts.hall));
  app.use(hallPages(parts.hall.pagesFolder));
  app.use(pages(parts));
  app.use((request: Request, response: Response) => {
    response.status(404).type('text/plain').send(`There is nothing at ${request.path}. The way in is at /.`);
  });
  return app;
}

/** What every answer says to the browser about itself. */
function keepHeaders(app: Express): void {
  app.use(
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Content-Security-Policy', contentPolicy());
    // Of this host alone: others of the same domain are not ours to speak for.
    if (request.secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  });
}

/** Whoever watches over the server asks here. */
function answerMachines(app: Express, parts: DoorParts): void {
  app.get('/healthz', (request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    if (request.accepts(['text/plain', 'json']) === 'json') response.json({ ok: true, ...RELEASE });
    else response.type('text/plain').send(`ok\nversion ${releaseText()}\n`);
  });
  app.get('/readyz', (request, response) => {
    const { city, hall } = parts;
    const health = city.several && hallNamedBy(nameable(request)) === undefined ? cityHealth(city) : hall.health();
    response.setHeader('Cache-Control', 'no-store');
    const ships = hall.shipping.states();
    const sent = ships.length === 0 ? {} : { journalSentTo: ships };
    response.status(health.ready ? 200 : 503).json({ ...health, ...sent, ...RELEASE });
  });
  app.get('/metrics', (_request, response, next) => {
    parts.figures
      .text()
      .then((text) => response.type(parts.figures.contentType).send(text))
      .catch(next);
  });
}

/** Pages that the server writes itself, with their scripts. */
function addPlainPages(app: Express, parts: DoorParts): void {
  const nameOf = (): Names => parts.hall.catalogue().hall.name;
  app.get('/', (request, response) => {
    sendPage(response, landingPage(parts, languageFor(request)));
  });
  app.get('/t/:id', (_request, response) => sendPage(response, phonePage(nameOf(), parts.hall.demonstration)));
  app.get('/phone.js', (_request, response) => {
    response.type('text/javascript').send(PHONE_SCRIPT);
  });
  app.get('/waits', (request, response) => {
    const { hall } = parts;
    const language = languageAsked(request.query['lang']) ?? languageFor(request);
    const view = hallView(hall.world(), hall.now());
    sendPage(response, waitsPage(view, language, hall.demonstration, hall.forecasts.published()));
  });
  app.get('/signs', (request, response) => {
    sendPage(response, signsPage(parts, languageFor(request)));
  });
  app.get('/signs.js', (_request, response) => {
    response.type('text/javascript').send(SIGNS_SCRIPT);
  });
  app.get('/pair', (request, response) => sendPage(response, pairPage(nameOf(), languageFor(request))));
  app.get('/pair.js', (_request, response) => {
    response.type('text/javascript').send(PAIR_SCRIPT);
  });
  app.get('/password', (_request, response) => sendPage(response, accountPage(nameOf())));
  app.get('/account.js', (_request, response) => {
    response.type('text/javascript').send(ACCOUNT_SCRIPT);
  });
}

/** The address as it was asked for, with the hall's name in it. */
function nameable({ originalUrl }: Request): { readonly url: string } {
  return { url: originalUrl };
}

/** All halls together: a mistake in one hall's file stops no other, so it is told and nothing more. */
function cityHealth(city: CityNow): { readonly ready: boolean; readonly halls: readonly object[] } {
  const stands = city.stands();
  const here = city.here();
  const halls = stands.map((stand) => {
    if (stand.kind === 'here') return { id: stand.hall.id, ...stand.hall.health() };
    if (stand.kind === 'mistaken') return { id: stand.id, ready: false, mistakes: stand.why.split('\n') };
    if (stand.kind === 'joined') return { id: stand.id, standsAlone: true, upToNow: stand.hall?.lag().fresh === true };
    return { id: stand.face.id, ready: false, since: rfc3339(stand.since, 'UTC') };
  });
  return { ready: here.length > 0 && here.every((hall) => hall.health().ready), halls };
}

function swaggerFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
