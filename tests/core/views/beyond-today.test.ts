import { describe, expect, it } from 'vitest';
import { chanceWords } from '../../../core/base/chance-words.ts';
import { longerWords } from '../../../core/base/longer-words.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { beyondDay, waitWords } from '../../../core/base/wait-words.ts';
import { dayLeft } from '../../../core/catalogue/day-left.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { WaitSeconds } from '../../../core/protocol/shapes/fields.ts';
import type { StepView } from '../../../core/protocol/shapes/ticket.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { initialWorld } from '../../../core/record/world.ts';
import { publicHall } from '../../../core/views/city/public-halls.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { TicketTrail } from '../../../core/views/trace-events.ts';
import { traceView } from '../../../core/views/trace-view.ts';
import { findTroubles } from '../../../core/views/troubles/find-troubles.ts';
import { ticketSlip, type SlipStep } from '../../../core/slip/ticket-slip.ts';
import { MONDAY_9, open, rulesOf, type Rules } from '../../support/rules.ts';
import { counter, smallHall } from '../../support/small-hall.ts';

/** Open from nine to five, with one counter; its day may go on for so long after closing. */
function nineToFive(lateClosingMs = 60 * MINUTE): Catalogue {
  const hall = smallHall({ counters: [counter('1', 'a')] });
  const hours = ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 }));
  return {
    ...hall,
    hall: { ...hall.hall, alwaysOpen: false, lateClosingMs },
    calendar: { ...hall.calendar, hours },
  };
}

/** The same with these hours on every day, in hours of the clock. */
function withHours(...spans: readonly (readonly [number, number])[]): Catalogue {
  const catalogue = nineToFive();
  const hours = ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
    spans.map(([from, to]) => ({ weekday, from: from * 60, to: to * 60 })),
  );
  return { ...catalogue, calendar: { ...catalogue.calendar, hours } };
}

function crowded(people: number, catalogue = nineToFive()): Rules {
  const rules = rulesOf(catalogue);
  open(rules, '1');
  for (let each = 0; each < people; each += 1) rules.take('alpha');
  return rules;
}

/** Whatever is longer than a day, or than the hall is open, as a plain number of hours. */
const HOURS = /(?<![\d:])(?:[89]|\d{2,}) ?(?:h\b|小时|小時)/;

describe('a wait that is longer than the day', () => {
  it.each([
    [{ p10: 3600, p50: 7200, p90: 10_000 }, undefined],
    [{ p10: 3600, p50: 7200, p90: 40_000 }, 'in-part'],
    [{ p10: 30_000, p50: 31_000, p90: 40_000 }, 'closing'],
    [{ p10: 36_000, p50: 37_000, p90: 90_000 }, 'today'],
    [{ p10: 36_000, p50: 37_000, p90: 90_000, chanceToday: 0.49 }, 'today'],
    // Where most are called even so, it is not said that they probably will not be.
    [{ p10: 36_000, p50: 37_000, p90: 90_000, chanceToday: 0.5 }, 'closing'],
    [{ p10: 36_000, p50: 37_000, p90: 90_000, chanceToday: 1 }, 'closing'],
  ] as const)('[E15] %j with eight hours to closing, and one more after it: %s', (wait, beyond) => {
    expect(beyondDay(wait, { closes: 8 * 3600, ends: 9 * 3600 })).toBe(beyond);
  });

  it.each([
    [{ p10: 1800, p50: 2400, p90: 3600 }, undefined],
    [{ p10: 1800, p50: 2400, p90: 3700 }, 'today-in-part'],
    [{ p10: 1800, p50: 2400, p90: 3700, chanceToday: 0.97 }, undefined],
    [{ p10: 3600, p50: 4000, p90: 5000 }, 'today'],
    [{ p10: 3600, p50: 4000, p90: 5000, chanceToday: 0.6 }, 'today-in-part'],
    [{ p10: 3600, p50: 4000, p90: 5000, chanceToday: 0.97 }, undefined],
  ] as const)('[E15] %j with an hour to the last call of the day, and no closing to come: %s', (wait, beyond) => {
    expect(beyondDay(wait, { ends: 3600 })).toBe(beyond);
  });

  it.each([
    ['in-part', 3600, undefined, '1 小时至下班以后', '1 h to after closing'],
    ['in-part', 60, undefined, '1 分钟至下班以后', '1 min to after closing'],
    ['in-part', 0, undefined, '随时，也可能在下班以后', 'any time, maybe after closing'],
    ['today-in-part', 3600, undefined, '1 小时以上，今天可能轮不到', '1 h or more, maybe not today'],
    ['today-in-part', 0, 0.7, '随时，今天也可能轮不到', 'any time, maybe not today'],
    ['closing', 3600, undefined, '下班时间以后', 'after closing time'],
    ['today', 3600, undefined, '今天很可能轮不到', 'probably not today'],
    ['today', 3600, 0.02, '今天很可能轮不到（把握 2%）', 'probably not today (chance 2%)'],
    ['today', 3600, 0, '今天很可能轮不到（把握 < 1%）', 'probably not today (chance < 1%)'],
    ['today', 3600, 0.5, '今天很可能轮不到', 'probably not today'],
    ['today', 3600, 1, '今天很可能轮不到', 'probably not today'],
  ] as const)('[E15] %s from %s s with a chance of %s is said in words', (beyond, p10, chanceToday, zh, en) => {
    const wait = { p10, p50: 720_000, p90: 800_000, beyond, chanceToday };
    expect(waitWords(wait, 'zh-Hans')).toBe(zh);
    expect(waitWords(wait, 'en')).toBe(en);
    for (const language of LANGUAGES) {
      expect(waitWords(wait, language)).not.toMatch(HOURS);
      expect(longerWords(wait, language)).toContain(waitWords(wait, language));
      // It is said once.
      if (beyond === 'today' || beyond === 'today-in-part') expect(chanceWords(wait, language)).toBeUndefined();
    }
    // Where no length is said, none is said to be left.
    expect(longerWords(wait, 'zh-Hans').includes('还要等')).toBe(/^\d/.test(zh));
  });

  it('[E15] closing counts until it is over, then how long counters stay, then the limit of the day', () => {
    const hall = nineToFive();
    const at = (hour: number) => MONDAY_9 + (hour - 9) * HOUR;
    const left = (hour: number, catalogue = hall) => dayLeft(catalogue, '2026-03-09', at(hour));
    expect(left(10)).toEqual({ closesAt: at(17), endsAt: at(18) });
    expect(left(17)).toEqual({ endsAt: at(18) });
    expect(left(17.99)).toEqual({ endsAt: at(18) });
    expect(left(18)).toEqual({ endsAt: at(25) });
    // Monday still goes on while Tuesday has begun: Tuesday's hours are not its own.
    expect(left(24.5)).toEqual({ endsAt: at(25) });
    expect(left(16, nineToFive(24 * HOUR))).toEqual({ closesAt: at(17), endsAt: at(41) });
  });

  it('[E15] a hall that is always open, or has no hours today, has the limit of the day alone', () => {
    const at = (hour: number) => MONDAY_9 + (hour - 9) * HOUR;
    expect(dayLeft(smallHall(), '2026-03-09', at(10))).toEqual({ endsAt: at(28) });
    expect(dayLeft(smallHall(), '2026-03-09', at(26))).toEqual({ endsAt: at(28) });
    expect(dayLeft(nineToFive(), '2026-03-08', at(-14))).toEqual({ endsAt: at(1) });
    expect(dayLeft(withHours([0, 24]), '2026-03-09', at(10))).toEqual({ endsAt: at(25) });
  });

  it('[E15] hours that adjoin over midnight are one opening, and a pause in between is no closing', () => {
    const at = (hour: number) => MONDAY_9 + (hour - 9) * HOUR;
    const left = (hour: number, catalogue: Catalogue) => dayLeft(catalogue, '2026-03-09', at(hour));
    const lunch = withHours([9, 12], [13, 17]);
    expect(left(10, lunch)).toEqual({ closesAt: at(17), endsAt: at(18) });
    // Its day changes at midnight, in the middle of an opening.
    const night = withHours([20, 24], [0, 0.5]);
    expect(left(23, night)).toEqual({ closesAt: at(24.5), endsAt: at(25) });
    // Its day changes at four, as the hall file has it for such a hall.
    const late = withHours([20, 24], [0, 2]);
    const fromFour = { ...late, hall: { ...late.hall, dayStartsAt: 4 * 60 } };
    for (const hour of [21, 23.9, 24, 25.9]) expect(left(hour, fromFour)).toEqual({ closesAt: at(26), endsAt: at(27) });
    expect(left(26, fromFour)).toEqual({ endsAt: at(27) });
  });

  it.each([
    ['open from nine to five', nineToFive()],
    ['always open', smallHall({ counters: [counter('1', 'a')] })],
  ])('[E15] nine hundred before one counter of a hall %s: no surface tells hours', (_, catalogue) => {
    const rules = crowded(900, catalogue);
    const { world, now } = rules;
    const id = world.state.byNumber.get('A900') ?? '';
    const ticket = ticketView(world, id, now);
    expect(ticket?.steps[0]).toMatchObject({ wait: { beyond: 'today' }, told: { beyond: 'today' } });
    expect(hallView(world, now).lines[0]).toMatchObject({ wait: { beyond: 'today' } });
    expect(managerView(world, now, () => undefined).lines[0]).toMatchObject({ wait: { beyond: 'today' } });
    const paper = paperOf(rules, id);
    expect(paper).toContain('今天很可能轮不到');
    const city = publicHall(world, now, '/');
    expect(city.wait?.most.text.en).toBe('probably not today');
    const troubles = findTroubles(world, new Set(), now);
    const said = JSON.stringify(troubles);
    expect(said).toContain('现在取号：今天很可能轮不到');
    for (const text of [JSON.stringify(ticket), paper, JSON.stringify(city), said]) expect(text).not.toMatch(HOURS);
  });

  it('[E15] what was told with the number is told until something happens, also on the first paper and in the story', () => {
    const rules = crowded(80);
    const { id } = rules.ticket(rules.take('alpha'));
    const step = stepOf(rules, id);
    const words = waitWords({ p50: 0, p90: 0, ...step?.told }, 'zh-Hans');
    expect(step?.told?.beyond).toBe('in-part');
    expect(step?.wait?.beyond).toBe('in-part');
    expect(step?.waitText?.['zh-Hans']).toBe(words);
    expect(paperOf(rules, id)).toContain(words);
    const trail = new TicketTrail(id, initialWorld(nineToFive(), '2026-03-09'));
    for (const event of rules.events) trail.see(event);
    const story = traceView(trail, 'A081', { nameOf: () => undefined, seesCard: () => false });
    expect(story.events[0]?.what['zh-Hans']).toContain(words);
    // Everybody before is called, and the first paper still says what was told then; a copy says how it is.
    for (let each = 0; each < 80; each += 1) rules.next('1');
    expect(paperOf(rules, id)).toContain(words);
    expect(paperOf(rules, id, 1)).not.toContain(words);
  });
});

describe('a wait beyond the day, and the chance of today', () => {
  const BEYOND = { p10: 9.5 * 3600, p50: 10 * 3600, p90: 11 * 3600 };

  it.each([
    [0.3, '今天很可能轮不到（把握 30%）', undefined],
    [0.6, '下班时间以后', '今天可能轮不到'],
    [1, '下班时间以后', undefined],
  ] as const)('[E15] with a chance of %s the words agree with it: %s', (chanceToday, words, doubt) => {
    const { rules, foresee } = foreseeing();
    foresee({ ...BEYOND, chanceToday });
    const { id } = rules.ticket(rules.take('alpha'));
    const agree = (): void => {
      expect(stepOf(rules, id)?.waitText?.['zh-Hans']).toBe(words);
      expect(stepOf(rules, id)?.chanceText?.['zh-Hans']).toBe(doubt);
      for (const copy of [0, 1]) {
        expect(paperOf(rules, id, copy)).toContain(words);
        if (doubt !== undefined) expect(paperOf(rules, id, copy)).toContain(doubt);
      }
    };
    expect(waitWords(newcomer(rules), 'zh-Hans')).toBe(words);
    agree();
    foresee({ ...BEYOND, chanceToday }, id);
    rules.pass(1000);
    agree();
  });

  it('[E15] the first paper says the doubt beside what was told, though it is told as "not today" by now', () => {
    const { rules, foresee } = foreseeing();
    const { id } = rules.ticket(rules.take('alpha'));
    rules.pass(MINUTE / 2);
    foresee({ ...BEYOND, chanceToday: 0.02 }, id);
    expect(stepOf(rules, id)).toMatchObject({ waitText: { 'zh-Hans': '今天很可能轮不到（把握 2%）' } });
    expect(stepOf(rules, id)).not.toHaveProperty('chanceText');
    const [told] = paperSteps(rules, id, 0);
    expect(told).toMatchObject({ chance: '今天很可能轮不到' });
    expect(told?.wait).not.toHaveProperty('beyond');
    // A copy says it with the wait.
    expect(paperSteps(rules, id, 1)[0]?.chance).toBeUndefined();
  });

  it('[E15] the first paper has the chance that is foreseen by now beside what was told without one', () => {
    const { rules, foresee } = foreseeing(900);
    const { id } = rules.ticket(rules.take('alpha'));
    foresee({ ...BEYOND, chanceToday: 0.02 }, id);
    rules.pass(MINUTE / 2);
    expect(paperOf(rules, id)).toContain('今天很可能轮不到（把握 2%）');
    foresee({ ...BEYOND, chanceToday: 0.8 }, id);
    expect(paperOf(rules, id)).toContain('今天很可能轮不到');
    expect(paperOf(rules, id)).not.toContain('把握');
  });
});

type Foreseen = { readonly p10: number; readonly p50: number; readonly p90: number; readonly chanceToday: number };

/** A hall of which a forecast says this, of newcomers and of the ticket that it has seen. */
function foreseeing(people = 0): { rules: Rules; foresee: (wait: Foreseen, ticket?: string) => void } {
  const rules = crowded(people);
  const waits = new WaitBook();
  Object.assign(rules.world, { waits });
  const foresee = (wait: Foreseen, ticket?: string): void => {
    const { day, seq } = rules.world.state;
    const newcomers = [{ line: 'a', category: 'ordinary', ...wait }];
    const steps = ticket === undefined ? [] : [{ ticket, step: 0, line: 'a', ...wait }];
    waits.take({ day, seq, newcomers, steps }, () => undefined);
  };
  return { rules, foresee };
}

function newcomer({ world, now }: Rules): WaitSeconds {
  const wait = hallView(world, now).lines.find(({ id }) => id === 'a')?.wait;
  if (wait === undefined) throw new Error('no wait is told');
  return wait;
}

function stepOf({ world, now }: Rules, id: string): StepView | undefined {
  return ticketView(world, id, now)?.steps[0];
}

function paperSteps({ world, now }: Rules, ticket: string, copy: number): readonly SlipStep[] {
  return slipInput(world, { ticket, copy, paperMm: 80, pageUrl: 'http://hall' }, now)?.steps ?? [];
}

/** What stands on a paper. */
function paperOf({ world, now }: Rules, ticket: string, copy = 0): string {
  const input = slipInput(world, { ticket, copy, paperMm: 80, pageUrl: 'http://hall' }, now);
  if (input === undefined) throw new Error('no paper');
  return JSON.stringify(ticketSlip(input).lines);
}
