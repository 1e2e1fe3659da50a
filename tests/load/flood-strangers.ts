import type { Socket } from 'socket.io-client';
import { connected } from './connected.ts';

// Strangers who ask for views as fast as they are answered, and some who ask and do not read. Tells how many views they
// got, how many were refused and how often they were let go, when standard input ends.
const [url = '', sockets = '0', slow = '0'] = process.argv.slice(2);
const TOPICS = ['hall', 'emergency', ...Array.from({ length: 16 }, (_, at) => `board:board-${pad(at + 1)}`)];
const told = { views: 0, refused: 0, letGo: 0, sockets: 0 };
let open = true;

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** One after the other, at full speed, until the server lets it go; then it comes again. */
async function ask(socket: Socket, at: number): Promise<void> {
  for (let turn = at; open && socket.connected; turn += 1) {
    const said = (await socket
      .timeout(10_000)
      .emitWithAck('watch', { topic: TOPICS[turn % TOPICS.length] })
      .catch(() => ({ problem: {} }))) as { readonly problem?: object };
    if (said.problem === undefined) told.views += 1;
    else told.refused += 1;
  }
}

async function stranger(at: number): Promise<void> {
  while (open) {
    const socket = await connected(url, {}).catch(() => undefined);
    if (socket === undefined) {
      await new Promise((done) => setTimeout(done, 1000));
      continue;
    }
    told.sockets += 1;
    await ask(socket, at);
    if (open) told.letGo += 1;
    socket.close();
  }
}

type Raw = { readonly transport?: { readonly ws?: { readonly _socket?: { pause(): void } } } };

/** Asks without waiting, and never reads what comes. */
async function deaf(at: number): Promise<void> {
  while (open) {
    const socket = await connected(url, {}).catch(() => undefined);
    if (socket === undefined) return;
    (socket.io.engine as unknown as Raw).transport?.ws?._socket?.pause();
    for (let turn = at; open && turn < at + 60; turn += 1) {
      socket.emit('watch', { topic: TOPICS[turn % TOPICS.length] }, () => undefined);
      await new Promise((done) => setTimeout(done, 50));
    }
    // It stays, and owes the reading of what its boards push.
    for (let waited = 0; open && waited < 20; waited += 1) await new Promise((done) => setTimeout(done, 500));
    socket.close();
  }
}

process.stdin.resume();
process.stdin.on('end', () => {
  open = false;
  process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
});
for (let at = 0; at < Number(sockets); at += 1) {
  void stranger(at);
  if (at % 50 === 49) await new Promise((done) => setTimeout(done, 20));
}
for (let at = 0; at < Number(slow); at += 1) void deaf(at);
console.log('flooding');
