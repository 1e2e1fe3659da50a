import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { Service } from '../../../core/catalogue/service.ts';
import type { CommandBody } from '../../../core/queue/command.ts';
import { decide } from '../../../core/queue/decide/decide.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { counter, line, named, service, smallHall } from '../../support/small-hall.ts';

const types = (result: ReturnType<Rules['when']>): unknown =>
  typeof result === 'string' ? result : result.map((event) => event.type);

const profile = (id: string | null, zone?: string): CommandBody => ({
  name: 'switch-profile',
  profile: id,
  zone,
  reason: 'noon',
});
const BALANCE: CommandBody = { name: 'balance-lines' };
const TIMETABLE: CommandBody = { name: 'follow-timetable' };
const closeLine = (id: string): CommandBody => ({ name: 'close-line', line: id, reason: 'no papers' });

function takeBody(id: string, services: readonly string[]): CommandBody {
  return {
    name: 'issue-ticket',
    ticket: id,
    secret: `s-${id}`,
    services,
    category: 'ordinary',
    language: 'zh-Hans',
    origin: 'kiosk-1',
    appointment: undefined,
    identity: undefined,
  };
}

const managed = (rules: Rules) => managerView(rules.world, rules.now, () => undefined);

describe('profiles', () => {
  it('[Q40] a supervisor switches live: the next call follows the profile, and null brings every counter home', () => {
    const rules = rulesOf();
    open(rules, '1');
    rules.take('gamma');
    expect(rules.next('1')).toBe('line-empty');
    expect(rules.when(clerk('li'), profile('lunch'))).toBe('not-allowed');
    expect(types(rules.when(SUPERVISOR, profile('lunch')))).toEqual(['ProfileSwitched']);
    expect(counterView(rules.world, '1', rules.now)).toMatchObject({
      profile: { id: 'lunch' },
      lines: [
        { line: 'a', level: 1, by: 'profile' },
        { line: 'b', level: 1, by: 'profile' },
        { line: 'c', level: 2, by: 'profile' },
      ],
    });
    // A counter that the profile does not name keeps to its own lines.
    expect(counterView(rules.world, '4', rules.now)?.lines).toMatchObject([{ line: 'c', level: 1 }]);
    expect(rules.next('1')).toBe('C001');
    expect(types(rules.when(SUPERVISOR, profile('lunch')))).toEqual([]);
    expect(types(rules.when(SUPERVISOR, profile(null)))).toEqual(['ProfileSwitched']);
    rules.take('gamma');
    expect(rules.next('1')).toBe('line-empty');
    expect(managed(rules).routing.inForce).toEqual([]);
  });

  it('[Q40] a zone may work by another profile than the hall, until the whole hall switches', () => {
    const counters = [counter('1', 'a', 'b:2'), { ...counter('2', 'b'), zone: '2F' }, counter('3', 'a', 'b', 'c')];
    const rules = rulesOf(smallHall({ counters }));
    const lines = (id: string) => counterView(rules.world, id, rules.now)?.lines.map((each) => each.line);
    rules.when(SUPERVISOR, profile('all-on-c', '2F'));
    expect([lines('1'), lines('2')]).toEqual([
      ['a', 'b'],
      ['c', 'b'],
    ]);
    rules.when(SUPERVISOR, profile('lunch'));
    expect(lines('2')).toEqual(['b', 'a']);
    rules.when(SUPERVISOR, profile(null, '2F'));
    expect([lines('1'), lines('2')]).toEqual([['a', 'b', 'c'], ['b']]);
    expect(managed(rules).routing.inForce).toMatchObject([{ id: 'lunch', by: 'supervisor' }, { zone: '2F' }]);
    expect(rules.when(SUPERVISOR, profile('dinner'))).toBe('profile-unknown');
    expect(rules.when(SUPERVISOR, profile('lunch', '9F'))).toBe('zone-unknown');
  });

  it('[Q41] the timetable switches once, leaves a supervisor’s choice alone, and takes back only its own', () => {
    const timetable = { from: 11 * 60 + 30, to: 13 * 60, weekdays: [1, 2, 3, 4, 5] as const };
    const profiles = (smallHall().profiles ?? []).map((each) => (each.id === 'lunch' ? { ...each, timetable } : each));
    const rules = rulesOf(smallHall({ profiles }));
    const force = () => managed(rules).routing.inForce.map((each) => [each.id, each.by]);
    expect(rules.when(SUPERVISOR, TIMETABLE)).toBe('not-allowed');
    expect(rules.when(SYSTEM, TIMETABLE)).toEqual([]);
    rules.pass(2.5 * HOUR);
    expect(types(rules.when(SYSTEM, TIMETABLE))).toEqual(['ProfileSwitched']);
    expect(rules.when(SYSTEM, TIMETABLE)).toEqual([]);
    expect(force()).toEqual([['lunch', 'timetable']]);
    rules.when(SUPERVISOR, profile('all-on-c'));
    expect(rules.when(SYSTEM, TIMETABLE)).toEqual([]);
    rules.pass(2 * HOUR);
    expect(rules.when(SYSTEM, TIMETABLE)).toEqual([]);
    expect(force()).toEqual([['all-on-c', 'supervisor']]);

    const before = rulesOf(smallHall({ profiles }));
    before.when(SUPERVISOR, profile('all-on-c'));
    before.pass(3 * HOUR);
    before.when(SYSTEM, TIMETABLE);
    expect(managed(before).routing.inForce.map((each) => [each.id, each.by])).toEqual([['lunch', 'timetable']]);
    before.pass(HOUR);
    expect(before.when(SYSTEM, TIMETABLE)).toMatchObject([{ data: { profile: 'all-on-c', by: 'supervisor' } }]);
    expect(managed(before).routing.inForce.map((each) => [each.id, each.by])).toEqual([['all-on-c', 'supervisor']]);
    expect(before.when(SYSTEM, TIMETABLE)).toEqual([]);

    const undisturbed = rulesOf(smallHall({ profiles }));
    undisturbed.pass(3 * HOUR);
    undisturbed.when(SYSTEM, TIMETABLE);
    undisturbed.pass(HOUR);
    expect(types(undisturbed.when(SYSTEM, TIMETABLE))).toEqual(['ProfileSwitched']);
    expect(managed(undisturbed).routing.inForce).toEqual([]);
  });
});

describe('the timetable and the zones', () => {
  it('[Q41] what a supervisor chose for a zone stays, before the hour of the timetable, in it and after it', () => {
    const counters = [counter('1', 'a', 'b:2'), { ...counter('2', 'b'), zone: '2F' }, counter('3', 'a', 'b', 'c')];
    const timetable = { from: 11 * 60 + 30, to: 13 * 60, weekdays: [] };
    const profiles = (smallHall().profiles ?? []).map((each) => (each.id === 'lunch' ? { ...each, timetable } : each));
    for (const chosenAt of [0, 3 * HOUR]) {
      const rules = rulesOf(smallHall({ counters, profiles }));
      const lines = (id: string) => counterView(rules.world, id, rules.now)?.lines.map((each) => each.line);
      rules.pass(chosenAt);
      rules.when(SYSTEM, TIMETABLE);
      rules.when(SUPERVISOR, profile('all-on-c', '2F'));
      rules.pass(3 * HOUR - chosenAt);
      rules.when(SYSTEM, TIMETABLE);
      expect([lines('1'), lines('2')]).toEqual([
        ['a', 'b', 'c'],
        ['c', 'b'],
      ]);
      rules.pass(2 * HOUR);
      rules.when(SYSTEM, TIMETABLE);
      expect([lines('1'), lines('2')]).toEqual([
        ['a', 'b'],
        ['c', 'b'],
      ]);
      // The whole hall's choice by somebody still takes every zone along.
      rules.when(SUPERVISOR, profile('lunch'));
      expect(lines('2')).toEqual(['b', 'a']);
    }
  });

  it('[Q41] what was chosen before the hour and dropped in it does not come back', () => {
    const timetable = { from: 11 * 60 + 30, to: 13 * 60, weekdays: [] };
    const profiles = (smallHall().profiles ?? []).map((each) => (each.id === 'lunch' ? { ...each, timetable } : each));
    const rules = rulesOf(smallHall({ profiles }));
    const made = rules.when(SUPERVISOR, {
      name: 'make-profile',
      profile: undefined,
      title: named('By hand'),
      counters: [{ counter: '2', lines: [{ line: 'c', level: 1 }] }],
      keep: false,
      reason: 'x',
    });
    const [event] = typeof made === 'string' ? [] : made;
    const id = event?.type === 'ProfileMade' ? event.data.profile : made;
    expect(id).toBe('made-1');
    rules.when(SUPERVISOR, profile('made-1'));
    rules.pass(3 * HOUR);
    rules.when(SYSTEM, TIMETABLE);
    expect(rules.when(SUPERVISOR, { name: 'drop-profile', profile: 'made-1', reason: 'x' })).toHaveLength(1);
    rules.pass(HOUR);
    expect(rules.when(SYSTEM, TIMETABLE)).toMatchObject([{ data: { profile: null, by: 'timetable' } }]);
  });
});

describe('borrowed counters', () => {
  /** Counter 4 serves c and may be lent to a (target 15 min) and b. */
  function lateHall(): Rules {
    const rules = rulesOf();
    open(rules, '3', '4');
    rules.when(SUPERVISOR, { name: 'pause-counter', counter: '3', reason: 'tea' });
    for (let n = 0; n < 3; n += 1) rules.take('alpha');
    return rules;
  }

  it('[Q42] a line over its bound borrows an open counter, at a further level, with the reason in numbers', () => {
    const rules = lateHall();
    rules.pass(15 * MINUTE);
    expect(rules.when(SYSTEM, BALANCE)).toEqual([]);
    expect(rules.next('4')).toBe('line-empty');
    rules.pass(1000);
    expect(rules.when(CITIZEN, BALANCE)).toBe('not-allowed');
    expect(rules.when(SYSTEM, BALANCE)).toMatchObject([
      {
        type: 'CounterLent',
        actor: 'system',
        data: {
          counter: '4',
          line: 'a',
          level: 2,
          figures: { line: 'a', number: 'A001', waitedMs: 901_000, targetMs: 900_000, boundPercent: 100 },
        },
      },
    ]);
    expect(counterView(rules.world, '4', rules.now)).toMatchObject({
      waiting: 3,
      lines: [{ line: 'c' }, { line: 'a', level: 2, by: 'loan' }],
    });
    const { routing, lines } = managed(rules);
    expect(lines.find((each) => each.id === 'a')).toMatchObject({ lent: ['4'], openCounters: 1 });
    expect(routing.lent).toMatchObject([{ counter: '4', line: 'a', waited: 901, target: 900, bound: 100 }]);
    expect(routing.lent[0]?.text.en).toBe(
      'A001 had waited 15 min (target 15 min), more than 100% of the target: Counter 4 helps a.',
    );
    expect(rules.next('4')).toBe('A001');
  });

  it('[Q42] its own line goes first, and whoever is late there keeps it from being lent', () => {
    const rules = lateHall();
    rules.take('gamma');
    rules.pass(15 * MINUTE + 1000);
    expect(rules.when(SYSTEM, BALANCE)).toEqual([]);
    expect(rules.next('4')).toBe('C001');
    expect(types(rules.when(SYSTEM, BALANCE))).toEqual(['CounterLent']);
    rules.take('gamma');
    rules.when(SUPERVISOR, { name: 'finish', counter: '4', outcome: 'done', note: undefined });
    expect(rules.next('4')).toBe('C002');
  });

  it('[Q43] it goes home once the line is below the lower bound, not sooner than the least time', () => {
    const rules = lateHall();
    rules.pass(16 * MINUTE);
    rules.when(SYSTEM, BALANCE);
    for (let n = 0; n < 3; n += 1) rules.next('4');
    rules.pass(9 * MINUTE);
    expect(rules.when(SYSTEM, BALANCE)).toEqual([]);
    rules.pass(MINUTE);
    expect(rules.when(SYSTEM, BALANCE)).toMatchObject([
      { type: 'CounterReturned', data: { counter: '4', line: 'a', why: 'relieved', figures: { waitedMs: 0 } } },
    ]);
    expect(managed(rules).routing.lent).toEqual([]);
  });

  it('[Q43] it goes home at once when its own line is late, and is not lent again before the least time', () => {
    const rules = lateHall();
    rules.pass(15 * MINUTE + 1000);
    rules.when(SYSTEM, BALANCE);
    rules.take('gamma');
    rules.pass(15 * MINUTE + 1000);
    expect(rules.when(SYSTEM, BALANCE)).toMatchObject([
      { type: 'CounterReturned', data: { why: 'own-line', figures: { line: 'c', number: 'C001', waitedMs: 901_000 } } },
    ]);
    expect(rules.next('4')).toBe('C001');
    expect(rules.when(SYSTEM, BALANCE)).toEqual([]);
    rules.pass(10 * MINUTE);
    expect(types(rules.when(SYSTEM, BALANCE))).toEqual(['CounterLent']);
  });

  it('[Q43] a pause, a close, a switched profile and the end of the day bring it home, each with why', () => {
    const why = (...doing: readonly (readonly [typeof SUPERVISOR, CommandBody])[]): unknown => {
      const rules = lateHall();
      rules.pass(16 * MINUTE);
      rules.when(SYSTEM, BALANCE);
      for (const [actor, body] of doing) rules.when(actor, body);
      return rules.events.flatMap((event) => (event.type === 'CounterReturned' ? [event.data.why] : []));
    };
    expect(why([SUPERVISOR, { name: 'pause-counter', counter: '4', reason: 'tea' }])).toEqual(['counter-paused']);
    expect(why([SUPERVISOR, { name: 'close-counter', counter: '4' }])).toEqual(['counter-closed']);
    expect(why([SUPERVISOR, profile('lunch')])).toEqual(['profile']);
    expect(why([MANAGER, { name: 'close-day' }])).toEqual(['day-closed']);
    expect(
      why(
        [SYSTEM, { name: 'change-catalogue', catalogue: smallHall({ lines: LINES_THAT_BORROW_NOTHING }) }],
        [SYSTEM, BALANCE],
      ),
    ).toEqual(['hall-file']);
  });
});

const LINES_THAT_BORROW_NOTHING = [line('a', 'A'), line('b', 'B', 5), line('c', 'C')];

describe('hours and limits of a service', () => {
  const limited = (more: Partial<Service>): Catalogue =>
    smallHall({ services: [service('alpha', 'a'), service('legal', 'b', more), service('gamma', 'c')] });
  const MORNING: Partial<Service> = {
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday: weekday as 1, from: 8 * 60 + 30, to: 11 * 60 + 30 })),
  };

  it('[Q44] a service is closed outside its own hours, also in a hall that is always open, and says when it opens', () => {
    const rules = rulesOf(limited(MORNING));
    rules.take('legal');
    expect(hallView(rules.world, rules.now).limited).toMatchObject([
      { id: 'legal', intake: { open: true, closesAt: '2026-03-09T11:00:00+08:00' } },
    ]);
    rules.pass(2 * HOUR);
    const command = { ...takeBody('t9', ['alpha', 'legal']), actor: KIOSK, commandId: 'c-9' };
    expect(decide(rules.world.state, command, rules.now)).toMatchObject({
      ok: false,
      error: { code: 'service-closed', opensAt: Date.UTC(2026, 2, 10, 0, 30) },
    });
    expect(hallView(rules.world, rules.now).limited).toEqual([
      { id: 'legal', intake: { open: false, why: 'closed', opensAt: '2026-03-10T08:30:00+08:00' } },
    ]);
    expect(rules.take('alpha')).toBe('A001');
  });

  it('[Q44] the last ticket is given as long before the end as the service says, else as the hall does', () => {
    const rules = rulesOf(limited({ ...MORNING, lastTicketBeforeCloseMs: 0 }));
    rules.pass(2.5 * HOUR - 1);
    rules.take('legal');
    rules.pass(1);
    expect(rules.when(KIOSK, takeBody('t9', ['legal']))).toBe('service-closed');
  });

  it('[Q44] over a weekend it opens on Monday; what the citizen adds later is asked the same, what staff add is not', () => {
    const rules = rulesOf(limited(MORNING), '2026-03-14', Date.UTC(2026, 2, 14, 1));
    const id = rules.take('alpha');
    const ticket = rules.ticket(id).id;
    const add: CommandBody = { name: 'add-service', ticket, service: 'legal' };
    expect(rules.when(CITIZEN, add)).toBe('service-closed');
    expect(hallView(rules.world, rules.now).limited[0]?.intake).toMatchObject({ opensAt: '2026-03-16T08:30:00+08:00' });
    expect(types(rules.when(SUPERVISOR, add))).toEqual(['ServiceAdded']);
  });

  it('[Q45] the daily limit refuses the next one; a cancelled ticket gives its place back, a no-show does not', () => {
    const rules = rulesOf(limited({ dailyLimit: 2 }));
    open(rules, '2');
    const first = rules.take('legal');
    expect(hallView(rules.world, rules.now).limited[0]?.intake).toEqual({ open: true, left: 1 });
    rules.take('legal');
    expect(rules.when(KIOSK, takeBody('t9', ['legal']))).toBe('service-full');
    expect(hallView(rules.world, rules.now).limited[0]?.intake).toEqual({ open: false, why: 'full' });
    rules.when(CITIZEN, { name: 'cancel-ticket', ticket: rules.ticket(first).id, reason: undefined });
    rules.take('legal');
    rules.next('2');
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '2' });
    expect(rules.when(KIOSK, takeBody('t9', ['legal']))).toBe('service-full');
  });

  it('[Q45] a booking has its place: neither hours nor limit refuse it', () => {
    const rules = rulesOf(limited({ ...MORNING, dailyLimit: 1 }));
    rules.take('legal');
    rules.pass(4 * HOUR);
    const appointment = { id: 'b1', slotAt: rules.now };
    expect(
      types(rules.when(KIOSK, { ...takeBody('t9', ['legal']), name: 'issue-ticket', appointment } as CommandBody)),
    ).toEqual(['TicketIssued']);
  });
});

describe('closing a line', () => {
  it('[Q46] no new tickets; those who wait go where the hall file says, with number and place, and are told', () => {
    const rules = rulesOf();
    open(rules, '3');
    const first = rules.take('beta');
    rules.pass(MINUTE);
    rules.take('alpha');
    rules.pass(MINUTE);
    const parked = rules.take('beta');
    rules.when(CITIZEN, { name: 'park-ticket', ticket: rules.ticket(parked).id, note: undefined });
    expect(rules.when(clerk('li'), closeLine('b'))).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, closeLine('z'))).toBe('line-unknown');
    const { since } = rules.ticket(first).steps[0]!;
    expect(rules.when(SUPERVISOR, closeLine('b'))).toMatchObject([
      { type: 'LineClosed', data: { line: 'b', movedTo: 'a', by: 'supervisor', moved: [{ step: 0 }, { step: 0 }] } },
    ]);
    expect(rules.ticket(first).steps[0]).toMatchObject({ line: 'a', movedFrom: 'b', since });
    expect(ticketView(rules.world, rules.ticket(first).id, rules.now)?.steps[0]).toMatchObject({
      line: 'a',
      movedFrom: { line: 'b', reason: 'no papers' },
    });
    expect(boardView(rules.world, 'board-01', rules.now)?.notices.map((each) => each.text.en)).toEqual([
      'b takes no new tickets: no papers. Everybody who holds one now waits in a, with the same number and place.',
    ]);
    expect(managed(rules).routing.closed).toMatchObject([{ line: 'b', movedTo: 'a', by: 'supervisor', waiting: 0 }]);
    expect(rules.when(KIOSK, takeBody('t9', ['beta']))).toBe('line-closed');
    expect(rules.next('3')).toBe(first);
    rules.when(CITIZEN, { name: 'resume-ticket', ticket: rules.ticket(parked).id });
    expect(rules.next('3')).toBe('A001');
    expect(rules.next('3')).toBe(parked);
  });

  it('[Q46] whoever is called, and whoever waits for one counter alone, stays', () => {
    const rules = rulesOf();
    open(rules, '2', '3');
    rules.take('beta');
    const called = rules.next('2');
    const sent = rules.take('beta');
    rules.next('3');
    rules.when(SUPERVISOR, { name: 'transfer', counter: '3', to: { counter: '2' }, note: undefined });
    rules.when(SUPERVISOR, closeLine('b'));
    expect(rules.ticket(called).steps[0]).toMatchObject({ line: 'b', state: 'called' });
    expect(rules.ticket(sent).steps[1]).toMatchObject({ line: 'b', reservedFor: '2' });
    rules.when(SUPERVISOR, { name: 'finish', counter: '2', outcome: 'done', note: undefined });
    expect(rules.next('2')).toBe(sent);
  });

  it('[Q47] without a line to go to, those who wait are still served, and told so', () => {
    const rules = rulesOf();
    open(rules, '1');
    const number = rules.take('alpha');
    rules.when(SUPERVISOR, closeLine('a'));
    expect(ticketView(rules.world, rules.ticket(number).id, rules.now)?.steps[0]).toMatchObject({
      lineClosed: { reason: 'no papers' },
    });
    expect(counterView(rules.world, '1', rules.now)?.lines[0]).toMatchObject({ closed: { reason: 'no papers' } });
    expect(hallView(rules.world, rules.now).lines[0]).toMatchObject({ closed: { reason: 'no papers' } });
    expect(rules.next('1')).toBe(number);
    expect(
      rules.when(SUPERVISOR, { name: 'transfer', counter: '1', to: { service: 'deed-tax' }, note: undefined }),
    ).toBe('line-closed');
  });

  it('[Q47] a target that is closed itself is passed on, and a circle leads nowhere', () => {
    const rules = rulesOf();
    rules.take('gamma');
    rules.when(SUPERVISOR, closeLine('b'));
    expect(rules.when(SUPERVISOR, closeLine('c'))).toMatchObject([{ data: { movedTo: 'a' } }]);
    const round = rulesOf(
      smallHall({
        lines: [{ ...line('a', 'A'), whenClosed: 'b' }, { ...line('b', 'B'), whenClosed: 'a' }, line('c', 'C')],
      }),
    );
    round.when(SUPERVISOR, closeLine('a'));
    expect(round.when(SUPERVISOR, closeLine('b'))).toMatchObject([{ data: { moved: [] } }]);
  });

  it('[Q48] opened again it gives tickets; nobody is moved back', () => {
    const rules = rulesOf();
    const number = rules.take('beta');
    rules.when(SUPERVISOR, closeLine('b'));
    expect(types(rules.when(SUPERVISOR, { name: 'reopen-line', line: 'b' }))).toEqual(['LineReopened']);
    expect(types(rules.when(SUPERVISOR, { name: 'reopen-line', line: 'b' }))).toEqual([]);
    expect(rules.take('beta')).toBe('B002');
    expect(rules.ticket(number).steps[0]?.line).toBe('a');
  });

  it('[Q48] a hall file is taken over while somebody waits in the line that they were moved to', () => {
    const rules = rulesOf();
    rules.take('beta');
    rules.when(SUPERVISOR, closeLine('b'));
    const change: CommandBody = {
      name: 'change-catalogue',
      catalogue: smallHall({ departments: [{ id: 'office', name: named('New'), zone: '1F-A' }] }),
    };
    expect(types(rules.when(SYSTEM, change))).toEqual(['CatalogueChanged']);
    expect(managed(rules).routing.closed).toHaveLength(1);
  });
});
