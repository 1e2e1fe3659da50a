import type { Actor, CommandBody } from '../../core/queue/command.ts';
import { cardsDue } from '../../core/queue/order/card-due.ts';
import { numberAt, type NumberRange } from '../../core/queue/lease.ts';
import type { Place } from '../../core/queue/ticket.ts';
import type { RatingReason } from '../../core/queue/rating.ts';
import { MINUTE } from '../../core/base/time.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, rulesOf, SUPERVISOR, SYSTEM, type Rules } from './rules.ts';
import { smallHall } from './small-hall.ts';
import { fc } from './property.ts';

/**
 * One thing that somebody does, with the choices still open: they are made against the state that the day is in by
 * then.
 */
export type Move = {
  readonly kind: string;
  readonly who: number;
  readonly a: number;
  readonly b: number;
  readonly passMs: number;
};

const KINDS = [
  'take',
  'take',
  'take',
  'take',
  'take',
  'take',
  'take-two',
  'take-three',
  'booked',
  'open',
  'open',
  'open',
  'open',
  'open',
  'open',
  'pause',
  'close',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'next',
  'call',
  'recall',
  'serve',
  'finish',
  'finish',
  'no-show',
  'park-here',
  'transfer-service',
  'transfer-counter',
  'cancel',
  'park',
  'resume',
  'resume',
  'add',
  'first',
  'rate',
  'complain',
  'copy',
  'stop',
  'go-on',
  'take-matter',
  'undo',
  'undo',
  'undo',
  'return',
  'resume-here',
  'resume-here',
  'bring-back',
  'bring-back',
  'category',
  'note',
  'rate-here',
  'answer',
  'profile',
  'profile',
  'own-lines',
  'balance',
  'balance',
  'balance',
  'balance',
  'close-line',
  'reopen-line',
  'reopen-line',
  'alert',
  'alert-over',
  'acknowledge',
  'try-alert',
  'lease',
  'unlease',
  'offline',
] as const;

/** What a supervisor does beside it: seldomer than all the rest. */
export const ACTS = [
  'assign',
  'assign',
  'unassign',
  'move-line',
  'move-line',
  'move-last',
  'move-these',
  'move-counter',
  'unmove',
  'make-profile',
  'drop-profile',
  'target',
  'limit',
  'tell-line',
  'tell-clerk',
  'untell',
  'seen',
  'end-messages',
  'unfirst',
  'card',
  'see-card',
] as const;

export const anyMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(...KINDS, ...KINDS, ...KINDS, ...ACTS),
  who: fc.nat(4),
  a: fc.nat(1000),
  b: fc.nat(1000),
  passMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 20 * MINUTE })),
});

/** Moves of a whole day. */
export const anyDay: fc.Arbitrary<readonly Move[]> = fc.array(anyMove, { minLength: 10, maxLength: 180, size: 'max' });

const SOON: readonly string[] = ['undo', 'rate-here'];

const ACTORS: readonly Actor[] = [SUPERVISOR, SUPERVISOR, clerk('li'), clerk('wang'), MANAGER];
const SERVICES = ['alpha', 'beta', 'gamma', 'deed-tax', 'title', 'bid', 'fund'];
const LINES = ['a', 'b', 'c'];
const CATEGORIES = ['ordinary', 'ordinary', 'elderly', 'disabled'];
const COUNTERS = ['1', '2', '3', '4'];

/** Makes the moves. `seen` is told of each before and after. */
export function play(
  moves: readonly Move[],
  seen: (rules: Rules, move: Move, body: CommandBody, result: ReturnType<Rules['when']>) => void = () => undefined,
  rules: Rules = rulesOf(smallHall()),
): Rules {
  moves.forEach((move, index) => {
    // Taken back or rated soon after, or there would be little to take back.
    rules.pass(SOON.includes(move.kind) ? move.passMs % 12_000 : move.passMs);
    const { actor, body } = commandOf(rules, move, index);
    seen(rules, move, body, rules.when(actor, body));
  });
  return rules;
}

/** The command that a move is in the present state. */
export function commandOf(
  rules: Rules,
  move: Move,
  index: number,
): { readonly actor: Actor; readonly body: CommandBody } {
  const counter = pick(COUNTERS, move.a);
  const tickets = [
    ...rules.world.state.tickets.values(),
    ...[...rules.world.state.ended.keys()].map((id) => ({ id, number: 'X' })),
  ];
  const ticket = tickets.length === 0 ? { id: 'nobody', number: 'A999' } : pick(tickets, move.a);
  const staff = pick(ACTORS, move.who);
  const issue = (
    services: readonly string[],
    slotAt?: number,
    matter?: string,
  ): { actor: Actor; body: CommandBody } => ({
    actor: KIOSK,
    body: {
      name: 'issue-ticket',
      ticket: `t${String(index).padStart(5, '0')}`,
      secret: `s${String(index)}`,
      services,
      matter,
      category: pick(CATEGORIES, move.b),
      language: 'zh-Hans',
      origin: 'kiosk-1',
      appointment: slotAt === undefined ? undefined : { id: `b${String(move.b % 7)}`, slotAt },
      identity: undefined,
    },
  });
  const at = (body: CommandBody): { actor: Actor; body: CommandBody } => ({ actor: staff, body });
  switch (move.kind) {
    case 'take':
      return issue([pick(SERVICES, move.a)]);
    case 'take-two':
      return issue([pick(SERVICES, move.a), pick(SERVICES, move.a + 1 + (move.b % 4))]);
    case 'take-three':
      return issue(['title', 'deed-tax', pick(['alpha', 'gamma'], move.a)]);
    case 'booked':
      return issue([pick(SERVICES, move.a)], rules.now + ((move.b % 9) - 4) * 10 * MINUTE);
    case 'open':
      return at({ name: 'open-counter', counter });
    case 'pause':
      return at({ name: 'pause-counter', counter, reason: 'tea' });
    case 'close':
      return at({ name: 'close-counter', counter });
    case 'next':
      return at({
        name: 'call-next',
        counter,
        became: pick([undefined, undefined, 'finished', 'missed'], move.b),
        ask: move.b % 9 === 0,
      });
    case 'call':
      return at({
        name: 'call-ticket',
        counter,
        number: pick(tickets.length === 0 ? [ticket] : tickets, move.b).number,
        reason: 'asked',
      });
    case 'recall':
      return at({ name: 'recall', counter });
    case 'serve':
      return at({ name: 'serve', counter });
    case 'finish':
      return at({
        name: 'finish',
        counter,
        outcome: pick(['done', 'needs-papers', 'not-served'], move.b),
        note: undefined,
      });
    case 'no-show':
      return at({ name: 'mark-no-show', counter });
    case 'park-here':
      return at({ name: 'park', counter, note: 'papers' });
    case 'transfer-service':
      return at({
        name: 'transfer',
        counter,
        to: { service: pick(SERVICES, move.b) },
        note: 'ill',
        place: placeOf(move),
      });
    case 'transfer-counter':
      return at({
        name: 'transfer',
        counter,
        to: { counter: pick(COUNTERS, move.b) },
        note: 'ill',
        place: placeOf(move),
      });
    case 'cancel':
      return { actor: CITIZEN, body: { name: 'cancel-ticket', ticket: ticket.id, reason: undefined } };
    case 'park':
      return { actor: CITIZEN, body: { name: 'park-ticket', ticket: ticket.id, note: undefined } };
    case 'resume':
      return { actor: CITIZEN, body: { name: 'resume-ticket', ticket: ticket.id } };
    case 'add':
      return {
        actor: pick([CITIZEN, staff], move.b),
        body: { name: 'add-service', ticket: ticket.id, service: pick(SERVICES, move.b) },
      };
    case 'first':
      return at({ name: 'prioritise-ticket', ticket: ticket.id, reason: 'ill' });
    case 'rate': {
      const served = [...rules.world.state.ended].flatMap(([id, each]) => (each.served.length > 0 ? [id] : []));
      return {
        actor: CITIZEN,
        body: { name: 'rate-step', ticket: someOf(served, move.b, ticket.id), step: undefined, ...opinion(move) },
      };
    }
    case 'complain':
      return { actor: CITIZEN, body: { name: 'file-complaint', ticket: ticket.id, text: 'too long' } };
    case 'copy':
      return { actor: KIOSK, body: { name: 'request-copy', ticket: ticket.id, printer: 'kiosk-1' } };
    case 'take-matter':
      return issue([], undefined, pick(['home', 'home', 'nothing'], move.b));
    case 'undo':
      return at({ name: 'undo', counter: someOf([...rules.world.state.acts.keys()], move.a, counter) });
    case 'return':
      return at({ name: 'return-to-line', counter, reason: 'wrong number' });
    case 'resume-here': {
      const aside = tickets.filter(
        (each) => 'steps' in each && each.steps.some(({ state }) => state === 'parked' || state === 'no-show'),
      );
      return at({ name: 'resume-here', counter, ticket: pick(aside.length === 0 ? [ticket] : aside, move.b).id });
    }
    case 'category': {
      const open = [...rules.world.state.tickets.keys()];
      const category = pick(['elderly', 'disabled', 'ordinary', 'nobody'], move.b);
      return at({ name: 'correct-category', ticket: someOf(open, move.a, ticket.id), category, reason: 'is old' });
    }
    case 'bring-back': {
      const desks = [...rules.world.state.endedHere].filter(([, ended]) => ended.length > 0);
      const [desk, ended] = desks.length === 0 ? [counter, []] : pick(desks, move.a);
      const found = ended.length === 0 ? undefined : pick(ended, move.b);
      // One of three by the information desk, which asks for no counter.
      if (move.a % 3 === 0)
        return at({
          name: 'bring-back-ticket',
          ticket: found?.ticket ?? ticket.id,
          step: pick([found?.step, undefined], move.b),
          reason: 'came after all',
        });
      return at({
        name: 'bring-back',
        counter: desk,
        ticket: found?.ticket ?? ticket.id,
        step: pick([found?.step, undefined], move.b),
        to: pick(['here', 'line', 'line'], move.b),
        reason: 'wrong key',
        became: pick([undefined, 'missed'], move.a),
      });
    }
    case 'note':
      return at({ name: 'add-note', counter, text: 'copy missing' });
    case 'rate-here': {
      const open = someOf([...rules.world.state.ratable.keys()], move.a, counter);
      return {
        actor: pick([KIOSK, KIOSK, staff], move.who),
        body: { name: 'rate-at-counter', counter: open, ...opinion(move) },
      };
    }
    case 'answer': {
      const complaints = [...rules.world.record.complaints.keys()];
      const complaint = complaints.length === 0 ? 'nothing' : pick(complaints, move.a);
      const to = ['li', 'the tax office'][move.b % 2] ?? 'li';
      return at(
        pick<CommandBody>(
          [
            { name: 'answer-complaint', complaint, outcome: 'explained', text: 'we called back' },
            { name: 'assign-complaint', complaint, to },
            { name: 'note-complaint', complaint, text: 'nobody answered' },
            { name: 'extend-complaint', complaint, days: 1 + (move.b % 4), reason: 'asked the office' },
            { name: 'reopen-complaint', complaint, reason: 'it is so again' },
            received(move),
          ],
          move.b,
        ),
      );
    }
    case 'profile':
    case 'own-lines': {
      const profile = move.kind === 'profile' ? pick(['lunch', 'all-on-c'], move.a) : null;
      return at({
        name: 'switch-profile',
        profile,
        zone: pick([undefined, undefined, '1F-A'], move.b),
        reason: 'noon',
      });
    }
    case 'balance':
      return { actor: SYSTEM, body: { name: 'balance-lines' } };
    case 'close-line':
      return at({ name: 'close-line', line: pick(LINES, move.a), reason: 'no papers' });
    case 'reopen-line':
      return at({ name: 'reopen-line', line: pick(LINES, move.a) });
    case 'assign':
    case 'unassign':
    case 'make-profile':
    case 'drop-profile':
    case 'target':
    case 'limit':
      return at(settingOf(move));
    case 'move-line':
    case 'move-last':
    case 'move-these':
    case 'move-counter':
    case 'unmove':
      return at(shiftOf(rules, move, ticket.id));
    case 'tell-line':
    case 'tell-clerk':
    case 'untell':
    case 'seen':
      return at(messageOf(rules, move));
    case 'end-messages':
      return { actor: SYSTEM, body: { name: move.b % 2 === 0 ? 'end-messages' : 'end-reentries' } };
    case 'unfirst': {
      const first = tickets.filter((each) => 'override' in each && each.override !== undefined);
      const { id } = pick(first.length === 0 ? [ticket] : first, move.b);
      return at({ name: 'withdraw-priority', ticket: id, reason: 'a mistake' });
    }
    case 'alert':
      return {
        actor: SYSTEM,
        body: {
          name: 'raise-alert',
          rule: pick(['crowd', 'crowd', 'gone'], move.a),
          of: pick(LINES, move.b),
          value: 9,
        },
      };
    case 'alert-over':
      return { actor: SYSTEM, body: { name: 'clear-alert', alert: anyAlert(rules, move.a), why: 'figure', value: 1 } };
    case 'acknowledge':
      return at({ name: 'acknowledge-alert', alert: anyAlert(rules, move.a) });
    case 'try-alert':
      return at({ name: 'test-alert', rule: 'crowd' });
    case 'card': {
      const { length } = 'steps' in ticket ? ticket.steps : [];
      const to = pick(
        [...cardsDue(rules.world.state, rules.now), { ticket: ticket.id, step: length === 0 ? 0 : move.b % length }],
        move.a,
      );
      return { actor: SYSTEM, body: { name: 'give-card', to } };
    }
    case 'see-card': {
      const cards = [...rules.world.state.cards.values()].map(({ id }) => id);
      return at({ name: 'acknowledge-card', card: someOf(cards, move.a, 'none'), words: undefined });
    }
    case 'lease':
    case 'unlease':
    case 'offline':
      return { actor: KIOSK, body: leaseOf(rules, move, index) };
    case 'stop':
      return at({ name: 'stop-intake', reason: 'full' });
    default:
      return at({ name: 'resume-intake' });
  }
}

/** What a kiosk has in hand, gives back, and has given by itself up to an hour ago. */
function leaseOf(rules: Rules, move: Move, index: number): CommandBody {
  const { state } = rules.world;
  const kiosk = 'kiosk-1';
  const folder = pick(['disk', 'disk', 'disk', 'new disk'], move.b);
  if (move.kind === 'lease') return { name: 'lease-numbers', kiosk, folder, held: [] };
  if (move.kind === 'unlease') return { name: 'return-numbers', kiosk, folder };
  const { prefix, from } = pick(state.leases.standing.get(kiosk)?.ranges ?? [NOTHING_LEASED], move.b);
  return {
    name: 'join-ticket',
    paper: {
      ticket: `t${String(index).padStart(5, '0')}`,
      secret: `s${String(index)}`,
      number: numberAt(prefix, from + (move.a % 5)),
      day: state.day,
      kiosk,
      services: pick([['alpha'], ['beta', 'alpha'], ['title', 'deed-tax'], ['nothing']], move.a),
      category: pick(CATEGORIES, move.b),
      language: 'zh-Hans',
      issuedAt: Math.max(rules.events[0]?.at ?? 0, rules.now - (move.b % 60) * MINUTE),
      slip: pick(['printed', 'unknown'], move.b),
      asked: someOf([...state.leases.asked.keys()], move.b, 'none'),
    },
  };
}

const NOTHING_LEASED: NumberRange = { line: 'a', prefix: 'A', from: 901, to: 901 };

/** What a supervisor sets for the day. */
function settingOf({ kind, a, b }: Move): CommandBody {
  const [counter, line] = [pick(COUNTERS, a), pick(LINES, b)];
  const lines = [
    { line, level: 1 + (a % 2) },
    { line: pick(LINES, a + b), level: 1 },
  ];
  const reason = 'many wait';
  switch (kind) {
    case 'assign':
      return { name: 'assign-lines', counter, lines: lines.slice(0, 1 + (b % 2)), reason };
    case 'unassign':
      return { name: 'assign-lines', counter, lines: null, reason };
    case 'make-profile':
      return {
        name: 'make-profile',
        profile: pick([undefined, 'lunch', 'made-1', 'nothing'], b),
        title: { 'zh-Hans': '高峰', 'zh-Hant': '高峰', en: 'Rush' },
        counters: [{ counter, lines }],
        keep: a % 2 === 0,
        reason,
      };
    case 'drop-profile':
      return { name: 'drop-profile', profile: pick(['lunch', 'made-1', 'made-2'], b), reason };
    case 'target':
      return { name: 'set-target', line, targetMs: pick([null, 5 * MINUTE, 40 * MINUTE], a), reason };
    default:
      return { name: 'set-limit', service: pick(SERVICES, b), places: pick([null, 'none', 0, 3, 9], a), reason };
  }
}

/** Tickets that go from a line or counter to another, and back. */
function shiftOf(rules: Rules, { kind, a, b }: Move, ticket: string): CommandBody {
  const reason = 'the counters there are free';
  if (kind === 'unmove') {
    return {
      name: 'undo-move',
      move: someOf(
        rules.world.state.moves.map(({ id }) => id),
        a,
        'none',
      ),
      reason,
    };
  }
  const fromCounter = kind === 'move-counter';
  const from = fromCounter
    ? { counter: someOf([...rules.world.state.reserved.keys()], a, pick(COUNTERS, a)) }
    : { line: pick(LINES, a) };
  const to = b % 3 === 0 ? { counter: pick(COUNTERS, b) } : { line: pick(LINES, b) };
  const which =
    kind === 'move-last'
      ? { last: 1 + (b % 4) }
      : kind === 'move-these'
        ? { tickets: [ticket, someOf([...rules.world.state.tickets.keys()], b, 'nobody')] }
        : 'all';
  return { name: 'move-tickets', from, to, which, place: b % 2 === 0 ? 'kept' : 'end', reason };
}

/** What is told, taken back and read. */
function messageOf(rules: Rules, { kind, a, b }: Move): CommandBody {
  const message = someOf([...rules.world.state.messages.keys()], a, 'none');
  if (kind === 'untell') return { name: 'withdraw-message', message };
  const counter = pick(COUNTERS, b);
  if (kind === 'seen') return { name: 'see-message', counter, message };
  const to = kind === 'tell-line' ? { line: pick(LINES, a) } : a % 2 === 0 ? { counter } : { screen: counter };
  return { name: 'send-message', to, text: { en: 'back soon' }, minutes: pick([undefined, 1, 20], b) };
}

/** An alert of today, over or not. */
function anyAlert({ world }: Rules, at: number): string {
  return someOf([...world.state.alerts.records.map(({ id }) => id)], at, 'none');
}

/** Where a transfer goes: seldom first. */
function placeOf({ a }: Move): Place | undefined {
  return pick([undefined, 'kept', 'end', undefined, 'end', 'first'], a);
}

/** A grade with or without the reasons that it needs. */
function opinion({ a, b }: Move): { grade: number; reasons: readonly RatingReason[]; reason: string | undefined } {
  return {
    grade: 1 + (b % 5),
    reasons: a % 3 === 0 ? ['slow'] : [],
    reason: a % 3 === 1 ? 'nobody knew' : undefined,
  };
}

/** One of these, else what there is. */
function someOf(from: readonly string[], at: number, otherwise: string): string {
  return from.length === 0 ? otherwise : pick(from, at);
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T;
}

function received(move: Move): CommandBody {
  return {
    name: 'receive-complaint',
    source: pick(['call', 'letter', 'visit'] as const, move.a),
    text: 'sent from counter to counter',
    number: undefined,
    counter: pick([undefined, '1', '2'], move.b),
    service: undefined,
    clerk: undefined,
    reference: undefined,
  };
}
