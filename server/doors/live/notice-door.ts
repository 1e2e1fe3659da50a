import type { Socket } from 'socket.io';
import { issuesOf } from '../../../core/protocol/issues.ts';
import { shownReport } from '../../../core/protocol/notices.ts';
import type { Identity } from '../../auth/identity.ts';
import { badInput, problem } from '../problem.ts';
import type { OpenHall } from '../../halls/open-hall.ts';
import { respond } from './respond.ts';

/**
 * Lets a board tell which notices it has shown. It is acknowledged once it is durable; a board that hears nothing tells
 * it again.
 */
export function greetNotices(
  socket: Socket,
  identity: Identity,
  { shown, log }: Pick<OpenHall, 'shown' | 'log'>,
): void {
  const id = identity.kind === 'device' && identity.device === 'board' ? identity.id : undefined;
  socket.on('notices-shown', (input: unknown, ack: unknown) => {
    if (id === undefined)
      return respond(ack, { problem: problem(403, 'only a board with an identity of its own is heard') });
    const parsed = shownReport.safeParse(input, { reportInput: true });
    if (!parsed.success) return respond(ack, { problem: badInput(issuesOf(parsed.error)) });
    shown.report(id, parsed.data.items).then(
      (added) => {
        respond(ack, { ok: true, added });
      },
      (fault: unknown) => {
        log.error({ fault, board: id }, 'what a board has shown could not be written');
        respond(ack, { problem: problem(503, 'the record of notices cannot be written now') });
      },
    );
  });
}
