import type { HallEvent } from '../../core/queue/event.ts';
import type { StoredAnswer, StoredEvent } from '../journal/journal.ts';
import type { CommandRequest, Handled } from './hall.ts';

/** A command that waits for its events, or for the ones before its refusal, to be durable. */
export type Waiter = {
  readonly settle: (handled: Handled | Promise<Handled>) => void;
  readonly handled: Handled;
  readonly request: CommandRequest;
  readonly conflicts: number;
};

/**
 * What has been decided and is written at once: events, the answers that a repeated command gets again, and who waits
 * for it.
 */
export type Batch = {
  readonly events: HallEvent[];
  readonly sealed: StoredEvent[];
  readonly answers: StoredAnswer[];
  readonly waiters: Waiter[];
};

export function newBatch(): Batch {
  return { events: [], sealed: [], answers: [], waiters: [] };
}
