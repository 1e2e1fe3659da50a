import type { Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { AGENT_PROTOCOL, type AgentPrinter } from '../../../core/protocol/agent.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { HallPrinters } from '../../../printer/hall-printers.ts';
import type { PrintAttempt } from '../../../printer/station.ts';
import { greetAgent } from '../../../server/doors/live/agent-door.ts';
import { HallAgents } from '../../../server/equipment/agents/hall-agents.ts';
import { startPrintProcessor } from '../../../server/equipment/printers/print-processor.ts';
import { journalFeed } from '../../../server/journal/follow.ts';
import type { Journal } from '../../../server/journal/journal.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import type { Ledger } from '../../../server/ledger/ledger.ts';
import { around } from '../../support/around.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';
import { soon } from '../../support/soon.ts';

type Hear = (input: unknown) => unknown;
type Order = { readonly job: string; readonly printer: string; readonly paper?: object };

const PAPER_OUT = { outcome: 'failed', detail: 'paper-out' } as const;

function atAgent(): Catalogue {
  const hall = smallHall();
  return { ...hall, kiosks: hall.kiosks.map((each) => ({ ...each, address: 'agent:pc-1:tcp://127.0.0.1:9100' })) };
}

function readyPrinters(): AgentPrinter[] {
  return ['kiosk-1', 'kiosk-2'].map((id) => ({ id, state: 'ready', paper: 'ok', owed: 0 }));
}

describe('what an agent tells of a paper', () => {
  let time = fakeTime();
  let kept: Journal;
  let journal: Journal;
  let ledger: Ledger;
  let agents: HallAgents;
  let stop: () => Promise<void>;
  let disk: 'well' | 'full' | 'slow';
  let held: (() => void) | undefined;

  beforeEach(async () => {
    time = fakeTime();
    kept = memoryJournal();
    disk = 'well';
    held = undefined;
    journal = around<Journal>(kept, {
      append: async (...asked) => {
        if (disk === 'full') throw new Error('ENOSPC: no space left on device, write');
        if (disk === 'slow') await new Promise<void>((done) => (held = done));
        return kept.append(...asked);
      },
      probe: () => (disk === 'full' ? Promise.reject(new Error('ENOSPC')) : Promise.resolve()),
    });
    await begin();
  });
  afterEach(async () => {
    disk = 'well';
    held?.();
    await end();
  });

  async function begin(): Promise<void> {
    ledger = await startLedger(journal, time, atAgent());
    agents = new HallAgents({ catalogue: atAgent() }, new Uint8Array(32));
    const places = atAgent().kiosks.map((each) => ({ ...each, name: each.name['zh-Hans'] }));
    const opened = HallPrinters.open(places, { now: time.wall, ticks: () => performance.now(), far: agents });
    if (!opened.ok) throw new Error(opened.error.join());
    const onNews = (listener: (events: readonly HallEvent[]) => void) =>
      ledger.subscribe(({ events }) => listener(events));
    stop = startPrintProcessor(ledger, journalFeed({ journal, hall: 'small', onNews }), opened.value, 'http://hall');
  }

  async function end(): Promise<void> {
    agents.close();
    await stop();
    await ledger.stop();
  }

  /** An agent that has come in by the door, with the orders that it was given. */
  function come(jobs: readonly string[] = []) {
    const orders: Order[] = [];
    const words = new Map<string, Hear>();
    let leave = (): void => undefined;
    const socket = { emit: (_: string, order: Order) => orders.push(order), disconnect: () => undefined };
    const hall = {
      agents,
      inputs: { state: () => undefined, agentLeft: () => undefined },
      signs: { state: () => undefined, agentCame: () => undefined, agentLeft: () => undefined },
    };
    greetAgent(
      socket as unknown as Socket,
      { hear: (word, answer) => void words.set(word, answer), gone: (left) => (leave = left) },
      { kind: 'device', device: 'agent', id: 'pc-1' },
      hall as unknown as Parameters<typeof greetAgent>[3],
    );
    const say = (word: string, said: object): Promise<object> =>
      Promise.resolve(words.get(word)?.(said) as object | Promise<object>);
    const printers = readyPrinters();
    const hello = say('agent-hello', {
      ...{ protocol: AGENT_PROTOCOL, spool: 'its spool', jobs },
      ...{ printers, found: [], devices: [], signs: [] },
    });
    return {
      orders,
      hello,
      leave: () => leave(),
      report: (order: Order, attempt: PrintAttempt) => say('agent-report', { ...order, attempt }),
    };
  }

  const outcomes = () => [...ledger.world().record.slips.values()].map(({ outcome }) => outcome);
  const ordered = async (agent: { readonly orders: readonly Order[] }): Promise<Order> => {
    await soon(() => expect(agent.orders).toHaveLength(1));
    const { job, printer, paper } = agent.orders[0] as Order;
    return { job, printer, ...(paper === undefined ? {} : { paper }) };
  };
  const written = async (): Promise<number> =>
    (await kept.read({ hall: 'small', day: ledger.world().state.day }, 0)).filter(({ record }) =>
      record.includes('"SlipReported"'),
    ).length;

  it('[AG30] a paper that is waited for: the agent is answered when it is on record, not before', async () => {
    const agent = come();
    expect(await agent.hello).toMatchObject({ ok: true });
    await send(ledger, KIOSK, takeTicket(['alpha']));
    const order = await ordered(agent);
    disk = 'slow';
    let answered: object | undefined;
    const told = agent.report(order, { outcome: 'printed' }).then((answer) => (answered = answer));
    await soon(() => expect(held).toBeDefined());
    expect([answered, outcomes()]).toEqual([undefined, ['owed']]);
    disk = 'well';
    held?.();
    expect(await told).toEqual({ ok: true });
    expect([outcomes(), await written()]).toEqual([['printed'], 1]);
  });

  it.each(['printed', 'sent', 'unknown'] as const)(
    '[AG30] %s on a full disk: 503, and said again it is on record once',
    async (outcome) => {
      const agent = come();
      await send(ledger, KIOSK, takeTicket(['alpha']));
      const order = await ordered(agent);
      disk = 'full';
      expect(await agent.report(order, { outcome })).toMatchObject({ problem: { status: 503 } });
      expect(await agent.report(order, { outcome })).toMatchObject({ problem: { status: 503 } });
      expect(outcomes()).toEqual(['owed']);
      disk = 'well';
      await soon(async () => expect(await agent.report(order, { outcome })).toEqual({ ok: true }));
      expect(await Promise.all([agent.report(order, { outcome }), agent.report(order, { outcome })])).toEqual([
        { ok: true },
        { ok: true },
      ]);
      expect([outcomes(), await written()]).toEqual([[outcome], 1]);
    },
  );

  it('[AG30] killed before it was on record: the next server, not ready yet, keeps the agent waiting, then learns it', async () => {
    const agent = come();
    await send(ledger, KIOSK, takeTicket(['alpha']));
    const order = await ordered(agent);
    disk = 'full';
    expect(await agent.report(order, { outcome: 'printed' })).toMatchObject({ problem: { status: 503 } });
    await end();
    disk = 'well';
    await begin();
    const again = come([order.job]);
    expect(await again.report(order, { outcome: 'printed' })).toEqual({ ok: true });
    expect(outcomes()).toEqual(['printed']);
    await stop();
    stop = () => Promise.resolve();
    // Nobody writes it down now.
    expect(await again.report(order, { outcome: 'printed' })).toMatchObject({ problem: { status: 503 } });
  });

  it('[AG30] a test page is on no record, and what a printer has said for certain stands', async () => {
    const agent = come();
    expect(await agent.report({ job: 'a test', printer: 'kiosk-1' }, { outcome: 'printed' })).toEqual({ ok: true });
    await send(ledger, KIOSK, takeTicket(['alpha']));
    const order = await ordered(agent);
    expect(await agent.report(order, { outcome: 'printed' })).toEqual({ ok: true });
    expect(await agent.report(order, { outcome: 'unknown' })).toEqual({ ok: true });
    expect([outcomes(), await written()]).toEqual([['printed'], 1]);
  });

  /** A paper whose order failed, which the agent does not know to be heard; it is ordered anew at the same printer. */
  async function orderedAnew() {
    const before = come();
    await send(ledger, KIOSK, takeTicket(['alpha']));
    const first = await ordered(before);
    expect(await before.report(first, PAPER_OUT)).toEqual({ ok: true });
    before.leave();
    time.pass(2500);
    const agent = come([first.job]);
    expect(await agent.hello).toMatchObject({ ok: true });
    const second = await ordered(agent);
    expect([second.printer, second.paper]).toEqual([first.printer, first.paper]);
    return { agent, first, second };
  }

  it.each([
    { end: { outcome: 'printed' } as const, on: 'printed' },
    { end: { outcome: 'sent' } as const, on: 'sent' },
    { end: { outcome: 'unknown' } as const, on: 'unknown' },
    { end: { outcome: 'failed', detail: 'paper-out' } as const, on: 'owed' },
  ])(
    '[AG30] a failure that is said again while the paper is ordered anew waits for no end: then it is $on',
    async ({ end, on }) => {
      const { agent, first, second } = await orderedAnew();
      // The end stands behind it at the agent, which says one thing after the other.
      expect(await agent.report(first, PAPER_OUT)).toEqual({ ok: true });
      expect(await agent.report(first, PAPER_OUT)).toEqual({ ok: true });
      expect(outcomes()).toEqual(['owed']);
      expect(await agent.report(second, end)).toEqual({ ok: true });
      expect(outcomes()).toEqual([on]);
    },
  );

  it('[AG30] a first order that has come out after all is on record at once, and no third one follows the second', async () => {
    const { agent, first, second } = await orderedAnew();
    expect(await agent.report(first, { outcome: 'printed' })).toEqual({ ok: true });
    expect(outcomes()).toEqual(['printed']);
    expect(await agent.report(second, PAPER_OUT)).toEqual({ ok: true });
    time.pass(2500);
    // What wakes the spool.
    agents.state('pc-1', { printers: readyPrinters(), found: [], devices: [], signs: [] });
    await new Promise((done) => setImmediate(done));
    expect([outcomes(), agent.orders.length]).toEqual([['printed'], 1]);
  });

  it('[SP14] what the journal could not take is written down when it can, though nobody says it again', async () => {
    const agent = come();
    await send(ledger, KIOSK, takeTicket(['alpha']));
    const order = await ordered(agent);
    disk = 'full';
    expect(await agent.report(order, { outcome: 'printed' })).toMatchObject({ problem: { status: 503 } });
    disk = 'well';
    await soon(() => expect(outcomes()).toEqual(['printed']));
  });
});
