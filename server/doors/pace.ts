import type { DoorCommand } from '../../core/protocol/commands.ts';
import type { Problem } from '../../core/protocol/problem.ts';
import type { Identity } from '../auth/identity.ts';
import type { CitizenBudgets } from '../halls/citizen-budgets.ts';
import type { CommandHall } from '../halls/hall-parts.ts';
import { networkOf } from '../ops/network-of.ts';
import type { Target } from './maker.ts';
import { tooMany } from './problem.ts';

/** How often somebody may act: `take` says why not now, `giveBack` that nothing was done. */
export type Pace = { take(): Problem | undefined; giveBack(): void };

const FREE: Pace = { take: () => undefined, giveBack: () => undefined };

/** Whoever acts by a slip alone does so at the pace of a person: each command is written down for good. */
export function paceOf({ budgets }: CommandHall, { identity, name, target: { ticket }, from }: Acting): Pace {
  if (identity.kind !== 'nobody' || ticket === undefined) return FREE;
  const { slips, complaints, complaintsFrom } = budgets;
  const charges: readonly Charge[] =
    name === 'file-complaint'
      ? [
          [complaints, ticket],
          [complaintsFrom, networkOf(from)],
        ]
      : [[slips, ticket]];
  let taken: readonly Charge[] = [];
  const giveBack = (): void => {
    for (const [budget, payer] of taken) budget.giveBack(payer);
    taken = [];
  };
  return {
    take() {
      for (const [budget, payer] of charges) {
        const waitMs = budget.take(payer);
        if (waitMs === 0) {
          taken = [...taken, [budget, payer]];
          continue;
        }
        giveBack();
        return tooMany('too much is asked with this slip, or from here', waitMs);
      }
      return undefined;
    },
    giveBack,
  };
}

type Acting = {
  readonly identity: Identity;
  readonly name: DoorCommand;
  readonly target: Target;
  readonly from?: string | undefined;
};

/** A budget, and in whose name it is taken from. */
type Charge = readonly [budget: CitizenBudgets['slips'], payer: string];
