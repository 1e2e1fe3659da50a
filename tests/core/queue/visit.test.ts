import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import type { CounterRules } from '../../../core/catalogue/hall-rules.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { complaintViews } from '../../../core/views/complaint-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ratingView } from '../../../core/views/rating-view.ts';
import { reasonText } from '../../../core/views/reason-text.ts';
import { staffTicketView, ticketView } from '../../../core/views/ticket-view.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const at = (rules: Rules, counter: string) => ({
  undo: () => rules.when(SUPERVISOR, { name: 'undo', counter }),
  finish: () => rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined }),
  serve: () => rules.when(SUPERVISOR, { name: 'serve', counter }),
  park: (note?: string) => rules.when(SUPERVISOR, { name: 'park', counter, note }),
  noShow: () => rules.when(SUPERVISOR, { name: 'mark-no-show', counter }),
  resume: (ticket: string) => rules.when(SUPERVISOR, { name: 'resume-here', counter, ticket }),
  note: (text: string) => rules.when(SUPERVISOR, { name: 'add-note', counter, text }),
  back: () => rules.when(SUPERVISOR, { name: 'return-to-line', counter, reason: 'called by mistake' }),
  recall: () => rules.when(SUPERVISOR, { name: 'recall', counter }),
  rate: (grade: number, reason?: string) =>
    rules.when(KIOSK, { name: 'rate-at-counter', counter, grade, reasons: [], reason }),
  view: () => counterView(rules.world, counter, rules.now)!,
});

const withDesk = (desk: CounterRules) => {
  const hall = smallHall();
  return rulesOf({ ...hall, rules: { ...hall.rules, counters: desk } });
};

describe('taking back', () => {
  it('[Q31] a wrong no-show, finish, park or transfer is taken back within eight seconds: the ticket is in hand as before', () => {
    for (const act of ['mark-no-show', 'finish', 'park', 'transfer'] as const) {
      const rules = rulesOf();
      open(rules, '1');
      const number = rules.take('alpha');
      rules.pass(MINUTE);
      rules.next('1');
      rules.pass(MINUTE);
      if (act !== 'mark-no-show') at(rules, '1').serve();
      const before = structuredClone(rules.ticket(number));
      rules.pass(MINUTE);
      rules.when(
        SUPERVISOR,
        act === 'finish'
          ? { name: act, counter: '1', outcome: 'needs-papers', note: 'copy of the deed' }
          : act === 'transfer'
            ? { name: act, counter: '1', to: { service: 'gamma' }, note: undefined }
            : act === 'park'
              ? { name: act, counter: '1', note: 'photo' }
              : { name: act, counter: '1' },
      );
      const what = act === 'mark-no-show' ? 'no-show' : act;
      expect(at(rules, '1').view().undo).toMatchObject({ what, number });
      rules.pass(8 * SECOND - 1);
      expect(at(rules, '1').undo()).toMatchObject([{ type: 'CounterActionUndone', data: { what, number } }]);
      expect(rules.ticket(number)).toEqual(before);
      expect(at(rules, '1').view()).toMatchObject({ ticket: { number }, step: 0 });
      expect(at(rules, '1').view().today.served).toBe(0);
    }
  });

  it('[Q31] after its time nothing is taken back, nor twice, nor where nothing was done', () => {
    const rules = rulesOf();
    open(rules, '1');
    expect(at(rules, '1').undo()).toBe('nothing-to-undo');
    rules.take('alpha');
    rules.next('1');
    rules.pass(8 * SECOND);
    expect(at(rules, '1').view().undo).toBeUndefined();
    expect(at(rules, '1').undo()).toBe('undo-expired');
    at(rules, '1').finish();
    expect(at(rules, '1').undo()).toMatchObject([{ data: { what: 'finish' } }]);
    expect(at(rules, '1').undo()).toBe('undo-expired');
    expect(rules.when(clerk('li'), { name: 'undo', counter: '1' })).toBe('not-your-counter');
  });

  it('[Q32] a call taken back stands where it stood, and is on no board and in no figure', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const [first] = [rules.take('alpha'), rules.take('alpha')];
    rules.pass(MINUTE);
    expect(rules.next('1')).toBe(first);
    at(rules, '1').recall();
    expect(boardView(rules.world, 'board-01', rules.now)?.calls[0]).toMatchObject({ number: first, kind: 'recall' });
    rules.pass(2 * SECOND);
    at(rules, '1').undo();
    expect(boardView(rules.world, 'board-01', rules.now)?.calls).toEqual([]);
    expect(at(rules, '1').view()).toMatchObject({ today: { called: 0 }, waiting: 2 });
    expect(at(rules, '1').view().call).toBeUndefined();
    expect(rules.next('3')).toBe(first);
  });

  it('[Q33] a call that finished the ticket before is taken back alone; the finish after it, if it is still in time', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    rules.next('1');
    rules.pass(MINUTE);
    expect(rules.next('1')).toBe(second);
    expect(at(rules, '1').undo()).toMatchObject([{ data: { what: 'call', number: second } }]);
    expect(at(rules, '1').view().ticket).toBeUndefined();
    expect(at(rules, '1').view().undo).toMatchObject({ what: 'finish', number: first });
    expect(at(rules, '1').undo()).toMatchObject([{ data: { what: 'finish', number: first } }]);
    expect(at(rules, '1').view().ticket).toMatchObject({ number: first, state: 'called' });
    expect(rules.next('1')).toBe(second);
  });

  it('[Q34] what has gone on since stays: served, called elsewhere, rated or cancelled', () => {
    const rules = rulesOf();
    open(rules, '1', '4');
    const number = rules.take(['alpha', 'gamma']);
    const { id } = rules.ticket(number);
    rules.next('1');
    at(rules, '1').serve();
    expect(at(rules, '1').view().undo).toBeUndefined();
    expect(at(rules, '1').undo()).toBe('undo-overtaken');
    at(rules, '1').finish();
    expect(rules.next('4')).toBe(number);
    expect(at(rules, '1').undo()).toBe('undo-overtaken');
    expect(at(rules, '4').undo()).toMatchObject([{ data: { what: 'call' } }]);
    // Back in line as the finish left it: the finish may be taken back again.
    expect(at(rules, '1').view().undo).toMatchObject({ what: 'finish' });
    rules.when(CITIZEN, { name: 'rate-step', ticket: id, step: 0, grade: 5, reason: undefined });
    expect(at(rules, '1').undo()).toBe('undo-overtaken');
  });

  it('[Q34] nothing is taken back over a pause, a close or a new hall file', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    rules.take('alpha');
    rules.next('1');
    at(rules, '1').finish();
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'tea' });
    expect(at(rules, '1').undo()).toBe('counter-paused');
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '1' });
    open(rules, '1');
    expect(at(rules, '1').undo()).toBe('nothing-to-undo');
    rules.take('beta');
    rules.next('2');
    rules.when({ kind: 'system' }, { name: 'change-catalogue', catalogue: smallHall() });
    expect(at(rules, '2').undo()).toBe('nothing-to-undo');
  });

  it('[Q35] later, the ticket in hand goes back where it stood, with a reason', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first] = [rules.take('alpha'), rules.take('alpha')];
    const { since } = rules.ticket(first).steps[0]!;
    rules.next('1');
    expect(at(rules, '1').back()).toMatchObject([{ type: 'TicketReturned', data: { reason: 'called by mistake' } }]);
    expect(rules.ticket(first).steps[0]).toMatchObject({ state: 'waiting', since });
    expect(at(rules, '1').back()).toBe('counter-empty');
    expect(rules.next('1')).toBe(first);
  });
});

describe('taking up again', () => {
  it('[Q36] a parked ticket is taken up at any counter at once; whoever was in hand there is finished', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    const { id } = rules.ticket(first);
    rules.next('1');
    at(rules, '1').park('photo');
    rules.next('3');
    rules.pass(3 * MINUTE);
    expect(at(rules, '3').view().aside).toMatchObject([
      { ticket: id, number: first, state: 'parked', by: 'supervisor', counter: '1', note: 'photo', aside: 180 },
    ]);
    const taken = at(rules, '3').resume(id);
    expect(taken).toMatchObject([
      { type: 'StepFinished' },
      { type: 'TicketResumed', data: { counter: '3' } },
      { type: 'TicketCalled', data: { number: first, reason: { rule: 'resumed', override: { by: 'supervisor' } } } },
    ]);
    expect(rules.world.state.ended.size).toBe(1);
    expect(at(rules, '3').view()).toMatchObject({ ticket: { number: first }, aside: [] });
    const call = rules.world.record.calls.at(-1)!;
    expect(reasonText(call.reason!, call.at).en).toBe(
      `${first} had been put aside and was taken up again by supervisor.`,
    );
    // Taken back, it is aside again; and with it the finish of the other one.
    expect(at(rules, '3').undo()).toMatchObject([{ data: { what: 'resume', number: first } }]);
    expect(rules.ticket(first).steps[0]).toMatchObject({ state: 'parked' });
    expect(at(rules, '3').undo()).toMatchObject([{ data: { what: 'finish', number: second } }]);
  });

  it('[Q37] a no-show that comes after all is taken up for as long as it may come back', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take('alpha');
    const { id } = rules.ticket(number);
    expect(at(rules, '1').resume(id)).toBe('ticket-not-parked');
    rules.next('1');
    expect(at(rules, '2').resume(id)).toBe('ticket-held');
    at(rules, '1').noShow();
    rules.pass(29 * MINUTE);
    expect(at(rules, '1').view().aside).toMatchObject([{ state: 'no-show', until: '2026-03-09T09:30:00+08:00' }]);
    expect(at(rules, '2').resume(id)).toMatchObject([{ type: 'TicketReentered' }, { type: 'TicketCalled' }]);
    at(rules, '2').noShow();
    rules.pass(31 * MINUTE);
    expect(at(rules, '1').view().aside).toEqual([]);
    expect(at(rules, '1').resume(id)).toBe('reentry-expired');
    expect(at(rules, '1').resume('nobody')).toBe('ticket-unknown');
  });

  it('[Q38] a recall waits and ends where the hall says so', () => {
    const rules = withDesk({ undoMs: 8000, recallAfterMs: 20 * SECOND, recallsAtMost: 2, ratingMs: 0 });
    open(rules, '1');
    rules.take('alpha');
    rules.next('1');
    rules.pass(19 * SECOND);
    expect(at(rules, '1').view().recall).toEqual({ from: '2026-03-09T09:00:20+08:00', left: 2 });
    expect(at(rules, '1').recall()).toBe('recalled-too-soon');
    rules.pass(SECOND);
    expect(at(rules, '1').recall()).toMatchObject([{ type: 'TicketRecalled' }]);
    expect(at(rules, '1').recall()).toBe('recalled-too-soon');
    rules.pass(20 * SECOND);
    expect(at(rules, '1').recall()).toMatchObject([{ type: 'TicketRecalled' }]);
    rules.pass(MINUTE);
    expect(at(rules, '1').view().recall).toMatchObject({ left: 0 });
    expect(at(rules, '1').recall()).toBe('recalled-too-often');
  });
});

describe('one visit, several departments', () => {
  it('[Q39] all notes of a ticket are one file, for staff; the citizen and the boards see none', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const number = rules.take(['alpha', 'gamma']);
    const { id } = rules.ticket(number);
    expect(at(rules, '1').note('x')).toBe('counter-empty');
    rules.next('1');
    at(rules, '1').note('brings the deed tomorrow');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'needs-papers', note: 'deed missing' });
    rules.next('3');
    rules.when(SUPERVISOR, { name: 'finish', counter: '3', outcome: 'done', note: 'all well' });
    const notes = staffTicketView(rules.world, id, rules.now)?.notes;
    expect(notes).toMatchObject([
      { by: 'supervisor', counter: '1', text: 'brings the deed tomorrow' },
      { by: 'supervisor', counter: '1', text: 'deed missing' },
      { by: 'supervisor', counter: '3', text: 'all well' },
    ]);
    expect(JSON.stringify(ticketView(rules.world, id, rules.now))).not.toMatch(/deed missing|all well|tomorrow/);
    expect(JSON.stringify(boardView(rules.world, 'board-01', rules.now))).not.toMatch(/deed missing|all well/);
  });

  it('[Q50] a matter is one number for all its services, in the order that they have to be done in, and ends with the last', () => {
    const rules = rulesOf();
    open(rules, '1', '2', '4');
    const issue = (matter: string | undefined, services: readonly string[] = []) =>
      rules.when(KIOSK, {
        name: 'issue-ticket',
        ticket: 'joint',
        secret: 's',
        services,
        matter,
        category: 'ordinary',
        language: 'en',
        origin: 'kiosk-1',
        appointment: undefined,
        identity: undefined,
      });
    expect(issue('nothing')).toBe('matter-unknown');
    expect(issue(undefined)).toBe('no-services');
    expect(issue('home')).toMatchObject([{ type: 'TicketIssued', data: { matter: 'home' } }]);
    const view = staffTicketView(rules.world, 'joint', rules.now);
    expect(view?.matter).toMatchObject({ id: 'home' });
    expect(view?.steps.map(({ service }) => service)).toEqual(['deed-tax', 'title', 'gamma']);
    expect(at(rules, '4').view().ahead[0]?.matter).toMatchObject({ id: 'home' });
    expect(rules.next('2')).toBe('line-empty');
    for (const counter of ['1', '2', '4']) {
      expect(rules.next(counter)).toBe('A001');
      at(rules, counter).finish();
    }
    expect(rules.world.state.tickets.size).toBe(0);
    expect(ticketView(rules.world, 'joint', rules.now)).toMatchObject({ matter: { id: 'home' }, state: 'done' });
  });

  it('[Q51] a number called by name, or taken up again, is not called for what has to wait for something else', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['title', 'deed-tax']);
    const { id } = rules.ticket(number);
    const byName = (counter: string) =>
      rules.when(SUPERVISOR, { name: 'call-ticket', counter, number, reason: 'asked' });
    // The counter of the second service gets the first one: whoever stands there may be served by anybody.
    expect(byName('2')).toMatchObject([
      { data: { step: rules.ticket(number).steps.findIndex((s) => s.line === 'a') } },
    ]);
    at(rules, '2').undo();
    rules.when(CITIZEN, { name: 'park-ticket', ticket: id, note: undefined });
    expect(at(rules, '2').resume(id)).toMatchObject([
      { type: 'TicketResumed' },
      { type: 'TicketCalled', data: { step: 0, line: 'a' } },
    ]);
    at(rules, '2').park();
    expect(byName('2')).toBe('step-blocked');
  });
});

describe('ratings and complaints', () => {
  const served = (): Rules => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('alpha');
    rules.take('alpha');
    rules.next('1');
    at(rules, '1').finish();
    return rules;
  };

  it('[Q52] the screen at a counter rates what was served there last, for two minutes or until the next is being served', () => {
    const rules = served();
    expect(ratingView(rules.world, '1', rules.now)?.rating).toMatchObject({ number: 'A001', service: 'alpha' });
    rules.next('1');
    expect(at(rules, '1').rate(5)).toMatchObject([{ type: 'StepRated', data: { grade: 5 } }]);
    expect(ratingView(rules.world, '1', rules.now)?.rating).toMatchObject({ given: 5 });
    expect(at(rules, '1').rate(4)).toBe('already-rated');
    at(rules, '1').serve();
    expect(ratingView(rules.world, '1', rules.now)?.rating).toBeUndefined();
    at(rules, '1').finish();
    rules.pass(2 * MINUTE);
    expect(at(rules, '1').rate(5)).toBe('rating-closed');
    expect(
      rules.when(SUPERVISOR, { name: 'rate-at-counter', counter: '1', grade: 5, reasons: [], reason: undefined }),
    ).toBe('not-allowed');
  });

  it('[Q52] who was not served has nothing to rate, and a finish taken back neither', () => {
    const rules = served();
    at(rules, '1').undo();
    expect(at(rules, '1').rate(5)).toBe('rating-closed');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'not-served', note: undefined });
    expect(at(rules, '1').rate(5)).toBe('rating-closed');
  });

  it('[Q53] the two bad grades say why, by a code or in words, and open a complaint at once', () => {
    const rules = served();
    expect(at(rules, '1').rate(2)).toBe('reason-needed');
    const rated = at(rules, '1').rate(2, 'nobody explained anything');
    expect(rated).toMatchObject([
      { type: 'StepRated', data: { grade: 2, reason: 'nobody explained anything' } },
      { type: 'ComplaintFiled', data: { step: 0, counter: '1', grade: 2, text: 'nobody explained anything' } },
    ]);
    const [complaint] = complaintViews(rules.world);
    expect(complaint).toMatchObject({ state: 'open', number: 'A001', service: 'alpha', counter: '1', grade: 2 });
    const view = managerView(rules.world, rules.now, () => undefined);
    expect(view.complaints).toEqual({ filed: 1, open: 1 });
  });

  it('[Q54] a step that nobody rated is none, never very good', () => {
    const rules = served();
    rules.next('1');
    at(rules, '1').finish();
    at(rules, '1').rate(4);
    const { ratings } = managerView(rules.world, rules.now, () => undefined);
    expect(ratings).toEqual({ grades: { '5': 0, '4': 1, '3': 0, '2': 0, '1': 0 }, none: 1 });
  });

  it('[STR6] a slip files five complaints in words, of whomever, and no more; bad grades open theirs on top', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    const complain = (number: string, actor = CITIZEN) =>
      rules.when(actor, { name: 'file-complaint', ticket: number, text: 'no chairs' });
    const ids = [first, second].map((number) => rules.world.state.byNumber.get(number)!);
    const [one = '', other = ''] = ids;
    rules.next('1');
    at(rules, '1').serve();
    at(rules, '1').finish();
    for (let n = 0; n < 5; n += 1) expect(complain(one, n % 2 === 0 ? CITIZEN : SUPERVISOR)).toHaveLength(1);
    expect([complain(one), complain(one, MANAGER)]).toEqual(['complained-too-often', 'complained-too-often']);
    expect(at(rules, '1').rate(1, 'rude')).toMatchObject([{ type: 'StepRated' }, { type: 'ComplaintFiled' }]);
    expect(complain(other)).toHaveLength(1);
    expect(complaintViews(rules.world)).toHaveLength(7);
  });

  it('[STR6] whoever goes over into the next day files no five more', () => {
    const today = rulesOf();
    const [first, second] = [today.take('alpha'), today.take('alpha')];
    const file = (rules: Rules, ticket: string) =>
      rules.when(CITIZEN, { name: 'file-complaint', ticket, text: 'no chairs' });
    const [one, other] = [today.ticket(first), today.ticket(second)];
    for (let n = 0; n < 4; n += 1) expect(file(today, one.id)).toHaveLength(1);
    expect(file(today, other.id)).toHaveLength(1);
    const complaints = [...today.world.record.complaints.values()];
    const tomorrow = rulesOf(smallHall(), '2026-03-10', today.now + 24 * 60 * MINUTE, complaints, [one, other]);
    expect(file(tomorrow, one.id)).toHaveLength(1);
    expect(file(tomorrow, one.id)).toBe('complained-too-often');
    for (let n = 0; n < 4; n += 1) expect(file(tomorrow, other.id)).toHaveLength(1);
    expect(file(tomorrow, other.id)).toBe('complained-too-often');
  });

  it('[Q55] a manager answers a complaint once; what is open goes on to the next day', () => {
    const rules = served();
    at(rules, '1').rate(1, 'rude');
    const [{ id } = { id: '' }] = complaintViews(rules.world);
    const answer = (actor: typeof MANAGER, complaint: string) =>
      rules.when(actor, { name: 'answer-complaint', complaint, outcome: 'corrected', text: 'we said sorry' });
    expect(answer(SUPERVISOR, id)).toBe('not-allowed');
    expect(answer(MANAGER, 'other')).toBe('complaint-unknown');
    const [carried] = [...rules.world.record.complaints.values()];
    expect(answer(MANAGER, id)).toMatchObject([{ type: 'ComplaintAnswered' }]);
    expect(answer(MANAGER, id)).toBe('complaint-answered');
    expect(complaintViews(rules.world)).toMatchObject([
      { id, state: 'answered', answer: { by: 'manager', outcome: 'corrected', text: 'we said sorry' } },
    ]);

    const tomorrow = rulesOf(smallHall(), '2026-03-10', rules.now + 24 * 60 * MINUTE, [carried!]);
    expect(complaintViews(tomorrow.world)).toMatchObject([{ id, state: 'open' }]);
    expect(managerView(tomorrow.world, tomorrow.now, () => undefined).complaints).toEqual({ filed: 0, open: 1 });
    expect(
      tomorrow.when(MANAGER, { name: 'answer-complaint', complaint: id, outcome: 'explained', text: 'so it was' }),
    ).toMatchObject([{ type: 'ComplaintAnswered' }]);
  });
});
