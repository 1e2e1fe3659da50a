import type { Instant } from '../../core/base/time.ts';
import type { CommandBody } from '../../core/queue/command.ts';
import { systemIds } from '../../server/ledger/ids.ts';

/** A number for an ordinary visit, as a kiosk asks for it. */
export function issue(service: string, at: Instant): CommandBody {
  return {
    name: 'issue-ticket',
    ticket: systemIds.ticket(at),
    secret: systemIds.secret(),
    services: [service],
    category: 'ordinary',
    language: 'zh-Hans',
    origin: 'kiosk-1',
    appointment: undefined,
    identity: undefined,
  };
}
