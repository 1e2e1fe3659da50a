import { Router, type Response } from 'express';
import { BUILD_HEADER } from '../../../../../core/protocol/screens.ts';
import type { DoorParts } from '../../deps.ts';
import { HALLS_BUILD, HALLS_SCRIPT, hallsPage } from './halls-page.ts';
import { OVERVIEW_BUILD, OVERVIEW_SCRIPT, overviewPage } from './overview-page.ts';
import { languageFor } from './page-frame.ts';

/** The pages of all halls together: `/halls` for citizens, `/overview` for those above them. */
export function cityPages({ city }: Pick<DoorParts, 'city'>): Router {
  const router = Router();
  const send = (response: Response, build: string, html: string): void => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader(BUILD_HEADER, build).type('html').send(html);
  };
  router.get('/halls', (request, response) => {
    send(response, HALLS_BUILD, hallsPage(city.name, languageFor(request.headers['accept-language'] ?? '')));
  });
  router.get('/halls.js', (_request, response) => {
    response.type('text/javascript').send(HALLS_SCRIPT);
  });
  router.get('/overview', (request, response) => {
    const sample = city.here().every((hall) => hall.catalogue().hall.sample);
    const language = languageFor(request.headers['accept-language'] ?? '');
    send(response, OVERVIEW_BUILD, overviewPage(city.name, language, sample && city.several));
  });
  router.get('/city.js', (_request, response) => {
    response.type('text/javascript').send(OVERVIEW_SCRIPT);
  });
  return router;
}
