import { expect } from 'vitest';
import { genesis, verifyChain } from '../../server/journal/chain.ts';
import { postgresJournal } from '../../server/journal/postgres-journal.ts';
import { clientOf, login, type Client, type Said } from './client.ts';
import type { OwnDatabase } from './postgres.ts';

const ISSUING = 32;
const CALLING = 16;
/** Nobody waits longer for an answer than this, whatever happens. */
const ANSWERED_MS = 120_000;
/** Who hears nothing for so long asks elsewhere: a server may be stopped and hold the line. */
const ELSEWHERE_MS = 3000;
const AGAIN_MS = 40;

/** What somebody was told, which must be true for ever. */
type Told = { readonly tickets: Map<string, string>; readonly calls: Map<number, { number: string; counter: string }> };

/** 32 who issue and 16 who call at two servers of one hall, until they are told to stop. */
export type Load = {
  /** Does something bad, waits until somebody who asked behind it is answered, and gives the longest time without. */
  gapOver(blow: () => Promise<void>): Promise<number>;
  /** Everybody is answered and leaves; what they were told is in the database, once, and every chain holds. */
  end(database: OwnDatabase): Promise<LoadFigures>;
};

export type LoadFigures = { readonly tickets: number; readonly calls: number; readonly askedAgain: number };

/** The servers keep their addresses, however often they are killed. `before`: so many numbers were given already. */
export async function loadOn(urls: readonly string[], random: () => number, before = 0): Promise<Load> {
  const told: Told = { tickets: new Map(), calls: new Map() };
  const supervisor = await login(urls[0] ?? '', 'supervisor');
  const services = (await supervisor.get('/services?limit=200')).body['items'] as { id: string }[];
  const counters = ((await supervisor.get('/counters')).body['items'] as { id: string }[]).slice(0, CALLING);
  for (const { id } of counters) await supervisor.post(`/counters/${id}/open`);
  supervisor.close();
  const desk = new Desk(urls, supervisor.token);
  const issuing = Array.from({ length: ISSUING }, (_, at) =>
    desk.whileOpen(at, 100, async (ask) => {
      const service = services[Math.floor(random() * services.length)]?.id;
      const said = await ask('/tickets', { services: [service] });
      expect([said.status, said.body['detail']]).toEqual([201, undefined]);
      const { id, number } = said.body['ticket'] as { id: string; number: string };
      expect(told.tickets.has(id)).toBe(false);
      told.tickets.set(id, number);
      return true;
    }),
  );
  const calling = counters.map(({ id }, at) =>
    desk.whileOpen(at, 150, async (ask) => {
      const said = await ask(`/counters/${id}/next`, {});
      if (said.status !== 200) expect(said.status).toBe(409);
      else {
        const { ticket, call } = said.body as { ticket: { number: string }; call: { seq: number } };
        told.calls.set(call.seq, { number: ticket.number, counter: id });
      }
      return said.status === 200;
    }),
  );
  const all = Promise.all([...issuing, ...calling]);
  all.catch(() => undefined);
  return {
    gapOver: (blow) => Promise.race([desk.gapOver(blow), all.then(() => Infinity)]),
    async end(database) {
      desk.close();
      await all;
      await allIsTrue(told, database, before);
      return { tickets: told.tickets.size, calls: told.calls.size, askedAgain: desk.again };
    },
  };
}

type Ask = (path: string, body: unknown) => Promise<Said>;

/** Where everybody asks, and when somebody was answered last. */
class Desk {
  /** How often somebody had to ask a second time. */
  again = 0;
  private open = true;
  private keys = 0;
  private lastAt = performance.now();
  /** When the last of those who were answered began to ask. */
  private lastAsked = -Infinity;
  private longest = 0;
  private readonly urls: readonly string[];
  private readonly token: string | undefined;

  constructor(urls: readonly string[], token: string | undefined) {
    this.urls = urls;
    this.token = token;
  }

  close(): void {
    this.open = false;
  }

  /** `work` says whether something was done. */
  async whileOpen(at: number, everyMs: number, work: (ask: Ask) => Promise<boolean>): Promise<void> {
    const clients = this.urls.map((url) => clientOf(url, this.token));
    while (this.open) {
      const began = performance.now();
      if (await work((path, body) => this.ask(clients, at, path, body))) this.answered(began);
      await pause(everyMs);
    }
    for (const client of clients) client.close();
  }

  async gapOver(blow: () => Promise<void>): Promise<number> {
    this.longest = 0;
    await blow();
    const struck = performance.now();
    while (this.lastAsked < struck) await pause(20);
    return this.longest;
  }

  /** As clients do: at one server, and with the same key at the other where no answer comes. */
  private async ask(clients: readonly Client[], at: number, path: string, body: unknown): Promise<Said> {
    const key = { 'Idempotency-Key': `load-${String((this.keys += 1))}` };
    const until = performance.now() + ANSWERED_MS;
    for (let turn = at; ; turn += 1) {
      const asked = clients[turn % clients.length]?.post(path, body, key).catch(() => undefined);
      const said = await Promise.race([asked, pause(ELSEWHERE_MS)]);
      if (said !== undefined && said.status < 500) return said;
      if (performance.now() > until) throw new Error(`${path} was not answered: ${JSON.stringify(said?.body)}`);
      this.again += 1;
      await pause(AGAIN_MS);
    }
  }

  private answered(began: number): void {
    this.lastAsked = Math.max(this.lastAsked, began);
    const now = performance.now();
    this.longest = Math.max(this.longest, now - this.lastAt);
    this.lastAt = now;
  }
}

const pause = (ms: number): Promise<undefined> => new Promise((done) => setTimeout(() => done(undefined), ms));

/** What was acknowledged is in the journal, once, and every chain holds. */
async function allIsTrue(told: Told, database: OwnDatabase, before: number): Promise<void> {
  const store = database.here();
  await store.open();
  const journal = postgresJournal(store);
  await journal.open();
  const numbers: string[] = [];
  const issued = new Map<string, string>();
  const calls = new Map<number, { number: string; counter: string }>();
  for (const hall of await journal.halls()) {
    for (const head of await journal.streams(hall)) {
      const stored = await journal.read(head, 0);
      expect(verifyChain(head, stored, 0, genesis(head))).toMatchObject({ ok: true });
      for (const { record, seq } of stored) {
        const { type, data } = JSON.parse(record) as {
          type: string;
          data: { ticket: string; number: string; counter: string };
        };
        if (type === 'TicketIssued') {
          numbers.push(`${head.day} ${data.number}`);
          issued.set(data.ticket, data.number);
        }
        if (type === 'TicketCalled') calls.set(seq, data);
      }
    }
  }
  await journal.close();
  await store.close();
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const [id, number] of told.tickets) expect([id, issued.get(id)]).toEqual([id, number]);
  for (const [seq, call] of told.calls) expect(calls.get(seq)).toMatchObject(call);
  // Nobody was given a number that nobody was told of: every key was answered in the end.
  expect(issued.size - before).toBe(told.tickets.size);
}

/** A row of the table of gaps: how often, what it was under, and how long nobody was answered. */
export function gapsTable(what: string, gaps: readonly number[], { tickets, calls, askedAgain }: LoadFigures): string {
  const sorted = gaps.toSorted((one, other) => one - other);
  const at = (part: number): string => `${gapAt(sorted, part).toFixed(0)} ms`;
  return [
    `| ${what} | tickets | calls | asked again | gap p50 | p99 | longest |`,
    `| --- | --- | --- | --- | --- | --- | --- |`,
    `| ${[gaps.length, tickets, calls, askedAgain, at(0.5), at(0.99), at(1)].join(' | ')} |`,
  ].join('\n');
}

/** The gap that this part of all of them did not exceed. */
export function gapAt(gaps: readonly number[], part: number): number {
  const sorted = gaps.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
