import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../core/base/names.ts';
import { initialWorld } from '../../../core/record/world.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import { staffTicketView } from '../../../core/views/ticket-view.ts';
import { TicketTrail } from '../../../core/views/trace-events.ts';
import { traceView, type StoryReader } from '../../../core/views/trace-view.ts';
import { CITIZEN, MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { named, smallHall } from '../../support/small-hall.ts';

const EVERYBODY: StoryReader = { nameOf: (user) => named(`Mr ${user}`), seesCard: () => true };
const NOBODY: StoryReader = { nameOf: () => undefined, seesCard: () => false };

const at = (rules: Rules, body: object) => rules.when(SUPERVISOR, { counter: '1', ...body } as CommandBody);

function trailOf(rules: Rules, ticket: string): TicketTrail {
  const trail = new TicketTrail(ticket, initialWorld(smallHall(), '2026-03-09'));
  for (const event of rules.events) trail.see(event);
  return trail;
}

const trace = (rules: Rules, ticket: string, reader = EVERYBODY) => traceView(trailOf(rules, ticket), 'A001', reader);

/** A visit with everything that can happen to one, and others around it. */
function visit(): { readonly rules: Rules; readonly id: string; readonly other: string } {
  const rules = rulesOf();
  const number = rules.take('alpha');
  const { id } = rules.ticket(number);
  const other = rules.ticket(rules.take('alpha')).id;
  rules.when(SUPERVISOR, { name: 'correct-category', ticket: id, category: 'elderly', reason: 'is 80' });
  open(rules, '1');
  rules.pass(7 * 60_000);
  rules.next('1');
  rules.pass(30_000);
  at(rules, { name: 'recall' });
  at(rules, { name: 'mark-no-show' });
  at(rules, { name: 'undo' });
  at(rules, { name: 'serve' });
  at(rules, { name: 'add-note', text: 'a secret of the office' });
  rules.pass(4 * 60_000);
  at(rules, { name: 'finish', outcome: 'accepted', note: undefined });
  rules.when(CITIZEN, { name: 'rate-step', ticket: id, step: 0, grade: 1, reasons: ['slow'], reason: undefined });
  const complaint = [...rules.world.state.complaints.keys()][0] ?? '';
  rules.when(MANAGER, { name: 'answer-complaint', complaint, outcome: 'explained', text: 'sorry' });
  return { rules, id, other };
}

describe('the trace of a ticket', () => {
  it('[TC1] says every event of it in order, with who, when and where, in each language, and nobody else’s', () => {
    const { rules, id } = visit();
    const told = trace(rules, id);
    expect(told.events.map(({ type }) => type)).toEqual([
      'TicketIssued',
      'CategoryCorrected',
      'TicketCalled',
      'TicketRecalled',
      'TicketMissed',
      'CounterActionUndone',
      'ServingStarted',
      'NoteAdded',
      'StepFinished',
      'StepRated',
      'ComplaintFiled',
      'ComplaintAnswered',
    ]);
    expect(told.events.at(-1)?.what.en).toBe('The complaint was answered: Explained');
    expect(told.events[0]).toMatchObject({ by: { kind: 'device', id: 'kiosk-1' }, at: '2026-03-09T09:00:00+08:00' });
    expect(told.events[2]).toMatchObject({ by: { id: 'supervisor', name: { en: 'Mr supervisor' } }, counter: '1' });
    expect(told.events[9]).toMatchObject({ by: { kind: 'citizen' }, what: { 'zh-Hans': '市民评价：非常不满意' } });
    for (const { what } of told.events)
      for (const language of LANGUAGES) expect(what[language]).not.toMatch(/^$|[{}]|undefined|^[A-Z]\w+[A-Z]\w+$/);
  });

  it('[TC7] a move stands in it with where to, how and why, and its way back', () => {
    const rules = rulesOf();
    const { id } = rules.ticket(rules.take('alpha'));
    rules.pass(60_000);
    rules.take('gamma');
    open(rules, '4');
    const moving = (to: object, place: 'kept' | 'end'): CommandBody =>
      ({ name: 'move-tickets', from: { line: 'a' }, to, which: 'all', place, reason: 'no papers' }) as CommandBody;
    rules.when(SUPERVISOR, moving({ line: 'c' }, 'end'));
    rules.when(SUPERVISOR, { name: 'undo-move', move: rules.world.state.moves[0]?.id ?? '', reason: 'wrong line' });
    rules.when(SUPERVISOR, moving({ counter: '4' }, 'kept'));
    rules.next('4');
    const { events } = trace(rules, id);
    expect(events.map(({ what }) => what.en).slice(1)).toEqual([
      'Moved to “c”; the number is kept, the wait counts from now',
      'The move was taken back: at “a”, in the place that it had',
      'Moved to counter 4; number and place are kept',
      'Called to counter 4 after a wait of 1 min',
    ]);
    expect(events.map(({ why }) => why?.['zh-Hans']).slice(1, 4)).toEqual(['no papers', 'wrong line', 'no papers']);
    expect(events[4]?.why?.en).toContain('A001 was moved to this counter by Mr supervisor');
    const unnamed = trace(rules, id, NOBODY).events[4]?.why;
    expect(unnamed?.['zh-Hans']).toContain('A001 由工作人员移到本窗口');
    expect(JSON.stringify(unnamed)).not.toContain('supervisor');
  });

  it('[TC2] why it was called is the order’s own reason, in numbers; a category is no reason in it', () => {
    const { rules, id } = visit();
    const call = trace(rules, id).events.find(({ type }) => type === 'TicketCalled');
    expect(call?.what.en).toBe('Called to counter 1 after a wait of 7 min');
    expect(call?.why?.en).toMatch(/^A001 before A002: A001 \(target [\d.]+ min\) had waited 7 min, A002/);
    expect(JSON.stringify(call)).not.toMatch(/elderly|80/);
  });

  it('[TC3] who came later and was called before stands in it, with why; who came earlier does not', () => {
    const rules = rulesOf();
    const ordinary = rules.ticket(rules.take('alpha'));
    const other = rules.take('alpha');
    rules.pass(60_000);
    const old = rules.ticket(rules.take('alpha', 'elderly'));
    open(rules, '1');
    rules.pass(9 * 60_000);
    expect(rules.next('1')).toBe(old.number);
    const told = trace(rules, ordinary.id);
    expect(told.passed).toBe(1);
    expect(told.events.at(-1)).toMatchObject({ other: old.number, counter: '1' });
    expect(told.events.at(-1)?.why?.en).toContain(`${old.number} before ${ordinary.number}`);
    // Behind others in the line it is told whom the one who was called went before.
    const behind = trace(rules, rules.ticket(other).id).events.at(-1);
    expect(behind?.why?.en).toContain(`${old.number} before ${ordinary.number}`);
    rules.next('1');
    expect(trace(rules, rules.ticket(other).id).passed).toBe(1);
    // Of another line nothing is said.
    const beta = rules.ticket(rules.take('beta'));
    rules.take('alpha');
    rules.next('1');
    expect(trace(rules, beta.id).passed).toBe(0);
  });

  it('[TC4] what was taken back is marked, and what took it back stands below it', () => {
    const { rules, id } = visit();
    const { events } = trace(rules, id);
    expect(events.filter(({ undone }) => undone === true).map(({ type }) => type)).toEqual(['TicketMissed']);
    expect(events.find(({ type }) => type === 'CounterActionUndone')?.what['zh-Hans']).toBe('撤销：过号');
  });

  it('[TC5] it says neither notes nor secrets, and to whoever may not know it no names of staff', () => {
    const { rules, id } = visit();
    rules.when(SUPERVISOR, { name: 'call-ticket', counter: '1', number: 'A002', reason: 'unwell', became: undefined });
    const text = JSON.stringify(trace(rules, id));
    expect(text).not.toContain('a secret of the office');
    expect(text).not.toContain(`s-${id}`);
    const other = trace(rules, rules.ticket('A002').id, NOBODY);
    expect(JSON.stringify(other)).not.toContain('supervisor');
    expect(other.events.at(-1)?.why).toEqual({
      'zh-Hans': 'A002 由工作人员指名呼叫，原因：unwell。',
      'zh-Hant': 'A002 由工作人員指名呼叫，原因：unwell。',
      en: 'A002 was called by name by staff: unwell.',
    });
    expect(trace(rules, rules.ticket('A002').id).events.at(-1)?.why?.en).toContain('by Mr supervisor');
  });

  it('[TC6] from its own events alone follows the same ticket as in the hall', () => {
    const { rules, id, other } = visit();
    for (const each of [id, other])
      expect(staffTicketView(trailOf(rules, each).world, each, rules.now)?.steps.map(({ state }) => state)).toEqual(
        staffTicketView(rules.world, each, rules.now)?.steps.map(({ state }) => state),
      );
  });
});
