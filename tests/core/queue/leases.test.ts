import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import type { Actor } from '../../../core/queue/command.ts';
import { countOf, type NumberRange, type OfflinePaper } from '../../../core/queue/lease.ts';
import type { EventOf, EventType, HallEvent } from '../../../core/queue/event.ts';
import { auditWords } from '../../../core/views/audit-words.ts';
import { traceView } from '../../../core/views/trace-view.ts';
import { TicketTrail } from '../../../core/views/trace-events.ts';
import { advance, initialWorld } from '../../../core/record/world.ts';
import { MANAGER, MONDAY_9, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { line, smallHall } from '../../support/small-hall.ts';

const AGENT: Actor = { kind: 'device', id: 'pc-1' };

function lease(rules: Rules, kiosk = 'kiosk-1', folder = `${kiosk}'s`, held: readonly NumberRange[] = []): HallEvent[] {
  return done(rules.when(AGENT, { name: 'lease-numbers', kiosk, folder, held }));
}

function done(came: ReturnType<Rules['when']>): HallEvent[] {
  if (typeof came === 'string') throw new Error(`refused: ${came}`);
  return [...came];
}

function only<T extends EventType>(events: readonly HallEvent[], type: T): EventOf<T>['data'][] {
  return events.filter((event) => event.type === type).map(({ data }) => data) as EventOf<T>['data'][]; // of that type
}

const rangesOf = (events: readonly HallEvent[], of = 'a'): string[] =>
  only(events, 'NumbersLeased')
    .flatMap(({ ranges }) => ranges.filter((each) => each.line === of))
    .map(({ prefix, from, to }) => `${prefix}${String(from)}-${String(to)}`);

let made = 0;
function paper(rules: Rules, number: string, more: Partial<OfflinePaper> = {}): OfflinePaper {
  made += 1;
  return {
    ticket: `offline-${String(made)}`,
    secret: 'a secret',
    number,
    day: rules.world.state.day,
    kiosk: 'kiosk-1',
    services: ['alpha'],
    category: 'ordinary',
    language: 'zh-Hans',
    issuedAt: rules.now,
    slip: 'printed',
    ...more,
  };
}

const join = (rules: Rules, one: OfflinePaper): HallEvent[] =>
  done(rules.when(AGENT, { name: 'join-ticket', paper: one }));

function order(rules: Rules, count: number): string[] {
  open(rules, '1');
  return Array.from({ length: count }, () => {
    const number = rules.next('1');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    return number;
  });
}

describe('numbers leased to a kiosk', () => {
  it('[LE1] each line has some of its own, above all others, and they are nobody else’s that day', () => {
    const rules = rulesOf();
    expect(rangesOf(lease(rules))).toEqual(['A901-920']);
    expect(rangesOf(lease(rules, 'kiosk-2'))).toEqual(['A921-940']);
    expect(lease(rules)).toEqual([]);
    expect(rules.take('alpha')).toBe('A001');
    rules.world.state.issued.set('a', 899);
    expect([rules.take('alpha'), rules.take('alpha'), rules.take('alpha')]).toEqual(['A900', 'A941', 'A942']);
    expect(rangesOf(lease(rules, 'kiosk-3'))).toEqual(['A943-962']);
  });

  it('[LE1] nobody is leased a number that somebody of the day before still holds', () => {
    const before = rulesOf();
    lease(before);
    join(before, paper(before, 'A905'));
    const held = [before.ticket('A905')];
    const rules = rulesOf(smallHall(), '2026-03-10', MONDAY_9 + 24 * HOUR, [], held);
    expect(rangesOf(lease(rules))).toEqual(['A906-925']);
  });

  it('[LE2] a number on paper joins with its time of issue, before those who came later, and counts no other up', () => {
    const rules = rulesOf();
    lease(rules);
    lease(rules, 'kiosk-2');
    rules.take('alpha');
    rules.pass(MINUTE);
    const first = paper(rules, 'A901');
    rules.pass(MINUTE);
    const second = paper(rules, 'A921', { kiosk: 'kiosk-2' });
    rules.pass(MINUTE);
    const third = paper(rules, 'A902');
    rules.pass(MINUTE);
    rules.take('alpha');
    rules.pass(MINUTE);
    for (const each of [third, first, second]) join(rules, each);
    expect(rules.ticket('A902').issuedAt).toBe(MONDAY_9 + 3 * MINUTE);
    expect(order(rules, 5)).toEqual(['A001', 'A901', 'A921', 'A902', 'A002']);
  });

  it('[LE3] told again, on another connection or by a copy of the message, it is one ticket', () => {
    const rules = rulesOf();
    lease(rules);
    const one = paper(rules, 'A901');
    expect(only(join(rules, one), 'TicketIssued')).toHaveLength(1);
    expect(join(rules, one)).toEqual([]);
    expect(order(rules, 1)).toEqual(['A901']);
    expect(join(rules, one)).toEqual([]);
    const gone = paper(rules, 'A902', { services: ['nothing'] });
    expect(only(join(rules, gone), 'PaperNotJoined')).toHaveLength(1);
    expect(join(rules, gone)).toEqual([]);
  });

  it('[LE4] a number that is somebody’s, or another kiosk’s, joins no line, and the journal says so', () => {
    const rules = rulesOf();
    lease(rules);
    lease(rules, 'kiosk-2');
    const taken = rules.take('alpha');
    join(rules, paper(rules, 'A901'));
    for (const number of [taken, 'A901', 'A925']) {
      const [told] = only(join(rules, paper(rules, number)), 'PaperNotJoined');
      expect(told).toMatchObject({ number, why: 'number-taken' });
    }
    expect(rules.world.state.standing.tickets).toBe(2);
  });

  it('[LE5] a clock that runs wrong wins no place: not before the lease, not after the return', () => {
    const rules = rulesOf();
    rules.pass(HOUR);
    lease(rules);
    rules.pass(MINUTE);
    for (const [number, issuedAt, is] of [
      ['A901', 0, MONDAY_9 + HOUR],
      ['A902', rules.now + 9 * HOUR, rules.now],
      ['A903', rules.now - 1, rules.now - 1],
    ] as const) {
      join(rules, paper(rules, number, { issuedAt }));
      expect(rules.ticket(number).issuedAt).toBe(is);
    }
  });

  it('[LE6] the number that the server had given for the same touch is dropped for the one on the paper, its place kept', () => {
    const rules = rulesOf();
    lease(rules);
    const server = rules.take('alpha');
    const asked = rules.events.at(-1)?.commandId ?? '';
    rules.pass(MINUTE);
    rules.take('alpha');
    rules.pass(MINUTE);
    const events = join(rules, paper(rules, 'A901', { asked }));
    expect(only(events, 'TicketCancelled')).toHaveLength(1);
    expect(only(events, 'TicketIssued')[0]?.offline).toMatchObject({ insteadOf: server });
    expect(order(rules, 3)).toEqual(['A901', 'A002', 'line-empty']);
  });

  it('[LE6] who was served with the number of the server does not wait again, and who missed its call does', () => {
    const rules = rulesOf();
    lease(rules);
    const asked = ['', ''].map(() => {
      rules.take('alpha');
      return rules.events.at(-1)?.commandId;
    });
    open(rules, '1');
    rules.next('1');
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    const [serving] = only(join(rules, paper(rules, 'A901', { asked: asked[0] })), 'PaperNotJoined');
    expect(serving?.why).toBe('served-already');
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    const [done] = only(join(rules, paper(rules, 'A902', { asked: asked[0] })), 'PaperNotJoined');
    expect(done?.why).toBe('served-already');
    rules.next('1');
    rules.pass(10 * MINUTE);
    rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
    join(rules, paper(rules, 'A903', { asked: asked[1] }));
    expect(rules.next('1')).toBe('A903');
  });

  it('[LE6] the command of that touch, arriving after the paper, makes no second number', () => {
    const rules = rulesOf();
    lease(rules);
    const asked = 'c4'; // the tests count their commands
    join(rules, paper(rules, 'A901', { asked }));
    expect(() => rules.take('alpha')).toThrow('already-on-paper');
    expect(rules.take('alpha')).toBe('A001');
  });

  it('[LE7] hours, stops and limits of today are not asked again of what was promised; a closed line sends it where it sent the others', () => {
    const hall = smallHall();
    const rules = rulesOf({
      ...hall,
      lines: hall.lines.map((each) => (each.id === 'a' ? { ...each, whenClosed: 'b' } : each)),
    });
    lease(rules);
    rules.when(SUPERVISOR, { name: 'stop-intake', reason: 'full' });
    rules.when(SUPERVISOR, { name: 'close-line', line: 'a', reason: 'ill' });
    join(rules, paper(rules, 'A901'));
    expect(rules.ticket('A901').steps[0]).toMatchObject({ line: 'b', movedFrom: 'a', state: 'waiting' });
    rules.pass(12 * HOUR);
    join(rules, paper(rules, 'A902', { category: 'gone' }));
    expect(rules.ticket('A902').category).toBe('ordinary');
  });

  it('[LE8] used up to a half, a kiosk gets new numbers for that line alone', () => {
    const rules = rulesOf();
    lease(rules);
    for (let count = 901; count <= 909; count += 1) join(rules, paper(rules, `A${String(count)}`));
    expect(lease(rules)).toEqual([]);
    join(rules, paper(rules, 'A910'));
    const events = lease(rules);
    expect(rangesOf(events)).toEqual(['A921-930']);
    expect(only(events, 'NumbersLeased')[0]?.ranges).toHaveLength(1);
  });

  it('[LE9] a lease that is not returned is told with the day’s end, one that is returned at once, and one whose folder is lost', () => {
    const rules = rulesOf();
    for (const kiosk of ['kiosk-1', 'kiosk-2', 'kiosk-3']) lease(rules, kiosk);
    join(rules, paper(rules, 'A902'));
    const returned = done(rules.when(AGENT, { name: 'return-numbers', kiosk: 'kiosk-1', folder: "kiosk-1's" }));
    const [end] = only(returned, 'LeaseEnded');
    expect(end?.why).toBe('returned');
    expect(end?.notGiven.filter((each) => each.line === 'a')).toMatchObject([
      { from: 901, to: 901 },
      { from: 903, to: 920 },
    ]);
    const events = lease(rules, 'kiosk-2', 'a new disk');
    expect(only(events, 'LeaseEnded')).toMatchObject([{ kiosk: 'kiosk-2', why: 'folder-lost' }]);
    expect(rangesOf(events)).toEqual(['A961-980']);
    const closed = only(done(rules.when(MANAGER, { name: 'close-day' })), 'LeaseEnded');
    expect(closed.map(({ kiosk, why }) => [kiosk, why])).toEqual([
      ['kiosk-3', 'day-closed'],
      ['kiosk-2', 'day-closed'],
    ]);
    const lines = new Set(smallHall().services.map((each) => each.line)).size;
    expect(closed.map(({ notGiven }) => countOf(notGiven))).toEqual([20 * lines, 20 * lines]);
  });

  it('[LE10] a paper of another day is told in the journal and joins no line', () => {
    const rules = rulesOf();
    lease(rules);
    const [told] = only(join(rules, paper(rules, 'A901', { day: '2026-03-08' })), 'PaperNotJoined');
    expect(told).toMatchObject({ number: 'A901', day: '2026-03-08', why: 'day-over' });
    // The same number of today is another one's.
    expect(only(join(rules, paper(rules, 'A901')), 'TicketIssued')).toHaveLength(1);
  });

  it('[LE11] a server that forgot the lease, restored from a backup, takes over what the kiosk has, before it gives out others', () => {
    const before = rulesOf();
    const held = only(lease(before), 'NumbersLeased')[0]?.ranges ?? [];
    const rules = rulesOf();
    join(rules, paper(rules, 'A901'));
    expect(only(lease(rules, 'kiosk-1', "kiosk-1's", held), 'NumbersLeased')[0]?.ranges).toEqual(held);
    expect(rangesOf(lease(rules, 'kiosk-2'))).toEqual(['A921-940']);
    join(rules, paper(rules, 'A902'));
    expect(order(rules, 2)).toEqual(['A901', 'A902']);
  });

  it('[LE11] what somebody else got meanwhile stays theirs', () => {
    const before = rulesOf();
    const held = only(lease(before), 'NumbersLeased')[0]?.ranges ?? [];
    const rules = rulesOf();
    lease(rules, 'kiosk-2');
    expect(rangesOf(lease(rules, 'kiosk-1', "kiosk-1's", held))).toEqual(['A921-940']);
    expect(only(join(rules, paper(rules, 'A903')), 'PaperNotJoined')[0]?.why).toBe('number-taken');
  });

  it('[LE16] a server that remembers an older lease of the kiosk takes over the rest of what it has', () => {
    const rules = rulesOf();
    const first = only(lease(rules), 'NumbersLeased')[0]?.ranges ?? [];
    const later = first.map((range) => ({ ...range, from: 921, to: 930 }));
    const given = only(lease(rules, 'kiosk-1', "kiosk-1's", [...first, ...later]), 'NumbersLeased');
    expect(given.map(({ ranges }) => ranges)).toEqual([later]);
    expect(lease(rules, 'kiosk-1', "kiosk-1's", [...first, ...later])).toEqual([]);
    expect(rangesOf(lease(rules, 'kiosk-2'))).toEqual(['A931-950']);
    expect(only(join(rules, paper(rules, 'A925')), 'TicketIssued')).toHaveLength(1);
  });

  it('[LE16] a number on a paper is nobody else’s, though no lease of it is known', () => {
    const rules = rulesOf();
    join(rules, paper(rules, 'A901'));
    join(rules, paper(rules, 'A002'));
    join(rules, paper(rules, 'A003', { services: ['nothing'] }));
    rules.when(MANAGER, { name: 'cancel-ticket', ticket: rules.ticket('A901').id, reason: 'gone' });
    expect([rules.take('alpha'), rules.take('alpha')]).toEqual(['A001', 'A004']);
    expect(rangesOf(lease(rules))).toEqual(['A902-921']);
  });

  it('[LE16] a range with a number that somebody holds is not taken over', () => {
    const before = rulesOf();
    const held = only(lease(before), 'NumbersLeased')[0]?.ranges ?? [];
    join(before, paper(before, 'A910'));
    const rules = rulesOf(smallHall(), '2026-03-10', MONDAY_9 + 24 * HOUR, [], [before.ticket('A910')]);
    const [given] = only(lease(rules, 'kiosk-1', "kiosk-1's", held), 'NumbersLeased');
    expect(given?.ranges.filter((each) => each.line === 'a')).toMatchObject([{ from: 911, to: 930 }]);
  });

  it('[LE12] another hall file ends what it has no line for, and keeps the rest', () => {
    const rules = rulesOf();
    lease(rules);
    const { lines, ...rest } = smallHall();
    const catalogue = { ...rest, lines: lines.map((each) => (each.id === 'a' ? line('a', 'Z') : each)) };
    const events = done(rules.when(SYSTEM, { name: 'change-catalogue', catalogue }));
    expect(only(events, 'LeaseEnded')).toMatchObject([
      { why: 'hall-file', notGiven: [{ line: 'a', from: 901, to: 920 }] },
    ]);
    expect(rangesOf(lease(rules))).toEqual(['Z921-940']);
    expect(rangesOf(lease(rules), 'b')).toEqual([]);
  });

  it('[LE13] no paper is owed of what the kiosk printed, and the record says what became of it', () => {
    const rules = rulesOf(smallHall());
    lease(rules);
    const kiosk = [...rules.world.state.index.printers.keys()][0] ?? '';
    const told = paper(rules, 'A901', { kiosk, slip: 'unknown' });
    join(rules, told);
    expect(kiosk).not.toBe('');
    expect(rules.world.record.slips.get(told.ticket)).toMatchObject({ outcome: 'unknown', printer: kiosk });
  });

  it('[LE14] the journal is told in words in every language', () => {
    const rules = rulesOf();
    lease(rules);
    const asked = rules.events.at(-1)?.commandId;
    join(rules, paper(rules, 'A901', { asked }));
    for (const day of ['2026-03-08', rules.world.state.day]) join(rules, paper(rules, 'A901', { day }));
    rules.when(AGENT, { name: 'return-numbers', kiosk: 'kiosk-1', folder: "kiosk-1's" });
    const { index } = rules.world.state;
    const types: readonly EventType[] = ['NumbersLeased', 'LeaseEnded', 'PaperNotJoined'];
    const said = rules.events.filter(({ type }) => types.includes(type)).map((event) => auditWords(event, index));
    expect(said).toHaveLength(4);
    for (const names of said) for (const text of Object.values(names)) expect(text).not.toMatch(/\{|undefined/);
    expect(said[0]?.en).toContain('A901–A920');
    const trail = new TicketTrail(rules.ticket('A901').id, initialWorld(smallHall(), rules.world.state.day));
    for (const event of rules.events) trail.see(event);
    const story = traceView(trail, 'A901', { nameOf: () => undefined, seesCard: () => true });
    expect(story.events.map(({ what }) => what.en).join()).toContain(
      'given by the kiosk at 09:00 while it was cut off',
    );
  });

  it('[LE15] the same events give the same state, read again from the journal', () => {
    const rules = rulesOf();
    lease(rules);
    rules.take('alpha');
    join(rules, paper(rules, 'A901', { asked: rules.events.at(-1)?.commandId }));
    lease(rules, 'kiosk-1', 'another');
    const world = initialWorld(smallHall(), rules.world.state.day);
    for (const event of JSON.parse(JSON.stringify(rules.events)) as HallEvent[]) advance(world, event);
    expect(world.state.leases).toEqual(rules.world.state.leases);
  });
});
