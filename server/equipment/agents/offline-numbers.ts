import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../core/base/result.ts';
import { dayEnd } from '../../../core/catalogue/business-day.ts';
import { agentOfKiosk } from '../../../core/catalogue/printer-address.ts';
import type { NumbersAsked, NumbersGiven, OfflineBook, PaperTold } from '../../../core/protocol/offline.ts';
import type { Actor, CommandBody } from '../../../core/queue/command.ts';
import { restOf } from '../../../core/queue/lease.ts';
import { offlineBook, spansLeft } from '../../../core/views/offline-book.ts';
import type { CommandOutcome, Hall, Handled } from '../../ledger/hall.ts';

/** What is needed of a hall to lend numbers to a kiosk, and to take its papers. */
export type LendingHall = Pick<Hall, 'handle' | 'world' | 'now'> & { pageUrl(): string };

/** Why nothing was done, as a status and a sentence. */
export type NotDone = { readonly status: 403 | 409 | 503; readonly detail: string };

/**
 * Lends a kiosk numbers of every line, or as many as it lacks, and takes them back once no tickets are given any more
 * today.
 */
export async function lendNumbers(
  hall: LendingHall,
  agent: string,
  asked: NumbersAsked,
): Promise<Result<NumbersGiven, NotDone>> {
  const { kiosk, folder } = asked;
  if (!isAt(hall, agent, kiosk)) return err(notThere(agent, kiosk));
  const { state } = hall.world();
  // The end of the day has ended the leases with it.
  if (state.phase !== 'closed') {
    const over = state.phase !== 'open' || spansLeft(state, hall.now()).length === 0;
    const body: CommandBody = over
      ? { name: 'return-numbers', kiosk, folder }
      : { name: 'lease-numbers', kiosk, folder, held: asked.held };
    const refused = notDone(await ask(hall, agent, body, undefined, () => undefined));
    if (refused !== undefined) return err(refused);
  }
  const { state: after } = hall.world();
  const standing = after.leases.standing.get(kiosk);
  const book = bookOf(hall, kiosk);
  return ok({
    now: hall.now(),
    day: after.day,
    until: dayEnd(after.day, after.index.catalogue.hall),
    // Not those on papers: a kiosk PC whose disk was set back has forgotten that it gave them.
    ranges: standing?.folder === folder ? [...restOf(standing.ranges, after.leases.papers)] : [],
    ...(book.id === asked.book ? {} : { book }),
  });
}

/** A number that the kiosk gave by itself joins its line; once, however often it is told. */
export async function takePaper(
  hall: LendingHall,
  agent: string,
  { asked, ...paper }: PaperTold,
): Promise<Result<{ readonly joined: boolean }, NotDone>> {
  if (!isAt(hall, agent, paper.kiosk)) return err(notThere(agent, paper.kiosk));
  // As the doors key the command of a kiosk.
  const key = asked === undefined ? {} : { asked: `device:${paper.kiosk}|${asked}` };
  const body: CommandBody = { name: 'join-ticket', paper: { ...paper, ...key } };
  const handled = await ask(hall, agent, body, paper.ticket, (outcome) => ({
    joined: outcome.ok && isTicket(outcome, paper.ticket),
  }));
  const refused = notDone(handled);
  if (refused !== undefined) return err(refused);
  return ok(handled.kind === 'done' ? (handled.answer as { readonly joined: boolean }) : { joined: false });
}

function isTicket({ world: { state } }: Extract<CommandOutcome, { readonly ok: true }>, ticket: string): boolean {
  return state.tickets.has(ticket) || state.ended.has(ticket);
}

function ask(
  hall: LendingHall,
  agent: string,
  body: CommandBody,
  ticket: string | undefined,
  answer: (outcome: CommandOutcome) => unknown,
): Promise<Handled> {
  const actor: Actor = { kind: 'device', id: agent };
  // What became of its paper may be known better the second time: it is the same paper all the same.
  const idempotency =
    ticket === undefined ? undefined : { key: `device:${agent}|paper-${ticket}`, fingerprint: `paper-${ticket}` };
  return hall.handle({ actor, body, idempotency, answer });
}

function notDone(handled: Handled): NotDone | undefined {
  switch (handled.kind) {
    case 'done':
    case 'unanswered': // what is in the journal is read from there
      return undefined;
    case 'refused':
      return { status: 409, detail: handled.refusal.detail };
    case 'held': // nothing holds a paper back
    case 'key-reused':
      return { status: 409, detail: 'this paper was told as another one before' };
    case 'unavailable':
      return { status: 503, detail: handled.detail };
  }
}

function isAt(hall: LendingHall, agent: string, kiosk: string): boolean {
  return agentOfKiosk(hall.world().state.index.catalogue.kiosks, kiosk) === agent;
}

function notThere(agent: string, kiosk: string): NotDone {
  return { status: 403, detail: `no kiosk ${kiosk} has its printer at agent ${agent}` };
}

function bookOf(hall: LendingHall, kiosk: string): OfflineBook {
  const book = offlineBook(hall.world().state, kiosk, hall.pageUrl());
  return { id: createHash('sha256').update(JSON.stringify(book)).digest('base64url'), ...book };
}
