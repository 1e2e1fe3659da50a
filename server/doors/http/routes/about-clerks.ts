import type { ReportAsk } from '../../../../core/reports/report-ask.ts';
import { isWithin } from '../../../../core/views/assessment-view.ts';
import type { Identity } from '../../../auth/identity.ts';
import { refused, type Refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';

/** A supervisor asks about the clerks that the hall file lets them see, and about nobody else. */
export function withinScope<A extends Pick<ReportAsk, 'by' | 'only'>>(
  { hall }: DoorParts,
  ask: A,
  identity: Identity,
): A | Refused {
  const scope = hall.catalogue().rules.assessScope ?? 'hall';
  const { clerk } = ask.only;
  if (scope === 'hall' || (clerk === undefined && !ask.by.includes('clerk'))) return ask;
  const own = identity.kind === 'staff' ? hall.gate.user(identity.id) : undefined;
  const ids = hall.gate.users().flatMap((each) => (isWithin(each, own, scope) ? [each.id] : []));
  const other = clerk?.find((each) => !ids.includes(each));
  if (other !== undefined) return refused(problem(403, `${other} is not of your ${scope}`));
  // Nobody is asked for by a name that nobody has.
  return { ...ask, only: { ...ask.only, clerk: clerk ?? (ids.length === 0 ? [''] : ids) } };
}
