import type { Instant } from '../../core/base/time.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import type { CatalogueLack } from '../../core/queue/decide/catalogue-lack.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import type { Refusal } from '../../core/queue/refusal.ts';
import type { World } from '../../core/record/world.ts';
import type { CutBack } from './cut-back.ts';

/** A command as it comes in from a person or a device whose identity has been checked. */
export type CommandRequest = {
  readonly actor: Actor;
  /** Handed over: the hall may add to it. */
  readonly body: CommandBody;
  /**
   * Makes a retry harmless, also after a restart: the first answer is kept with the events, in the same transaction.
   * `fingerprint` is a hash of who asked for what; the same key with another fingerprint is a mistake of the caller.
   */
  readonly idempotency: { readonly key: string; readonly fingerprint: string } | undefined;
  /**
   * Makes the answer (fit for JSON) right after the events were applied, from the world that they lead to; or of a
   * refusal. Pure: it may be called for a command that in the end could not be written.
   */
  readonly answer: (outcome: CommandOutcome) => unknown;
  /**
   * Asked once it is known to be no repetition: what is answered where it may not be decided now. Its key is as good
   * as new then.
   */
  readonly held?: () => object | undefined;
};

export type CommandOutcome =
  | { readonly ok: true; readonly world: World; readonly now: Instant; readonly events: readonly HallEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What became of a command. Comes only once its events, if any, are durable. */
export type Handled =
  | { readonly kind: 'done'; readonly answer: unknown; readonly replayed: boolean }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly answer: unknown }
  | { readonly kind: 'held'; readonly answer: object }
  | { readonly kind: 'key-reused' }
  /** It was done and is durable; what is to be answered could not be made, by a mistake of ours. */
  | { readonly kind: 'unanswered' }
  | Unavailable;

/** It could not be done. `unsure`: it may have been done all the same; nobody knows before the journal is back. */
export type Unavailable = { readonly kind: 'unavailable'; readonly detail: string; readonly unsure?: true };

/** Durable news: events that were just written, and the world that they lead to. */
export type News = { readonly world: World; readonly events: readonly HallEvent[] };

/** One hall as its doors see it: commands in, durable truth out. */
export interface Hall {
  /** Decides, writes, and answers. Never throws for a refusal or a journal that cannot be written. */
  handle(request: CommandRequest): Promise<Handled>;
  /** The durable world: read it at once, keep nothing of it across an await, change nothing in it. */
  world(): World;
  /** The hall's instant: steady, never before the last event. */
  now(): Instant;
  /** Calls the listener after every durable batch, in order. Returns the way out. */
  subscribe(listener: (news: News) => void): () => void;
  /** Whether commands can be written now, and what is wrong if not. */
  health(): HallHealth;
}

export type HallHealth = {
  readonly ready: boolean;
  readonly detail: string | undefined;
  /** How far the wall clock is behind the journal, in milliseconds; 0 when it is not. */
  readonly clockBehindMs: number;
  /** How far the wall clock has jumped ahead without being believed, in milliseconds; absent when it has not. */
  readonly clockAheadMs?: number;
  readonly durableSeq: number;
  readonly pendingCommands: number;
  /** What today needs and the hall file as it stands now lacks: today goes on with the one before. */
  readonly hallFileLacks?: CatalogueLack;
  /** Records of today were lost after this server had shown them. */
  readonly cutBack?: CutBack;
};
