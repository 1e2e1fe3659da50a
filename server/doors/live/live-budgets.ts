import type { Budget } from '../../../core/base/bucket.ts';
import type { Instant, Millis } from '../../../core/base/time.ts';
import type { Identity } from '../../auth/identity.ts';
import { Budgets } from '../../ops/budgets.ts';

/** What is said on the live door, as far as its budget goes. */
export type Asking = 'watch' | 'command' | 'other';

type BudgetOf = Readonly<Record<Asking, Budget>>;

/** Of a socket without an identity: a screen watches a few topics when it comes in, and again when it comes back. */
const STRANGER: BudgetOf = {
  watch: { most: 60, perSecond: 4 },
  command: { most: 20, perSecond: 1 },
  other: { most: 200, perSecond: 20 },
};

/** Of all sockets of one ticket together: its page watches two topics when it comes in, and each time it comes back. */
const TICKET: BudgetOf = {
  watch: { most: 40, perSecond: 1 },
  command: { most: 20, perSecond: 1 },
  other: { most: 200, perSecond: 20 },
};

/** Of all strangers behind one address: 200 boards and 500 phones that come back at once ask for 3,000 views. */
const ADDRESS: BudgetOf = {
  watch: { most: 4000, perSecond: 200 },
  command: { most: 1000, perSecond: 50 },
  other: { most: 20_000, perSecond: 2000 },
};

/** Of a socket of staff or of a device: many times what any console, keypad or kiosk comes to. */
const KNOWN: BudgetOf = {
  watch: { most: 2000, perSecond: 200 },
  command: { most: 2000, perSecond: 400 },
  other: { most: 5000, perSecond: 1000 },
};

/** So many sockets without an identity stand behind one address: those 700, each with some windows more. */
export const MOST_STRANGERS = 3000;

/** So many sockets of one ticket are its own: the phones of a family, and those that have gone without a word. */
export const MOST_OF_TICKET = 6;

/**
 * So many views are pushed to the strangers of one address, all their sockets together: 200 boards watch three each and
 * 500 phones two. What is pushed to everybody costs a line for each of them.
 */
export const MOST_WATCHED = 3000;

/** Who asks on after so many refusals does not wait for anything: its socket is let go. */
const REFUSALS: Budget = { most: 1000, perSecond: 1 };

/**
 * Who asks on after so many does not listen: what it says next is read a second later, and answered after some more.
 * Less than one comes back in the time that an answer is held, so that it is not soon taken for a listener again.
 */
const PRESSING: Budget = { most: 10, perSecond: 0.2 };

/** How long a socket has to wait before it may ask; `let-go`: it has been told so often enough. */
export type Allowed = Millis | 'let-go';

/** The budgets of one socket. */
export type SocketBudgets = {
  take(asking: Asking): Allowed;
  /** It was refused, and asks on and on. */
  presses(): boolean;
};

/**
 * Whom a socket counts as: somebody with an identity, one of those who hold a ticket, or a stranger. `network`: what
 * counts as one place to come from.
 */
export type Guest =
  | { readonly kind: 'known' }
  | { readonly kind: 'holder'; readonly ticket: string }
  | { readonly kind: 'stranger'; readonly network: string };

/** What the live door of a hall gives to each socket, ticket and address. */
export class LiveBudgets {
  private readonly addresses: PerAsking;
  private readonly tickets: PerAsking;
  private readonly strangers = new Map<string, number>();
  private readonly holders = new Map<string, number>();
  private readonly watched = new Map<string, number>();

  constructor(private readonly now: () => Instant) {
    this.addresses = budgetsOf(ADDRESS, now);
    this.tickets = budgetsOf(TICKET, now);
  }

  /**
   * A socket comes in. `ticket`: the one whose secret it has shown; beyond a few sockets of one ticket it counts as a
   * stranger. Undefined: there are enough strangers at this address.
   */
  enter(identity: Identity, network: string, ticket: string | undefined): Guest | undefined {
    if (identity.kind !== 'nobody') return { kind: 'known' };
    if (ticket !== undefined && oneMore(this.holders, ticket, MOST_OF_TICKET)) return { kind: 'holder', ticket };
    return oneMore(this.strangers, network, MOST_STRANGERS) ? { kind: 'stranger', network } : undefined;
  }

  /** It is gone. */
  leave(guest: Guest): void {
    if (guest.kind === 'holder') oneLess(this.holders, guest.ticket);
    if (guest.kind === 'stranger') oneLess(this.strangers, guest.network);
  }

  /** One view more is pushed to this socket; false: enough are to the strangers of its address. */
  watches(guest: Guest): boolean {
    return guest.kind !== 'stranger' || oneMore(this.watched, guest.network, MOST_WATCHED);
  }

  /** One view less is. */
  watchesNoMore(guest: Guest): void {
    if (guest.kind === 'stranger') oneLess(this.watched, guest.network);
  }

  /** For one socket, from when it came in. */
  of(guest: Guest): SocketBudgets {
    const own = guest.kind === 'holder' ? undefined : budgetsOf(guest.kind === 'known' ? KNOWN : STRANGER, this.now);
    const refusals = new Budgets(REFUSALS, this.now);
    const pressing = new Budgets(PRESSING, this.now);
    const together = (asking: Asking): Millis => {
      if (guest.kind === 'holder') return this.tickets[asking].take(guest.ticket);
      return guest.kind === 'stranger' ? this.addresses[asking].take(guest.network) : 0;
    };
    return {
      take: (asking) => {
        const waitMs = own?.[asking].take('') || together(asking);
        return waitMs > 0 && refusals.take('') > 0 ? 'let-go' : waitMs;
      },
      presses: () => pressing.take('') > 0,
    };
  }
}

type PerAsking = Readonly<Record<Asking, Budgets>>;

function budgetsOf({ watch, command, other }: BudgetOf, now: () => Instant): PerAsking {
  return { watch: new Budgets(watch, now), command: new Budgets(command, now), other: new Budgets(other, now) };
}

/** Counts one more under a name; false: there are enough. */
function oneMore(counts: Map<string, number>, name: string, most: number): boolean {
  const there = counts.get(name) ?? 0;
  if (there < most) counts.set(name, there + 1);
  return there < most;
}

function oneLess(counts: Map<string, number>, name: string): void {
  const there = (counts.get(name) ?? 1) - 1;
  if (there === 0) counts.delete(name);
  else counts.set(name, there);
}
