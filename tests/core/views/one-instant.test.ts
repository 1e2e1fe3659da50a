import { expect, it } from 'vitest';
import type { Board } from '../../../core/catalogue/equipment.ts';
import { ORDINARY } from '../../../core/catalogue/category.ts';
import { WaitBook, type ForeseenWaits } from '../../../core/record/wait-book.ts';
import { boardView, WAITING_AREA } from '../../../core/views/board-view.ts';
import { cityHall } from '../../../core/views/city/city-view.ts';
import { publicHall } from '../../../core/views/city/public-halls.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { forecastView } from '../../../core/views/forecast-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { staffTicketView, ticketView } from '../../../core/views/ticket-view.ts';
import { findTroubles } from '../../../core/views/troubles/find-troubles.ts';
import { peopleLate } from '../../../core/views/troubles/line-harm.ts';
import { NOTHING_SETTLED, settle } from '../../../core/views/troubles/settle.ts';
import { troublesView } from '../../../core/views/troubles/troubles-view.ts';
import type { World } from '../../../core/record/world.ts';
import { anyDay, play } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { open, rulesOf, type Rules } from '../../support/rules.ts';
import { seeded } from '../../support/seeded.ts';
import { smallHall } from '../../support/small-hall.ts';
import { tries } from '../../support/thorough.ts';

/** Every so many moves all surfaces are compared. */
const EVERY = 15;

it('[QP44] at one instant kiosk, phone, desk, console, paper, boards, wall, manager and overview say the same', () => {
  const seen = { steps: 0, foreseen: 0, late: 0 };
  fc.assert(
    fc.property(anyDay, fc.nat(1_000_000), fc.nat(3 * 60 * 60_000), (moves, seed, later) => {
      const random = seeded(seed);
      const catalogue = smallHall();
      const boards = catalogue.boards.map((board): Board => ({ ...board, kind: WAITING_AREA }));
      const rules = rulesOf({ ...catalogue, boards });
      const waits = new WaitBook();
      Object.assign(rules.world, { waits });
      open(rules, '1', '3');
      let made = 0;
      play(
        moves,
        () => {
          made += 1;
          if (made % 10 === 0) foresee(rules, waits, random);
          if (made % EVERY !== 0) return;
          for (const now of [rules.now, rules.now + later]) compare(rules.world, now, seen);
        },
        rules,
      );
    }),
    // The first failure says enough: to look for a smaller one takes minutes.
    { numRuns: tries(100), endOnFailure: true },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(20);
});

/** Something is foreseen of some who wait, and of newcomers; now and then nobody foresees anything any more. */
function foresee({ world: { state } }: Rules, waits: WaitBook, random: () => number): void {
  if (random() < 0.2) {
    waits.clear();
    return;
  }
  const some = () => {
    const p10 = Math.floor(random() * 3000);
    const chanceToday = random() < 0.5 ? 1 : random();
    return { p10, p50: p10 + 300, p90: p10 + 1500, chanceToday };
  };
  const steps: ForeseenWaits['steps'] = [...state.tickets.values()].flatMap(({ id, steps: each }) =>
    each.filter(() => random() < 0.7).map(({ index, line }) => ({ ticket: id, step: index, line, ...some() })),
  );
  const newcomers = state.index.catalogue.lines.map(({ id }) => ({ line: id, category: ORDINARY, ...some() }));
  waits.take({ day: state.day, seq: state.seq, steps, newcomers }, () => undefined);
}

type Seen = { steps: number; foreseen: number; late: number };

function compare(world: World, now: number, seen: Seen): void {
  compareLines(world, now, seen);
  compareFigures(world, now, seen);
  compareTickets(world, now, seen);
  compareConsoles(world, now);
}

/** What is said of a line: kiosk and `/waits`, its own view, boards, manager and wall, clerks, `GET /forecast`. */
function compareLines(world: World, now: number, seen: Seen): void {
  const { state } = world;
  const [hall, manager] = [hallView(world, now), managerView(world, now, () => undefined)];
  const board = boardView(world, 'board-01', now);
  const forecast = forecastView(world, { method: 'formula', tookMs: 0, learned: { days: 0, visits: 0 } }, now);
  for (const { id, wait, waiting, openCounters } of hall.lines) {
    const same = { waiting, openCounters };
    expect(wait === undefined).toBe(openCounters === 0);
    for (const view of [lineView(world, id, now), manager.lines.find((each) => each.id === id)]) {
      expect(view).toMatchObject(same);
      expect(view?.wait).toEqual(wait);
    }
    const shown = board?.waiting.find(({ line }) => line === id);
    if (shown !== undefined) expect(shown).toMatchObject({ ...same, ...(wait === undefined ? {} : { wait }) });
    const told = forecast.lines.find(({ line }) => line === id);
    expect(told).toMatchObject(same);
    const { certainUntil: _, ...range } = wait ?? {};
    expect(told?.waits.find(({ category }) => category === ORDINARY)?.wait ?? {}).toEqual(range);
    for (const counter of state.index.counters.keys()) {
      const line = counterView(world, counter, now)?.lines.find((each) => each.line === id);
      if (line !== undefined) expect(line.waiting).toBe(waiting);
    }
    if (wait?.method === 'simulation') seen.foreseen += 1;
  }
}

/** The hall's own figures: kiosks, manager and wall, the overview of halls, and the list of what needs somebody. */
function compareFigures(world: World, now: number, seen: Seen): void {
  const { state } = world;
  const [hall, manager] = [hallView(world, now), managerView(world, now, () => undefined)];
  const { totals } = manager;
  const found = findTroubles(world, new Set(), now);
  // As after a start, after another forecast, and ten seconds later.
  const soon = settle(NOTHING_SETTLED, found, now);
  const settled = settle(soon, found, now + 10_000);
  const late = peopleLate(world, now);
  expect(hall.waiting).toBe(totals.waiting);
  const { figures, wait } = cityHall({ world, now }, '/');
  const { counters: _, seq: __, day: ___, ...same } = figures ?? { counters: 0, seq: 0, day: '' };
  expect(totals).toMatchObject(same);
  expect(publicHall(world, now, '/').wait).toEqual(wait);
  for (const each of [soon, settled]) {
    const view = troublesView(state, each, late, now);
    // Nobody is late in one place and nobody in the other; and the list does not say that all is well meanwhile.
    expect(view.lateNow > 0).toBe(totals.late > 0);
    expect(view.lateNow).toBeLessThanOrEqual(Math.min(totals.late, view.willBeLate));
    expect(view.willBeLate).toBeLessThanOrEqual(totals.waiting);
    const lines = view.items.filter(({ kind }) => kind === 'line').length + view.looking;
    expect(lines).toBe(found.filter(({ kind }) => kind === 'line').length);
    if (lines > 0) expect(view.willBeLate).toBeGreaterThan(0);
    if (state.phase === 'open' && view.lateNow > 0) expect(lines).toBeGreaterThan(0);
  }
  for (const { id, late: of, alert, waiting } of manager.lines) {
    expect(of).toBeLessThanOrEqual(waiting);
    expect(alert === 'waiting-unserved' || (alert === 'over-target') === of > 0).toBe(true);
    const trouble = found.find((each) => each.kind === 'line' && each.id === id);
    if (trouble !== undefined) expect(trouble.people).toBe(waiting);
    if (of > 0) seen.late += 1;
  }
}

/** What is said of a ticket: kiosk and phone, desk and console, and the paper that comes out now. */
function compareTickets(world: World, now: number, seen: Seen): void {
  for (const id of world.state.tickets.keys()) {
    const ticket = ticketView(world, id, now);
    const staff = staffTicketView(world, id, now);
    const paper = slipInput(world, { ticket: id, copy: 1, paperMm: 80, pageUrl: 'http://hall' }, now);
    expect(paper?.asOf).toBe(now);
    const printed = (ticket?.steps ?? []).filter(({ state }) => state !== 'transferred' && state !== 'cancelled');
    if (ticket === undefined || printed.length === 0) continue;
    for (const [at, step] of printed.entries()) {
      const { note: _, ...told } = staff?.steps[step.index] ?? {};
      expect(told).toEqual(step);
      const { ahead, aheadMost, othersText, wait, chanceText } = step;
      expect(paper?.steps[at]).toMatchObject({ ahead: ahead ?? 0, waits: ahead !== undefined });
      expect(paper?.steps[at]?.aheadMost).toBe(aheadMost);
      expect(paper?.steps[at]?.others).toBe(othersText?.[ticket.language]);
      expect(paper?.steps[at]?.wait).toEqual(wait);
      expect(paper?.steps[at]?.chance).toBe(chanceText?.[ticket.language]);
      // A wait and its words come together, and nobody is told a number that the line has not.
      expect(step.waitText === undefined).toBe(wait === undefined);
      if (ahead === undefined) continue;
      seen.steps += 1;
    }
  }
}

/** A clerk's list of who comes next, and what those in it are told of who is ahead of them. */
function compareConsoles(world: World, now: number): void {
  for (const [id, { state }] of world.state.counters) {
    if (state !== 'open') continue;
    const rows = (counterView(world, id, now)?.ahead ?? []).filter((row) => row.state === 'ready');
    for (const [at, row] of rows.entries()) {
      const step = ticketView(world, row.ticket, now)?.steps[row.step];
      // Whoever stands above for another service may be ahead with one of this line too, or behind.
      const above = rows.slice(0, at);
      expect(step?.ahead).toBeLessThanOrEqual(above.length);
      const most = step?.aheadMost ?? step?.ahead;
      expect(above.filter(({ line }) => line === row.line).length).toBeLessThanOrEqual(most ?? NaN);
    }
  }
}
