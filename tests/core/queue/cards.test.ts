import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND, type Instant } from '../../../core/base/time.ts';
import type { CardFrom, CardRule } from '../../../core/catalogue/card-rule.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { cardsDue } from '../../../core/queue/order/card-due.ts';
import type { CardRecord, StepCard } from '../../../core/queue/card.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { readFigure } from '../../../core/views/alerts/alert-figures.ts';
import { cardViews, openCards, ownCard } from '../../../core/views/card-view.ts';
import { dayOpening } from '../../../server/ledger/day-opening.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { CITIZEN, clerk, KIOSK, MANAGER, open, rulesOf, SUPERVISOR, SYSTEM, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const minutes = (n: number): CardFrom => ({ unit: 'minutes', n });
const percent = (n: number): CardFrom => ({ unit: 'percent', n });
const days = (n: number): CardFrom => ({ unit: 'days', n });

function rule(more: Partial<CardRule> = {}): CardRule {
  return {
    id: 'wait',
    kind: 'waiting',
    scope: 'hall',
    of: [],
    yellow: minutes(10),
    red: minutes(20),
    roles: ['supervisor'],
    users: ['director'],
    ...more,
  };
}

const hallWith = (...cards: CardRule[]): Catalogue => smallHall({ cards });

/** The hall looks, as the server does each second, and gives what is due. */
function look(rules: Rules): readonly HallEvent[] {
  const before = rules.events.length;
  for (const to of cardsDue(rules.world.state, rules.now)) rules.when(SYSTEM, { name: 'give-card', to });
  return rules.events.slice(before);
}

function pass(rules: Rules, ms: number, stepMs = 30 * SECOND): void {
  const until: Instant = rules.now + ms;
  while (rules.now < until) {
    rules.pass(Math.min(stepMs, until - rules.now));
    look(rules);
  }
}

/** The cards as `yellow A001`. */
function given(rules: Rules): string[] {
  return rules.events.flatMap(({ type, data }) => {
    if (type === 'CardGiven') return `${data.colour} ${data.kind} ${data.number}`;
    return type === 'ComplaintCardGiven' ? `${data.colour} complaint` : [];
  });
}

const views = (rules: Rules) =>
  cardViews(
    rules.world,
    () => undefined,
    () => true,
  );

describe('a card of a step', () => {
  it('[CD1] comes yellow at the limit and then red, each once, and never to whoever was called in time', () => {
    const rules = rulesOf(hallWith(rule()));
    open(rules, '1');
    const [first, second] = [rules.take('alpha'), rules.take('alpha')];
    pass(rules, 10 * MINUTE - SECOND, 7 * SECOND);
    expect(given(rules)).toEqual([]);
    expect(rules.next('1')).toBe(first);
    pass(rules, SECOND);
    expect(given(rules)).toEqual([`yellow waiting ${second}`]);
    pass(rules, 10 * MINUTE - SECOND);
    expect(given(rules)).toHaveLength(1);
    pass(rules, 3 * MINUTE);
    expect(given(rules)).toEqual([`yellow waiting ${second}`, `red waiting ${second}`]);
    expect(look(rules)).toEqual([]);
    rules.pass(60 * MINUTE);
    expect(rules.when(SYSTEM, { name: 'give-card', to: { ticket: rules.ticket(second).id, step: 0 } })).toEqual([]);
  });

  it('[CD1] after an hour without a look the yellow one comes first all the same', () => {
    const rules = rulesOf(hallWith(rule()));
    const number = rules.take('alpha');
    rules.pass(60 * MINUTE);
    look(rules);
    look(rules);
    expect(given(rules)).toEqual([`yellow waiting ${number}`, `red waiting ${number}`]);
  });

  it('[CD1] whoever is at another counter, was put aside, or has a step to do first, does not wait for it', () => {
    const rules = rulesOf(hallWith(rule()));
    open(rules, '1', '2');
    const joint = rules.take(['deed-tax', 'title']);
    const aside = rules.take('alpha');
    rules.when(CITIZEN, { name: 'park-ticket', ticket: rules.ticket(aside).id, note: undefined });
    expect(rules.next('1')).toBe(joint);
    pass(rules, 30 * MINUTE);
    expect(given(rules)).toEqual([]);
  });

  it('[CD2] percentages are of the target of line and category, or of the usual service time', () => {
    const rules = rulesOf(
      hallWith(
        rule({ yellow: percent(100), red: percent(200) }),
        rule({ id: 'serve', kind: 'serving', yellow: percent(200), red: percent(300) }),
      ),
    );
    const { index } = rules.world.state;
    const targetMs = index.lines.get('b')?.targetMs ?? 0;
    const usualMs = index.services.get('beta')?.medianMs ?? 0;
    expect([targetMs, usualMs].every((ms) => ms > 0)).toBe(true);
    const number = rules.take('beta');
    pass(rules, targetMs, SECOND);
    const [card] = rules.world.state.cards.values();
    expect(card).toMatchObject({
      kind: 'waiting',
      limitMs: targetMs,
      tookMs: targetMs,
      line: 'b',
      department: 'office',
    });
    open(rules, '2');
    rules.next('2');
    pass(rules, 3 * usualMs, SECOND);
    expect(given(rules).slice(-2)).toEqual([`yellow serving ${number}`, `red serving ${number}`]);
    const served = [...rules.world.state.cards.values()].at(-1) as StepCard;
    expect(served).toMatchObject({ counter: '2', limitMs: 3 * usualMs, rule: 'serve' });
  });

  it.each([
    ['the service before its line', ['service', 'line'], 'service'],
    ['the line before the department', ['department', 'line'], 'line'],
    ['one that names its places before one for all', ['line-all', 'line'], 'line'],
    ['of two as narrow the first', ['hall', 'hall-2'], 'hall'],
  ])('[CD2] %s', (_what, ids, counts) => {
    const all: Readonly<Record<string, CardRule>> = {
      service: rule({ id: 'service', scope: 'service', of: ['alpha'] }),
      line: rule({ id: 'line', scope: 'line', of: ['a'] }),
      'line-all': rule({ id: 'line-all', scope: 'line' }),
      department: rule({ id: 'department', scope: 'department', of: ['office'] }),
      hall: rule({ id: 'hall' }),
      'hall-2': rule({ id: 'hall-2' }),
    };
    const rules = rulesOf(hallWith(...ids.flatMap((id) => all[id] ?? [])));
    rules.take('alpha');
    pass(rules, 10 * MINUTE);
    expect([...rules.world.state.cards.values()].map((card) => card.rule)).toEqual([counts]);
  });
});

describe('a card of a complaint', () => {
  const timed = (...cards: CardRule[]): Catalogue => {
    const hall = hallWith(...cards);
    return { ...hall, rules: { ...hall.rules, complaintWorkingDays: 2 } };
  };
  const COMPLAINT = rule({ id: 'late', kind: 'complaint', yellow: days(0), red: days(1) });
  const file = (rules: Rules): string => {
    const events = rules.when(MANAGER, {
      name: 'receive-complaint',
      source: 'call',
      text: 'cold',
      number: undefined,
      counter: undefined,
      service: undefined,
      clerk: undefined,
      reference: undefined,
    });
    return typeof events === 'string' ? events : `${events[0]?.day ?? ''}-${String(events[0]?.seq)}`;
  };
  /** The next day opens as the server opens it. */
  const over = (rules: Rules, catalogue: Catalogue, day: string): Rules => {
    rules.when(SYSTEM, { name: 'close-day' });
    const opening = dayOpening(rules.world, day, catalogue, { day: rules.world.state.day, seq: 1, hash: 'x' });
    const next = rulesOf(catalogue, day, Date.parse(`${day}T01:00:00Z`), [], [], opening);
    next.events.length = 0;
    return next;
  };

  it('[CD3] comes on the last working day and on the first one over it, and begins anew with a new limit', () => {
    const hall = timed(COMPLAINT);
    let rules = rulesOf(hall);
    const id = file(rules);
    look(rules);
    expect(given(rules)).toEqual([]);
    rules = over(rules, hall, '2026-03-10');
    look(rules);
    expect(given(rules)).toEqual([]);
    rules = over(rules, hall, '2026-03-11');
    look(rules);
    look(rules);
    expect(given(rules)).toEqual(['yellow complaint']);
    rules = over(rules, hall, '2026-03-12');
    look(rules);
    expect(given(rules)).toEqual(['red complaint']);
    expect(views(rules)).toMatchObject([
      { colour: 'red', open: true, no: 'TS20260309-001', due: '2026-03-11' },
      { colour: 'yellow', open: false, reddened: true },
    ]);
    rules.when(MANAGER, { name: 'extend-complaint', complaint: id, days: 1, reason: 'parts' });
    look(rules);
    expect(openCards(rules.world)).toEqual({ yellow: 0, red: 0 });
    rules = over(rules, hall, '2026-03-13');
    look(rules);
    expect(given(rules)).toEqual(['yellow complaint']);
    rules.when(MANAGER, { name: 'answer-complaint', complaint: id, outcome: 'corrected', text: 'mended' });
    expect(openCards(rules.world)).toEqual({ yellow: 0, red: 0 });
    look(rules);
    expect(given(rules)).toHaveLength(1);
  });

  it('[CD6] over midnight go the cards of who goes over and still waits, and no others', () => {
    const hall = hallWith(rule());
    const rules = rulesOf(hall);
    open(rules, '1');
    const [called, waits] = [rules.take('alpha'), rules.take('beta')];
    pass(rules, 15 * MINUTE);
    rules.next('1');
    expect([called, waits].every((number) => given(rules).includes(`yellow waiting ${number}`))).toBe(true);
    rules.when(SYSTEM, { name: 'close-day', next: hall });
    const opening = dayOpening(rules.world, '2026-03-10', hall, { day: '2026-03-09', seq: 9, hash: 'x' });
    expect((opening.cards ?? []).map((card) => (card as StepCard).number)).toEqual([waits]);
    const next = rulesOf(hall, '2026-03-10', rules.now, [], opening.tickets, opening);
    pass(next, 10 * MINUTE);
    expect(given(next)).toContain(`red waiting ${waits}`);
    expect(given(next)).not.toContain(`yellow waiting ${waits}`);
  });
});

describe('whose a card is', () => {
  it('[CD4] is given by the hall alone, says who was told, and is acknowledged once, by name', () => {
    const rules = rulesOf(hallWith(rule()));
    const number = rules.take('alpha');
    const to = { ticket: rules.ticket(number).id, step: 0 };
    rules.pass(10 * MINUTE);
    for (const who of [SUPERVISOR, MANAGER, KIOSK, CITIZEN, clerk('li')])
      expect(rules.when(who, { name: 'give-card', to })).toBe('not-allowed');
    look(rules);
    const [card] = rules.world.state.cards.values() as Iterable<CardRecord>;
    const id = card?.id ?? '';
    const acknowledge = { name: 'acknowledge-card', card: id, words: 'two clerks are ill' } as const;
    for (const who of [KIOSK, CITIZEN, clerk('li'), SYSTEM]) expect(rules.when(who, acknowledge)).toBe('not-allowed');
    expect(rules.when(SUPERVISOR, { ...acknowledge, card: 'none' })).toBe('card-unknown');
    expect(rules.when(SUPERVISOR, acknowledge)).toHaveLength(1);
    expect(rules.when(MANAGER, acknowledge)).toBe('card-acknowledged');
    expect(views(rules)).toMatchObject([
      {
        id,
        told: { roles: ['supervisor'], users: [{ id: 'director' }] },
        acknowledged: { by: 'supervisor', words: 'two clerks are ill' },
        limit: 600,
        took: 600,
      },
    ]);
  });

  it('[CD5] is open while it lasts, and is over when the step is called or done; a red one stands for both', () => {
    const rules = rulesOf(
      hallWith(rule(), rule({ id: 'serve', kind: 'serving', yellow: minutes(1), red: minutes(2) })),
    );
    const number = rules.take('alpha');
    pass(rules, 20 * MINUTE);
    expect(openCards(rules.world)).toEqual({ yellow: 0, red: 1 });
    open(rules, '1');
    rules.next('1');
    expect(openCards(rules.world)).toEqual({ yellow: 0, red: 0 });
    const over = views(rules).map((card) => [card.colour, card.open, card.over === undefined, card.reddened === true]);
    expect(over).toEqual([
      ['red', false, false, false],
      ['yellow', false, false, true],
    ]);
    rules.when(SUPERVISOR, { name: 'serve', counter: '1' });
    pass(rules, MINUTE);
    expect(openCards(rules.world)).toEqual({ yellow: 1, red: 0 });
    rules.when(SUPERVISOR, { name: 'finish', counter: '1', outcome: 'done', note: undefined });
    expect(openCards(rules.world)).toEqual({ yellow: 0, red: 0 });
    expect(views(rules)[0]).toMatchObject({ number, kind: 'serving', open: false, over: expect.any(String) });
    expect(views(rules)).toHaveLength(3);
  });

  it('[CD7] a clerk knows of the cards of his own work alone; who opened a counter for others served nobody', () => {
    const rules = rulesOf(hallWith(rule({ kind: 'serving', yellow: minutes(1), red: minutes(2) })));
    for (const [counter, who] of [
      ['1', clerk('li')],
      ['3', clerk('wang')],
      ['2', SUPERVISOR],
    ] as const) {
      rules.when(who, { name: 'open-counter', counter });
      rules.take(counter === '2' ? 'beta' : 'alpha');
      rules.when(who, { name: 'call-next', counter });
    }
    pass(rules, MINUTE);
    const seenBy = (who: string) =>
      cardViews(rules.world, () => undefined, ownCard(who)).map(({ counter, clerk: whose }) => [counter, whose]);
    expect(seenBy('li')).toEqual([['1', 'li']]);
    expect(seenBy('wang')).toEqual([['3', 'wang']]);
    expect(seenBy('supervisor')).toEqual([]);
    expect(seenBy('')).toEqual([]);
    expect(views(rules)).toHaveLength(3);
  });

  it('[CD11] alerts watch how many are open, in the hall, a department and a line', () => {
    const rules = rulesOf(hallWith(rule()));
    for (const what of ['alpha', 'alpha', 'beta']) rules.take(what);
    pass(rules, 12 * MINUTE);
    const read = (figure: 'cards-yellow' | 'cards-red', scope: 'hall' | 'department' | 'line', of = '') =>
      readFigure({ world: rules.world, faults: [], now: rules.now }, figure, scope, of);
    expect([read('cards-yellow', 'hall'), read('cards-yellow', 'line', 'a'), read('cards-red', 'hall')]).toEqual([
      3, 2, 0,
    ]);
    pass(rules, 10 * MINUTE);
    expect([
      read('cards-yellow', 'hall'),
      read('cards-red', 'line', 'b'),
      read('cards-red', 'department', 'office'),
    ]).toEqual([0, 1, 3]);
    expect(read('cards-red', 'department', 'other')).toBe(0);
  });
});

it('[CD10] on any day nothing gets a card twice, a red one has its yellow one before, and all are of what was over', () => {
  let all = 0;
  fc.assert(
    fc.property(anyDay, (moves) => {
      const rules = play(moves);
      const seen = new Set<string>();
      for (const event of rules.events) {
        if (event.type !== 'CardGiven') continue;
        const { kind, ticket, step, colour, limitMs, tookMs } = event.data;
        const key = `${kind} ${ticket} ${String(step)}`;
        expect(seen.has(`${key} ${colour}`)).toBe(false);
        expect(colour === 'yellow' || seen.has(`${key} yellow`)).toBe(true);
        expect(tookMs).toBeGreaterThanOrEqual(limitMs);
        seen.add(`${key} ${colour}`);
      }
      all += seen.size;
      expect(rules.world.state.cards.size).toBe(seen.size);
      const { yellow, red } = openCards(rules.world);
      expect(yellow + red).toBe(views(rules).filter((card) => card.open).length);
    }),
  );
  expect(all).toBeGreaterThan(0);
});
