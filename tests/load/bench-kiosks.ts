import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clientOf, type Client } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall } from '../support/own-hall.ts';
import { startHall } from '../support/start-hall.ts';
import { pause } from '../support/pause.ts';
import { figure, percentile, type Figure } from './figures.ts';
import { startSink, type PrinterSink } from './printer-sink.ts';

const KIOSKS = 20;
const ROUNDS = 40;
/** A citizen takes the paper, the next one touches: quicker than any hall. */
const PAUSE_MS = 400;

/**
 * (k) From the acknowledged ticket to the last byte at the printer, while 20 kiosks print. The bare baseline: a program
 * that connects, asks the same three questions and sends as many bytes, at the same pace.
 */
export async function benchKiosks(): Promise<readonly Figure[]> {
  const sinks = await Promise.all(Array.from({ length: KIOSKS }, startSink));
  const ids = sinks.map((_sink, at) => `kiosk-${String(at + 1)}`);
  const own = await ownHall(
    Object.fromEntries(
      ids.map((id, at) => [
        id,
        { address: `tcp://127.0.0.1:${String(sinks[at]?.port)}`, model: 'generic-80', stand_in: '' },
      ]),
    ),
  );
  const hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  const services = ((await admin.get('/services?limit=100')).body['items'] as { id: string }[]).map(({ id }) => id);
  const clients: Client[] = [];
  let bytes = 0;
  const ours = await inKiosks(async (at, round) => {
    const sink = sinks[at] as PrinterSink; // one a kiosk
    const client = (clients[at] ??= clientOf(hall.url, await deviceToken(admin, 'kiosk', ids[at] ?? '')));
    const said = await client.post('/tickets', { services: [services[(at * ROUNDS + round) % services.length]] });
    if (said.status !== 201) throw new Error(`no ticket: ${JSON.stringify(said.body)}`);
    const acknowledged = performance.now();
    const job = await sink.job();
    bytes += job.bytes;
    return Math.max(0, job.at - acknowledged);
  });
  for (const client of clients) client.close();
  admin.close();
  await hall.dispose();
  await own.remove();
  const job = Buffer.alloc(Math.round(bytes / (KIOSKS * (ROUNDS + 1))), 0x20);
  job.set([0x1d, 0x72, 0x01], job.length - 3);
  const bare = await inKiosks(async (at) => {
    const sink = sinks[at] as PrinterSink; // one a kiosk
    const from = performance.now();
    await barePrint(sink.port, job);
    return (await sink.job()).at - from;
  });
  for (const sink of sinks) sink.close();
  const compare = (what: string, p: number): Figure =>
    figure(
      'print',
      `acknowledged to last byte, ${String(KIOSKS)} kiosks, ${what}`,
      percentile(ours, p),
      'ms',
      percentile(bare, p),
    );
  return [compare('p50', 50), compare('p99', 99), compare('longest', 100)];
}

/** Every kiosk for itself, a paper after the other; the first of each is not counted. */
async function inKiosks(once: (kiosk: number, round: number) => Promise<number>): Promise<readonly number[]> {
  const times = await Promise.all(
    Array.from({ length: KIOSKS }, async (_none, kiosk) => {
      const own: number[] = [];
      await pause((kiosk * PAUSE_MS) / KIOSKS);
      for (let round = 0; round <= ROUNDS; round += 1) {
        own.push(await once(kiosk, round));
        await pause(PAUSE_MS);
      }
      return own.slice(1);
    }),
  );
  return times.flat();
}

/** Three questions, each answered, then the job. */
function barePrint(port: number, job: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const questions = [1, 2, 4];
    const socket = connect(port, '127.0.0.1');
    const next = (): void => {
      const question = questions.shift();
      if (question !== undefined) socket.write(Buffer.of(0x10, 0x04, question));
      else socket.end(job, () => done());
    };
    socket.on('error', fail);
    socket.once('connect', next);
    socket.on('data', () => {
      if (socket.writable) next();
    });
  });
}
