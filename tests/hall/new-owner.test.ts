import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardReport, SpeakMessage } from '../../core/protocol/boards.ts';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Live } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';
import { startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

/** Two servers of one hall: the first owns it, everybody is at the second. */
class TwoServers {
  private database: OwnDatabase | undefined;
  private halls: RunningHall[] = [];

  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.database = await ownDatabase();
    const all = { ...env, DATABASE_URL: this.database.url };
    this.halls = [await startHall({ env: all }), await startHall({ env: all })];
  }

  /** Where everybody is. */
  get url(): string {
    return this.halls[1]?.url ?? '';
  }

  /** As a power cut does; resolves once the second one owns the hall. */
  async killOwner(): Promise<void> {
    await this.halls[0]?.kill();
    await this.isOwnedBy(1);
  }

  /** The first one is there again, and owns the hall. */
  async asBefore(): Promise<void> {
    this.halls[0] = (await this.halls[0]?.again()) as RunningHall;
    expect(await this.halls[1]?.stop()).toBe(0);
    await this.isOwnedBy(0);
    this.halls[1] = (await this.halls[1]?.again()) as RunningHall;
  }

  async dispose(): Promise<void> {
    await Promise.all(this.halls.map((hall) => hall.dispose()));
  }

  private async isOwnedBy(at: number): Promise<void> {
    await eventually(async () => {
      const [row] = (await this.database?.sql('SELECT address FROM hallcall.leases')) ?? [];
      return row?.['address'] === this.halls[at]?.url;
    }, 'it has the new owner');
  }
}

describe('papers that are printed while the hall gets a new owner', () => {
  /** Bytes a second at which a paper takes many seconds. */
  const SLOWLY = 400;
  const servers = new TwoServers();
  const printers = { 'kiosk-1': new TcpPrinter(), 'kiosk-2': new TcpPrinter() };
  let own: OwnHall;
  let agent: RunningAgent;
  let admin: Client;
  let kiosks: Readonly<Record<keyof typeof printers, Client>>;

  beforeAll(async () => {
    const at = (port: number): string => `tcp://127.0.0.1:${String(port)}`;
    own = await ownHall({
      'kiosk-1': {
        ...{ address: `agent:pc-1:${at(await printers['kiosk-1'].listen())}`, model: 'generic-80', stand_in: '' },
      },
      'kiosk-2': { address: at(await printers['kiosk-2'].listen()), model: 'generic-80', stand_in: '' },
    });
    await servers.start({ HALL_FILE: own.folder });
    admin = await ownAdmin(servers.url);
    const kiosk = async (id: string): Promise<Client> => clientOf(servers.url, await deviceToken(admin, 'kiosk', id));
    kiosks = { 'kiosk-1': await kiosk('kiosk-1'), 'kiosk-2': await kiosk('kiosk-2') };
    agent = await startAgent({ server: servers.url, token: await deviceToken(admin, 'agent', 'pc-1') });
  });
  afterAll(async () => {
    await agent.dispose();
    await servers.dispose();
    for (const client of [admin, ...Object.values(kiosks)]) client.close();
    for (const printer of Object.values(printers)) await printer.close();
    await own.remove();
  });

  type Taken = { readonly id: string; readonly number: string };
  const take = async (at: keyof typeof printers): Promise<Taken> => {
    const services = (await kiosks[at].get('/services?limit=1')).body['items'] as { id: string }[];
    const said = await kiosks[at].post('/tickets', { services: [services[0]?.id] });
    expect([said.status, said.body['detail']]).toEqual([201, undefined]);
    return said.body['ticket'] as Taken;
  };
  const becomes = (taken: Taken, slip: object): Promise<void> =>
    expect
      .poll(async () => (await admin.get(`/tickets/${taken.id}`)).body['ticket']?.slip as object, { interval: 50 })
      .toMatchObject(slip);
  const is = (id: string, state: string): Promise<void> =>
    expect
      .poll(async () => (await admin.get('/printers')).body['items'] as object[], { interval: 20 })
      .toContainEqual(expect.objectContaining({ id, state }));
  const papers = ({ number }: Taken): readonly number[] =>
    Object.values(printers).map(({ papers }) => papers.filter(({ text }) => text.join('\n').includes(number)).length);

  it('[OW8] at an agent, which finds the new owner: one paper, and the hall learns that it came out', async () => {
    await is('kiosk-1', 'ready');
    printers['kiosk-1'].faults.bytesASecond = SLOWLY;
    const taken = await take('kiosk-1');
    await is('kiosk-1', 'printing');
    await servers.killOwner();
    printers['kiosk-1'].faults.bytesASecond = undefined;
    await becomes(taken, { outcome: 'printed', printer: 'kiosk-1' });
    const later = await take('kiosk-1');
    await becomes(later, { outcome: 'printed', printer: 'kiosk-1' });
    expect([papers(taken), papers(later)]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    await servers.asBefore();
  });

  it('[OW8] at a printer of the network: unknown, and no second one comes by itself', async () => {
    await is('kiosk-2', 'ready');
    printers['kiosk-2'].faults.bytesASecond = SLOWLY;
    const taken = await take('kiosk-2');
    await is('kiosk-2', 'printing');
    await servers.killOwner();
    printers['kiosk-2'].faults.bytesASecond = undefined;
    await becomes(taken, { outcome: 'unknown' });
    const later = await take('kiosk-2');
    await becomes(later, { outcome: 'printed', printer: 'kiosk-2' });
    expect(papers(taken)[1]).toBeLessThanOrEqual(1);
    expect([papers(taken)[0], papers(later)]).toEqual([0, [0, 1]]);
    await servers.asBefore();
  });
});

describe('calls that are spoken while the hall gets a new owner', () => {
  const BOARD = 'board-03';
  const servers = new TwoServers();
  const told: number[] = [];
  let desk: Client;
  let page: Live;

  beforeAll(async () => {
    await servers.start();
    const admin = await login(servers.url, 'admin');
    const token = await deviceToken(admin, 'board', BOARD);
    admin.close();
    desk = await login(servers.url, 'supervisor');
    for (const counter of ['1', '2']) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
    // As a page of the board: it plays what it is told to say, and knows over a broken line what it has begun.
    let begun: NonNullable<BoardReport['begun']> = { seq: 0, at: new Date().toISOString() };
    page = await connect(servers.url, { token });
    page.socket.on('speak', ({ id, calls }: SpeakMessage) => {
      told.push(...calls.map(({ seq }) => seq));
      const last = calls.at(-1);
      if (last !== undefined) begun = { seq: last.seq, at: last.at };
      page.socket.emit('board-heard', { id, outcome: 'began' });
    });
    const report = (): unknown =>
      page.socket.emit('board-report', {
        ...{ version: 'x', sound: 'on', width: 1, height: 1, blank: false, upMs: 0, faults: [], begun },
      });
    page.socket.on('connect', report);
    report();
  });
  afterAll(async () => {
    page.close();
    desk.close();
    await servers.dispose();
  });

  const call = async (counter: string): Promise<number> => {
    expect((await desk.post('/tickets', { services: ['birth-household-registration'] })).status).toBe(201);
    expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
    return ((await desk.get(`/counters/${counter}/heard`)).body['heard'] as { call: number }).call;
  };

  it('[OW8] the new owner says what was not said yet, once, and nothing that was said', async () => {
    const said = await call('1');
    await expect.poll(() => told).toEqual([said]);
    const waits = await call('2');
    await servers.killOwner();
    await expect.poll(() => told).toEqual([said, waits]);
    await servers.asBefore();
    const later = await call('1');
    await expect.poll(() => told).toEqual([said, waits, later]);
  });
});
