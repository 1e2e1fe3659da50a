import { expect, it } from 'vitest';
import { LANGUAGES, type Names } from '../../../core/base/names.ts';
import { AUDIT_KINDS } from '../../../core/queue/audit-kind.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { AuditEntry } from '../../../core/protocol/shapes/audit.ts';
import { AuditScan, type AuditQuestion } from '../../../core/views/audit-view.ts';
import { KIND_OF } from '../../../core/views/audit-words.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { CITIZEN, clerk, MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

const NAMES: Readonly<Record<string, Names>> = {
  manager: { 'zh-Hans': '王主任', 'zh-Hant': '王主任', en: 'Director Wang' },
};
const READER = {
  nameOf: (user: string): Names => NAMES[user] ?? { 'zh-Hans': user, 'zh-Hant': user, en: user },
};

function scan(rules: Rules, question: Partial<AuditQuestion> = {}): AuditScan {
  const made = new AuditScan({ limit: 10_000, ...question }, READER, rules.world.state.index);
  for (const event of rules.events) made.see(event);
  return made;
}
const seqs = (entries: readonly AuditEntry[]): number[] => entries.map(({ seq }) => seq);

/** By plain loops: which events somebody means who asks so. */
function meant(events: readonly HallEvent[], { who, kind, number, counter }: Partial<AuditQuestion>): number[] {
  const ids: string[] = [];
  const complaints: string[] = [];
  for (const { type, data, day, seq } of events) {
    if (type === 'TicketIssued' && data.number === number) ids.push(data.ticket);
    if (type === 'ComplaintFiled' && ids.includes(data.ticket)) complaints.push(`${day}-${String(seq)}`);
  }
  const found: number[] = [];
  for (const each of events) {
    // What names several tickets has them in lists; what a call was compared with is none of its own.
    const { ticket, complaint, moved, left, goesOver } = each.data as Record<string, unknown>;
    const named = JSON.stringify([ticket, moved, left, goesOver]);
    const own = ids.some((id) => named.includes(JSON.stringify(id))) || complaints.includes(String(complaint));
    if (kind !== undefined && KIND_OF[each.type] !== kind) continue;
    if (who !== undefined && !each.actor.includes(who)) continue;
    if (counter !== undefined && (each.data as { counter?: string }).counter !== counter) continue;
    if (number === undefined || own) found.unshift(each.seq);
  }
  return found;
}

it('[AU7] on any day every record is on exactly one page, in words in each language, and what is looked for is what plain loops find', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 9 }), fc.constantFrom(...AUDIT_KINDS), (moves, limit, kind) => {
      const rules = play(moves);
      const all = scan(rules);
      expect(seqs(all.entries)).toEqual(rules.events.map(({ seq }) => seq).reverse());
      for (const { what, by, type } of all.entries)
        for (const language of LANGUAGES) {
          expect(what[language], type).toMatch(/\S/);
          expect(what[language], `${type} is said in words`).not.toBe(type);
          expect(what[language], type).not.toMatch(/[{}]|undefined/);
          expect(by.name[language]).toMatch(/\S/);
        }
      const paged: number[] = [];
      for (let before: number | undefined; ;) {
        const page = scan(rules, { limit, before });
        expect(page.found).toBe(rules.events.length);
        paged.push(...seqs(page.entries));
        before = page.next;
        if (before === undefined) break;
      }
      expect(paged).toEqual(seqs(all.entries));
      for (const question of [
        { kind },
        { counter: '1' },
        { who: 'staff:' },
        { number: 'A001' },
        { kind, counter: '2' },
        { number: 'A002', who: 'kiosk' },
      ]) {
        const found = scan(rules, question);
        expect(seqs(found.entries), JSON.stringify(question)).toEqual(meant(rules.events, question));
      }
    }),
    { numRuns: 30 },
  );
});

it('[AU7] says who did what to which number, with the reason; an answered complaint belongs to its number', () => {
  const rules = rulesOf();
  const number = rules.take('alpha');
  const { id } = rules.ticket(number);
  rules.take('alpha');
  open(rules, '1');
  rules.next('1');
  rules.when(clerk('li'), { name: 'serve', counter: '1' });
  rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
  rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
  rules.when(CITIZEN, { name: 'rate-step', ticket: id, step: 0, grade: 1, reasons: ['slow'], reason: undefined });
  const complaint = [...rules.world.state.complaints.keys()][0] ?? '';
  rules.when(MANAGER, { name: 'answer-complaint', complaint, outcome: 'explained', text: 'sorry' });
  rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'lunch' });
  rules.when(MANAGER, { name: 'stop-intake', reason: '停电' });
  const of = scan(rules, { number }).entries;
  expect(of.map(({ type }) => type).reverse()).toEqual([
    'TicketIssued',
    'TicketCalled',
    'ServingStarted',
    'StepFinished',
    'StepRated',
    'ComplaintFiled',
    'ComplaintAnswered',
  ]);
  expect(of.every((entry) => entry.number === number)).toBe(true);
  expect(scan(rules, { who: '主任' }).entries.map(({ what, why }) => [what['zh-Hans'], why?.['zh-Hans']])).toEqual([
    ['停止取号', '停电'],
    ['投诉已答复：解释说明', undefined],
  ]);
  expect(scan(rules, { who: 'director' }).found).toBe(2);
  expect(scan(rules, { counter: '1', kind: 'counter' }).entries[0]).toMatchObject({
    what: { en: 'Counter 1 paused' },
    why: { 'zh-Hans': '午餐' },
  });
  expect(scan(rules, { who: 'nobody' })).toMatchObject({ found: 0, next: undefined });
});
