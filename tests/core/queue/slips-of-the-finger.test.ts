import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../core/base/time.ts';
import { COUNTER_RULES, type CounterRules } from '../../../core/catalogue/hall-rules.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { ratingView } from '../../../core/views/rating-view.ts';
import { whereaboutsOf } from '../../../core/views/whereabouts-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { paceFactor } from '../../../core/record/pace.ts';
import { CITIZEN, clerk, KIOSK, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const hallWith = (more: Partial<CounterRules>): Rules => {
  const hall = smallHall();
  return rulesOf({ ...hall, rules: { ...hall.rules, counters: { ...COUNTER_RULES, ...more } } });
};

const at = (rules: Rules, counter = '1') => {
  const does = (body: object) => rules.when(SUPERVISOR, { counter, ...body } as CommandBody);
  return {
    does,
    next: (more: object = {}) => does({ name: 'call-next', ...more }),
    finish: (outcome = 'done') => does({ name: 'finish', outcome, note: undefined }),
    miss: () => does({ name: 'mark-no-show' }),
    serve: () => does({ name: 'serve' }),
    back: (ticket: string, more: object = {}) =>
      does({ name: 'bring-back', ticket, step: undefined, to: 'line', reason: 'wrong key', ...more }),
    view: () => counterView(rules.world, counter, rules.now)!,
  };
};

const types = (events: ReturnType<Rules['when']>): readonly string[] =>
  typeof events === 'string' ? [events] : events.map(({ type }) => type);

/** A hall with counter 1 open, and the ids of three who wait there. */
const three = (rules: Rules): string[] => {
  open(rules, '1');
  return ['alpha', 'alpha', 'alpha'].map((each) => rules.ticket(rules.take(each)).id);
};

describe('the next one is called while somebody is in hand', () => {
  it('[Q70] who was called a moment ago and is not being served: it has to be said what became of them', () => {
    const rules = hallWith({ shortestServiceMs: 45 * SECOND });
    const [first = '', second = ''] = three(rules);
    expect(at(rules).view().asks).toBeUndefined();
    at(rules).next();
    rules.pass(44_999);
    expect(at(rules).view().asks).toBe('2026-03-09T09:00:45+08:00');
    expect(at(rules).next()).toBe('say-what-became');
    expect(at(rules).does({ name: 'call-ticket', number: 'A003', reason: 'ill' })).toBe('say-what-became');
    expect(at(rules).next({ became: 'missed' })).toMatchObject([
      { type: 'TicketMissed', data: { ticket: first } },
      { type: 'TicketCalled', data: { ticket: second } },
    ]);
    expect(types(at(rules).next({ became: 'finished' }))).toEqual(['StepFinished', 'TicketCalled']);
    expect(at(rules).next()).toBe('line-empty');
  });

  it('[Q70] nobody is asked once the shortest service is over, once serving has begun, or in a hall that says 0', () => {
    const rules = hallWith({ shortestServiceMs: 45 * SECOND });
    three(rules);
    at(rules).next();
    rules.pass(45 * SECOND);
    expect(at(rules).view().asks).toBeUndefined();
    expect(types(at(rules).next({ ask: true }))).toEqual(['StepFinished', 'TicketCalled']);
    at(rules).serve();
    expect(types(at(rules).next({ ask: true }))).toEqual(['StepFinished', 'TicketCalled']);
    const free = hallWith({ shortestServiceMs: 0 });
    three(free);
    at(free).next();
    expect(types(at(free).next({ ask: true }))).toEqual(['StepFinished', 'TicketCalled']);
  });

  it('[Q70] in a hall that says nothing, people are asked for a minute and programs are not', () => {
    const rules = rulesOf();
    three(rules);
    at(rules).next();
    rules.pass(59_999);
    expect(at(rules).next({ ask: true })).toBe('say-what-became');
    expect(types(at(rules).next())).toEqual(['StepFinished', 'TicketCalled']);
    rules.pass(60_000);
    expect(types(at(rules).next({ ask: true }))).toEqual(['StepFinished', 'TicketCalled']);
  });

  it('[Q70] whoever takes up a parked one, or brings one back, says it as well', () => {
    const rules = rulesOf();
    const [first = ''] = three(rules);
    at(rules).next();
    at(rules).does({ name: 'park', note: undefined });
    at(rules).next();
    expect(at(rules).does({ name: 'resume-here', ticket: first, ask: true })).toBe('say-what-became');
    const taken = at(rules).does({ name: 'resume-here', ticket: first, became: 'missed' });
    expect(types(taken)).toEqual(['TicketMissed', 'TicketResumed', 'TicketCalled']);
    at(rules).finish();
    at(rules).next();
    expect(at(rules).back(first, { to: 'here', ask: true })).toBe('say-what-became');
    const back = at(rules).back(first, { to: 'here', became: 'missed' });
    expect(types(back)).toEqual(['TicketMissed', 'TicketBroughtBack', 'TicketCalled']);
  });

  it('[Q70] said of one who is being served, "not there" is refused; of several services the others wait on', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take(['alpha', 'beta']);
    rules.take('alpha');
    at(rules).next();
    at(rules).serve();
    expect(at(rules).next({ became: 'missed' })).toBe('already-serving');
    at(rules).does({ name: 'return-to-line', reason: 'wrong' });
    at(rules).next();
    const missed = at(rules).next({ became: 'missed' });
    expect(types(missed)).toEqual(['TicketMissed', 'TicketCalled']);
    const since = rules.ticket('A001').steps.map((step) => step.since);
    expect(since).toEqual([rules.now, rules.now]);
  });
});

describe('what ended is brought back', () => {
  it('[Q71] a finish by mistake: back where it stood, in no figure and no pace, and nobody is asked to rate it', () => {
    const rules = rulesOf();
    const [first = ''] = three(rules);
    rules.pass(MINUTE);
    at(rules).next();
    rules.pass(10 * SECOND);
    at(rules).next({ became: 'finished' });
    expect(ratingView(rules.world, '1', rules.now)?.rating).toMatchObject({ number: 'A001' });
    expect(at(rules).view()).toMatchObject({
      today: { served: 1 },
      ended: [{ number: 'A001', became: 'finished', outcome: 'done', until: '2026-03-09T09:31:10+08:00' }],
    });
    expect(paceFactor(rules.world.record.pace)).not.toBe(1);
    rules.pass(29 * MINUTE);
    expect(at(rules).back(first)).toMatchObject([
      { type: 'TicketBroughtBack', data: { number: 'A001', counter: '1', became: 'finished', reason: 'wrong key' } },
    ]);
    expect(rules.ticket('A001').steps[0]).toMatchObject({ state: 'waiting', since: rules.now - 30 * MINUTE - 10_000 });
    expect(at(rules).view()).toMatchObject({ today: { served: 0, meanService: 0 } });
    expect(at(rules).view().ended).toBeUndefined();
    expect(rules.world.record.lines.get('a')).toMatchObject({ served: 0, servedMs: 0 });
    expect(paceFactor(rules.world.record.pace)).toBe(1);
    expect(rules.world.record.pace.finished).toBe(0);
    expect(ratingView(rules.world, '1', rules.now)?.rating).toBeUndefined();
    expect(ticketView(rules.world, first, rules.now)).toMatchObject({ state: 'waiting' });
    at(rules).finish();
    expect(at(rules).next()).toMatchObject([{ type: 'TicketCalled', data: { number: 'A001' } }]);
  });

  it('[Q71] missed or cancelled at the counter: the miss and the cancelling are in no figure either', () => {
    const rules = rulesOf();
    open(rules, '1');
    const id = rules.ticket(rules.take(['alpha', 'beta'])).id;
    at(rules).next();
    at(rules).miss();
    expect(rules.world.record.lines.get('a')).toMatchObject({ noShows: 1 });
    expect(types(at(rules).back(id))).toEqual(['TicketBroughtBack']);
    expect(rules.world.record.lines.get('a')).toMatchObject({ noShows: 0 });
    at(rules).next();
    rules.when(SUPERVISOR, { name: 'cancel-ticket', ticket: id, reason: undefined });
    expect(rules.world.record.lines.get('b')).toMatchObject({ cancelled: 1 });
    expect(rules.world.record.cancelled).toBe(1);
    expect(at(rules).view().ended).toMatchObject([{ number: 'A001', became: 'cancelled' }]);
    expect(types(at(rules).back(id, { to: 'here' }))).toEqual(['TicketBroughtBack', 'TicketCalled']);
    expect(rules.world.record.lines.get('a')).toMatchObject({ cancelled: 0 });
    expect(rules.world.record.lines.get('b')).toMatchObject({ cancelled: 0 });
    expect(rules.world.record.cancelled).toBe(0);
    expect(rules.ticket('A001').steps.map(({ state }) => state)).toEqual(['called', 'waiting']);
    expect(rules.world.state.routing.taken.get('beta')).toBe(1);
  });

  it('[Q71] of two services only the one that ended here comes back; the other goes on as it was', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const id = rules.ticket(rules.take(['alpha', 'beta'])).id;
    at(rules).next();
    at(rules).finish();
    expect(at(rules, '2').back(id)).toBe('not-ended-here');
    expect(types(at(rules).back(id))).toEqual(['TicketBroughtBack']);
    expect(rules.ticket('A001').steps.map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    at(rules).next();
    at(rules).finish();
    at(rules, '2').next();
    expect(at(rules).back(id)).toBe('ticket-held');
  });

  it('[Q72] not after half an hour, not twice, not without a reason, not what was cancelled from the line', () => {
    const rules = rulesOf();
    const [first = '', second = ''] = three(rules);
    at(rules).next();
    at(rules).finish();
    for (const reason of ['', '   ', '\u3000', '\u200b\u2060', '\n\t'])
      expect(at(rules).back(first, { reason })).toBe('reason-needed');
    rules.pass(30 * MINUTE - 1);
    expect(types(at(rules).back(first))).toEqual(['TicketBroughtBack']);
    expect(at(rules).back(first)).toBe('not-ended-here');
    at(rules).next();
    at(rules).finish();
    rules.pass(30 * MINUTE);
    expect(at(rules).view().ended).toBeUndefined();
    expect(at(rules).back(first)).toBe('not-ended-here');
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: second, reason: undefined });
    expect(at(rules).back(second)).toBe('not-ended-here');
    expect(at(rules).back('nobody')).toBe('ticket-unknown');
    expect(
      rules.when(clerk('li'), {
        name: 'bring-back',
        counter: '1',
        ticket: first,
        step: undefined,
        to: 'line',
        reason: 'x',
      }),
    ).toBe('not-your-counter');
  });

  it('[Q72] whoever has rated the service was served, and what has gone on since stays', () => {
    const rules = rulesOf();
    const [first = '', second = ''] = three(rules);
    at(rules).next();
    at(rules).finish();
    rules.when(KIOSK, { name: 'rate-at-counter', counter: '1', grade: 5, reasons: [], reason: undefined });
    expect(at(rules).back(first)).toBe('already-rated');
    at(rules).next();
    at(rules).miss();
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: second });
    expect(at(rules).back(second)).toBe('not-ended-here');
    at(rules).next();
    at(rules).finish();
    at(rules).does({ name: 'undo' });
    expect(at(rules).view().ended).toMatchObject([{ number: 'A001' }]);
  });

  it('[Q73] a finish that nothing overtook is taken back for as long; a call only for the time of the hall', () => {
    const rules = rulesOf();
    three(rules);
    at(rules).next();
    at(rules).finish();
    rules.pass(30 * MINUTE - 1);
    expect(at(rules).view().undo).toMatchObject({ what: 'finish', number: 'A001' });
    expect(types(at(rules).does({ name: 'undo' }))).toEqual(['CounterActionUndone']);
    at(rules).miss();
    rules.pass(8 * SECOND);
    expect(at(rules).does({ name: 'undo' })).toBe('undo-expired');
    const never = hallWith({ undoMs: 0 });
    three(never);
    at(never).next();
    at(never).finish();
    expect(at(never).does({ name: 'undo' })).toBe('undo-expired');
  });
});

describe('what others will ask about, and what everybody gets', () => {
  it('[Q74] a number called by name, one put first and one put back want a reason that can be read', () => {
    const rules = rulesOf();
    const [first = ''] = three(rules);
    for (const reason of ['', ' ', '\u3000\u3000', '\u200b', '\ufeff']) {
      expect(at(rules).does({ name: 'call-ticket', number: 'A002', reason })).toBe('reason-needed');
      expect(rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: first, reason })).toBe('reason-needed');
    }
    expect(at(rules).does({ name: 'call-ticket', number: 'A002', reason: undefined })).toBe('reason-needed');
    expect(types(at(rules).does({ name: 'call-ticket', number: 'A002', reason: '孕' }))).toEqual(['TicketCalled']);
    expect(at(rules).does({ name: 'return-to-line', reason: '\u3000' })).toBe('reason-needed');
  });

  it('[Q76] a number that cannot be called: where it is, and since when', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const where = (number: string) => whereaboutsOf(rules.world, number);
    const id = rules.ticket(rules.take('alpha')).id;
    expect(where('A001')).toEqual({ ticket: id, number: 'A001', category: 'ordinary', state: 'waiting' });
    expect(where('A999')).toBeUndefined();
    at(rules).next();
    expect(where('A001')).toMatchObject({ state: 'called', counter: '1', at: '2026-03-09T09:00:00+08:00' });
    rules.pass(MINUTE);
    at(rules).serve();
    expect(where('A001')).toMatchObject({ state: 'serving', counter: '1', at: '2026-03-09T09:01:00+08:00' });
    at(rules).does({ name: 'park', note: undefined });
    expect(where('A001')).toMatchObject({ state: 'parked', counter: '1', at: '2026-03-09T09:01:00+08:00' });
    at(rules, '2').does({ name: 'resume-here', ticket: id });
    at(rules, '2').miss();
    expect(where('A001')).toMatchObject({ state: 'no-show', counter: '2', until: expect.any(String) });
    at(rules, '2').does({ name: 'resume-here', ticket: id });
    rules.pass(MINUTE);
    at(rules, '2').finish();
    expect(where('A001')).toMatchObject({ state: 'done', counter: '2', at: '2026-03-09T09:02:00+08:00' });
    at(rules, '2').back(id);
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: id, reason: undefined });
    expect(where('A001')).toMatchObject({ state: 'cancelled', at: '2026-03-09T09:02:00+08:00' });
  });

  it('[Q76] one of several services: what comes first is said by its name, and if it is put aside, that', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['title', 'deed-tax']);
    const { id, steps } = rules.ticket(number);
    expect(whereaboutsOf(rules.world, number)).toMatchObject({ state: 'waiting' });
    rules.when(CITIZEN, { name: 'park-ticket', ticket: id, note: undefined });
    expect(whereaboutsOf(rules.world, number)).toMatchObject({ state: 'parked' });
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: id });
    const [first] = steps;
    at(rules, '1').does({ name: 'call-ticket', number, reason: 'asked' });
    at(rules, '1').does({ name: 'park', note: undefined });
    expect(first?.state).toBe('parked');
    expect(whereaboutsOf(rules.world, number)).toMatchObject({ state: 'parked', counter: '1' });
  });

  it('[Q77] the right category, with a reason: the place in line follows, also of one who was missed', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    const { id } = rules.ticket(second);
    const correct = (category: string, reason: string, actor = clerk('li')) =>
      rules.when(actor, { name: 'correct-category', ticket: id, category, reason });
    expect(correct('elderly', 'is 80', CITIZEN)).toBe('not-allowed');
    expect(correct('elderly', '\u3000')).toBe('reason-needed');
    expect(correct('nobody', 'is 80')).toBe('category-unknown');
    rules.pass(MINUTE);
    expect(correct('elderly', 'is 80')).toMatchObject([
      { type: 'CategoryCorrected', data: { number: second, from: 'ordinary', to: 'elderly', reason: 'is 80' } },
    ]);
    expect(correct('elderly', 'is 80')).toEqual([]);
    expect(rules.ticket(second)).toMatchObject({ category: 'elderly', steps: [{ category: 'elderly' }] });
    expect(
      at(rules)
        .view()
        .ahead.map(({ number, category }) => [number, category]),
    ).toEqual([
      [second, 'elderly'],
      [first, 'ordinary'],
    ]);
    expect(rules.next('1')).toBe(second);
    at(rules).miss();
    expect(correct('ordinary', 'was the wrong one')).toMatchObject([{ type: 'CategoryCorrected' }]);
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: id });
    expect(rules.ticket(second).steps[0]).toMatchObject({ state: 'waiting', category: 'ordinary' });
    expect(rules.next('1')).toBe(first);
    at(rules).finish();
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: id, reason: undefined });
    expect(correct('elderly', 'is 80')).toBe('ticket-ended');
  });

  it('[Q78] a transfer keeps the place, goes to the end, or first with a reason; taken back, nobody is first', () => {
    const order = (place: 'kept' | 'end' | 'first' | undefined, waited: number, note?: string) => {
      const rules = rulesOf();
      open(rules, '1');
      rules.take('alpha');
      rules.pass(waited * MINUTE);
      rules.take('alpha');
      at(rules).next();
      rules.pass(5 * MINUTE);
      const done = at(rules).does({ name: 'transfer', to: { service: 'deed-tax' }, note, place });
      if (typeof done === 'string') return done;
      rules.take('alpha');
      const calls = at(rules)
        .view()
        .ahead.map(({ number }) => number);
      at(rules).does({ name: 'undo' });
      return [...calls, rules.ticket('A001').override];
    };
    expect(order('kept', 20)).toEqual(['A001', 'A002', 'A003', undefined]);
    expect(order(undefined, 20)).toEqual(['A001', 'A002', 'A003', undefined]);
    expect(order('end', 20)).toEqual(['A002', 'A001', 'A003', undefined]);
    // The walk is no waiting: whoever was called at once is never better off at the end than in their place.
    expect(order('kept', 0)).toEqual(['A002', 'A003', 'A001', undefined]);
    expect(order('end', 0)).toEqual(['A002', 'A003', 'A001', undefined]);
    expect(order('first', 0, 'cannot stand')).toEqual(['A001', 'A002', 'A003', undefined]);
    expect(order('first', 0, ' ')).toBe('reason-needed');
    const rules = rulesOf();
    open(rules, '1', '2');
    rules.take('alpha');
    at(rules).next();
    at(rules).does({ name: 'transfer', to: { counter: '2' }, note: 'cannot stand', place: 'first' });
    expect(rules.ticket('A001').override).toEqual({ by: 'supervisor', reason: 'cannot stand' });
    at(rules).does({ name: 'undo' });
    expect(rules.ticket('A001').override).toBeUndefined();
    at(rules).does({ name: 'transfer', to: { service: 'beta' }, note: undefined, place: 'end' });
    expect(rules.ticket('A001').steps[1]).toMatchObject({ service: 'beta', since: rules.now + 2 * MINUTE });
  });

  it('[Q75] nobody is missed before the time and the recalls that the hall promises', () => {
    const rules = hallWith({ leastBeforeNoShowMs: 40 * SECOND, leastRecalls: 2 });
    three(rules);
    at(rules).next();
    expect(at(rules).view().noShow).toEqual({ from: '2026-03-09T09:00:40+08:00', recalls: 2 });
    expect(at(rules).miss()).toBe('recall-first');
    expect(at(rules).next({ became: 'missed' })).toBe('recall-first');
    at(rules).does({ name: 'recall' });
    at(rules).does({ name: 'recall' });
    rules.pass(39_999);
    expect(at(rules).miss()).toBe('missed-too-soon');
    expect(at(rules).next({ became: 'missed' })).toBe('missed-too-soon');
    rules.pass(1);
    expect(at(rules).view().noShow).toBeUndefined();
    expect(types(at(rules).miss())).toEqual(['TicketMissed']);
    // As many recalls as there may be are enough, whatever the hall file asks for.
    const few = hallWith({ leastRecalls: 3, recallsAtMost: 1 });
    three(few);
    at(few).next();
    at(few).does({ name: 'recall' });
    expect(types(at(few).miss())).toEqual(['TicketMissed']);
  });
});
