import { expect, it } from 'vitest';
import { counterView } from '../../../core/views/counter-view.ts';
import { boardView, WAITING_AREA } from '../../../core/views/board-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import type { LineQueue } from '../../../core/queue/line-queue.ts';
import type { HallState } from '../../../core/queue/state.ts';
import { CITIZEN, open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

/** How often something was looked at. */
type Looks = { count: number };

/** So many who wait in every line and category, some for two services, with open counters. */
function crowded(waiting: number): Rules {
  const catalogue = smallHall();
  const boards = catalogue.boards.map((board) => ({ ...board, kind: WAITING_AREA }));
  const rules = rulesOf({ ...catalogue, boards });
  open(rules, '1', '2', '3');
  for (let n = 0; n < waiting; n += 1) {
    rules.pass(1000);
    const services = [['alpha'], ['gamma'], ['alpha', 'gamma'], ['title', 'deed-tax']][n % 4] ?? [];
    rules.take(services, n % 5 === 0 ? 'elderly' : 'ordinary');
  }
  return rules;
}

/** Counts every look at a ticket and at a place in a queue from now on. */
function counting({ world: { state } }: Rules): Looks {
  const looks = { count: 0 };
  state.tickets = new CountedMap(looks, state.tickets);
  for (const queue of queuesOf(state)) {
    queue.items = new Proxy(queue.items, {
      get(items, key) {
        if (typeof key === 'string' && /^\d/.test(key)) looks.count += 1;
        return Reflect.get(items, key) as unknown;
      },
    });
  }
  return looks;
}

class CountedMap<K, V> extends Map<K, V> {
  private readonly looks: Looks;

  constructor(looks: Looks, entries: Iterable<readonly [K, V]>) {
    super();
    this.looks = looks;
    for (const [key, value] of entries) super.set(key, value);
  }

  override get(key: K): V | undefined {
    this.looks.count += 1;
    return super.get(key);
  }

  override *values(): MapIterator<V> {
    for (const value of super.values()) {
      this.looks.count += 1;
      yield value;
    }
  }

  override *[Symbol.iterator](): MapIterator<[K, V]> {
    for (const entry of super.entries()) {
      this.looks.count += 1;
      yield entry;
    }
  }
}

function queuesOf({ queues, prioritised, reserved, standing: { notYet, byLine } }: HallState): LineQueue[] {
  const byMap = [...queues.values(), ...notYet.queues.values(), ...reserved.values(), ...notYet.reserved.values()];
  return [
    ...byMap.flatMap((each) => [...each.values()]),
    ...[prioritised, notYet.prioritised].flatMap((each) => [...each.values()]),
    ...[...byLine.values()].flatMap((line) => [...line.queues.values()]),
  ];
}

/** What a call, a ticket and a place given up look at, with all views that tell of them. */
function looksOfAnHour(waiting: number): number {
  const rules = crowded(waiting);
  const last = [...rules.world.state.tickets.keys()].at(-1) ?? '';
  const looks = counting(rules);
  rules.pass(1000);
  rules.next('1');
  rules.take('alpha');
  rules.when(CITIZEN, { name: 'cancel-ticket', ticket: last, reason: undefined });
  rules.when(SUPERVISOR, { name: 'mark-no-show', counter: '1' });
  const { world, now } = rules;
  for (const id of ['1', '2', '3']) counterView(world, id, now);
  boardView(world, 'board-01', now);
  hallView(world, now);
  managerView(world, now, () => undefined);
  ticketView(world, [...world.state.byNumber.values()].at(-1) ?? '', now);
  return looks.count;
}

it('[QP41] what an event and all views of it look at does not grow with those who wait, but for halving', () => {
  const [few, many] = [looksOfAnHour(200), looksOfAnHour(6000)];
  // Thirty times as many: five more halvings in each search of a queue, and nothing else. One walk through a line would
  // be far more.
  expect(many).toBeLessThan(few * 2);
});
