import type { Instant } from '../../core/base/time.ts';
import { actorName, type Actor } from '../../core/queue/command.ts';
import type { EventBody, HallEvent } from '../../core/queue/event.ts';
import { EVENT_VERSION } from '../../core/queue/upcast.ts';
import { advance, type World } from '../../core/record/world.ts';
import { genesis, seal } from '../journal/chain.ts';
import type { StoredEvent } from '../journal/journal.ts';
import type { Batch } from './batch.ts';
import { copyWorld } from './copy-world.ts';
import type { KnownEnd } from './cut-back.ts';
import type { KnownDay } from './known-day.ts';

/**
 * The two worlds of a ledger's day, each with the hash of the last event in it: `ahead` is what has been decided,
 * `durable` what has been written.
 */
export class Worlds {
  durable: World;
  ahead: World;
  private durableHash = '';
  private aheadHash = '';

  /** `blank` gives a world in which nothing has happened; it is called twice. */
  constructor(blank: () => World) {
    this.durable = blank();
    this.ahead = blank();
  }

  /** Where what has been written ends. */
  end(): KnownEnd {
    const { day, seq, at } = this.durable.state;
    return { day, seq, at, hash: this.durableHash };
  }

  /** Both as a day has them. */
  standAt({ durable, ahead, hash }: KnownDay): void {
    this.durable = durable;
    this.ahead = ahead;
    this.durableHash = hash;
    this.aheadHash = hash;
  }

  /** For whoever goes on with them. What was decided and not written never happened. */
  asKnown(): KnownDay {
    const { durable, durableHash: hash } = this;
    return { durable, ahead: this.aheadHash === hash ? this.ahead : copyWorld(durable), hash };
  }

  /** What was decided and not written never happened. */
  backToDurable(): void {
    this.ahead = copyWorld(this.durable);
    this.aheadHash = this.durableHash;
  }

  /** These alone have been decided beyond what has been written. Whatever else was begun never happened. */
  decidedAlone({ events, sealed }: Pick<Batch, 'events' | 'sealed'>): void {
    this.backToDurable();
    for (const event of events) advance(this.ahead, event);
    this.aheadHash = sealed.at(-1)?.hash ?? this.durableHash;
  }

  /** The world ahead is that of a day whose first event is decided next. */
  aheadOfDay(fresh: World): void {
    const { hall, day } = fresh.state;
    this.ahead = copyWorld(fresh);
    this.aheadHash = genesis({ hall, day });
  }

  /** Gives what was decided its place behind the world ahead. That world does not change by it. */
  stamp(bodies: readonly EventBody[], at: Instant, commandId: string, actor: Actor): Stamped {
    const { hall, day, seq } = this.ahead.state;
    const by = actorName(actor);
    const events = bodies.map((body, index): HallEvent => {
      return { hall, day, seq: seq + 1 + index, at, commandId, actor: by, version: EVENT_VERSION, ...body };
    });
    const sealed = events.map((event) => {
      const each = seal(event, this.aheadHash);
      this.aheadHash = each.hash;
      return each;
    });
    return { events, sealed };
  }

  /** What was written has happened; `hash` is that of the last of the events. */
  written(events: readonly HallEvent[], hash: string): void {
    for (const event of events) advance(this.durable, event);
    this.durableHash = hash;
  }
}

export type Stamped = { readonly events: readonly HallEvent[]; readonly sealed: readonly StoredEvent[] };
