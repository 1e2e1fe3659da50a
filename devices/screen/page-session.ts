import { WebSocket } from 'ws';
import { z } from 'zod';

// The Chrome DevTools Protocol: https://chromedevtools.github.io/devtools-protocol/

const TIMEOUT_MS = 5000;
const reply = z.object({
  id: z.int().optional(),
  method: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** One conversation with a page. */
export class PageSession {
  /** The names of what the page told without having been asked. */
  readonly told = new Set<string>();
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
    this.socket.on('message', (bytes) => {
      const { method } = said(bytes as Buffer);
      if (method !== undefined) this.told.add(method);
    });
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
        const answer = said(bytes as Buffer);
        if (answer.id !== id) return;
        clearTimeout(timer);
        if (answer.error === undefined) done(answer.result);
        else fail(new Error(answer.error.message));
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

function said(bytes: Buffer): z.infer<typeof reply> {
  return reply.parse(JSON.parse(bytes.toString()));
}
