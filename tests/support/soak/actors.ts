import type { Client, Said } from '../client.ts';

/** Something that a kiosk or a counter asks for, under a key of its own. */
type Asked = { readonly who: number; readonly path: string; readonly body: object; readonly key: string };

/** What was acknowledged. */
export type Acknowledged = {
  /** Numbers by the id of their ticket. */
  readonly tickets: ReadonlyMap<string, string>;
  /** Keys of calls and tickets: each is an event. */
  readonly done: ReadonlySet<string>;
  /** Keys of what was done since the last look; some of it changes nothing. */
  readonly fresh: ReadonlySet<string>;
};

const ACTS = ['next', 'next', 'next', 'recall', 'serve', 'finish', 'finish', 'no-show'] as const;

/** Kiosks and counters: each asks as a page does, again under the same key until it is told what came of it. */
export class Actors {
  private readonly tickets = new Map<string, string>();
  private readonly done = new Set<string>();
  private fresh = new Set<string>();
  private count = 0;
  private owed: Asked[] = [];
  private keys = 0;

  constructor(
    private readonly parts: {
      readonly kiosks: readonly Client[];
      /** Signed in anew when a day has gone by. */
      readonly clerks: readonly Client[];
      readonly services: readonly string[];
      readonly random: () => number;
      readonly seed: number;
    },
  ) {}

  /** So many of them act at once, whatever becomes of it. */
  async act(many: number): Promise<void> {
    await Promise.all(Array.from({ length: many }, () => this.ask(this.choose())));
  }

  /** Asks again until everything has been answered. */
  async settle(until: number): Promise<void> {
    while (this.owed.length > 0) {
      if (Date.now() > until) throw new Error(`not answered: ${JSON.stringify(this.owed.slice(0, 3))}`);
      const again = this.owed;
      this.owed = [];
      for (const each of again) await this.ask(each);
      if (this.owed.length > 0) await new Promise((done) => setTimeout(done, 200));
    }
  }

  acknowledged(): Acknowledged {
    return { tickets: this.tickets, done: this.done, fresh: this.fresh };
  }

  /** What was done so far has been looked at. */
  looked(): void {
    this.count += this.fresh.size;
    this.fresh = new Set();
  }

  /** How many commands were done. */
  get commands(): number {
    return this.count + this.fresh.size;
  }

  private choose(): Asked {
    const { random, kiosks, clerks, services, seed } = this.parts;
    const key = `soak-${String(seed)}-${String((this.keys += 1))}`;
    const pick = (of: { readonly length: number }): number => Math.floor(random() * of.length);
    if (random() < 0.45) {
      const wanted = [services[pick(services)], ...(random() < 0.2 ? [services[pick(services)]] : [])];
      return { who: pick(kiosks), path: '/tickets', body: { services: [...new Set(wanted)] }, key };
    }
    const who = pick(clerks);
    return { who, path: `/counters/${String(who + 1)}/${ACTS[pick(ACTS)] ?? 'next'}`, body: {}, key };
  }

  private async ask(asked: Asked): Promise<void> {
    const { kiosks, clerks } = this.parts;
    const client = (asked.path === '/tickets' ? kiosks : clerks)[asked.who];
    const said = await client?.post(asked.path, asked.body, { 'Idempotency-Key': asked.key }).catch(() => undefined);
    // No answer, one that says that nothing has been done, or a session that is over: asked again.
    if (said === undefined || [401, 429, 503].includes(said.status)) this.owed.push(asked);
    else this.hear(asked, said);
  }

  private hear({ path, key }: Asked, { status, body }: Said): void {
    if (status >= 500) throw new Error(`${path} gave ${String(status)}: ${JSON.stringify(body)}`);
    if (status === 403) throw new Error(`${path}: ${JSON.stringify(body)}`);
    if (status >= 400) return;
    this.fresh.add(key);
    if (path === '/tickets' || path.endsWith('/next')) this.done.add(key);
    if (path !== '/tickets') return;
    const { id, number } = body['ticket'] as { readonly id: string; readonly number: string };
    const before = this.tickets.get(id);
    if (before !== undefined && before !== number) throw new Error(`ticket ${id} was ${before} and is ${number}`);
    this.tickets.set(id, number);
  }
}
