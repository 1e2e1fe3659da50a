import { Router } from 'express';
import type { DoorParts } from '../../deps.ts';
import { sendPage } from '../html-page.ts';
import { HALLS_SCRIPT, hallsPage } from './halls-page.ts';
import { OVERVIEW_SCRIPT, overviewPage } from './overview-page.ts';
import { languageFor } from '../reader-language.ts';

/** The pages of all halls together: `/halls` for citizens, `/overview` for those above them. */
export function cityPages({ city }: Pick<DoorParts, 'city'>): Router {
  const router = Router();
  router.get('/halls', (request, response) => {
    sendPage(response, hallsPage(city.name, languageFor(request)));
  });
  router.get('/halls.js', (_request, response) => {
    response.type('text/javascript').send(HALLS_SCRIPT);
  });
  router.get('/overview', (request, response) => {
    const sample = city.here().every((hall) => hall.catalogue().hall.sample);
    const language = languageFor(request);
    sendPage(response, overviewPage(city.name, language, sample && city.several));
  });
  router.get('/city.js', (_request, response) => {
    response.type('text/javascript').send(OVERVIEW_SCRIPT);
  });
  return router;
}
