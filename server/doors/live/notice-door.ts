import { issuesOf } from '../../../core/protocol/issues.ts';
import { shownReport } from '../../../core/protocol/notices.ts';
import type { Identity } from '../../auth/identity.ts';
import { badInput, problem } from '../problem.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { onlyABoard } from './board-door.ts';
import type { Ears } from './ears.ts';

/**
 * Lets a board tell which notices it has shown. It is acknowledged once it is durable; a board that hears nothing tells
 * it again.
 */
export function greetNotices(
  { hear }: Ears,
  identity: Identity,
  { shown, log }: Pick<OpenHall, 'shown' | 'log'>,
): void {
  if (identity.kind !== 'device' || identity.device !== 'board') return hear('notices-shown', onlyABoard);
  const { id } = identity;
  hear('notices-shown', (input) => {
    const parsed = shownReport.safeParse(input, { reportInput: true });
    if (!parsed.success) return { problem: badInput(issuesOf(parsed.error)) };
    return shown.report(id, parsed.data.items).then(
      (added) => ({ ok: true, added }),
      (fault: unknown) => {
        log.error({ fault, board: id }, 'what a board has shown could not be written');
        return { problem: problem(503, 'the record of notices cannot be written now') };
      },
    );
  });
}
