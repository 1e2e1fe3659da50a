import type { Instant } from '../../core/base/time.ts';
import { Budgets } from '../ops/budgets.ts';

/** How often whoever has no more than a slip may act, over both doors together. */
export type CitizenBudgets = {
  /** Complaints of one slip. */
  readonly complaints: Budgets;
  /** Complaints from one address; a whole hall may stand behind one. */
  readonly complaintsFrom: Budgets;
  /** Everything else that one slip asks for. */
  readonly slips: Budgets;
  /** Requests over HTTP with the secret of one slip: a few phones that ask every five seconds. */
  readonly looks: Budgets;
};

/** Budgets that are full. `now` only runs on. */
export function citizenBudgets(now: () => Instant): CitizenBudgets {
  return {
    complaints: new Budgets({ most: 3, perSecond: 2 / 60 }, now),
    complaintsFrom: new Budgets({ most: 60, perSecond: 1 }, now),
    slips: new Budgets({ most: 30, perSecond: 0.5 }, now),
    looks: new Budgets({ most: 60, perSecond: 2 }, now),
  };
}
