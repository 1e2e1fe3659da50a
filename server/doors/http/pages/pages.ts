import express, { Router, type Request, type Response } from 'express';
import { join } from 'node:path';
import { PAIRED_FOR } from '../../../auth/admitted.ts';
import type { Catalogue } from '../../../../core/catalogue/catalogue.ts';
import { BUILD_HEADER, type Screen } from '../../../../core/protocol/screens.ts';
import type { DeviceKind } from '../../../../core/protocol/rights.ts';
import { isLoopback } from '../../../ops/plain-address.ts';
import { COOKIES } from '../cookies.ts';
import type { DoorParts } from '../deps.ts';

const APPS: readonly { readonly app: Screen; readonly device?: DeviceKind }[] = [
  { app: 'kiosk', device: 'kiosk' },
  { app: 'counter' },
  { app: 'desk' },
  { app: 'display', device: 'board' },
  { app: 'manager' },
  { app: 'reports' },
  { app: 'tray', device: 'board' },
  { app: 'rating', device: 'counter-screen' },
  { app: 'keypad', device: 'board' },
];

/** Pages that stand for a device, and which. */
export const DEVICE_PAGES: ReadonlyMap<string, DeviceKind> = new Map(
  APPS.flatMap(({ app, device }) => (device === undefined ? [] : [[app, device] as const])),
);

/**
 * The built pages. In the sample hall, on this machine, those that stand for a device get their identity with the page.
 */
export function pages(parts: DoorParts): Router {
  const router = Router();
  for (const { app, device } of APPS) {
    router.get(`/${app}`, (request, response, next) => {
      const page = parts.builds.of(app);
      response.setHeader('Cache-Control', 'no-store');
      if (page === undefined) {
        response
          .status(503)
          .type('text/plain')
          .send(`The page ${app} has not been built. Run npm start, which builds what is missing.`);
        return;
      }
      if (device !== undefined && typeof request.query['pair'] === 'string') {
        pair(parts, device, request, response, request.query['pair']).catch(next);
        return;
      }
      admit(parts, device, request, response)
        .then(() => {
          response.setHeader(BUILD_HEADER, page.build).type('html').send(page.html);
        })
        .catch(next);
    });
  }
  router.use(
    '/assets',
    express.static(join(parts.webRoot, 'assets'), { index: false, immutable: true, maxAge: '365d' }),
  );
  return router;
}

/**
 * The link that an administrator opens on the device, once: its token ends, and the page gets one of its own as its
 * cookie. What stays behind of the link, in a history or a log, opens nothing.
 */
async function pair(
  { hall }: DoorParts,
  device: DeviceKind,
  request: Request,
  response: Response,
  link: string,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  const { gate } = hall;
  const paired = await gate.pair(device, link);
  if (paired === undefined) {
    // The same link once more where it was opened: the page is there.
    const own = gate.identityOf({ cookie: request.headers.cookie }, device);
    if (own.kind === 'device' && own.device === device) return goTo(response, device, own.id);
    const says = `This link pairs no ${device}: it has been opened already, or was taken back. Ask an administrator for a new one.`;
    response.status(403).type('text/plain').send(says);
    return;
  }
  await hall.security.add({ kind: 'identity-paired', who: `${device} ${paired.id}`, from: request.ip });
  response.setHeader(
    'Set-Cookie',
    COOKIES.device(gate.cookies.device(device), paired.token, request.secure, PAIRED_FOR),
  );
  goTo(response, device, paired.id);
}

function goTo(response: Response, device: DeviceKind, id: string): void {
  response.redirect(303, `?${device === 'counter-screen' ? 'counter' : 'id'}=${encodeURIComponent(id)}`);
}

async function admit(
  parts: DoorParts,
  device: DeviceKind | undefined,
  request: Request,
  response: Response,
): Promise<void> {
  const { hall, loopback } = parts;
  if (device === undefined || !hall.catalogue().hall.sample || !loopback || !isHere(request)) return;
  const own = hall.gate.identityOf({ cookie: request.headers.cookie }, device);
  const id = deviceId(parts, device, request);
  if (own.kind === 'device' && own.device === device && own.id === id) return;
  const token = await hall.gate.lend(device, id);
  response.setHeader('Set-Cookie', COOKIES.device(hall.gate.cookies.device(device), token, request.secure));
}

function deviceId({ hall }: DoorParts, device: DeviceKind, request: Request): string {
  const known = knownFor(hall.catalogue(), device);
  const id = request.query[device === 'counter-screen' ? 'counter' : 'id'];
  return known.find((each) => each.id === id)?.id ?? known[0]?.id ?? device;
}

function knownFor({ kiosks, counters, boards }: Catalogue, device: DeviceKind): readonly { readonly id: string }[] {
  if (device === 'kiosk') return kiosks;
  return device === 'counter-screen' ? counters : boards;
}

/**
 * The socket ends on this machine and the page was asked for by a name of this machine: no page elsewhere can pose as
 * it.
 */
function isHere(request: Request): boolean {
  const local = isLoopback(request.socket.remoteAddress ?? '');
  return local && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(request.headers.host ?? '');
}
