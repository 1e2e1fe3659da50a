import type { Millis } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import { steadyClock } from '../../server/ledger/clock.ts';
import type { Handled } from '../../server/ledger/hall.ts';
import { systemIds } from '../../server/ledger/ids.ts';
import { createLedger, type Ledger } from '../../server/ledger/ledger.ts';
import type { LedgerReport } from '../../server/ledger/ledger-parts.ts';
import type { Journal } from '../../server/journal/journal.ts';
import { MONDAY_9 } from './rules.ts';
import { smallHall } from './small-hall.ts';

/**
 * A wall clock and a stopwatch that stand still until the test moves them; the wall can be set, the stopwatch only
 * runs.
 */
export function fakeTime(start = MONDAY_9) {
  let wall = start;
  let monotonic = 0;
  return {
    source: { wall: () => wall, monotonic: () => monotonic },
    pass(ms: Millis) {
      wall += ms;
      monotonic += ms;
    },
    setWall(at: number) {
      wall = at;
    },
    wall: () => wall,
  };
}

export const quiet: LedgerReport = {
  written: () => undefined,
  fault: () => undefined,
  recovered: () => undefined,
  mistake: () => undefined,
  conflict: () => undefined,
  dayOpened: () => undefined,
  catalogueKept: () => undefined,
  cutBack: () => undefined,
};

/** A ledger over a journal, started. */
export async function startLedger(
  journal: Journal,
  time = fakeTime(),
  catalogue: Catalogue = smallHall(),
  report: Partial<LedgerReport> = {},
): Promise<Ledger> {
  const ledger = createLedger({
    journal,
    catalogue,
    clock: steadyClock(time.source),
    ids: systemIds,
    report: { ...quiet, ...report },
  });
  await ledger.start();
  return ledger;
}

/** Sends a command; the answer is the list of its events, or the refusal's code. */
export async function send(
  ledger: Ledger,
  actor: Actor,
  body: CommandBody,
  key?: string,
  fingerprint = JSON.stringify(body),
): Promise<Handled> {
  return ledger.handle({
    actor,
    // The ledger takes a body over; a test may send the same one again.
    body: { ...body },
    idempotency: key === undefined ? undefined : { key, fingerprint },
    answer: (outcome) =>
      outcome.ok
        ? outcome.events.map((event) => ({ type: event.type, seq: event.seq, data: event.data }))
        : outcome.refusal.code,
  });
}

export function takeTicket(services: readonly string[], at = Date.now()): CommandBody {
  return {
    name: 'issue-ticket',
    ticket: systemIds.ticket(at),
    secret: systemIds.secret(),
    services,
    category: 'ordinary',
    language: 'zh-Hans',
    origin: 'kiosk-1',
    appointment: undefined,
    identity: undefined,
  };
}

/** The number that a command gave, or what came instead. */
export function numberIn(handled: Handled): string {
  if (handled.kind === 'refused') return handled.refusal.code;
  if (handled.kind !== 'done') return handled.kind;
  const events = handled.answer as readonly { readonly data: { readonly number?: string } }[];
  return events.find((event) => event.data.number !== undefined)?.data.number ?? 'no number';
}
