import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { DatabaseHost } from '../../server/database/address.ts';

/** Speaks as a PostgreSQL does that has nothing but its timeline. */
export type SpokenPostgres = {
  readonly host: DatabaseHost;
  /** As which it takes writes from now on; null: it takes none. */
  be(timeline: number | null): void;
  /** Lets in the next ones after so many milliseconds each, and all others like the last. */
  letInAfter(...ms: readonly number[]): void;
  /** Lets in and says nothing from now on, nor hears that anybody leaves. */
  silence(): void;
  /** Those who are connected to it. */
  lines(): number;
  close(): void;
};

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const READY = message('Z', Buffer.from('I'));
const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), READY]);
const done = (word: string): Buffer => Buffer.concat([message('C', Buffer.from(`${word}\0`)), READY]);

/** A row of texts. */
function row(cells: Readonly<Record<string, string | null>>): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(Object.keys(cells).length);
  const column = (name: string): Buffer => {
    const facts = Buffer.alloc(18);
    facts.writeInt32BE(25, 6); // its type: text
    return Buffer.concat([Buffer.from(`${name}\0`), facts]);
  };
  const cell = (text: string | null): Buffer => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(text === null ? -1 : text.length);
    return Buffer.concat([length, Buffer.from(text ?? '')]);
  };
  const heads = message('T', Buffer.concat([count, ...Object.keys(cells).map(column)]));
  return Buffer.concat([
    heads,
    message('D', Buffer.concat([count, ...Object.values(cells).map(cell)])),
    done('SELECT'),
  ]);
}

/** `system`: copies of one database have the same. */
export async function speakPostgres(first: number | null, system = 'one'): Promise<SpokenPostgres> {
  let timeline = first;
  let silent = false;
  let delays: readonly number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let greeted = false;
    const [delay = 0, ...others] = delays;
    if (others.length > 0) delays = others;
    sockets.add(socket.on('error', () => undefined));
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      if (silent) return;
      if (!greeted) setTimeout(() => socket.write(WELCOME), delay);
      else if (data.includes('pg_control_system'))
        socket.write(row({ system, timeline: timeline === null ? null : String(timeline) }));
      else socket.write(data.includes('SELECT') ? row({ timeline: String(timeline) }) : done('SET'));
      greeted = true;
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    be: (next) => (timeline = next),
    letInAfter: (...ms) => (delays = ms),
    silence: () => (silent = true),
    lines: () => sockets.size,
    close() {
      for (const each of sockets) each.destroy();
      server.close();
    },
  };
}
