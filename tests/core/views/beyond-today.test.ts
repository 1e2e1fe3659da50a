import { describe, expect, it } from 'vitest';
import { chanceWords } from '../../../core/base/chance-words.ts';
import { longerWords } from '../../../core/base/longer-words.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { HOUR, MINUTE } from '../../../core/base/time.ts';
import { beyondDay, waitWords } from '../../../core/base/wait-words.ts';
import { dayLeft } from '../../../core/catalogue/day-left.ts';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { publicHall } from '../../../core/views/city/public-halls.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { findTroubles } from '../../../core/views/troubles/find-troubles.ts';
import { ticketSlip } from '../../../core/slip/ticket-slip.ts';
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
  ] as const)('[E15] %j with eight hours to closing, and one more after it: %s', (wait, beyond) => {
    expect(beyondDay(wait, { closes: 8 * 3600, goesOn: 9 * 3600 })).toBe(beyond);
  });

  it.each([
    ['in-part', undefined, '1 小时以上', '1 h or more'],
    ['closing', undefined, '下班时间以后', 'after closing time'],
    ['today', undefined, '今天很可能轮不到', 'probably not today'],
    ['today', 0.02, '今天很可能轮不到（把握 2%）', 'probably not today (chance 2%)'],
    ['today', 0, '今天很可能轮不到（把握 < 1%）', 'probably not today (chance < 1%)'],
  ] as const)('[E15] %s with a chance of %s is said in words', (beyond, chanceToday, zh, en) => {
    const wait = { p10: 3600, p50: 720_000, p90: 800_000, beyond, chanceToday };
    expect(waitWords(wait, 'zh-Hans')).toBe(zh);
    expect(waitWords(wait, 'en')).toBe(en);
    for (const language of LANGUAGES) {
      expect(waitWords(wait, language)).not.toMatch(HOURS);
      expect(longerWords(wait, language)).toContain(waitWords(wait, language));
      // It is said once.
      if (beyond === 'today') expect(chanceWords(wait, language)).toBeUndefined();
    }
  });

  it('[E15] closing counts while the hall is open; afterwards, and in a hall that is always open, the end of the day', () => {
    const hall = nineToFive();
    const at = (hour: number) => MONDAY_9 + (hour - 9) * HOUR;
    expect(dayLeft(hall, '2026-03-09', at(10))).toEqual({ closesAt: at(17), goesOnUntil: at(18) });
    expect(dayLeft(hall, '2026-03-09', at(17))).toEqual({ closesAt: at(25), goesOnUntil: at(25) });
    expect(dayLeft(smallHall(), '2026-03-09', at(10))).toEqual({ closesAt: at(28), goesOnUntil: at(28) });
    // Yesterday's day still goes on.
    expect(dayLeft(smallHall(), '2026-03-09', at(26))).toEqual({ closesAt: at(28), goesOnUntil: at(28) });
    expect(dayLeft(nineToFive(24 * HOUR), '2026-03-09', at(16))).toEqual({ closesAt: at(17), goesOnUntil: at(41) });
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
    const input = slipInput(world, { ticket: id, copy: 0, paperMm: 80, pageUrl: 'http://hall' }, now);
    if (input === undefined) throw new Error('no paper');
    const paper = JSON.stringify(ticketSlip(input).lines);
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
    const number = rules.take('alpha');
    const id = rules.world.state.byNumber.get(number) ?? '';
    const step = ticketView(rules.world, id, rules.now)?.steps[0];
    expect(step?.told?.beyond).toBe(step?.wait?.beyond);
    expect(step?.waitText?.en).toBe(waitWords({ ...step?.told, p50: 0, p90: 0 }, 'en'));
  });
});
