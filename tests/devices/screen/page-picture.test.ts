import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { PICTURE_BYTES } from '../../../core/protocol/pictures.ts';
import { pagePicture } from '../../../devices/screen/page-picture.ts';

type Asked = { readonly quality: number; readonly clip: { readonly width: number; readonly scale: number } };
type Browser = { readonly port: number; readonly asked: Asked[] };

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A browser with one board; its pictures have so many bytes, by what was asked for. */
async function browser(bytes: (asked: Asked) => number, dots = 1): Promise<Browser> {
  const asked: Asked[] = [];
  const http = createServer((_request, response) => {
    const socket = `ws://127.0.0.1:${String(port)}/page`;
    const page = { type: 'page', url: 'http://hall/display?id=board-01', webSocketDebuggerUrl: socket };
    response.end(JSON.stringify([page]));
  });
  open.push(http);
  const size = { clientWidth: 1920, clientHeight: 1080 };
  const glass = { clientWidth: 1920 * dots, clientHeight: 1080 * dots };
  new WebSocketServer({ server: http }).on('connection', (socket) =>
    socket.on('message', (said: Buffer) => {
      const { id, method, params } = JSON.parse(said.toString()) as { id: number; method: string; params: Asked };
      if (method === 'Page.captureScreenshot') asked.push(params);
      const data = method === 'Page.captureScreenshot' ? Buffer.alloc(bytes(params), 0xff).toString('base64') : '';
      const metrics = { cssVisualViewport: size, cssLayoutViewport: size, layoutViewport: glass };
      socket.send(JSON.stringify({ id, result: method === 'Page.captureScreenshot' ? { data } : metrics }));
    }),
  );
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const { port } = http.address() as AddressInfo;
  return { port, asked };
}

it('[BD68] a picture that is too large is taken again, coarser and smaller, until it has room in its message', async () => {
  const { port, asked } = await browser(({ quality, clip }) => 2 * PICTURE_BYTES * clip.scale * 3 * (quality / 60));
  const taken = await pagePicture('board-01', port);
  expect('jpeg' in taken && taken.jpeg.length).toBeLessThanOrEqual(PICTURE_BYTES);
  expect(asked.map(({ quality }) => quality)).toEqual([60, 40, 40]);
  expect(asked[0]?.clip.scale).toBeCloseTo(1 / 3);
});

it('[BD68] one that stays too large is none, and that is said', async () => {
  const { port } = await browser(() => PICTURE_BYTES + 1);
  expect(await pagePicture('board-01', port)).toMatchObject({ trouble: 'no-picture' });
});

it('[BD68] on a glass with two dots a pixel the picture is as wide as on any other', async () => {
  const { port, asked } = await browser(() => 1000, 2);
  await pagePicture('board-01', port);
  expect(asked[0]?.clip.scale).toBeCloseTo(1 / 6);
});
