import type { Millis } from '../../core/base/time.ts';
import { databaseName, type DatabaseAddress } from './address.ts';
import { connection, type Connection, type ConnectionParts, type Row, type Statement } from './connection.ts';
import { findPrimary, leave } from './find-primary.ts';
import { LatestPrimary } from './latest-primary.ts';
import { bringForward, mustBeCurrent } from './schema.ts';

/** So many statements that only read are under way at once. */
const READERS = 3;
const CHANNEL = 'hallcall';
/** What was written in so short a time is told together. */
const TOGETHER_MS: Millis = 5;
/** A connection that listens dies in silence: it is made anew after so long. */
const AGAIN_MS: Millis = 250;
/** So often it has to say that it is still there, and a primary that was promoted later is looked for. */
const PING_MS: Millis = 2000;

/** News that travels between processes: what it is of, and of which hall. `missed`: some may have been lost. */
export type Heard = { readonly what: 'events' | 'lease' | 'tokens' | 'missed'; readonly hall: string };

/** One PostgreSQL database, for all halls of this process. */
export interface Database {
  /** As it may be told: without a password. */
  readonly name: string;
  /** Connects, and brings the tables forward, unless it only reads. Throws DatabaseFault, in words. */
  open(): Promise<void>;
  close(): Promise<void>;
  read(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** A connection for somebody who writes; whoever opens it closes it. */
  writer(parts?: Pick<ConnectionParts, 'greeting' | 'patienceMs'>): Connection;
  /** Tells every process, also this one. Lost news are no harm: whoever listens looks by itself, too. */
  tell(news: Omit<Heard, 'what'> & { readonly what: 'events' | 'lease' | 'tokens' }): void;
  /** Returns the way out. */
  listen(listener: (news: Heard) => void): () => void;
}

export type DatabaseParts = {
  readonly address: DatabaseAddress;
  readonly patienceMs?: Millis;
  /** Tables that are missing, or of an earlier version, are refused in words, and not made. */
  readonly readsOnly?: boolean;
};

export function createDatabase(parts: DatabaseParts): Database {
  return new Postgres(parts);
}

class Postgres implements Database {
  readonly name: string;
  private readonly readers: Connection[] = [];
  private readonly listeners = new Set<(news: Heard) => void>();
  private readonly latest = new LatestPrimary();
  private readonly owed = new Map<string, string>();
  private news: Connection | undefined;
  private telling: NodeJS.Timeout | undefined;
  private mending: NodeJS.Timeout | undefined;
  private pinging: NodeJS.Timeout | undefined;
  private looking = false;
  private turn = 0;
  private closed = false;

  constructor(private readonly parts: DatabaseParts) {
    this.name = databaseName(parts.address);
  }

  async open(): Promise<void> {
    this.closed = false;
    const writer = this.writer();
    try {
      await (this.parts.readsOnly === true ? mustBeCurrent(writer) : bringForward(writer));
    } finally {
      await writer.close();
    }
    this.readers.push(...Array.from({ length: READERS }, () => this.writer()));
    await this.hearAgain();
    this.pinging = setInterval(() => this.ping(), PING_MS);
    this.pinging.unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.telling);
    clearTimeout(this.mending);
    clearInterval(this.pinging);
    this.owed.clear();
    await Promise.all(
      [...(this.news === undefined ? [] : [this.news]), ...this.readers.splice(0)].map((each) => each.close()),
    );
    this.news = undefined;
  }

  async read(statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const reader = this.readers[(this.turn += 1) % READERS] ?? this.writer();
    return reader.ask(statement, values);
  }

  writer(parts: Pick<ConnectionParts, 'greeting' | 'patienceMs'> = {}): Connection {
    return connection({ ...this.parts, latest: this.latest, ...parts });
  }

  tell({ what, hall }: Pick<Heard, 'what' | 'hall'>): void {
    const payload = `${what} ${hall}`;
    this.owed.set(payload, payload);
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      const all = [...this.owed.values()];
      this.owed.clear();
      const text = `SELECT pg_notify('${CHANNEL}', payload) FROM unnest($1::text[]) AS payload`;
      void this.news?.ask({ text, name: 'tell' }, [all]).catch(() => undefined);
    }, TOGETHER_MS);
  }

  listen(listener: (news: Heard) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** From now on, and after each break of the line, once somebody is there again. */
  private async hearAgain(): Promise<void> {
    const news = connection({
      ...this.parts,
      latest: this.latest,
      greeting: `LISTEN ${CHANNEL}`,
      onNews: (payload) => this.heard(payload),
      onBreak: () => this.mend(),
    });
    const before = this.news;
    this.news = news;
    await before?.close();
    // The first statement connects it.
    await news.ask({ text: 'SELECT 1' });
    this.say({ what: 'missed', hall: '' });
  }

  private ping(): void {
    void this.news?.ask({ text: 'SELECT 1' }).catch(() => undefined);
    if (this.parts.address.hosts.length > 1) void this.lookForLater().catch(() => undefined);
  }

  /** One that was promoted while the one before goes on taking writes: nobody would notice by their own connection. */
  private async lookForLater(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const open = await findPrimary(this.parts.address, '', this.latest);
      leave(open);
      this.latest.tell(open.primary);
    } finally {
      this.looking = false;
    }
  }

  private mend(): void {
    clearTimeout(this.mending);
    if (this.closed) return;
    this.mending = setTimeout(() => void this.hearAgain().catch(() => this.mend()), AGAIN_MS);
    this.mending.unref();
  }

  private heard(payload: string): void {
    const space = payload.indexOf(' ');
    const what = payload.slice(0, space);
    if (what === 'events' || what === 'lease' || what === 'tokens') this.say({ what, hall: payload.slice(space + 1) });
  }

  private say(news: Heard): void {
    for (const listener of this.listeners) listener(news);
  }
}
