import { Agent, request } from 'node:http';
import type { HeardAnswer } from './served-document.ts';

/** What the server said: status, parsed body, headers. */
export type Said = {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads into answers as a client without types does
  readonly body: Record<string, any>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

/** Somebody who speaks HTTP to a hall, with or without an identity. */
export type Client = {
  readonly token: string | undefined;
  get(path: string): Promise<Said>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Said>;
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Said>;
  delete(path: string, headers?: Record<string, string>): Promise<Said>;
  close(): void;
};

let hear: ((answer: HeardAnswer) => void) | undefined;

/** Calls the listener with every answer of every client; what it throws the client rejects with. */
export function hearAnswers(listener: (answer: HeardAnswer) => void): void {
  hear = listener;
}

/** A client over keep-alive connections. Rejects only when the connection breaks. */
export function clientOf(url: string, token?: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const base = `${url}/api/v1`;
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Said> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
      const sent = request(
        `${base}${path}`,
        {
          method,
          agent,
          headers: {
            ...(text === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }),
            ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
            ...headers,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const said = Buffer.concat(chunks).toString();
            const type = response.headers['content-type'] ?? '';
            const status = response.statusCode ?? 0;
            const body: unknown = /\bjson/.test(type) && said !== '' ? JSON.parse(said) : { text: said };
            try {
              hear?.({ method, path, status, type, body });
            } catch (fault) {
              reject(fault instanceof Error ? fault : new Error(String(fault)));
              return;
            }
            resolve({ status, body: body as Said['body'], headers: response.headers });
          });
        },
      );
      sent.on('error', reject);
      sent.end(text);
    });
  return {
    token,
    get: (path) => call('GET', path),
    post: (path, body = {}, headers = {}) => call('POST', path, body, headers),
    put: (path, body = {}, headers = {}) => call('PUT', path, body, headers),
    delete: (path, headers = {}) => call('DELETE', path, undefined, headers),
    close: () => {
      agent.destroy();
    },
  };
}

/** Logs in with the sample hall's password. */
export async function login(url: string, user: string): Promise<Client> {
  const anybody = clientOf(url);
  const said = await anybody.post('/sessions', { user, password: 'sample-hall' });
  anybody.close();
  if (said.status !== 201)
    throw new Error(`login of ${user} gave ${String(said.status)}: ${JSON.stringify(said.body)}`);
  return clientOf(url, said.body['token'] as string);
}
