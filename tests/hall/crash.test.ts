import { afterAll, expect, it } from 'vitest';
import { genesis, verifyChain } from '../../server/journal/chain.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { readJournalOf } from '../support/journal-of.ts';
import { seeded } from '../support/seeded.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { tries } from '../support/thorough.ts';

/** `KILLS=1000` takes an hour, or two where others work; so many are tried when a version is made. */
const KILLS = Number(process.env['KILLS'] ?? tries(22, 4));
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** What somebody was told, which must be true for ever. */
type Told = {
  readonly tickets: Map<string, string>;
  readonly calls: { readonly number: string; readonly counter: string; readonly seq: number }[];
};

let hall: RunningHall;
afterAll(async () => hall.dispose());

it(
  `[C1] killed ${String(KILLS)} times under load: nothing acknowledged is missing, nothing doubled, the chain holds (seed ${String(SEED)})`,
  async () => {
    const random = seeded(SEED);
    const told: Told = { tickets: new Map(), calls: [] };
    let retried = 0;
    let longestRecovery = 0;
    hall = await startHall();
    const services = (await clientOf(hall.url).get('/services?limit=200')).body['items'] as {
      id: string;
      line: string;
    }[];
    const { token } = await login(hall.url, 'supervisor');
    const setUp = clientOf(hall.url, token);
    const counters = ((await setUp.get('/counters')).body['items'] as { id: string }[])
      .slice(0, 8)
      .map((counter) => counter.id);
    for (const counter of counters) await setUp.post(`/counters/${counter}/open`);

    for (let kill = 0; kill < KILLS; kill += 1) {
      const running: RunningHall = hall;
      let alive = true;
      const retries: { readonly path: string; readonly body: unknown; readonly key: string }[] = [];
      const client = clientOf(running.url, token);
      const send = async (path: string, body: unknown): Promise<void> => {
        const key = `k-${String(kill)}-${String(random())}`;
        try {
          note(told, path, await client.post(path, body, { 'Idempotency-Key': key }));
        } catch {
          // The answer was lost with the server: the client does what clients do, and asks again with the same key.
          retries.push({ path, body, key });
        }
      };
      const issuing = Array.from({ length: 8 }, async () => {
        while (alive) await send('/tickets', { services: [services[Math.floor(random() * services.length)]?.id] });
      });
      const calling = counters.map(async (counter) => {
        while (alive) await send(`/counters/${counter}/next`, {});
      });
      await new Promise((done) => setTimeout(done, 60 + random() * 500));
      await running.kill();
      alive = false;
      await Promise.all([...issuing, ...calling]);
      client.close();

      const began = performance.now();
      hall = await running.again();
      longestRecovery = Math.max(longestRecovery, performance.now() - began);
      const after = clientOf(hall.url, token);
      for (const { path, body, key } of retries) {
        note(told, path, await after.post(path, body, { 'Idempotency-Key': key }));
        retried += 1;
      }
      await check(after, told);
      after.close();
    }
    await hall.stop();
    let events = 0;
    const hallId = 'daqing-sample';
    const numbers: string[] = [];
    const calls = new Map<number, { number: string; counter: string }>();
    const days = await readJournalOf(hall, async (journal) =>
      Promise.all((await journal.streams(hallId)).map(async (head) => ({ head, stored: await journal.read(head, 0) }))),
    );
    for (const { head, stored } of days) {
      events += stored.length;
      expect(verifyChain(head, stored, 0, genesis(head))).toMatchObject({ ok: true });
      for (const event of stored) {
        const { type, data } = JSON.parse(event.record) as { type: string; data: { number: string; counter: string } };
        if (type === 'TicketIssued') numbers.push(`${head.day} ${data.number}`);
        if (type === 'TicketCalled') calls.set(event.seq, data);
      }
    }
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const [, number] of told.tickets) expect(numbers.some((each) => each.endsWith(` ${number}`))).toBe(true);
    for (const call of told.calls)
      expect(calls.get(call.seq)).toMatchObject({ number: call.number, counter: call.counter });
    expect(told.tickets.size).toBeGreaterThan(KILLS * 5);
    console.info(
      `${String(KILLS)} kills: ${String(told.tickets.size)} tickets and ${String(told.calls.length)} calls acknowledged, ${String(retried)} retried, ${String(events)} events, slowest restart ${longestRecovery.toFixed(0)} ms`,
    );
  },
  KILLS * 10_000 + 120_000,
);

function note(told: Told, path: string, said: Awaited<ReturnType<Client['post']>>): void {
  if (path === '/tickets') {
    expect(said.status).toBe(201);
    const { id, number } = said.body['ticket'] as { id: string; number: string };
    expect(told.tickets.get(id) ?? number).toBe(number);
    told.tickets.set(id, number);
  } else if (said.status === 200) {
    const { ticket, call } = said.body as { ticket: { number: string }; call: { seq: number } };
    told.calls.push({ number: ticket.number, counter: path.split('/')[2] ?? '', seq: call.seq });
  } else {
    expect(said.status).toBe(409);
  }
}

/** Every ticket that was acknowledged is there, under its own number. */
async function check(client: Client, told: Told): Promise<void> {
  const ids = [...told.tickets.keys()];
  expect(new Set(told.tickets.values()).size).toBe(ids.length);
  const step = Math.max(1, Math.floor(ids.length / 150));
  await Promise.all(
    ids
      .filter((_, index) => index % step === 0 || index > ids.length - 60)
      .map(async (id) => {
        const said = await client.get(`/tickets/${id}`);
        expect([id, said.status, said.body['ticket']?.number]).toEqual([id, 200, told.tickets.get(id)]);
      }),
  );
}
