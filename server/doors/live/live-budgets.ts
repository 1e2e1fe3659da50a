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

/** Of all of them behind one address: 200 boards and 500 phones that come back at once ask for 3,000 views. */
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

/** Who asks on after so many refusals does not wait for anything: its socket is let go. */
const REFUSALS: Budget = { most: 1000, perSecond: 1 };

/** How long a socket has to wait before it may ask; `let-go`: it has been told so often enough. */
export type Allowed = Millis | 'let-go';

/** The budgets of one socket. */
export type SocketBudgets = { take(asking: Asking): Allowed };

/** What the live door of a hall gives to each socket and address. */
export class LiveBudgets {
  private readonly addresses: Readonly<Record<Asking, Budgets>>;
  private readonly strangers = new Map<string, number>();

  constructor(private readonly now: () => Instant) {
    this.addresses = budgetsOf(ADDRESS, now);
  }

  /** A socket without an identity comes in; false: there are enough of them at this address. */
  enter(network: string): boolean {
    const there = this.strangers.get(network) ?? 0;
    if (there >= MOST_STRANGERS) return false;
    this.strangers.set(network, there + 1);
    return true;
  }

  /** It is gone. */
  leave(network: string): void {
    const there = (this.strangers.get(network) ?? 1) - 1;
    if (there === 0) this.strangers.delete(network);
    else this.strangers.set(network, there);
  }

  /** For one socket, from when it came in. `network`: what counts as one place to come from. */
  of(identity: Identity, network: string): SocketBudgets {
    const stranger = identity.kind === 'nobody';
    const budget = stranger ? STRANGER : KNOWN;
    const own = budgetsOf(budget, this.now);
    const refusals = new Budgets(REFUSALS, this.now);
    return {
      take: (asking) => {
        const waitMs = own[asking].take('') || (stranger ? this.addresses[asking].take(network) : 0);
        return waitMs > 0 && refusals.take('') > 0 ? 'let-go' : waitMs;
      },
    };
  }
}

function budgetsOf({ watch, command, other }: BudgetOf, now: () => Instant): Readonly<Record<Asking, Budgets>> {
  return { watch: new Budgets(watch, now), command: new Budgets(command, now), other: new Budgets(other, now) };
}
