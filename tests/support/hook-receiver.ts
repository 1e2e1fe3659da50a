import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Posted = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A status, or none: `hang` never answers, `cut` ends the connection. */
export type Reply = number | 'hang' | 'cut';

/** Another system on a real port that answers what the test says. */
export type HookReceiver = {
  readonly url: string;
  readonly port: number;
  /** Everything that was sent, taken or not. */
  readonly got: Posted[];
  /** What it took. */
  readonly taken: Posted[];
  reply: (posted: Posted) => Reply;
  headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
};

export async function hookReceiver(): Promise<HookReceiver> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const body = JSON.parse(text) as { type?: string; data?: Record<string, unknown> };
      const posted: Posted = {
        ...{ path: request.url ?? '', headers: request.headers, text, id: String(request.headers['webhook-id']) },
        ...{ type: body.type ?? '', data: body.data ?? {} },
      };
      it.got.push(posted);
      answer(it, posted, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const it: HookReceiver = {
    url: `http://127.0.0.1:${String(port)}/in`,
    port,
    got: [],
    taken: [],
    reply: () => 200,
    headers: {},
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => void server.close(() => done()));
    },
  };
  return it;
}

function answer(it: HookReceiver, posted: Posted, response: ServerResponse): void {
  const reply = it.reply(posted);
  if (reply === 'hang') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  if (reply >= 200 && reply < 300) it.taken.push(posted);
  response.writeHead(reply, { ...it.headers, ...(reply === 302 ? { Location: '/elsewhere' } : {}) }).end('{}');
}

/** As the page for integrators says it: whether one of the signatures is made with this secret. */
export function isSignedBy({ headers, text }: Posted, secret: string): boolean {
  const [id, t] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = createHmac('sha256', key).update(`${id}.${t}.${text}`).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${wanted}`);
}
