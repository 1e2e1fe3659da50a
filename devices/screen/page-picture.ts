import { WebSocket } from 'ws';
import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import type { PictureAnswer } from '../../core/protocol/pictures.ts';
import { PICTURE_WIDTH } from '../../core/protocol/pictures.ts';

// The Chrome DevTools Protocol: https://chromedevtools.github.io/devtools-protocol/ (HTTP endpoints,
// Page.captureScreenshot). It is the browser that says what is on the glass; a page that hangs could not.

const TIMEOUT_MS = 5000;
const QUALITY = 60;

const targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }).loose(),
);
const reply = z.object({
  id: z.int().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});
const metrics = z.object({ cssVisualViewport: z.object({ clientWidth: z.number(), clientHeight: z.number() }) });
const screenshot = z.object({ data: z.string() });

/** A small JPEG of the page of a board in the browser whose debugging port this is, on this very machine. */
export async function pagePicture(board: string, port: number): Promise<PictureAnswer> {
  const found = await findPage(board, port);
  if ('trouble' in found) return found;
  const session = new Session(found.socket);
  try {
    const { cssVisualViewport: glass } = metrics.parse(await session.ask('Page.getLayoutMetrics', {}));
    const scale = Math.min(1, PICTURE_WIDTH / Math.max(glass.clientWidth, glass.clientHeight));
    const { data } = screenshot.parse(
      await session.ask('Page.captureScreenshot', {
        format: 'jpeg',
        quality: QUALITY,
        clip: { x: 0, y: 0, width: glass.clientWidth, height: glass.clientHeight, scale },
      }),
    );
    return { jpeg: Buffer.from(data, 'base64') };
  } catch (fault) {
    return { trouble: 'no-picture', detail: faultText(fault) };
  } finally {
    session.close();
  }
}

type Found = { readonly socket: string } | Extract<PictureAnswer, { readonly trouble: string }>;

async function findPage(board: string, port: number): Promise<Found> {
  let pages;
  try {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/json/list`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    pages = targets.parse(await answer.json());
  } catch (fault) {
    const why = faultText(fault);
    return { trouble: 'no-browser', detail: `no browser answers at 127.0.0.1:${String(port)} (${why})` };
  }
  const page = pages.find(({ type, url }) => type === 'page' && boardOf(url) === board);
  if (page?.webSocketDebuggerUrl === undefined) {
    const open = pages.filter(({ type }) => type === 'page').map(({ url }) => url);
    return { trouble: 'no-page', detail: `no page of ${board} is open there; open: ${open.join(', ') || 'none'}` };
  }
  return { socket: page.webSocketDebuggerUrl };
}

/** The board that a page stands for; undefined for any other page. */
function boardOf(url: string): string | undefined {
  try {
    const { pathname, searchParams } = new URL(url);
    return /^\/display\/?(index\.html)?$/.test(pathname) ? (searchParams.get('id') ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** One conversation with a page. */
class Session {
  private readonly socket: WebSocket;
  private readonly opened: Promise<void>;
  private last = 0;

  constructor(url: string) {
    this.socket = new WebSocket(url, { handshakeTimeout: TIMEOUT_MS, perMessageDeflate: false });
    this.opened = new Promise((done, fail) => {
      this.socket.once('open', done);
      this.socket.once('error', fail);
    });
    // Told by `ask`; without a listener it would end the program.
    this.opened.catch(() => undefined);
    this.socket.on('error', () => undefined);
  }

  async ask(method: string, params: object): Promise<unknown> {
    await this.opened;
    this.last += 1;
    const id = this.last;
    return new Promise((done, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`${method} took more than ${String(TIMEOUT_MS / 1000)} s`)),
        TIMEOUT_MS,
      );
      this.socket.on('message', (bytes) => {
        const said = reply.parse(JSON.parse((bytes as Buffer).toString()));
        if (said.id !== id) return;
        clearTimeout(timer);
        if (said.error === undefined) done(said.result);
        else fail(new Error(said.error.message));
      });
      this.socket.once('close', () => {
        clearTimeout(timer);
        fail(new Error('the browser closed the page'));
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
