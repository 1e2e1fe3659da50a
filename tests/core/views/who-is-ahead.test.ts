import { describe, expect, it } from 'vitest';
import { aheadWords, othersWords } from '../../../core/base/ahead-words.ts';
import { LANGUAGES } from '../../../core/base/names.ts';
import { MINUTE } from '../../../core/base/time.ts';
import type { StepView } from '../../../core/protocol/shapes/ticket.ts';
import { ORDINARY } from '../../../core/catalogue/category.ts';
import { WaitBook } from '../../../core/record/wait-book.ts';
import { ticketSlip } from '../../../core/slip/ticket-slip.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { open, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';
import { counter, smallHall } from '../../support/small-hall.ts';

/** A hall with these counters only, all of them open. */
function openHall(...counters: ReturnType<typeof counter>[]): Rules {
  const rules = rulesOf(smallHall({ counters }));
  open(rules, ...counters.map(({ id }) => id));
  return rules;
}

function take(rules: Rules, service: string, times: number): void {
  for (let each = 0; each < times; each += 1) rules.take(service);
}

const idOf = (rules: Rules, number: string): string => rules.world.state.byNumber.get(number) ?? '';

function step(rules: Rules, number: string, index = 0): StepView {
  const found = ticketView(rules.world, idOf(rules, number), rules.now)?.steps[index];
  if (found === undefined) throw new Error(`no step of ${number}`);
  return found;
}

/** All who wait in a line have to wait for the one counter. */
function moveToCounter(rules: Rules, line: string): void {
  const [from, to] = [{ line }, { counter: '3' }];
  const moved = rules.when(SUPERVISOR, {
    name: 'move-tickets',
    from,
    to,
    which: 'all',
    place: 'kept',
    reason: 'papers',
  });
  expect(moved).toBeInstanceOf(Array);
}

const newcomerOf = (rules: Rules, id: string) => hallView(rules.world, rules.now).lines.find((each) => each.id === id);

function paper(rules: Rules, number: string): string {
  const input = slipInput(
    rules.world,
    { ticket: idOf(rules, number), copy: 0, paperMm: 80, pageUrl: 'http://hall' },
    rules.now,
  );
  if (input === undefined) throw new Error('no paper');
  return ticketSlip(input)
    .lines.map((each) =>
      each.kind === 'columns' ? `${each.left} ${each.right}` : each.kind === 'text' ? each.text : '',
    )
    .join('\n');
}

describe('why it takes long though nobody is ahead', () => {
  it('[E14] the one open counter serves another line first: which, and how many, in one sentence everywhere', () => {
    const rules = openHall(counter('3', 'a', 'b:2'));
    take(rules, 'alpha', 23);
    const before = newcomerOf(rules, 'b');
    const number = rules.take('beta');
    const { ahead, aheadText, othersText } = step(rules, number);
    expect(ahead).toBe(0);
    expect(othersText).toEqual({
      'zh-Hans': 'Counter 3先办其他业务（23 人）',
      'zh-Hant': 'Counter 3先辦其他業務（23 人）',
      en: 'Counter 3: 23 others go first',
    });
    expect(aheadText?.['zh-Hans']).toBe('本队前面没有人，但Counter 3先办其他业务（23 人）');
    expect(aheadText?.en).toBe('Nobody ahead in your line. Counter 3: 23 others go first');
    // Whoever has no number yet reads the same.
    expect(before).toMatchObject({ waiting: 0, othersText });
    expect(paper(rules, number)).toContain(`本队前面 无人\n${String(othersText?.['zh-Hans'])}\n等候`);
  });

  it('[E14] of equal lines those count who will be called before; whoever has priority there has fewer', () => {
    const rules = openHall(counter('3', 'a', 'c'));
    take(rules, 'alpha', 6);
    rules.next('3');
    rules.pass(MINUTE);
    const ordinary = rules.take('gamma');
    const elderly = rules.take('gamma', 'elderly');
    take(rules, 'alpha', 4);
    expect(step(rules, ordinary).othersText?.en).toBe('Counter 3: 5 others go first');
    const fewer = Number(/(\d+) other/.exec(step(rules, elderly).othersText?.en ?? '0 other')?.[1]);
    expect(fewer).toBeLessThan(5);
  });

  it('[E14] who is helped is before nobody whose line the counter serves as its own, until past the cap', () => {
    const rules = openHall(counter('3', 'a', 'b:2'));
    take(rules, 'beta', 4);
    rules.next('3');
    take(rules, 'alpha', 3);
    expect(newcomerOf(rules, 'a')).not.toHaveProperty('othersText');
    rules.pass(121 * MINUTE);
    // Now they count.
    expect(newcomerOf(rules, 'a')?.othersText?.en).toBe('Counter 3: 3 others go first');
  });

  it('[E14] few of other lines beside many of its own are no riddle: less than half as many are not told', () => {
    const rules = openHall(counter('3', 'a', 'c'));
    for (const service of ['alpha', 'gamma', 'gamma']) take(rules, service, 1);
    rules.next('3');
    rules.pass(MINUTE);
    take(rules, 'alpha', 1);
    const last = [1, 2, 3, 4, 5, 6, 7].map(() => rules.take('gamma')).at(-1) ?? '';
    expect(step(rules, last).ahead).toBeGreaterThan(4);
    expect(step(rules, last)).not.toHaveProperty('othersText');
  });

  it('[E14] one open counter with nobody else before it is enough for nothing to be said', () => {
    const rules = openHall(counter('2', 'b'), counter('3', 'a', 'b:2'));
    take(rules, 'alpha', 23);
    expect(newcomerOf(rules, 'b')).not.toHaveProperty('othersText');
    const number = rules.take('beta');
    expect(step(rules, number)).not.toHaveProperty('othersText');
    expect(step(rules, number).aheadText?.['zh-Hans']).toBe('前面没有人');
    expect(paper(rules, number)).toContain('前面 无人\n等候');
  });

  it('[E14] several open counters with others before: at least the fewest', () => {
    const rules = openHall(counter('1', 'a', 'b:2'), counter('3', 'c', 'b:2'));
    take(rules, 'alpha', 9);
    take(rules, 'gamma', 4);
    const number = rules.take('beta');
    take(rules, 'beta', 1);
    expect(step(rules, number).aheadText).toEqual({
      'zh-Hans': '本队前面没有人，但窗口先办其他业务（至少 4 人）',
      'zh-Hant': '本隊前面沒有人，但窗口先辦其他業務（至少 4 人）',
      en: 'Nobody ahead in your line. Others go first at all counters (4 or more)',
    });
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Others go first at all counters (4 or more)');
  });

  it('[E14] a visit is not before itself, and one that waits in two of the lines is one', () => {
    const rules = openHall(counter('3', 'a', 'b:2', 'c'));
    const two = rules.take(['alpha', 'gamma']);
    const own = rules.take(['alpha', 'beta']);
    expect([two, own].map((number) => ticketView(rules.world, idOf(rules, number), rules.now)?.steps.length)).toEqual([
      2, 2,
    ]);
    expect(step(rules, own, 1).othersText?.en).toBe('Counter 3: 1 other goes first');
    const three = rules.take(['alpha', 'beta', 'gamma']);
    expect(step(rules, three, 1).othersText?.en).toBe('Counter 3: 1 other goes first');
  });

  it('[E14] of many visits with several services nobody looks at each: at least so many, and never too many', () => {
    const rules = openHall(counter('3', 'a', 'b:2', 'c'));
    for (let each = 0; each < 20; each += 1) rules.take(['alpha', 'gamma']);
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Counter 3: 20 others go first');
    rules.take(['alpha', 'gamma']);
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Others go first at all counters (21 or more)');
    for (let each = 0; each < 9; each += 1) rules.take(['alpha', 'beta']);
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Others go first at all counters (21 or more)');
  });

  it('[E14] those who wait for the counter alone go first there too', () => {
    const rules = openHall(counter('3', 'a', 'b:2'));
    take(rules, 'alpha', 4);
    moveToCounter(rules, 'a');
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Counter 3: 4 others go first');
    expect(step(rules, rules.take('beta')).aheadText?.en).toBe(
      'Nobody ahead in your line. Counter 3: 4 others go first',
    );
  });

  it('[E14] a visit that waits for the counter alone with two services is one', () => {
    const rules = openHall(counter('3', 'a', 'b:2', 'c'));
    rules.take(['alpha', 'gamma']);
    moveToCounter(rules, 'a');
    moveToCounter(rules, 'c');
    expect(newcomerOf(rules, 'b')?.othersText?.en).toBe('Counter 3: 1 other goes first');
  });

  it('[E14] who is ahead in the line itself is not told again as one of the others', () => {
    const rules = openHall(counter('3', 'a', 'b'));
    for (let each = 0; each < 3; each += 1) rules.take(['alpha', 'beta']);
    const number = rules.take('alpha');
    expect(step(rules, number).ahead).toBe(3);
    expect(step(rules, number)).not.toHaveProperty('othersText');
    expect(newcomerOf(rules, 'b')).not.toHaveProperty('othersText');
  });

  it('[E14] who is behind in the line itself and goes first with another service is one of the others', () => {
    const rules = openHall(counter('3', 'a', 'b:2'));
    const number = rules.take('beta');
    for (let each = 0; each < 3; each += 1) rules.take(['alpha', 'beta']);
    expect(step(rules, number).ahead).toBe(0);
    expect(step(rules, number).othersText?.en).toBe('Counter 3: 3 others go first');
  });

  it('[E14] a visit that comes later takes nobody off who goes first', () => {
    const rules = openHall(counter('3', 'a', 'b:2', 'c'));
    take(rules, 'alpha', 2);
    rules.pass(MINUTE);
    const number = rules.take('gamma');
    rules.pass(MINUTE);
    for (let each = 0; each < 2; each += 1) rules.take(['alpha', 'beta']);
    expect(step(rules, number).othersText?.en).toBe('Counter 3: 2 others go first');
  });

  it('[E14] put first by staff, it has nobody before it; without an open counter that is what is said', () => {
    const rules = openHall(counter('3', 'a', 'b:2'));
    take(rules, 'alpha', 23);
    const number = rules.take('beta');
    rules.when(SUPERVISOR, { name: 'prioritise-ticket', ticket: idOf(rules, number), reason: 'ill' });
    expect(step(rules, number)).not.toHaveProperty('othersText');
    rules.when(SUPERVISOR, { name: 'close-counter', counter: '3' });
    expect(step(rules, number)).not.toHaveProperty('wait');
    expect(newcomerOf(rules, 'b')).not.toHaveProperty('othersText');
  });

  it.each(LANGUAGES)('[E14] the sentence stays within two lines of narrow paper: %s', (language) => {
    const name = { 'zh-Hans': '103号窗口', 'zh-Hant': '103號窗口', en: 'Counter 103' };
    for (const others of [{ people: 128, counter: name }, { people: 128 }]) {
      const words = othersWords(others, language);
      expect(words.length).toBeLessThan(50);
      expect(aheadWords({ ahead: 0 }, others, language)).toContain(words);
      expect(aheadWords({ ahead: 7 }, others, language)).toContain('7');
    }
  });
});

describe('who may come before within the wait that is told', () => {
  /** Foretells of whoever would come, and of a number, that they are called in between ten and forty minutes. */
  function foretell(rules: Rules, number?: string): void {
    const { state } = rules.world;
    const waits = new WaitBook();
    const some = { line: 'a', p10: 600, p50: 1200, p90: 2400, chanceToday: 1 };
    const newcomers = [{ ...some, category: ORDINARY }];
    const steps = number === undefined ? [] : [{ ...some, ticket: idOf(rules, number), step: 0 }];
    waits.take({ day: state.day, seq: state.seq, steps, newcomers }, () => undefined);
    Object.assign(rules.world, { waits });
  }

  /** Ten minutes later somebody comes who may pass, but not at once. */
  function comesLater(rules: Rules): void {
    rules.pass(10 * MINUTE);
    rules.take('alpha', 'elderly');
  }

  it('[E16] it is nobody in any case only where nobody passes within the wait that is foreseen', () => {
    const rules = openHall(counter('3', 'a'));
    const number = rules.take('alpha');
    comesLater(rules);
    // The counter is free: the formula knows only that they are called at once.
    expect(step(rules, number)).toMatchObject({ ahead: 0, wait: { p90: 60, method: 'formula' } });
    expect(step(rules, number)).not.toHaveProperty('aheadMost');
    foretell(rules, number);
    expect(step(rules, number)).toMatchObject({ ahead: 0, aheadMost: 1, wait: { p90: 2400, method: 'simulation' } });
    expect(step(rules, number).aheadText?.en).toBe('0–1 person ahead of you');
    expect(paper(rules, number)).not.toContain('无人');
    // And so it comes: within that time the counter calls the other one.
    rules.pass(14 * MINUTE);
    rules.next('3');
    expect(step(rules, number).state).toBe('waiting');
  });

  it('[E16] so it is within the wait that was told with the number, as long as that is told', () => {
    const rules = openHall(counter('3', 'a'));
    foretell(rules);
    const number = rules.take('alpha');
    comesLater(rules);
    expect(step(rules, number)).toMatchObject({ ahead: 0, aheadMost: 1, wait: { p90: 2400, method: 'simulation' } });
  });
});

describe('a paper that is printed late', () => {
  const paperOf = (rules: Rules, number: string, copy: number) => {
    const input = slipInput(
      rules.world,
      { ticket: idOf(rules, number), copy, paperMm: 80, pageUrl: 'http://hall' },
      rules.now,
    );
    return { input, words: input === undefined ? '' : JSON.stringify(ticketSlip(input).lines) };
  };

  it('[S35] says how it is at the printing and as of when; at once, what was told, as of the issue that stands on it', () => {
    const rules = openHall(counter('3', 'a'));
    take(rules, 'alpha', 4);
    const number = rules.take('alpha');
    const atOnce = paperOf(rules, number, 0);
    expect(atOnce.input?.steps).toMatchObject([{ ahead: 4, wait: step(rules, number).told }]);
    expect(atOnce.words).not.toContain('以上情况截至');
    for (let each = 0; each < 3; each += 1) rules.next('3');
    rules.pass(12 * MINUTE);
    for (const copy of [0, 1]) {
      const late = paperOf(rules, number, copy);
      const { ahead, wait } = step(rules, number);
      expect(late.input?.steps).toMatchObject([{ ahead, wait }]);
      expect(ahead).toBe(1);
      expect(late.input?.steps[0]?.wait).not.toEqual(step(rules, number).told);
      // It was taken at nine.
      expect(late.words).toContain('以上情况截至 09:12');
      expect(late.words).toContain('2026年3月9日 09:00');
    }
  });

  it('[S35] of somebody who took a number while no counter was open and is called already, it tells of no wait', () => {
    const rules = rulesOf(smallHall({ counters: [counter('3', 'a')] }));
    const number = rules.take('alpha');
    expect(paperOf(rules, number, 0).words).toContain('窗口尚未开放');
    open(rules, '3');
    rules.next('3');
    const { input, words } = paperOf(rules, number, 0);
    expect(input?.steps).toMatchObject([{ waits: false }]);
    for (const each of ['前面', '等候', '窗口尚未开放']) expect(words).not.toContain(each);
  });

  it('[S35] a copy for somebody who is called, or done, tells of no wait and of nobody ahead', () => {
    const rules = openHall(counter('3', 'a'));
    const number = rules.take('alpha');
    rules.next('3');
    rules.pass(2 * MINUTE);
    for (const _ of ['called', 'done']) {
      const { words } = paperOf(rules, number, 1);
      for (const each of ['前面', '等候', '窗口尚未开放', '以上情况']) expect(words).not.toContain(each);
      rules.when(SUPERVISOR, { name: 'finish', counter: '3', outcome: 'done', note: undefined });
    }
  });
});
