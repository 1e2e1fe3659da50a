import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { reasonText } from '../../../core/views/reason-text.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const finish = (rules: Rules, counter: string) =>
  rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined });

describe('numbers', () => {
  it('[Q1] numbers of a line run on from its prefix and 001, each line by itself', () => {
    const rules = rulesOf();
    expect([rules.take('alpha'), rules.take('deed-tax'), rules.take('beta'), rules.take('alpha')]).toEqual([
      'A001',
      'A002',
      'B001',
      'A003',
    ]);
  });

  it('[Q2] the thousandth number of a line has four digits and is still unique', () => {
    const rules = rulesOf();
    for (let i = 0; i < 999; i += 1) rules.take('alpha');
    expect(rules.take('alpha')).toBe('A1000');
  });
});

describe('a visit with several services', () => {
  it('[Q3] one number waits in all its lines from the moment of issue', () => {
    const rules = rulesOf();
    open(rules, '2', '4');
    const number = rules.take(['beta', 'gamma']);
    rules.pass(3 * MINUTE);
    expect(rules.next('4')).toBe(number);
    const called = rules.ticket(number).steps.find((step) => step.line === 'c');
    expect(rules.now - (called?.since ?? 0)).toBe(3 * MINUTE);
  });

  it('[Q4] it is never called while it is being served elsewhere, and is due there at once afterwards', () => {
    const rules = rulesOf();
    open(rules, '2', '4');
    const number = rules.take(['beta', 'gamma']);
    expect(rules.next('2')).toBe(number);
    expect(rules.next('4')).toBe('line-empty');
    finish(rules, '2');
    expect(rules.next('4')).toBe(number);
  });

  it('[Q5] it keeps its place meanwhile, less the time it was served and walked', () => {
    const rules = rulesOf();
    open(rules, '2', '4');
    const first = rules.take(['beta', 'gamma']);
    rules.next('2');
    rules.pass(5 * MINUTE);
    const second = rules.take('gamma');
    rules.pass(4 * MINUTE);
    finish(rules, '2');
    // Nine minutes served and two walked: it stands where somebody who came eleven minutes after it would.
    expect(rules.next('4')).toBe(second);
    rules.pass(MINUTE);
    expect(rules.next('4')).toBe(first);
  });

  it('[Q6] a service that comes after another is not called before that one is over', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    const number = rules.take(['title', 'deed-tax']);
    expect(rules.ticket(number).steps.map((step) => step.service)).toEqual(['deed-tax', 'title']);
    expect(rules.next('2')).toBe('line-empty');
    expect(rules.next('1')).toBe(number);
    finish(rules, '1');
    expect(rules.next('2')).toBe(number);
  });

  it('[Q7] two services of one line are called one after the other at one counter, by the same order as everybody', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take(['alpha', 'deed-tax']);
    rules.next('1');
    expect(rules.next('1')).toBe(number);
    expect(rules.ticket(number).steps.map((step) => step.state)).toEqual(['done', 'called']);
  });

  it('[Q8] adding a service: with the waiting done so far when staff add it, from now when the citizen does', () => {
    const rules = rulesOf();
    const number = rules.take('alpha');
    const { id, issuedAt } = rules.ticket(number);
    rules.pass(10 * MINUTE);
    rules.when(SUPERVISOR, { name: 'add-service', ticket: id, service: 'beta' });
    rules.when(CITIZEN, { name: 'add-service', ticket: id, service: 'gamma' });
    expect(rules.ticket(number).steps.map((step) => step.since - issuedAt)).toEqual([0, 0, 10 * MINUTE]);
    expect(rules.when(CITIZEN, { name: 'add-service', ticket: id, service: 'gamma' })).toBe('service-repeated');
  });
});

describe('the calling order', () => {
  it('[Q9] first come, first served within a line and category', () => {
    const rules = rulesOf();
    open(rules, '1');
    const numbers = ['alpha', 'deed-tax', 'alpha'].map((service) => {
      rules.pass(1000);
      return rules.take(service);
    });
    expect(numbers.map(() => rules.next('1'))).toEqual(numbers);
  });

  it('[Q10] relative waiting decides between lines: 7 min of a target of 5 goes before 12 of 15', () => {
    const rules = rulesOf();
    open(rules, '3');
    const a = rules.take('alpha');
    rules.pass(5 * MINUTE);
    const b = rules.take('beta');
    rules.pass(7 * MINUTE);
    expect(rules.next('3')).toBe(b);
    const call = rules.events.at(-1);
    if (call?.type !== 'TicketCalled') throw new Error('no call');
    expect(reasonText(call.data.reason, call.at).en).toBe(
      'B001 before A001: B001 (target 5 min) had waited 7 min, A001 (target 15 min) had waited 12 min. Whoever has used more of the target goes first.',
    );
    expect(rules.next('3')).toBe(a);
  });

  it('[Q10] a visit with two services is not said to come before itself, but before the next one', () => {
    const rules = rulesOf();
    open(rules, '3');
    const two = rules.take(['alpha', 'beta']);
    const said = (): string => {
      rules.next('3');
      const call = rules.events.at(-1);
      if (call?.type !== 'TicketCalled') throw new Error('no call');
      return reasonText(call.data.reason, call.at).en;
    };
    rules.pass(2 * MINUTE);
    const next = rules.take('gamma');
    expect(said()).toContain(`${two} before ${next}`);
    const alone = rulesOf();
    open(alone, '3');
    const only = alone.take(['alpha', 'beta']);
    alone.next('3');
    const call = alone.events.at(-1);
    if (call?.type !== 'TicketCalled') throw new Error('no call');
    expect(reasonText(call.data.reason, call.at).en).toBe(
      `${only} had waited 0 min and was the first of those whom this counter could call.`,
    );
  });

  it('[Q11] a priority category is called earlier, by the share of the target that the wait has used', () => {
    const rules = rulesOf();
    open(rules, '1');
    const ordinary = rules.take('alpha');
    rules.pass(10 * MINUTE);
    const elderly = rules.take('alpha', 'elderly');
    rules.pass(6 * MINUTE);
    const disabled = rules.take('alpha', 'disabled');
    rules.pass(5 * MINUTE);
    // Urgencies at 21 min: ordinary 1 + 6/15, elderly 1 + 3.5/8, disabled 1 + 0.05/5.
    expect(rules.next('1')).toBe(elderly);
    expect(rules.next('1')).toBe(ordinary);
    expect(rules.next('1')).toBe(disabled);
  });

  it('[Q12] past the hard cap whoever has waited longest goes first, priority or not', () => {
    const rules = rulesOf();
    open(rules, '1');
    const ordinary = rules.take('alpha');
    rules.pass(61 * MINUTE);
    const elderly = rules.take('alpha', 'elderly');
    rules.pass(60 * MINUTE);
    expect(rules.next('1')).toBe(ordinary);
    expect(rules.next('1')).toBe(elderly);
  });

  it('[Q13] a counter helps another line only while nobody waits in its own', () => {
    const rules = rulesOf();
    open(rules, '1');
    const b = rules.take('beta');
    rules.pass(4 * MINUTE);
    const a = rules.take('alpha');
    rules.pass(1000);
    expect(rules.next('1')).toBe(a);
    expect(rules.next('1')).toBe(b);
  });

  describe('where whoever is helped and overdue counts as one of the own', () => {
    const withRule = (percent: number): Rules => {
      const hall = smallHall();
      return rulesOf({ ...hall, rules: { ...hall.rules, helpOverduePercent: percent } });
    };
    /** Counter 1 serves A (target 15 min), and helps B (target 5 min). */
    const waiting = (rules: Rules, bMinutes: number, aMinutes: number): readonly [a: string, b: string] => {
      open(rules, '1');
      const [first, second] = bMinutes > aMinutes ? ['beta', 'alpha'] : ['alpha', 'beta'];
      const one = rules.take(first);
      rules.pass(Math.abs(bMinutes - aMinutes) * MINUTE);
      const two = rules.take(second);
      rules.pass(Math.min(aMinutes, bMinutes) * MINUTE);
      return first === 'beta' ? [two, one] : [one, two];
    };

    it.each([
      ['just past the target, the own one fresh', 100, 6, 1, 'b'],
      ['at the target itself: not past it', 100, 5, 1, 'a'],
      ['not as far past it as the hall says', 200, 9, 1, 'a'],
      ['as far as the hall says', 200, 11, 1, 'b'],
      ['the own one has used more of its target', 100, 6, 20, 'a'],
      ['both overdue, the helped one by more', 100, 30, 20, 'b'],
    ] as const)('[Q96] %s', (_, percent, bMinutes, aMinutes, first) => {
      const rules = withRule(percent);
      const [a, b] = waiting(rules, bMinutes, aMinutes);
      expect(rules.next('1')).toBe(first === 'a' ? a : b);
    });

    it('[Q96] the reason says so, with the level as it is; without the rule nobody is overdue so', () => {
      const rules = withRule(100);
      const [a, b] = waiting(rules, 8, 1);
      const reason = rules.next('1') === b ? rules.events.at(-1) : undefined;
      if (reason?.type !== 'TicketCalled') throw new Error('no call');
      expect(reason.data.reason.heads.map(({ level, overdue }) => [level, overdue])).toEqual([
        [2, true],
        [1, undefined],
      ]);
      expect(reasonText(reason.data.reason, reason.at).en).toContain('Whoever has used more of the target goes first.');
      const plain = rulesOf();
      const [own] = waiting(plain, 8, 1);
      expect(plain.next('1')).toBe(own);
      expect(a).toBe(own);
    });
  });

  it('[Q14] a service that gives no priority lets everybody wait alike', () => {
    const rules = rulesOf();
    open(rules, '4');
    const ordinary = rules.take('bid');
    rules.pass(1000);
    rules.take('bid', 'disabled');
    rules.pass(10 * MINUTE);
    expect(rules.next('4')).toBe(ordinary);
  });

  it('[Q15] staff put a ticket first with a reason, which every later explanation shows', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('alpha');
    const second = rules.take('alpha');
    const id = rules.ticket(second).id;
    expect(rules.when(clerk('x'), { name: 'prioritise-ticket', ticket: id, reason: 'ambulance' })).toBe('not-allowed');
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: id, reason: 'ambulance' });
    expect(rules.next('1')).toBe(second);
    const call = rules.events.at(-1);
    expect(call?.type === 'TicketCalled' && call.data.reason.override).toEqual({
      by: 'supervisor',
      reason: 'ambulance',
    });
  });

  it('[Q30] put first also holds among those who wait for one counter', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const numbers = [0, 1].map(() => {
      const number = rules.take('alpha');
      rules.pass(MINUTE);
      rules.next('1');
      rules.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { counter: '3' }, note: undefined });
      return number;
    });
    const { id } = rules.ticket(numbers[1] ?? '');
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: id, reason: 'cannot stand for long' });
    expect(rules.next('3')).toBe(numbers[1]);
    expect(rules.next('3')).toBe(numbers[0]);
  });

  it('[Q16] a booking counts from its slot; before the slot it goes before nobody who waits', () => {
    const rules = rulesOf();
    open(rules, '1');
    const booked = (id: string, slotAt: number) =>
      rules.when(KIOSK, {
        name: 'issue-ticket',
        ticket: `t-${id}`,
        secret: 's',
        services: ['alpha'],
        category: 'ordinary',
        language: 'en',
        origin: 'kiosk-1',
        appointment: { id, slotAt },
        identity: undefined,
      });
    expect(booked('early', rules.now + 61 * MINUTE)).toBe('appointment-early');
    booked('on-time', rules.now + 10 * MINUTE);
    const walkIn = rules.take('alpha');
    expect(rules.next('1')).toBe(walkIn);
    expect(rules.next('1')).toBe('A001');
    expect(booked('on-time', rules.now)).toBe('appointment-used');
    booked('late', rules.now - 16 * MINUTE);
    expect(rules.ticket('A003').category).toBe('ordinary');
  });
});

describe('at the counter', () => {
  it('[Q17] next finishes the ticket in hand; with nobody waiting it changes nothing', () => {
    const rules = rulesOf();
    open(rules, '1');
    const first = rules.take('alpha');
    const second = rules.take('alpha');
    expect(rules.next('1')).toBe(first);
    expect(rules.next('1')).toBe(second);
    expect(rules.next('1')).toBe('line-empty');
    expect(rules.ticket(second).heldBy).toBe('1');
  });

  it('[Q18] a recalled ticket keeps its place and its counter; a ticket being served is not recalled', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'recall', counter: '1' });
    expect(rules.ticket(number).steps[0]?.recalls).toBe(1);
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    expect(rules.when(SUPERVISOR, { name: 'recall', counter: '1' })).toBe('already-serving');
    expect(rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' })).toBe('already-serving');
  });

  it('[Q19] a no-show comes back behind the first who waits, never better than it was, and not for ever', () => {
    const rules = rulesOf();
    open(rules, '1');
    const numbers = [0, 1, 2, 3].map(() => {
      rules.pass(1000);
      return rules.take('alpha');
    });
    rules.next('1');
    const { id } = rules.ticket('A001');
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    rules.when(KIOSK, { name: 'resume-ticket', ticket: id });
    expect([0, 1, 2, 3].map(() => rules.next('1'))).toEqual(['A002', 'A001', 'A003', 'A004']);
    expect(numbers).toEqual(['A001', 'A002', 'A003', 'A004']);
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    rules.pass(31 * MINUTE);
    expect(rules.when(KIOSK, { name: 'resume-ticket', ticket: rules.ticket('A004').id })).toBe('reentry-expired');
  });

  it('[Q20] parked and resumed: by the clerk with a note, by the citizen who waits; the place is kept', () => {
    const rules = rulesOf();
    open(rules, '1');
    const first = rules.take('alpha');
    const { id } = rules.ticket(first);
    rules.take('alpha');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'park', counter: '1', note: 'fetches a copy' });
    expect(rules.ticket(first).steps[0]).toMatchObject({ state: 'parked', note: 'fetches a copy' });
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: id });
    rules.pass(MINUTE);
    expect(rules.when(CITIZEN, { name: 'resume-ticket', ticket: id })).toBe('ticket-not-parked');
    rules.when(CITIZEN, { name: 'park-ticket', ticket: id, note: undefined });
    expect(rules.next('1')).toBe('A002');
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: id });
    expect(rules.next('1')).toBe(first);
  });

  it('[Q21] transfer to a service keeps the waiting done; to a counter, only that one calls it', () => {
    const rules = rulesOf();
    open(rules, '1', '2', '3');
    const number = rules.take('alpha');
    rules.pass(10 * MINUTE);
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { service: 'beta' }, note: 'needs B' });
    const moved = rules.ticket(number).steps[1];
    expect(moved).toMatchObject({ service: 'beta', state: 'waiting', note: 'needs B' });
    expect(rules.now - (moved?.since ?? 0)).toBe(8 * MINUTE);
    rules.next('2');
    rules.when(SUPERVISOR, { name: 'transfer', counter: '2', to: { counter: '3' }, note: undefined });
    expect(rules.next('2')).toBe('line-empty');
    expect(rules.next('3')).toBe(number);
  });

  it('[Q21] a transfer keeps the wait less the time since the call and the walk: who took a number in that time is before', () => {
    // Called after a minute, sent on after another half; the walk of this hall is two minutes.
    const order = (...laterBy: readonly number[]): readonly string[] => {
      const rules = rulesOf();
      open(rules, '1', '2');
      const moved = rules.take('alpha');
      const transfer = { name: 'transfer', counter: '1', to: { service: 'beta' }, note: undefined } as const;
      const acts = [
        { after: 60, act: () => rules.next('1') },
        { after: 90, act: () => rules.when(SUPERVISOR, transfer) },
        ...laterBy.map((after) => ({ after, act: () => rules.take('beta') })),
      ].toSorted((a, b) => a.after - b.after);
      let passed = 0;
      for (const { after, act } of acts) {
        rules.pass(1000 * (after - passed));
        passed = after;
        act();
      }
      rules.pass(10 * MINUTE);
      const calls: string[] = [];
      for (let n = 0; n <= laterBy.length; n += 1) {
        const number = rules.next('2');
        calls.push(number === moved ? 'moved' : number);
        finish(rules, '2');
      }
      return calls;
    };
    expect(order(10, 20)).toEqual(['B001', 'B002', 'moved']);
    expect(order(10, 149, 151)).toEqual(['B001', 'B002', 'moved', 'B003']);
    expect(order(151, 200)).toEqual(['moved', 'B001', 'B002']);
  });

  it('[Q22] when the counter that somebody waits for closes, the ticket goes back to its line', () => {
    const rules = rulesOf();
    open(rules, '1', '3');
    const number = rules.take('alpha');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { counter: '3' }, note: undefined });
    expect(rules.next('1')).toBe('line-empty');
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '3' });
    expect(rules.next('1')).toBe(number);
  });

  it('[Q23] a named number is called out of order, with who did it and the heads that it went before', () => {
    const rules = rulesOf();
    open(rules, '1', '2');
    rules.take('alpha');
    const second = rules.take('alpha');
    rules.when(SUPERVISOR, { name: 'call-ticket', counter: '1', number: second, reason: 'came back' });
    const call = rules.events.at(-1);
    if (call?.type !== 'TicketCalled') throw new Error('no call');
    expect(call.data.reason).toMatchObject({ rule: 'named', override: { by: 'supervisor', reason: 'came back' } });
    expect(call.data.reason.heads.map((head) => head.number)).toEqual([second, 'A001']);
    expect(rules.when(SUPERVISOR, { name: 'call-ticket', counter: '2', number: second, reason: 'asked' })).toBe(
      'ticket-held',
    );
    expect(rules.when(SUPERVISOR, { name: 'call-ticket', counter: '2', number: 'Z9', reason: 'asked' })).toBe(
      'ticket-unknown',
    );
  });

  it('[Q24] a clerk holds one counter at a time and acts at no other; a supervisor acts at any', () => {
    const rules = rulesOf();
    rules.take('alpha');
    const [li, wang] = [clerk('li'), clerk('wang')];
    rules.when(li, { name: 'open-counter', counter: '1' });
    expect(rules.when(li, { name: 'open-counter', counter: '2' })).toBe('clerk-elsewhere');
    expect(rules.when(wang, { name: 'open-counter', counter: '1' })).toBe('counter-taken');
    expect(rules.when(wang, { name: 'call-next', counter: '1' })).toBe('not-your-counter');
    expect(rules.when(SUPERVISOR, { name: 'pause-counter', counter: '1', reason: 'lunch' })).toHaveLength(1);
    expect(rules.when(li, { name: 'call-next', counter: '1' })).toBe('counter-paused');
    rules.when(li, { name: 'open-counter', counter: '1' });
    rules.when(li, { name: 'call-next', counter: '1' });
    expect(rules.when(li, { name: 'close-counter', counter: '1' })).toBe('counter-busy');
    finish(rules, '1');
    rules.when(li, { name: 'close-counter', counter: '1' });
    expect(rules.when(li, { name: 'open-counter', counter: '2' })).toHaveLength(1);
    expect(rules.when(KIOSK, { name: 'call-next', counter: '2' })).toBe('not-allowed');
  });

  it('[Q25] cancelled: from the line or when called, not while being served', () => {
    const rules = rulesOf();
    open(rules, '1');
    const [first, second] = [rules.take(['alpha', 'beta']), rules.take('alpha')];
    const ids = [first, second].map((number) => rules.ticket(number).id);
    rules.next('1');
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: ids[0] ?? '', reason: undefined });
    expect(rules.next('1')).toBe(second);
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    expect(rules.when(CITIZEN, { name: 'cancel-ticket', ticket: ids[1] ?? '', reason: undefined })).toBe(
      'ticket-being-served',
    );
    finish(rules, '1');
    expect(rules.when(CITIZEN, { name: 'cancel-ticket', ticket: ids[1] ?? '', reason: undefined })).toBe(
      'ticket-ended',
    );
  });

  it('[Q26] only a served step is rated, once, and never by staff', () => {
    const rules = rulesOf();
    open(rules, '1');
    const { id } = rules.ticket(rules.take('alpha'));
    const rate = (actor: typeof CITIZEN, grade = 5) =>
      rules.when(actor, { name: 'rate-step', ticket: id, step: undefined, grade, reason: undefined });
    expect(rate(CITIZEN)).toBe('not-served');
    rules.next('1');
    finish(rules, '1');
    expect(rate(clerk('li'))).toBe('not-allowed');
    expect(rate(CITIZEN)).toHaveLength(1);
    expect(rate(CITIZEN)).toBe('already-rated');
  });
});

describe('the day', () => {
  it('[Q27] no new tickets, serve to empty', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    rules.when(SUPERVISOR, { name: 'stop-intake', reason: 'closing early' });
    expect(() => rules.take('alpha')).toThrow('intake-stopped');
    expect(rules.next('1')).toBe(number);
    rules.when(SUPERVISOR, { name: 'resume-intake' });
    expect(rules.take('alpha')).toBe('A002');
  });

  it('[Q28] the end of the day ends every ticket and closes every counter; nothing is open afterwards', () => {
    const rules = rulesOf();
    open(rules, '1');
    open(rules, '2');
    rules.take('alpha');
    rules.take(['alpha', 'beta']);
    rules.take('beta');
    rules.next('2');
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '2' });
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    expect(rules.when(clerk('li'), { name: 'close-day' })).toBe('not-allowed');
    const closed = rules.when(MANAGER, { name: 'close-day' });
    expect(closed).toMatchObject([{ type: 'DayClosed', data: { left: expect.arrayContaining([]) } }]);
    expect(rules.world.state.tickets.size).toBe(0);
    const ends = [...rules.world.record.ended.values()].map(({ number, steps }) => [
      number,
      ...steps.map(({ state, outcome }) => (outcome === undefined ? state : `${state}: ${outcome}`)),
    ]);
    expect(ends.sort()).toEqual([
      ['A001', 'done: unfinished'],
      ['A002', 'cancelled', 'no-show'],
      ['B001', 'cancelled'],
    ]);
    const cancelled = [...rules.world.record.lines.values()].reduce((sum, line) => sum + line.cancelled, 0);
    expect(cancelled).toBe(ends.flat().filter((end) => end === 'cancelled').length);
    expect([...rules.world.state.counters.values()].every((desk) => desk.state === 'closed')).toBe(true);
    expect(() => rules.take('alpha')).toThrow('day-not-open');
  });

  it('[Q29] a changed hall file is taken over unless today needs what it lacks', () => {
    const rules = rulesOf();
    rules.take('gamma');
    const hall = smallHall();
    const without = { ...hall, services: hall.services.filter((service) => service.id !== 'gamma') };
    const change = (catalogue: typeof hall) => rules.when({ kind: 'system' }, { name: 'change-catalogue', catalogue });
    expect(change(without)).toBe('catalogue-in-use');
    expect(change({ ...hall, rules: { ...hall.rules, maxServicesPerTicket: 1 } })).toHaveLength(1);
    expect(() => rules.take(['alpha', 'beta'])).toThrow('too-many-services');
    open(rules, '4');
    expect(rules.next('4')).toBe('C001');
  });
});
