import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { clientOf, type Client } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// A hall of its own with two network printers: kiosk-1 has one, kiosk-2 stands in for it. Everything over real TCP.
let own: OwnHall;
let hall: RunningHall;
const first = new TcpPrinter();
const second = new TcpPrinter();
let admin: Client;
let kiosk: Client;
let live: Socket | undefined;

beforeAll(async () => {
  const at = (port: number, standIn: string): Record<string, string> => ({
    address: `tcp://127.0.0.1:${String(port)}`,
    model: 'generic-80',
    stand_in: standIn,
  });
  own = await ownHall({ 'kiosk-1': at(await first.listen(), 'kiosk-2'), 'kiosk-2': at(await second.listen(), '') });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
});

afterAll(async () => {
  live?.close();
  admin.close();
  kiosk.close();
  await hall.dispose();
  await first.close();
  await second.close();
  await own.remove();
});

async function take(): Promise<{ id: string; number: string; secret: string }> {
  const services = (await kiosk.get('/services?limit=1')).body['items'] as { id: string }[];
  const said = await kiosk.post('/tickets', { services: [services[0]?.id] });
  expect(said.status).toBe(201);
  return said.body['ticket'] as { id: string; number: string; secret: string };
}

async function slipOf(id: string): Promise<{ outcome: string; printer: string; detail?: string }> {
  return ((await admin.get(`/tickets/${id}`)).body['ticket'] as { slip: { outcome: string; printer: string } }).slip;
}
const becomes = (id: string, slip: object): Promise<void> =>
  expect.poll(() => slipOf(id), { interval: 100 }).toMatchObject(slip);
const papersWith = (printer: TcpPrinter, number: string): number =>
  printer.papers.filter(({ text }) => text.join('\n').includes(number)).length;

describe('a hall with network printers', () => {
  it('[PR1] the ticket comes out of the kiosk’s own printer, and the journal has it that the printer said so', async () => {
    const { id, number } = await take();
    await becomes(id, { outcome: 'printed', printer: 'kiosk-1' });
    expect(papersWith(first, number)).toBe(1);
    expect(first.papers.every(({ unknown }) => unknown.length === 0)).toBe(true);
  });

  it('[PR2] out of paper: told to the managers, the stand-in prints, and nothing comes out twice', async () => {
    first.faults.paperOut = true;
    const { id, number } = await take();
    await expect
      .poll(async () => (await admin.get('/printers')).body['items'] as object[])
      .toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'trouble', paper: 'out' }));
    await becomes(id, { outcome: 'printed', printer: 'kiosk-2' });
    first.faults.paperOut = false;
    expect(papersWith(first, number)).toBe(0);
    expect(papersWith(second, number)).toBe(1);
  });

  it('[PR3] the test page says what came of it', async () => {
    const said = await admin.post('/printers/kiosk-2/test');
    expect(said.body['job']).toEqual({ outcome: 'printed' });
    first.faults.coverOpen = true;
    const refused = await admin.post('/printers/kiosk-1/test');
    expect(refused.body['job']).toMatchObject({ outcome: 'failed', detail: 'cover-open' });
    first.faults.coverOpen = false;
  });

  it('[PR4] killed while printing: after the restart the paper is unknown, and no second one comes by itself', async () => {
    // The look that finds the printer well again comes by itself.
    await expect
      .poll(async () => (await admin.get('/printers')).body['items'] as object[])
      .toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'ready' }));
    first.faults.bytesASecond = 300;
    const { id, number } = await take();
    await hall.kill();
    hall = await hall.again();
    await becomes(id, { outcome: 'unknown' });
    first.faults.bytesASecond = undefined;
    const later = await take();
    await becomes(later.id, { outcome: 'printed', printer: 'kiosk-1' });
    expect(papersWith(first, number)).toBeLessThanOrEqual(1);
    expect(papersWith(second, number)).toBe(0);
  });

  it('[PR5] who holds the ticket hears over the live door what became of the paper', async () => {
    const { id, secret } = await take();
    live = io(hall.url, { transports: ['websocket'], forceNew: true });
    const heard: { slip?: { outcome: string } }[] = [];
    live.on('view', (message: { view: { slip?: { outcome: string } } }) => heard.push(message.view));
    const answer = (await live.emitWithAck('watch', { topic: `ticket:${id}`, secret })) as {
      view: { slip?: { outcome: string } };
    };
    heard.push(answer.view);
    await expect.poll(() => heard.at(-1)?.slip?.outcome).toBe('printed');
  });
});
