import { beforeEach, describe, expect, it } from 'vitest';
import { waitWords } from '../../../core/base/wait-words.ts';
import type { Board } from '../../../core/catalogue/equipment.ts';
import { HallForecaster } from '../../../core/forecast/live/hall-forecaster.ts';
import { WaitBook, steady, type ForeseenWait } from '../../../core/record/wait-book.ts';
import { boardView } from '../../../core/views/board-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { clerk, rulesOf, type Rules } from '../../support/rules.ts';
import { smallHall } from '../../support/small-hall.ts';

const BOARD: Board = {
  id: 'b1',
  kind: 'zone',
  name: { 'zh-Hans': 'b', 'zh-Hant': 'b', en: 'b' },
  zone: '1F-A',
  coversZones: ['1F-A'],
  widthPx: 1920,
  heightPx: 1080,
};

const wait = (p10: number, p50: number, p90: number, chanceToday = 1): ForeseenWait => ({ p10, p50, p90, chanceToday });

describe('what is told stays while it is true', () => {
  it.each([
    ['the middle stays within and moves little', wait(600, 900, 1200), wait(700, 1000, 1300), 'stays'],
    ['more than two minutes, but less than 15 %', wait(3000, 4000, 5000), wait(3200, 4300, 5200), 'stays'],
    ['more than 15 %, but less than two minutes', wait(100, 200, 400), wait(150, 260, 420), 'stays'],
    ['both', wait(600, 900, 1200), wait(800, 1100, 1500), 'goes'],
    ['the middle leaves it above', wait(100, 150, 160), wait(120, 170, 220), 'goes'],
    ['the middle leaves it below', wait(100, 150, 160), wait(20, 90, 120), 'goes'],
    ['nothing was told', undefined, wait(20, 90, 120), 'goes'],
  ])('[FC18] %s', (_, shown, next, what) => {
    expect(steady(shown, next)).toEqual(what === 'stays' ? shown : next);
  });

  it('[FC18] a chance is told anew when it moves by a twentieth, or is no longer certain', () => {
    const shown = wait(600, 900, 1200, 1);
    expect(steady(shown, wait(600, 900, 1200, 0.99)).chanceToday).toBe(0.99);
    expect(steady(wait(600, 900, 1200, 0.9), wait(600, 900, 1200, 0.88)).chanceToday).toBe(0.9);
    expect(steady(wait(600, 900, 1200, 0.9), wait(600, 900, 1200, 0.8)).chanceToday).toBe(0.8);
  });
});

describe('who is called today in too few runs for a range', () => {
  const chance = (chanceToday: number) => ({ ticket: 't', step: 0, line: 'a', chanceToday });
  const of = (...steps: readonly (ForeseenWait | { readonly chanceToday: number })[]) => ({
    ...{ day: '2026-03-09', seq: 1, newcomers: [] },
    steps: steps.map((each) => ({ ...chance(1), ...each })),
  });
  const told = (): undefined => undefined;

  it.each([
    ['was foreseen a range', of(wait(60, 90, 120)), of(chance(0.02)), 1],
    ['is foreseen a range again', of(chance(0.02)), of(wait(60, 90, 120)), 1],
    ['is as seldom as before', of(chance(0.02)), of(chance(0.04)), 0],
    ['is not called in any run any more', of(chance(0.045)), of(chance(0)), 0],
    ['is foreseen nothing any more', of(wait(60, 90, 120)), of(), 1],
    ['was foreseen a chance and is foreseen nothing any more', of(chance(0.02)), of(), 1],
  ])('[FC27] it is told anew where somebody %s: %#', (_, first, next, changes) => {
    const book = new WaitBook();
    expect(book.take(first, told).tickets).toEqual(new Set(['t']));
    const changed = book.take(next, told);
    expect(changed.tickets.size).toBe(changes);
    const [last] = next.steps;
    if (changes === 1 && last !== undefined) {
      const { ticket: _ticket, step: _step, line: _line, ...foreseen } = last;
      expect(book.ofStep('2026-03-09', 't', 0, 'a')).toEqual(foreseen);
    }
    if (last === undefined) expect(book.ofStep('2026-03-09', 't', 0, 'a')).toBeUndefined();
  });
});

describe('the same state, the same words', () => {
  let hall: Rules & { world: { waits: WaitBook } };
  let forecaster: HallForecaster;
  beforeEach(() => {
    const rules = rulesOf(smallHall({ boards: [BOARD] }));
    hall = Object.assign(rules, { world: Object.assign(rules.world, { waits: new WaitBook() }) });
    for (const id of ['1', '2', '3']) hall.when(clerk(`k${id}`), { name: 'open-counter', counter: id });
    for (let each = 0; each < 14; each += 1)
      hall.take(each % 4 === 0 ? 'beta' : 'alpha', each % 5 === 0 ? 'elderly' : 'ordinary');
    for (const id of ['1', '2', '3']) hall.next(id);
    forecaster = new HallForecaster();
    foresee();
  });
  const foresee = (): void => {
    forecaster.take(hall.events.slice(forecaster.world?.state.seq ?? 0));
    const waits = forecaster.forecast(hall.now);
    if (waits === undefined) throw new Error('no day');
    hall.world.waits.take(waits, () => undefined);
  };

  it('[FC19] kiosk, board, line, event, slip and phone say the same wait at one instant', () => {
    const shown = hallView(hall.world, hall.now).lines.find(({ id }) => id === 'a')?.wait;
    expect(shown?.method).toBe('simulation');
    expect(boardView(hall.world, 'b1', hall.now)?.waiting.find(({ line }) => line === 'a')?.wait).toEqual(shown);
    expect(lineView(hall.world, 'a', hall.now)?.wait).toEqual(shown);
    const number = hall.take('alpha');
    const { id } = hall.ticket(number);
    const issued = hall.events.findLast(({ type }) => type === 'TicketIssued');
    const told = issued?.type === 'TicketIssued' ? issued.data.told?.[0] : undefined;
    const range = { p10: shown?.p10, p50: shown?.p50, p90: shown?.p90 };
    expect(told).toEqual({ step: 0, ...range, method: 'simulation' });
    const step = ticketView(hall.world, id, hall.now)?.steps[0];
    expect(step?.wait).toEqual({ ...range, method: 'simulation', chanceToday: 1 });
    const slip = slipInput(hall.world, { ticket: id, copy: 0, paperMm: 80, pageUrl: 'http://hall' }, hall.now);
    expect(slip?.steps[0]?.wait).toMatchObject(range);
    expect(step?.waitText?.['zh-Hans']).toBe(waitWords(shown ?? { p50: 0, p90: 0 }, 'zh-Hans'));
    // Somebody else comes before the forecast has seen the ticket: it goes on saying what it was told.
    hall.take('beta');
    expect(ticketView(hall.world, id, hall.now)?.steps[0]?.waitText).toEqual(step?.waitText);
    foresee();
    expect(ticketView(hall.world, id, hall.now)?.steps[0]?.wait).toMatchObject({
      method: 'simulation',
      chanceToday: 1,
    });
  });

  it('[FC19] a ticket, its copy and the line in which it stands follow the same forecast', () => {
    const { id } = hall.ticket(hall.take('alpha'));
    hall.pass(60_000);
    foresee();
    const step = ticketView(hall.world, id, hall.now)?.steps[0];
    const copy = slipInput(hall.world, { ticket: id, copy: 1, paperMm: 80, pageUrl: 'http://hall' }, hall.now);
    expect(copy?.steps[0]?.wait).toEqual(step?.wait);
  });

  it('[FC27] called in fewer than ten runs, the formula says the wait, with the chance beside it, on every surface', () => {
    const { id } = hall.ticket(hall.take('alpha'));
    hall.pass(1000);
    const { day, seq } = hall.world.state;
    const step = { ticket: id, step: 0, line: 'a', chanceToday: 0.035 };
    const newcomers = [{ line: 'a', category: 'ordinary', chanceToday: 0.02 }];
    hall.world.waits.take({ day, seq, steps: [step], newcomers }, () => undefined);
    const own = ticketView(hall.world, id, hall.now)?.steps[0]?.wait;
    expect(own).toMatchObject({ method: 'formula', chanceToday: 0.04 });
    const shown = hallView(hall.world, hall.now).lines.find(({ id: line }) => line === 'a')?.wait;
    expect(shown).toMatchObject({ method: 'formula', chanceToday: 0.02 });
    expect(lineView(hall.world, 'a', hall.now)?.wait).toEqual(shown);
    expect(boardView(hall.world, 'b1', hall.now)?.waiting.find(({ line }) => line === 'a')?.wait).toEqual(shown);
    hall.world.waits.clear();
    const { chanceToday: _, ...formula } = own ?? {};
    expect(ticketView(hall.world, id, hall.now)?.steps[0]?.wait).toEqual(formula);
    // What is told with a number is the formula's wait then, and says so.
    hall.world.waits.take({ day, seq, steps: [], newcomers }, () => undefined);
    expect(hall.ticket(hall.take('alpha')).steps[0]?.told).not.toHaveProperty('method');
  });

  it('[FC20] without a forecast the formula says the wait, and that it does', () => {
    const { id } = hall.ticket(hall.take('alpha'));
    expect(hall.world.waits.clear()).toBe(true);
    expect(hall.world.waits.clear()).toBe(false);
    hall.pass(1000);
    expect(ticketView(hall.world, id, hall.now)?.steps[0]?.wait?.method).toBe('formula');
    expect(hallView(hall.world, hall.now).lines.map(({ wait: each }) => each?.method)).toContain('formula');
    const next = hall.take('alpha');
    expect(hall.ticket(next).steps[0]?.told).not.toHaveProperty('method');
  });

  it('[FC20] where no counter is open that is told at once, whatever was foreseen', () => {
    for (const id of ['2', '3'])
      hall.when(clerk(`k${id}`), { name: 'finish', counter: id, outcome: 'done', note: undefined });
    const { id } = hall.ticket(hall.take('beta'));
    foresee();
    for (const each of ['1', '2', '3']) hall.when(clerk(`k${each}`), { name: 'close-counter', counter: each });
    const isOpen = [...hall.world.state.counters.values()].some(({ state }) => state === 'open');
    if (!isOpen) expect(ticketView(hall.world, id, hall.now)?.steps[0]?.wait).toBeUndefined();
    for (const view of hallView(hall.world, hall.now).lines)
      if (view.openCounters === 0) expect(view.wait).toBeUndefined();
  });
});
