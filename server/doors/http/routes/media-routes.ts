import type { Request } from 'express';
import { mediaQuery } from '../../../../core/protocol/notices.ts';
import { problem } from '../../problem.ts';
import { MEDIA_LIMIT } from '../../../notices/media-store.ts';
import type { DoorParts } from '../deps.ts';
import { asReply, notFound } from '../rights.ts';
import { answer, route, type Route } from '../route.ts';

/** A file never changes under its name. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const MEGABYTES = String(MEDIA_LIMIT / 1024 / 1024);
const KINDS = 'PNG, JPEG, WebP, GIF, MP4 or WebM';

/** The pictures and films of notices. */
export function mediaRoutes({ notices, log }: DoorParts): readonly Route[] {
  const { desk, media } = notices;
  return [
    route({
      method: 'get',
      path: '/media',
      summary: 'The pictures and films that are kept, which notices show them, and how much room there is, bytes',
      tag: 'Notices',
      who: 'supervisor and above',
      least: 'supervisor',
      handle: () => answer(desk.mediaView()),
    }),
    route({
      method: 'delete',
      path: '/media/:id',
      summary: 'Take away a picture or a film that no notice shows',
      tag: 'Notices',
      who: 'manager',
      least: 'manager',
      success: 204,
      async handle({ params }) {
        const id = params['id'] ?? '';
        const done = await desk.dropMedia(id);
        if (done === undefined) return notFound(`there is no file ${id}`);
        if (done === 'gone') return answer(undefined, 204);
        const detail = `the file is shown by ${done.join(', ')}; withdraw or change that first`;
        return asReply(problem(409, detail, { code: 'media-in-use' }));
      },
    }),
    route({
      method: 'post',
      path: '/media',
      summary: `Keep a picture or a film (${KINDS}, ${MEGABYTES} MB at most); the body is the file`,
      tag: 'Notices',
      who: 'manager',
      least: 'manager',
      success: 201,
      upload: true,
      query: mediaQuery,
      async handle({ request, query }) {
        if (!isMediaUpload(request)) {
          return asReply(
            problem(415, 'send the file itself, as application/octet-stream', { title: 'No file was sent' }),
          );
        }
        const tooLarge = asReply(problem(413, `a file may have ${MEGABYTES} MB at most`));
        if (Number(request.headers['content-length'] ?? 0) > MEDIA_LIMIT) return tooLarge;
        try {
          const taken = await media.take(request.iterator({ destroyOnReturn: false }), query.name);
          if (taken === 'too-large') return tooLarge;
          if (taken === 'unknown-type') {
            return asReply(problem(415, `expected ${KINDS}`, { title: 'Boards cannot show this file' }));
          }
          if (taken === 'full') {
            const detail = `all files together may have ${String(desk.mediaView().quota / 1024 / 1024)} MB (notice_files_mb): take away what no notice shows`;
            return asReply(problem(413, detail, { title: 'There is no room for this file', code: 'media-full' }));
          }
          return answer({ media: { ...taken, url: `/api/v1/media/${taken.id}` } }, 201);
        } catch (fault) {
          if (request.destroyed && !request.complete) return asReply(problem(400, 'the file did not come to its end'));
          log.error({ fault }, 'a file could not be kept');
          return asReply(problem(503, 'the file could not be kept; look at the disk'));
        }
      },
    }),
    route({
      method: 'get',
      path: '/media/:id',
      summary: 'A picture or a film, whole or in parts (Range)',
      tag: 'Notices',
      who: 'anyone',
      media: 'application/octet-stream',
      async handle({ params, response }) {
        const found = media.find(params['id'] ?? '');
        if (found === undefined) return notFound(`there is no file ${params['id'] ?? ''}`);
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
    }),
  ];
}

/** True for the one kind of request whose body is no JSON. Such types are never sent by a form of another site. */
export function isMediaUpload(request: Request): boolean {
  return (
    request.method === 'POST' &&
    request.path === '/media' &&
    typeof request.is(['application/octet-stream', 'image/*', 'video/*']) === 'string'
  );
}
