import type { Instant } from '../../base/time.ts';
import { instantOf } from '../../base/zone.ts';
import type { LineId } from '../../base/names.ts';
import { ORDINARY } from '../../catalogue/category.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { EventBody } from '../event.ts';
import {
  countOf,
  LEASE_FROM,
  LEASE_NUMBERS,
  numberAt,
  restOf,
  type Lease,
  type LeasedRange,
  type LeaseEnd,
  type NotJoined,
  type NumberRange,
  type OfflinePaper,
} from '../lease.ts';
import type { HallState } from '../state.ts';
import { isServed } from '../ticket.ts';
import { accept, type CommandOf, type Decision } from './decision.ts';
import { inVisitOrder, newStep } from './new-step.ts';
import { isSomebodys } from './numbering.ts';

type LeaseCommand = CommandOf<'lease-numbers' | 'return-numbers' | 'join-ticket'>;

/** Numbers that kiosks give by themselves while the server is out of reach: lent, taken back, and what came of them. */
export function decideLease(state: HallState, command: LeaseCommand, now: Instant): Decision {
  switch (command.name) {
    case 'lease-numbers':
      return lease(state, command);
    case 'return-numbers': {
      const standing = state.leases.standing.get(command.kiosk);
      return standing?.folder === command.folder ? accept(ended(state, standing, 'returned')) : accept();
    }
    case 'join-ticket':
      return join(state, command.paper, now);
  }
}

/** Ends every lease that stands: what is left of it is told in the journal of its day. */
export function leasesOver(state: HallState): EventBody[] {
  return [...state.leases.standing.values()].map((standing) => ended(state, standing, 'day-closed'));
}

/** A hall file that lacks a line, or calls it by other letters, ends what was leased of it. */
export function leasesUnfit(state: HallState, next: Catalogue): EventBody[] {
  const prefixes = new Map(next.lines.map(({ id, prefix }) => [id, prefix]));
  return [...state.leases.standing.values()].flatMap(({ ranges, ...standing }) => {
    const unfit = ranges.filter(({ line, prefix }) => prefixes.get(line) !== prefix);
    return unfit.length === 0 ? [] : [ended(state, { ...standing, ranges: unfit }, 'hall-file')];
  });
}

function ended({ leases }: HallState, { kiosk, ranges }: Lease, why: LeaseEnd): EventBody {
  return { type: 'LeaseEnded', data: { kiosk, why, notGiven: restOf(ranges, leases.papers) } };
}

function lease(state: HallState, { kiosk, folder, held }: CommandOf<'lease-numbers'>): Decision {
  const standing = state.leases.standing.get(kiosk);
  const own = standing?.folder === folder ? standing : undefined;
  const lost = standing !== undefined && own === undefined ? [ended(state, standing, 'folder-lost')] : [];
  const adopted = held.filter((range) => isFree(state, range));
  const ranges = [...(own?.ranges ?? []), ...adopted];
  const fresh = linesWithServices(state).flatMap((line) => {
    const mine = ranges.filter((each) => each.line === line);
    const left = countOf(restOf(mine, state.leases.papers));
    return left * 2 > LEASE_NUMBERS ? [] : [nextRange(state, line, LEASE_NUMBERS - left, adopted)];
  });
  const given = [...adopted, ...fresh];
  if (given.length === 0) return accept();
  return accept(...lost, { type: 'NumbersLeased', data: { kiosk, folder, ranges: given } });
}

/** What a server that was restored has forgotten is the kiosk's again, unless somebody has got it since. */
function isFree(
  { leases, index, issued, byNumber, cameOver }: HallState,
  { line, prefix, from, to }: NumberRange,
): boolean {
  if (index.lines.get(line)?.prefix !== prefix || (issued.get(line) ?? 0) >= from) return false;
  for (let count = from; count <= to; count += 1) {
    const number = numberAt(prefix, count);
    if (cameOver.numbers.has(number) || (byNumber.has(number) && !leases.papers.has(number))) return false;
  }
  return (leases.leased.get(line) ?? []).every((other) => other.to < from || other.from > to);
}

function linesWithServices({ index }: HallState): readonly LineId[] {
  return [...new Set(index.catalogue.services.map(({ line }) => line))];
}

/** Above all that was given, leased or told on a paper, and above what somebody of the day before came with. */
function nextRange(state: HallState, line: LineId, length: number, adopted: readonly NumberRange[]): NumberRange {
  const prefix = state.index.lines.get(line)?.prefix ?? '';
  const leased = [...(state.leases.leased.get(line) ?? []), ...adopted.filter((each) => each.line === line)];
  let from = Math.max(LEASE_FROM, (state.issued.get(line) ?? 0) + 1, ...leased.map(({ to }) => to + 1));
  for (let count = from; count < from + length; count += 1) {
    const number = numberAt(prefix, count);
    if (isSomebodys(state, number)) from = count + 1;
  }
  return { line, prefix, from, to: from + length - 1 };
}

/**
 * A number on paper joins its line with its time of issue, before those who came later. The hours, limits and stops of
 * today are not asked again: it was promised. One that cannot join is told in the journal.
 */
function join(state: HallState, paper: OfflinePaper, now: Instant): Decision {
  const { leases, index } = state;
  const { ticket, number, day, kiosk } = paper;
  if (state.tickets.has(ticket) || state.ended.has(ticket) || leases.notJoined.has(ticket)) return accept();
  const { from, until } = givenWithin(state, paper);
  // A clock that runs wrong wins nobody a place: not before the lease, not after its return.
  const issuedAt = Math.min(now, until ?? now, Math.max(paper.issuedAt, from));
  const not = (why: NotJoined): Decision =>
    accept({ type: 'PaperNotJoined', data: { paper: ticket, number, day, kiosk, issuedAt, why } });
  if (day !== state.day) return not('day-over');
  if (isTaken(state, paper)) return not('number-taken');
  const services = [...new Set(paper.services)].filter((service) => index.services.has(service));
  if (services.length === 0) return not('service-gone');
  const twin = twinOf(state, paper.asked);
  if (twin === 'served') return not('served-already');
  const category = index.categories.has(paper.category) ? paper.category : ORDINARY;
  const since = Math.min(issuedAt, twin?.since ?? issuedAt);
  const steps = inVisitOrder(index, services).map((service) => {
    const step = newStep(index, service, category, since);
    // Whoever waited in a line that was closed meanwhile has gone where it sent them.
    const line = whereSent(state, step.line);
    return line === step.line ? step : { ...step, line, movedFrom: step.line };
  });
  const instead = twin === undefined ? {} : { insteadOf: twin.number };
  const asked = paper.asked === undefined ? {} : { asked: paper.asked };
  return accept(...(twin === undefined ? [] : [cancelled(twin.ticket, number)]), {
    type: 'TicketIssued',
    data: {
      ticket,
      number,
      secret: paper.secret,
      category,
      language: paper.language,
      origin: kiosk,
      steps,
      offline: { issuedAt, slip: paper.slip, ...asked, ...instead },
    },
  });
}

/** When a number can have been given: while it was leased, also where the lease is over; else on its day. */
function givenWithin(
  { leases, index, day }: HallState,
  { number, kiosk }: OfflinePaper,
): { readonly from: Instant; readonly until: Instant | undefined } {
  const own = leasedRanges(leases, number).find((each) => each.kiosk === kiosk);
  if (own !== undefined) return { from: own.at, until: own.returnedAt };
  const { dayStartsAt, timeZone } = index.catalogue.hall;
  return { from: leases.standing.get(kiosk)?.at ?? instantOf(day, dayStartsAt, timeZone), until: undefined };
}

function whereSent({ routing }: HallState, line: LineId): LineId {
  const seen = new Set<LineId>();
  let at = line;
  for (let next: LineId | undefined = line; next !== undefined && !seen.has(next);) {
    at = next;
    seen.add(at);
    next = routing.closedLines.get(at)?.movedTo;
  }
  return at;
}

function cancelled(ticket: string, number: string): EventBody {
  return { type: 'TicketCancelled', data: { ticket, reason: `the kiosk gave ${number} instead` } };
}

/** Somebody else holds it, or it was leased to another kiosk. */
function isTaken(state: HallState, { number, kiosk }: OfflinePaper): boolean {
  if (isSomebodys(state, number)) return true;
  return leasedRanges(state.leases, number).some((each) => each.kiosk !== kiosk);
}

/** The leases of today that a number is of; where one was lent twice, the newest comes last. */
function leasedRanges({ leased }: HallState['leases'], number: string): readonly LeasedRange[] {
  const [, prefix = '', digits = ''] = /^(.*?)(\d+)$/.exec(number) ?? [];
  const count = Number(digits);
  return [...leased.values()].flatMap((ranges) =>
    ranges.filter((each) => each.prefix === prefix && each.from <= count && count <= each.to),
  );
}

type Twin = { readonly ticket: string; readonly number: string; readonly since: Instant };

/**
 * The number that the server had given for the same touch, and whose answer was lost: the citizen has the paper of the
 * kiosk. Unless they were served by the other one.
 */
function twinOf(state: HallState, asked: string | undefined): Twin | 'served' | undefined {
  const id = asked === undefined ? undefined : state.leases.asked.get(asked);
  if (id === undefined) return undefined;
  const ticket = state.tickets.get(id);
  if (ticket === undefined) return (state.ended.get(id)?.served.length ?? 0) > 0 ? 'served' : undefined;
  const served = ticket.steps.some(
    (step) => step.state === 'serving' || (step.state === 'done' && isServed(step.outcome)),
  );
  if (served) return 'served';
  return { ticket: id, number: ticket.number, since: Math.min(...ticket.steps.map((step) => step.since)) };
}
