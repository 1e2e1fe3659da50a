import type { Request } from 'express';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import { MEDIA_LIMIT } from '../../../notices/media-store.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** A file never changes under its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const MEGABYTES = String(MEDIA_LIMIT / 1024 / 1024);
const KINDS = 'PNG, JPEG, WebP, GIF, MP4 or WebM';

/** The pictures and films of notices. */
export function mediaRoutes({ hall: { notices: registry, media, log } }: DoorParts) {
  return {
    'GET /media': () => answer(registry.mediaView()),
    'DELETE /media/{id}': async ({ params }) => {
      const id = params.id;
      const done = await registry.dropMedia(id);
      if (done === undefined) return notFound(`there is no file ${id}`);
      if (done === 'gone') return answer(undefined, 204);
      const detail = `the file is shown by ${done.join(', ')}; withdraw or change that first`;
      return refused(problem(409, detail, { code: 'media-in-use' }));
    },
    'POST /media': async ({ request, query }) => {
      if (!isFile(request)) {
        return refused(
          problem(415, 'send the file itself, as application/octet-stream', {
            title: 'No file was sent',
          }),
        );
      }
      const tooLarge = refused(problem(413, `a file may have ${MEGABYTES} MB at most`));
      if (Number(request.headers['content-length'] ?? 0) > MEDIA_LIMIT) return tooLarge;
      try {
        const taken = await media.take(request.iterator({ destroyOnReturn: false }), query.name);
        if (taken === 'too-large') return tooLarge;
        if (taken === 'unknown-type') {
          return refused(problem(415, `expected ${KINDS}`, { title: 'Boards cannot show this file' }));
        }
        if (taken === 'full') {
          const detail = `all files together may have ${String(registry.mediaView().quota / 1024 / 1024)} MB (notice_files_mb): take away what no notice shows`;
          return refused(problem(413, detail, { code: 'media-full' }));
        }
        if ('dots' in taken) return refused(problem(413, taken.dots, { title: 'The picture is too large for boards' }));
        return answer({ media: { ...taken, url: `/api/v1/media/${taken.id}` } }, 201);
      } catch (fault) {
        if (request.destroyed && !request.complete)
          return refused(problem(400, 'the file did not come to its end', { title: 'The file did not come whole' }));
        log.error({ fault }, 'a file could not be kept');
        return refused(problem(503, 'the file could not be kept; look at the disk'));
      }
    },
    'GET /media/{id}': async ({ params, response }) => {
      const found = media.find(params.id);
      if (found === undefined) return notFound(`there is no file ${params.id}`);
      await media.ready(params.id);
      response.type(found.type).setHeader('Cache-Control', FOR_EVER);
      await new Promise<void>((done, fail) => {
        response.sendFile(
          found.path,
          { cacheControl: false, dotfiles: 'allow', lastModified: false },
          (fault?: Error) => {
            // Who goes away in the middle of a film has had enough of it.
            if (fault === undefined || response.headersSent) done();
            else fail(fault);
          },
        );
      });
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

/** True for a body that is no JSON but a file for a board. Such types are never sent by a form of another site. */
export function isFile(request: Request): boolean {
  return typeof request.is(['application/octet-stream', 'image/*', 'video/*']) === 'string';
}
