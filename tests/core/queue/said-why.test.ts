import { describe, expect, it } from 'vitest';
import type { Actor, CommandBody } from '../../../core/queue/command.ts';
import { messageId } from '../../../core/queue/message.ts';
import { complaintId } from '../../../core/queue/complaint.ts';
import { AuditScan } from '../../../core/views/audit-view.ts';
import { CITIZEN, MANAGER, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const READER = { nameOf: (user: string) => ({ 'zh-Hans': user, 'zh-Hant': user, en: user }) };

/** What may be done with a reason or without one, and what has to be so before. */
const DEEDS: readonly (readonly [string, Actor, (rules: Rules) => CommandBody])[] = [
  [
    'resume-intake',
    SUPERVISOR,
    (rules) => {
      rules.when(SUPERVISOR, { name: 'stop-intake', reason: 'full' });
      return { name: 'resume-intake' };
    },
  ],
  [
    'reopen-line',
    SUPERVISOR,
    (rules) => {
      rules.when(SUPERVISOR, { name: 'close-line', line: 'b', reason: 'down' });
      return { name: 'reopen-line', line: 'b' };
    },
  ],
  [
    'send-message',
    SUPERVISOR,
    () => ({ name: 'send-message', to: { line: 'a' }, text: { en: 'about 20 minutes' }, minutes: undefined }),
  ],
  [
    'withdraw-message',
    SUPERVISOR,
    (rules) => {
      const text = { en: 'down' };
      const sent = rules.when(SUPERVISOR, { name: 'send-message', to: { line: 'a' }, text, minutes: undefined });
      return { name: 'withdraw-message', message: typeof sent === 'string' ? sent : messageId(sent[0] as never) };
    },
  ],
  [
    'assign-complaint',
    MANAGER,
    (rules) => {
      const number = rules.take('alpha');
      const ticket = rules.ticket(number).id;
      const filed = rules.when(CITIZEN, { name: 'file-complaint', ticket, text: 'sent around', reasons: [] });
      const complaint = typeof filed === 'string' ? filed : complaintId(filed[0] as never);
      return { name: 'assign-complaint', complaint, to: 'li' };
    },
  ],
  ['close-day', MANAGER, () => ({ name: 'close-day' })],
];

/** Of the last event. */
function dataOf(done: ReturnType<Rules['when']>): unknown {
  return typeof done === 'string' ? done : done.at(-1)?.data;
}

describe('why a supervisor did it', () => {
  it.each(DEEDS)(
    '[AU11] %s: a reason goes on record and into the audit; without one nothing is made up',
    (_, who, deed) => {
      const rules = rulesOf(smallHall());
      const body = deed(rules);
      const done = rules.when(who, { ...body, reason: '机房断电 17' } as CommandBody);
      expect(typeof done).not.toBe('string');
      expect(dataOf(done)).toMatchObject({ reason: '机房断电 17' });
      const scan = new AuditScan({ limit: 1000 }, READER, rules.world.state.index);
      for (const event of rules.events) scan.see(event);
      expect(scan.entries[0]?.why?.['zh-Hans']).toBe('机房断电 17');

      for (const reason of [undefined, '', ' 　']) {
        const other = rulesOf(smallHall());
        const command = deed(other);
        const silent = other.when(who, { ...command, reason } as CommandBody);
        expect(dataOf(silent)).not.toHaveProperty('reason');
      }
    },
  );
});
