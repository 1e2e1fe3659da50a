import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { workingDaysAfter, workingDaysBetween } from '../../../core/catalogue/working-days.ts';
import { MINUTE } from '../../../core/base/time.ts';
import { CARRIED_TEXT, MOST_ANSWERED_KEPT, MOST_MOVES, type Complaint } from '../../../core/queue/complaint.ts';
import { ROLES } from '../../../core/catalogue/staff.ts';
import {
  carriedComplaints,
  caseOf,
  citizensView,
  complaintsOf,
  complaintViews,
  stepsOf,
} from '../../../core/views/complaint-view.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const DAYS = 24 * 60 * MINUTE;
const NAME = { 'zh-Hans': '节日', 'zh-Hant': '節日', en: 'a feast' };

/** Monday to Friday, a holiday on Wednesday the 11th, a make-up workday on Saturday the 14th. */
function timed(days = 3): Catalogue {
  const hall = smallHall();
  const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: 540, to: 1020 }));
  return {
    ...hall,
    rules: { ...hall.rules, complaintWorkingDays: days },
    calendar: {
      ...hall.calendar,
      hours,
      holidays: [{ from: '2026-03-11', to: '2026-03-11', name: NAME }],
      makeUpWorkdays: [{ from: '2026-03-14', to: '2026-03-14', like: 5, name: NAME }],
    },
  };
}

const RECEIVED = {
  name: 'receive-complaint',
  source: 'letter',
  text: 'sent from counter to counter',
  number: undefined,
  counter: '1',
  service: undefined,
  clerk: 'li',
  reference: '2026-117',
} as const;

function receive(rules: Rules): string {
  expect(rules.when(MANAGER, RECEIVED)).toMatchObject([{ type: 'ComplaintReceived' }]);
  return [...rules.world.record.complaints.keys()].at(-1) ?? '';
}
const view = (rules: Rules, id: string) => complaintViews(rules.world).find((each) => each.id === id);
const steps = (rules: Rules, id: string, events = rules.events) => {
  const complaint = rules.world.record.complaints.get(id) as Complaint;
  const at = stepsOf(complaint).map(({ day, seq }) => events.find((each) => each.day === day && each.seq === seq)!);
  return caseOf(rules.world, complaint, at, () => undefined);
};

describe('complaints as cases', () => {
  it('[CO1] every complaint has a number of its day, says where it came from, and one of a letter needs no ticket', () => {
    const rules = rulesOf(timed());
    open(rules, '1');
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    rules.when(CITIZEN, { name: 'file-complaint', ticket: id, text: 'cold' });
    rules.when(KIOSK, { name: 'file-complaint', ticket: id, text: 'dark' });
    rules.when(clerk('wang'), { name: 'file-complaint', ticket: id, text: 'he says it is loud' });
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    rules.when(CITIZEN, { name: 'rate-step', ticket: id, step: 0, grade: 1, reasons: ['slow'], reason: undefined });
    receive(rules);
    expect(complaintViews(rules.world).map(({ no, source, number: of }) => [no, source, of])).toEqual([
      ['TS20260309-001', 'phone', number],
      ['TS20260309-002', 'kiosk', number],
      ['TS20260309-003', 'desk', number],
      ['TS20260309-004', 'rating', number],
      ['TS20260309-005', 'letter', ''],
    ]);
    expect(complaintViews(rules.world).at(-1)).toMatchObject({ clerk: 'li', counter: '1', reference: '2026-117' });
    expect(rules.when(MANAGER, { ...RECEIVED, number })).toMatchObject([{ data: { ticket: id, number } }]);
    expect(rules.when(MANAGER, { ...RECEIVED, number: 'Z999' })).toBe('ticket-unknown');
    expect(rules.when(MANAGER, { ...RECEIVED, counter: '99' })).toBe('counter-unknown');
    expect(rules.when(MANAGER, { ...RECEIVED, service: 'nothing' })).toBe('service-unknown');
  });

  it('[CO2] the time limit counts working days of the calendar, and without a rule there is none', () => {
    const hall = timed();
    expect(workingDaysAfter(hall, '2026-03-09', 1)).toBe('2026-03-10');
    expect(workingDaysAfter(hall, '2026-03-10', 1)).toBe('2026-03-12');
    expect(workingDaysAfter(hall, '2026-03-13', 1)).toBe('2026-03-14');
    expect(workingDaysAfter(hall, '2026-03-14', 1)).toBe('2026-03-16');
    expect(workingDaysAfter(hall, '2026-03-09', 5)).toBe('2026-03-16');
    expect(workingDaysBetween(hall, '2026-03-10', '2026-03-14')).toBe(3);
    expect(workingDaysBetween(hall, '2026-03-14', '2026-03-10')).toBe(-3);
    const always = { ...hall, calendar: { ...hall.calendar, hours: [] } };
    expect(workingDaysAfter(always, '2026-03-06', 1)).toBe('2026-03-09');
    const rules = rulesOf(hall);
    expect(view(rules, receive(rules))).toMatchObject({ due: '2026-03-13', daysLeft: 3, late: false });
    const untimed = rulesOf();
    const id = receive(untimed);
    expect(view(untimed, id)).not.toHaveProperty('due');
    expect(untimed.when(MANAGER, { name: 'extend-complaint', complaint: id, days: 1, reason: 'asked' })).toBe(
      'complaint-untimed',
    );
  });

  it('[CO3] it is assigned, noted, extended, answered and reopened, each with who and when; nothing of it is lost', () => {
    const rules = rulesOf(timed());
    const id = receive(rules);
    const act = (body: Parameters<Rules['when']>[1]) => rules.when(MANAGER, body);
    act({ name: 'assign-complaint', complaint: id, to: 'the tax office' });
    act({ name: 'note-complaint', complaint: id, text: 'called; nobody answered' });
    rules.pass(MINUTE);
    act({ name: 'extend-complaint', complaint: id, days: 2, reason: 'the office was asked' });
    expect(view(rules, id)).toMatchObject({
      assigned: 'the tax office',
      due: '2026-03-16',
      extended: 1,
      state: 'open',
    });
    act({ name: 'answer-complaint', complaint: id, outcome: 'corrected', text: 'there is a form now' });
    expect(act({ name: 'note-complaint', complaint: id, text: 'late' })).toBe('complaint-answered');
    expect(view(rules, id)).toMatchObject({ state: 'answered', answer: { by: 'manager', outcome: 'corrected' } });
    act({ name: 'reopen-complaint', complaint: id, reason: 'the form is gone' });
    expect(act({ name: 'reopen-complaint', complaint: id, reason: 'twice' })).toBe('complaint-open');
    expect(view(rules, id)).toMatchObject({ state: 'open', reopened: 1, due: '2026-03-13' });
    act({ name: 'answer-complaint', complaint: id, outcome: 'planned', text: 'from Monday on' });
    const told = steps(rules, id);
    expect(told.steps.map(({ kind, text, by }) => [kind, text, by])).toEqual([
      ['filed', 'sent from counter to counter', 'manager'],
      ['assigned', undefined, 'manager'],
      ['noted', 'called; nobody answered', 'manager'],
      ['extended', 'the office was asked', 'manager'],
      ['answered', 'there is a form now', 'manager'],
      ['reopened', 'the form is gone', 'manager'],
      ['answered', 'from Monday on', 'manager'],
    ]);
    expect(told.complaint.answer?.text).toBe('from Monday on');
  });

  it('[CO4] only managers and administrators handle complaints', () => {
    const rules = rulesOf(timed());
    const complaint = receive(rules);
    const acts = [
      RECEIVED,
      { name: 'assign-complaint', complaint, to: 'li' },
      { name: 'note-complaint', complaint, text: 'called' },
      { name: 'extend-complaint', complaint, days: 1, reason: 'asked' },
      { name: 'answer-complaint', complaint, outcome: 'explained', text: 'so it was' },
      { name: 'reopen-complaint', complaint, reason: 'again' },
    ] as const;
    for (const role of ROLES)
      for (const body of acts) {
        const may = role === 'manager' || role === 'administrator';
        const said = rules.when({ kind: 'staff', id: 'x', role }, body);
        expect(said === 'not-allowed', `${role} ${body.name}`).toBe(!may);
      }
    for (const actor of [CITIZEN, KIOSK]) for (const body of acts) expect(rules.when(actor, body)).toBe('not-allowed');
  });

  it('[CO5] what goes over midnight is small, however much was written; the case is whole on the next day', () => {
    const rules = rulesOf(timed());
    const long = '长'.repeat(2000);
    rules.when(MANAGER, { ...RECEIVED, text: long });
    const id = [...rules.world.record.complaints.keys()][0] ?? '';
    for (let n = 0; n < MOST_MOVES; n += 1) rules.when(MANAGER, { name: 'note-complaint', complaint: id, text: long });
    expect(rules.when(MANAGER, { name: 'note-complaint', complaint: id, text: 'one more' })).toBe('complaint-full');
    const carried = carriedComplaints(rules.world);
    expect(JSON.stringify(carried).length).toBeLessThan(500 + MOST_MOVES * 45);
    expect(carried[0]?.text).toHaveLength(CARRIED_TEXT + 1);
    const tomorrow = rulesOf(timed(), '2026-03-10', rules.now + DAYS, carried);
    expect(tomorrow.when(MANAGER, { name: 'note-complaint', complaint: id, text: 'one more' })).toBe('complaint-full');
    tomorrow.when(MANAGER, { name: 'answer-complaint', complaint: id, outcome: 'explained', text: long });
    const told = steps(tomorrow, id, [...rules.events, ...tomorrow.events]);
    expect(told.complaint.text).toBe(long);
    expect(told.steps).toHaveLength(MOST_MOVES + 2);
    expect(told.complaint.no).toBe('TS20260309-001');
  });

  it('[CO5] what was answered is at hand for 15 days, at most two hundred of them', () => {
    const rules = rulesOf(timed());
    const ids = Array.from({ length: MOST_ANSWERED_KEPT + 3 }, () => receive(rules));
    for (const complaint of ids) {
      rules.pass(1000);
      rules.when(MANAGER, { name: 'answer-complaint', complaint, outcome: 'explained', text: 'so it was' });
    }
    const kept = carriedComplaints(rules.world);
    expect(kept.map(({ id }) => id)).toEqual(ids.slice(3));
    const next = rulesOf(timed(), '2026-03-10', rules.now + DAYS, kept);
    expect(next.when(MANAGER, { name: 'reopen-complaint', complaint: ids[5] ?? '', reason: 'again' })).toMatchObject([
      { data: { due: '2026-03-14' } },
    ]);
    expect(next.when(MANAGER, { name: 'reopen-complaint', complaint: ids[0] ?? '', reason: 'again' })).toBe(
      'complaint-unknown',
    );
    const later = rulesOf(timed(), '2026-03-25', rules.now + 16 * DAYS, kept);
    expect(carriedComplaints(later.world)).toEqual([]);
  });

  it('[CO6] whoever shows the secret reads how it stands and the answer, also the day after; nobody else does', () => {
    const rules = rulesOf(timed());
    const { id } = rules.ticket(rules.take('alpha'));
    rules.when(CITIZEN, { name: 'file-complaint', ticket: id, text: 'cold' });
    const tomorrow = rulesOf(timed(), '2026-03-10', rules.now + DAYS, carriedComplaints(rules.world));
    const [mine] = complaintsOf(tomorrow.world, id, `s-${id}`);
    expect(complaintsOf(tomorrow.world, id, 'guess')).toEqual([]);
    expect(complaintsOf(tomorrow.world, id, '')).toEqual([]);
    expect(citizensView(tomorrow.world, mine!, [])).toMatchObject({
      no: 'TS20260309-001',
      state: 'open',
      due: '2026-03-13',
    });
    tomorrow.when(MANAGER, {
      name: 'answer-complaint',
      complaint: mine!.id,
      outcome: 'corrected',
      text: 'there is a stove',
    });
    const [answered] = complaintsOf(tomorrow.world, id, `s-${id}`);
    const said = citizensView(tomorrow.world, answered!, []);
    expect(said).toMatchObject({ state: 'answered', answer: { text: 'there is a stove' } });
    expect(JSON.stringify(said)).not.toContain('manager');
    expect(JSON.stringify(complaintViews(tomorrow.world))).not.toContain(`s-${id}`);
  });

  it('[CO7] open ones come first, those first whose time is up', () => {
    const rules = rulesOf(timed(1));
    const first = receive(rules);
    const second = receive(rules);
    rules.when(MANAGER, { name: 'extend-complaint', complaint: first, days: 3, reason: 'asked' });
    const third = receive(rules);
    rules.when(MANAGER, { name: 'answer-complaint', complaint: third, outcome: 'explained', text: 'so it was' });
    expect(complaintViews(rules.world).map(({ id }) => id)).toEqual([second, first, third]);
    const later = rulesOf(timed(1), '2026-03-12', rules.now + 3 * DAYS, carriedComplaints(rules.world));
    expect(view(later, second)).toMatchObject({ late: true, daysLeft: -1 });
    expect(view(later, first)).toMatchObject({ late: false });
    later.when(MANAGER, { name: 'extend-complaint', complaint: second, days: 2, reason: 'asked' });
    expect(view(later, second)).toMatchObject({ due: '2026-03-14', late: false });
  });

  it('[CO8] what a journal of an earlier version carried is read: without number, limit or steps', () => {
    const old = { id: '2026-03-06-12', at: rulesOf().now - 3 * DAYS, ticket: 't1', number: 'A001', text: 'no chairs' };
    const rules = rulesOf(timed(), '2026-03-09', undefined, [old]);
    expect(view(rules, old.id)).toMatchObject({ state: 'open', text: 'no chairs', number: 'A001', reasons: [] });
    expect(view(rules, old.id)).not.toHaveProperty('no');
    expect(stepsOf(old)).toEqual([{ day: '2026-03-06', seq: 12 }]);
    expect(rules.when(MANAGER, { name: 'assign-complaint', complaint: old.id, to: 'li' })).toMatchObject([{}]);
    expect(rules.when(MANAGER, { name: 'extend-complaint', complaint: old.id, days: 1, reason: 'asked' })).toBe(
      'complaint-untimed',
    );
  });

  it('[CO9] on any day the rules and the record agree, numbers are unique, and every step leads to its event', () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (moves, limited) => {
        const rules = play(moves, undefined, rulesOf(limited ? timed() : smallHall()));
        const { state, record } = rules.world;
        expect([...state.complaints.keys()].sort()).toEqual([...record.complaints.keys()].sort());
        for (const [id, complaint] of record.complaints) {
          expect(state.complaints.get(id)).toEqual({
            state: complaint.answer === undefined ? 'open' : 'answered',
            due: complaint.due,
            moves: complaint.moves?.length ?? 0,
          });
          const own = rules.events.filter((each) => 'complaint' in each.data && each.data.complaint === id);
          expect((complaint.moves ?? []).map(({ seq }) => seq)).toEqual(own.map(({ seq }) => seq));
        }
        const numbers = [...record.complaints.values()].map(({ no }) => no);
        expect(new Set(numbers).size).toBe(numbers.length);
        const carried = carriedComplaints(rules.world);
        const next = rulesOf(limited ? timed() : smallHall(), '2026-03-10', rules.now, carried);
        expect([...next.world.state.complaints]).toEqual(carried.map(({ id }) => [id, state.complaints.get(id)]));
      }),
    );
  });
});
