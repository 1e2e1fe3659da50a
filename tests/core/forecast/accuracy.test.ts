import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/base/time.ts';
import { accuracyBy, AccuracyWatch, publishedOf, type ToldAndCame } from '../../../core/forecast/live/accuracy.ts';
import type { HallForecast } from '../../../core/forecast/live/told-forecast.ts';
import { CITIZEN, clerk, rulesOf, SUPERVISOR, type Rules } from '../../support/rules.ts';

const row = (came: number, p50: number, more: Partial<ToldAndCame> = {}): ToldAndCame => ({
  ...{ day: '2026-03-09', ticket: `t${String(came)}`, step: 0, line: 'a', service: 'alpha', hour: 9, lead: 'issue' },
  ...{ method: 'simulation', p10: p50 - 60, p50, p90: p50 + 60, came, peopleAhead: 600, lastWait: 100, ...more },
});

describe('how right waits were', () => {
  it('[FC25] coverage, median error, bias and score are those of the books, beside both simple methods', () => {
    const [cell] = accuracyBy([row(100, 100), row(200, 140), row(300, 400), row(400, 350)], 'all');
    expect(cell).toMatchObject({ n: 4, coverage80: 0.75, medianError: 55, simulated: 1 });
    expect(cell?.bias).toBeCloseTo((0 - 60 + 100 - 50) / 4, 6);
    expect(cell?.peopleAhead).toEqual({ medianError: 350, bias: 350, crps: 350 });
    expect(cell?.lastWait).toEqual({ medianError: 150, bias: -150, crps: 150 });
    // A range is nearer to what came than its middle alone.
    expect(cell?.crps).toBeLessThan(52.5);
    expect(cell?.crps).toBeGreaterThan(20);
  });

  it('[FC25] of a single value the score is the error; cells are by what is asked, in order', () => {
    const sure = { p10: 50, p90: 50 };
    const cells = accuracyBy([row(80, 50, { ...sure, line: 'b' }), row(50, 50, { ...sure, line: 'a' })], 'line');
    expect(cells.map(({ key, crps }) => [key, crps])).toEqual([
      ['a', 0],
      ['b', 30],
    ]);
  });

  it('[FC25] hours are in the order of the day, and leads from far to near', () => {
    const keys = (by: 'hour' | 'lead', rows: readonly ToldAndCame[]) => accuracyBy(rows, by).map(({ key }) => key);
    const hours = [13, 8, 10, 9].map((hour) => row(100, 100, { hour }));
    expect(keys('hour', hours)).toEqual(['8', '9', '10', '13']);
    const leads = (['2', '10', 'issue', '5'] as const).map((lead) => row(100, 100, { lead }));
    expect(keys('lead', leads)).toEqual(['issue', '10', '5', '2']);
  });

  it('[FC37] everybody is told in whole parts of a hundred, and nothing of fewer than a hundred waits', () => {
    const all = (right: number, wrong: number) =>
      accuracyBy(
        [...Array<ToldAndCame>(right).fill(row(100, 100)), ...Array<ToldAndCame>(wrong).fill(row(900, 100))],
        'all',
      );
    expect(publishedOf(all(81, 19))).toEqual({ days: 7, waits: 100, within: 0.81 });
    expect(publishedOf(all(301, 99))).toEqual({ days: 7, waits: 400, within: 0.75 });
    expect(publishedOf(all(80, 19))).toBeUndefined();
    expect(publishedOf([])).toBeUndefined();
  });

  function watched() {
    const hall = rulesOf();
    hall.when(clerk('k2'), { name: 'open-counter', counter: '2' });
    const watch = new AccuracyWatch(hall.world.state, () => 5 * MINUTE);
    const came: ToldAndCame[] = [];
    /** What the clerk does is watched. */
    const act = (body: Parameters<Rules['when']>[1]): void => {
      const done = hall.when(clerk('k2'), body);
      expect(done).not.toBeTypeOf('string');
      for (const event of events(done)) came.push(...watch.take(event));
    };
    return { hall, watch, came, act };
  }
  const events = (done: ReturnType<Rules['when']>) => (typeof done === 'string' ? [] : done);

  it('[FC25] each first call is held against what was told with the number, and with ten, five and two ahead', () => {
    const { hall, watch, came } = watched();
    const numbers = Array.from({ length: 14 }, () => {
      const before = hall.events.length;
      const number = hall.take('beta');
      for (const event of hall.events.slice(before)) watch.take(event);
      return number;
    });
    const last = hall.ticket(numbers[13] ?? '');
    const foresee = (): void => {
      const steps = [...hall.world.state.tickets.values()]
        .filter(({ steps: [step] }) => step?.state === 'waiting')
        .map(({ id }, at) => ({
          ticket: id,
          step: 0,
          line: 'b',
          p10: at,
          p50: 60 * at,
          p90: 120 * at,
          chanceToday: 1,
        }));
      watch.look({
        day: '2026-03-09',
        seq: 1,
        at: hall.now,
        steps,
        newcomers: [],
        learned: { days: 0, visits: 0 },
      } satisfies HallForecast);
    };
    for (let each = 0; each < 14; each += 1) {
      foresee();
      for (const event of events(hall.when(SUPERVISOR, { name: 'call-next', counter: '2' })))
        came.push(...watch.take(event));
      hall.pass(2 * MINUTE);
      for (const event of events(
        hall.when(SUPERVISOR, { name: 'finish', counter: '2', outcome: 'done', note: undefined }),
      ))
        came.push(...watch.take(event));
    }
    const own = came.filter(({ ticket }) => ticket === last.id);
    expect(own.map(({ lead, came: length, method }) => [lead, length, method])).toEqual([
      ['issue', 26 * 60, 'formula'],
      ['10', 20 * 60, 'simulation'],
      ['5', 10 * 60, 'simulation'],
      ['2', 4 * 60, 'simulation'],
    ]);
    expect(own[1]).toMatchObject({ p10: 10, p50: 600, p90: 1200, peopleAhead: 11 * 300 });
    // The first was called at once and did not wait.
    expect(
      came.some(({ ticket }) => ticket === hall.events.find(({ type }) => type === 'TicketIssued')?.commandId),
    ).toBe(false);
  });

  it('[FC25] who leaves before being called is held against nothing', () => {
    const { hall, watch, came } = watched();
    hall.take('beta');
    const { id } = hall.ticket(hall.take('beta'));
    for (const event of hall.events) watch.take(event);
    hall.pass(MINUTE);
    for (const event of events(hall.when(CITIZEN, { name: 'cancel-ticket', ticket: id, reason: undefined })))
      came.push(...watch.take(event));
    expect(came).toEqual([]);
  });

  it('[FC25] a call that is taken back has not been: the wait goes on, and only the true call is held against it', () => {
    const { hall, watch, came, act } = watched();
    hall.take('beta');
    const { id } = hall.ticket(hall.take('beta'));
    for (const event of hall.events) watch.take(event);
    const finish = { name: 'finish', counter: '2', outcome: 'done', note: undefined } as const;
    act({ name: 'call-next', counter: '2' });
    act(finish);
    hall.pass(MINUTE);
    act({ name: 'call-next', counter: '2' });
    act({ name: 'undo', counter: '2' });
    hall.pass(9 * MINUTE);
    act({ name: 'call-next', counter: '2' });
    expect(came).toEqual([]);
    act(finish);
    expect(came.map(({ ticket, lead, came: length }) => [ticket, lead, length])).toEqual([[id, 'issue', 600]]);
  });

  it('[FC25] who is put back into the line had been called by mistake, which says nothing', () => {
    const { hall, watch, came, act } = watched();
    hall.take('beta');
    for (const event of hall.events) watch.take(event);
    hall.pass(MINUTE);
    act({ name: 'call-next', counter: '2' });
    act({ name: 'return-to-line', counter: '2', reason: 'wrong papers in hand' });
    hall.pass(MINUTE);
    act({ name: 'call-next', counter: '2' });
    act({ name: 'finish', counter: '2', outcome: 'done', note: undefined });
    expect(came).toEqual([]);
  });

  it('[FC25] who is back in hand because putting them back was the mistake had been called, and that counts', () => {
    const { hall, watch, came, act } = watched();
    const { id } = hall.ticket(hall.take('beta'));
    for (const event of hall.events) watch.take(event);
    hall.pass(MINUTE);
    act({ name: 'call-next', counter: '2' });
    act({ name: 'return-to-line', counter: '2', reason: 'wrong papers in hand' });
    act({ name: 'undo', counter: '2' });
    act({ name: 'finish', counter: '2', outcome: 'done', note: undefined });
    expect(came.map(({ ticket, came: length }) => [ticket, length])).toEqual([[id, 60]]);
  });

  it.each([
    ['taken back', [{ name: 'undo', counter: '2' }], 'peopleAhead'],
    ['put back', [{ name: 'return-to-line', counter: '2', reason: 'wrong papers' }], 'peopleAhead'],
    [
      'put back by mistake',
      [
        { name: 'return-to-line', counter: '2', reason: 'wrong papers' },
        { name: 'undo', counter: '2' },
      ],
      60,
    ],
  ] as const)(
    '[FC25] the wait of a call that was %s counts as the last of its line only if it was none',
    (_, acts, last) => {
      const { hall, watch, came, act } = watched();
      hall.take('beta');
      for (const event of hall.events) watch.take(event);
      hall.pass(MINUTE);
      act({ name: 'call-next', counter: '2' });
      for (const each of acts) act(each);
      const before = hall.events.length;
      const { id } = hall.ticket(hall.take('beta'));
      for (const event of hall.events.slice(before)) watch.take(event);
      hall.pass(MINUTE);
      const finish = { name: 'finish', counter: '2', outcome: 'done', note: undefined } as const;
      if (last === 'peopleAhead') act({ name: 'call-next', counter: '2' });
      act(finish);
      act({ name: 'call-next', counter: '2' });
      act(finish);
      const own = came.find(({ ticket }) => ticket === id);
      expect(own?.lastWait).toBe(last === 'peopleAhead' ? own?.peopleAhead : last);
      expect(own?.peopleAhead).toBeGreaterThan(60);
    },
  );

  it('[FC25] of two who waited as long as each other one was called by mistake: the other stays the last called', () => {
    const { hall, watch, came, act } = watched();
    const act3 = (body: Parameters<Rules['when']>[1]): void => {
      for (const event of events(hall.when(clerk('k3'), body))) came.push(...watch.take(event));
    };
    act3({ name: 'open-counter', counter: '3' });
    for (const number of [hall.take('beta'), hall.take('beta')]) expect(number).toMatch(/^B/);
    for (const event of hall.events) if (event.type === 'TicketIssued') watch.take(event);
    hall.pass(MINUTE);
    act({ name: 'call-next', counter: '2' });
    act3({ name: 'call-next', counter: '3' });
    act({ name: 'undo', counter: '2' });
    const before = hall.events.length;
    const { id } = hall.ticket(hall.take('beta'));
    for (const event of hall.events.slice(before)) watch.take(event);
    hall.pass(MINUTE);
    const finish = { name: 'finish', counter: '2', outcome: 'done', note: undefined } as const;
    act({ name: 'call-next', counter: '2' });
    act(finish);
    act({ name: 'call-next', counter: '2' });
    act(finish);
    expect(came.find(({ ticket }) => ticket === id)?.lastWait).toBe(60);
  });
});
