import express, { Router } from 'express';
import { extname } from 'node:path';

/** What a page is made of. Other files in the folder are nobody's business. */
const ENDINGS = /^\.(html|css|js|json|txt|png|jpe?g|webp|gif|svg|woff2|mp4|webm)$/i;

/**
 * A page of the hall has no origin, wherever it is opened: no session, no storage, nothing of this server but its own
 * folder. It may run scripts and stands in frames of this server alone.
 */
const POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** The pages that a hall has made for its boards, to be read and nothing else. */
export function hallPages(folder: string): Router {
  const router = Router();
  router.use('/pages', (request, _response, next) => {
    if (ENDINGS.test(extname(request.path))) next();
    else next('router');
  });
  router.use(
    '/pages',
    express.static(folder, {
      dotfiles: 'ignore',
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders(response) {
        response.setHeader('Cache-Control', 'no-cache');
        response.setHeader('Content-Security-Policy', POLICY);
        // To a document without an origin its own folder is another's.
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        response.setHeader('Access-Control-Allow-Origin', '*');
      },
    }),
  );
  return router;
}
