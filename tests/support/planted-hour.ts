import { MINUTE, SECOND } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Actor, CommandBody } from '../../core/queue/command.ts';
import type { Trouble } from '../../core/protocol/shapes/troubles.ts';
import { findTroubles } from '../../core/views/troubles/find-troubles.ts';
import { peopleLate } from '../../core/views/troubles/line-harm.ts';
import { keysOf, NOTHING_SETTLED, settle } from '../../core/views/troubles/settle.ts';
import { troublesView } from '../../core/views/troubles/troubles-view.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from './rules.ts';
import { seeded } from './seeded.ts';

/** Something that goes wrong in the hour, and how a manager should read of it. */
export type Planted = {
  readonly name: string;
  /** Minutes after the beginning: when it is done, and when it is a fault. */
  readonly from: number;
  readonly faultAt: number;
  readonly until: number;
  readonly key: string;
  readonly cause: RegExp;
};

/** Counters that work all hour, each with a line that has nothing to do with the faults. */
const ROBOTS = ['15', '18', '21', '25', '26', '30', '33', '36', '40', '44'];

/**
 * The hour that the managers' page was once tried with, in the sample hall: a pause that nobody ends, a clerk who calls
 * nobody, a line without a counter, somebody who is served without end; everybody else works on.
 */
export const PLANTED: readonly Planted[] = [
  {
    name: 'a pause that nobody ends, with twenty-one people before it',
    from: 2,
    faultAt: 17,
    until: 20,
    key: 'line:ps-exit-entry',
    cause: /^9号窗口已暂停（短暂休息）1[5-9] 分钟，不应超过 15 分钟$/,
  },
  {
    name: 'a clerk who calls nobody, with forty people before him',
    from: 22,
    faultAt: 25,
    until: 34,
    key: 'line:ps-household',
    cause: /^1号窗口开着，当前无人办理，\d+ 分钟没有叫号$/,
  },
  {
    name: 'a line without a counter',
    from: 36,
    faultAt: 36,
    until: 44,
    key: 'line:ps-public-order',
    cause: /^没有窗口开放$/,
  },
  {
    name: 'somebody who is served without end',
    from: 5,
    // Nineteen of twenty such services are over within 44 minutes.
    faultAt: 49.2,
    until: 58,
    key: 'counter:12',
    cause: /^12号窗口办理 D\d+ 已 \d+ 分钟，通常不超过 \d+ 分钟$/,
  },
];

/** Something that was done in the hour: ms after its beginning. */
export type Deed = { readonly at: number; readonly actor: Actor; readonly body: CommandBody };

/** What is done in the hour, for whoever plays it on a real server. */
export function deedsOfPlantedHour(catalogue: Catalogue): readonly Deed[] {
  const deeds: Deed[] = [];
  playPlantedHour(
    catalogue,
    () => undefined,
    (deed) => deeds.push(deed),
  );
  return deeds;
}

/** Plays the hour. `look` is told every two seconds, as the server looks, what stands in the list. */
export function playPlantedHour(
  catalogue: Catalogue,
  look: (minute: number, items: readonly Trouble[]) => void,
  note: (deed: Deed) => void = () => undefined,
): void {
  const rules = rulesOf(catalogue);
  const began = rules.now;
  const when = rules.when.bind(rules);
  rules.when = (actor, body) => {
    const done = when(actor, body);
    if (typeof done !== 'string') note({ at: rules.now - began, actor, body });
    return done;
  };
  const robots = robotsOf(rules, catalogue);
  open(rules, '9', '12', '1', ...ROBOTS);
  const start = rules.now;
  let settled = NOTHING_SETTLED;
  const due = [...stepsOf(rules)];
  while (rules.now < start + 60 * MINUTE) {
    rules.pass(2 * SECOND);
    const minute = (rules.now - start) / MINUTE;
    while (due[0] !== undefined && due[0].at <= minute) due.shift()?.act();
    robots();
    settled = settle(settled, findTroubles(rules.world, keysOf(settled), rules.now), rules.now);
    look(minute, troublesView(rules.world.state, settled, peopleLate(rules.world, rules.now), rules.now).items);
  }
}

/** What is done, in order. */
function stepsOf(rules: Rules): { readonly at: number; readonly act: () => void }[] {
  const take = (service: string, n: number): void => {
    for (let i = 0; i < n; i += 1) rules.take(service);
  };
  const at = (counter: string, ...names: ('call-next' | 'serve' | 'mark-no-show')[]): void => {
    for (const name of names) rules.when(SUPERVISOR, { name, counter });
  };
  const serviceOf = (line: string): string => {
    const found = rules.world.state.index.catalogue.services.find((service) => service.line === line);
    if (found === undefined) throw new Error(`no service of ${line}`);
    return found.id;
  };
  /** Whoever waits in the line gives up. */
  const clear = (line: string): void => {
    for (const ticket of rules.world.state.tickets.values()) {
      if (ticket.steps.some((step) => step.line === line))
        rules.when(SUPERVISOR, { name: 'cancel-ticket', ticket: ticket.id, reason: 'the hour goes on' });
    }
  };
  return [
    { at: 2, act: () => rules.when(SUPERVISOR, { name: 'pause-counter', counter: '9', reason: 'break' }) },
    { at: 2, act: () => take(serviceOf('ps-exit-entry'), 21) },
    {
      at: 5,
      act: () => {
        take(serviceOf('ps-vehicles'), 1);
        at('12', 'call-next', 'serve');
      },
    },
    { at: 20, act: () => clear('ps-exit-entry') },
    { at: 22, act: () => take(serviceOf('ps-household'), 40) },
    { at: 34, act: () => clear('ps-household') },
    { at: 36, act: () => take(serviceOf('ps-public-order'), 1) },
    { at: 44, act: () => clear('ps-public-order') },
    { at: 49, act: () => take(serviceOf('ps-vehicles'), 6) },
  ];
}

/** Clerks who work, and people who come to them. */
function robotsOf(rules: Rules, { counters, services }: Catalogue): () => void {
  const random = seeded(3);
  const freeAt = new Map<string, number>();
  const theirs = ROBOTS.map((id) => counters.find((counter) => counter.id === id)?.lines[0]?.line);
  const asked = services.filter(({ line, after }) => theirs.includes(line) && after.length === 0);
  return () => {
    if (random() < 1 / 45) rules.take(asked[Math.floor(random() * asked.length)]?.id ?? '');
    for (const counter of ROBOTS) {
      const free = freeAt.get(counter) ?? 0;
      if (free > rules.now) continue;
      if (free > 0) rules.when(SUPERVISOR, { name: 'finish', counter, outcome: 'done', note: undefined });
      freeAt.delete(counter);
      const called = rules.when(SUPERVISOR, { name: 'call-next', counter });
      if (typeof called === 'string' || called.length === 0) continue;
      rules.when(SUPERVISOR, { name: 'serve', counter });
      freeAt.set(counter, rules.now + (2 + 5 * random()) * MINUTE);
    }
  };
}
