import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { clientOf, type Client } from '../support/client.ts';
import { connect } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { runAgent, startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { tries } from '../support/thorough.ts';
import { startRelay, type Relay } from '../support/relay.ts';
import { stretched } from '../support/stretched.ts';

// Server and agent as processes of their own, with a network between them that can be cut; kiosk-1's printer is at the
// agent, kiosk-2 stands in for it and is the server's.
/**
 * Bytes a second at which a paper takes many seconds: whatever happens in its middle does so on a slow machine, too.
 */
const SLOWLY = 400;
const first = new TcpPrinter();
const second = new TcpPrinter();
let own: OwnHall;
let hall: RunningHall;
let agent: RunningAgent;
let network: Relay;
let token = '';
let admin: Client;
let kiosk: Client;

beforeAll(async () => {
  const [one, two] = [await first.listen(), await second.listen()];
  own = await ownHall({
    'kiosk-1': { address: `agent:pc-1:tcp://127.0.0.1:${String(one)}`, model: 'generic-80', stand_in: 'kiosk-2' },
    'kiosk-2': { address: `tcp://127.0.0.1:${String(two)}`, model: 'generic-80', stand_in: '' },
  });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
  token = await deviceToken(admin, 'agent', 'pc-1');
  network = await startRelay(hall.port);
  agent = await startAgent({ server: network.url, token });
});

afterAll(async () => {
  admin.close();
  kiosk.close();
  await agent.dispose();
  await network.close();
  await hall.dispose();
  await Promise.all([first.close(), second.close()]);
  await own.remove();
});

type Taken = { readonly id: string; readonly number: string };

async function take(): Promise<Taken> {
  const services = (await kiosk.get('/services?limit=1')).body['items'] as { id: string }[];
  const said = await kiosk.post('/tickets', { services: [services[0]?.id] });
  expect(said.status).toBe(201);
  return said.body['ticket'] as Taken;
}

const slipOf = async ({ id }: Taken): Promise<object> =>
  ((await admin.get(`/tickets/${id}`)).body['ticket'] as { slip: object }).slip;
const becomes = (taken: Taken, slip: object, timeout = 20_000): Promise<void> =>
  expect.poll(() => slipOf(taken), { timeout, interval: 50 }).toMatchObject(slip);
const printers = async (): Promise<object[]> => (await admin.get('/printers')).body['items'] as object[];
const isReady = (): Promise<void> =>
  expect
    .poll(printers, { interval: 50 })
    .toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'ready', agent: 'pc-1' }));
/** Its paper is at the machine, so the agent has written down that it begins; `printing` is told before that. */
const isPrinting = (): Promise<void> => expect.poll(() => first.backlog, { interval: 10 }).toBeGreaterThan(SLOWLY);
const papers = ({ number }: Taken): [number, number] => {
  const on = (printer: TcpPrinter): number =>
    printer.papers.filter(({ text }) => text.join('\n').includes(number)).length;
  return [on(first), on(second)];
};

describe('an agent beside a kiosk', () => {
  it('[AG1] the ticket comes out of the printer at the agent, byte for byte known, and the journal says so', async () => {
    await isReady();
    const taken = await take();
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-1' });
    expect(papers(taken)).toEqual([1, 0]);
    expect(first.papers.every(({ unknown }) => unknown.length === 0)).toBe(true);
  });

  it('[AG2] its printer out of paper is told within two seconds, and the stand-in prints', async () => {
    first.faults.paperOut = true;
    const began = Date.now();
    const taken = await take();
    await expect
      .poll(printers, { interval: 20 })
      .toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'trouble', paper: 'out' }));
    expect(Date.now() - began).toBeLessThan(stretched(2000));
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-2' });
    first.faults.paperOut = false;
    expect(papers(taken)).toEqual([0, 1]);
    await isReady();
  });

  it('[AG3] the network cut in the middle of a paper: one paper, reported once the network is back', async () => {
    first.faults.bytesASecond = SLOWLY;
    const taken = await take();
    await isPrinting();
    network.cut();
    await expect.poll(printers).toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'offline' }));
    first.faults.bytesASecond = undefined;
    await expect.poll(() => papers(taken)).toEqual([1, 0]);
    expect(await slipOf(taken)).toMatchObject({ outcome: 'owed' });
    network.mend();
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-1' });
    expect(papers(taken)).toEqual([1, 0]);
    await isReady();
  });

  it('[AG4] cut off before the ticket: the stand-in prints after six seconds, and nothing comes out here later', async () => {
    network.cut();
    await expect.poll(printers).toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'offline' }));
    const taken = await take();
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-2' });
    network.mend();
    await isReady();
    expect(papers(taken)).toEqual([0, 1]);
  });

  it('[AG5] an order that the cut swallowed was never begun: it is certain, and it is printed once', async () => {
    agent.freeze();
    // The order leaves, and nobody reads it; then the connection is gone with what was in it.
    const taken = await take();
    network.cut();
    agent.thaw();
    network.mend();
    await becomes(taken, { outcome: 'printed' });
    await isReady();
    expect(papers(taken).reduce((sum, each) => sum + each)).toBe(1);
  });

  it('[AG6] the agent killed while printing: unknown, one paper at most, never a second by itself', async () => {
    first.faults.bytesASecond = SLOWLY;
    const taken = await take();
    await isPrinting();
    expect(agent.output()).toContain('agent ready');
    await agent.kill();
    first.faults.bytesASecond = undefined;
    agent = await agent.again();
    await becomes(taken, { outcome: 'unknown', printer: 'kiosk-1' });
    await isReady();
    expect(papers(taken)[0]).toBeLessThanOrEqual(1);
    expect(papers(taken)[1]).toBe(0);
    const later = await take();
    await becomes(later, { outcome: 'printed', printer: 'kiosk-1' });
  });

  it('[AG7] the server killed while the agent prints: unknown at first, and printed once the agent has told', async () => {
    first.faults.bytesASecond = SLOWLY;
    const taken = await take();
    await isPrinting();
    await hall.kill();
    first.faults.bytesASecond = undefined;
    await expect.poll(() => papers(taken)).toEqual([1, 0]);
    hall = await hall.again();
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-1' });
    await isReady();
    expect(papers(taken)).toEqual([1, 0]);
  });

  it('[AG8] killed again and again at any moment under tickets: no ticket has two papers, none is lost without a word', async () => {
    const all: Taken[] = [];
    const rounds = tries(20, 4);
    for (let round = 0; round < rounds; round += 1) {
      all.push(await take(), await take());
      // Somewhere within the two papers; which moment it is, the round decides.
      await new Promise((done) => setTimeout(done, (round * 7 * (20 / rounds)) % 120));
      await agent.kill();
      agent = await agent.again();
    }
    for (const taken of all) {
      await expect
        .poll(() => slipOf(taken), { timeout: 70_000 })
        .toMatchObject({ outcome: expect.stringMatching(/^(printed|unknown)$/) as string });
    }
    for (const taken of all) expect(papers(taken).reduce((sum, each) => sum + each)).toBeLessThanOrEqual(1);
    for (const taken of all) {
      const said = (await slipOf(taken)) as { outcome: string };
      if (said.outcome === 'printed') expect(papers(taken).reduce((sum, each) => sum + each)).toBe(1);
    }
  }, 120_000);

  it('[AG9] a test page from the manager and from the agent itself', async () => {
    await isReady();
    expect((await admin.post('/printers/kiosk-1/test')).body['job']).toEqual({ outcome: 'printed' });
    expect(first.papers.at(-1)?.text.join('\n')).toContain('TEST');
    const own = await runAgent(['--test', 'kiosk-1', '--data', agent.data]);
    expect(own).toEqual({ output: 'kiosk-1: printed\n', code: 0 });
    const wrong = await runAgent(['--test', 'kiosk-9', '--data', agent.data]);
    expect(wrong).toMatchObject({ code: 2, output: expect.stringContaining('there are: kiosk-1') as string });
  });

  it('[AG12] a second agent on the same folder says who has it and touches nothing', async () => {
    const twin = await runAgent(['--server', hall.url, '--token', token, '--data', agent.data]);
    expect(twin).toMatchObject({ code: 1, output: expect.stringContaining('another agent') as string });
    await isReady();
  });

  it('[AG10] only an agent of the hall file is let in, once, and nobody else may speak as one', async () => {
    const hello = { protocol: 1, spool: 's', jobs: [], printers: [], found: [] };
    const stranger = await connect(hall.url, { token: await deviceToken(admin, 'agent', 'pc-9') });
    expect(await stranger.ask('agent-hello', hello)).toMatchObject({
      problem: { status: 409, detail: expect.stringContaining('agent:pc-9') as string },
    });
    const twin = await connect(hall.url, { token });
    expect(await twin.ask('agent-hello', hello)).toMatchObject({
      problem: { status: 409, detail: expect.stringContaining('linked already') as string },
    });
    const old = await connect(hall.url, { token });
    expect(await old.ask('agent-hello', { ...hello, protocol: 99 })).toMatchObject({ problem: { status: 409 } });
    expect(await old.ask('agent-hello', { jobs: 'many' })).toMatchObject({ problem: { status: 400 } });
    const board = await connect(hall.url);
    expect(
      await board.ask('agent-report', { job: 'x', printer: 'kiosk-1', attempt: { outcome: 'printed' } }),
    ).toMatchObject({ problem: { status: 403 } });
    for (const each of [stranger, twin, old, board]) each.close();
    await isReady();
  });

  it('[AG11] stopped by SIGTERM it ends with 0, its printer is offline within three seconds, and it comes back', async () => {
    expect(await agent.stop()).toBe(0);
    const stopped = Date.now();
    await expect.poll(printers).toContainEqual(expect.objectContaining({ id: 'kiosk-1', state: 'offline' }));
    expect(Date.now() - stopped).toBeLessThan(stretched(3000));
    agent = await agent.again();
    await isReady();
  });
});
