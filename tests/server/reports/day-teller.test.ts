import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportAsk } from '../../../core/reports/report-ask.ts';
import { answerReport } from '../../../server/reports/answer-report.ts';
import { answerPast, asksFor } from '../../../server/reports/answer-past.ts';
import { KeptAnswers } from '../../../server/reports/kept-answers.ts';
import { DayTeller } from '../../../server/reports/day-teller.ts';
import { openStore } from '../../../server/reports/open-store.ts';
import type { ReportStore } from '../../../server/reports/report-store.ts';
import { anyDay } from '../../support/any-day.ts';
import { fc } from '../../support/property.ts';
import { factsFrom, playDays } from '../../support/report-days.ts';

let folder: string;
let store: ReportStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-teller-'));
  store = await openStore(folder);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function servicesByDay(): Promise<Record<string, number | null | undefined>> {
  const ask: ReportAsk = { report: 'arrivals', from: '2026-03-01', to: '2026-03-31', by: ['day'], only: {} };
  const answer = await answerReport(store, ask);
  if (answer === 'too-many') throw new Error('too many rows');
  const found: Record<string, number | null | undefined> = {};
  for (const { by, values } of answer.rows) found[String(by.day)] = values.services;
  return found;
}

const always = (): boolean => true;
const never = (): boolean => false;

describe('telling a store what happens', () => {
  it('[RF3] the present day is told anew for whoever asks for it, and counts once when it is over', async () => {
    const [moves] = fc.sample(fc.array(anyDay, { minLength: 3, maxLength: 3 }), { numRuns: 1, seed: 31 });
    const played = playDays(moves ?? []);
    const teller = new DayTeller(store);
    const expected: Record<string, number> = {};
    for (const { world, events, now } of played) {
      const { day } = world.state;
      const half = events.slice(0, Math.ceil(events.length / 2));
      await teller.take(half);
      // A day that the store has not heard of is told, whatever is asked.
      await teller.tellPresent(half.at(-1)?.at ?? 0, never);
      const soFar = factsFrom(half).arrivals.length;
      expect(await servicesByDay()).toEqual({ ...expected, ...(soFar === 0 ? {} : { [day]: soFar }) });
      await teller.take(events);
      await teller.tellPresent(now, (asked) => asked !== day);
      expect((await servicesByDay())[day] ?? 0).toBe(soFar);
      await teller.tellPresent(now, always);
      expected[day] = factsFrom(events).arrivals.length;
      expect(await servicesByDay()).toEqual(expected);
    }
    expect(Object.values(expected).filter((count) => count > 3).length).toBeGreaterThan(1);
  });

  it('[RP1] a question asks for a day if its span, the one beside it, or its one day is that', () => {
    const ask: ReportAsk = { report: 'waits', from: '2026-03-09', to: '2026-03-11', by: [], only: {} };
    const compare = { from: '2026-03-02', to: '2026-03-04' };
    const distribution = {
      report: 'distribution' as const,
      of: { ...ask, report: 'waits' as const },
      binMinutes: 5 as const,
    };
    const course = { report: 'course' as const, day: '2026-03-09', startsAt: 0, stepMs: 600_000, only: {} };
    const days = ['2026-03-01', '2026-03-02', '2026-03-04', '2026-03-05', '2026-03-09', '2026-03-11', '2026-03-12'];
    const asked = (each: Parameters<typeof asksFor>[0]): readonly string[] => days.filter((day) => asksFor(each, day));
    expect(asked(ask)).toEqual(['2026-03-09', '2026-03-11']);
    expect(asked({ ...ask, compare })).toEqual(['2026-03-02', '2026-03-04', '2026-03-09', '2026-03-11']);
    expect(asked(distribution)).toEqual(['2026-03-09', '2026-03-11']);
    expect(asked(course)).toEqual(['2026-03-09']);
  });

  it('[RP6] what was answered about days that are over is given again until a day, an import or a rebuild changes them', async () => {
    const [moves] = fc.sample(fc.array(anyDay, { minLength: 3, maxLength: 3 }), { numRuns: 1, seed: 31 });
    const [first, second, third] = playDays(moves ?? []);
    if (first === undefined || second === undefined || third === undefined) throw new Error('there are three days');
    const teller = new DayTeller(store);
    const kept = new KeptAnswers();
    let made = 0;
    const services = async (to: string): Promise<unknown> => {
      const ask: ReportAsk = { report: 'arrivals', from: '2026-03-01', to, by: ['day'], only: {} };
      const answer = await kept.answer(
        ask,
        teller.position()?.day,
        () => store.changes,
        () => {
          made += 1;
          return answerPast(store, ask);
        },
      );
      return answer === 'too-many' ? answer : answer.total;
    };
    const dayOf = ({ world }: typeof first): string => world.state.day;
    await services(dayOf(first));
    await services(dayOf(first));
    expect(made, 'nothing is told yet').toBe(2);
    await teller.take(first.events);
    await teller.take(second.events);
    await teller.tellPresent(second.now, always);
    made = 0;
    const one = await services(dayOf(first));
    expect(await services(dayOf(first))).toEqual(one);
    expect(made).toBe(1);
    await services(dayOf(second));
    await services(dayOf(second));
    expect(made, 'the present day each time').toBe(3);
    await teller.take(third.events);
    await teller.tellPresent(third.now, always);
    made = 0;
    const both = await services(dayOf(second));
    expect(both).toMatchObject({
      services: factsFrom(first.events).arrivals.length + factsFrom(second.events).arrivals.length,
    });
    await services(dayOf(second));
    expect(made).toBe(1);
    await store.keepImport('years', [factsFrom(first.events)]);
    expect(await services(dayOf(second))).not.toEqual(both);
    await store.dropImport('years');
    expect(await services(dayOf(second))).toEqual(both);
    await store.clear();
    expect(await services(dayOf(second))).not.toEqual(both);
    expect(made).toBe(4);
  });

  it('[RP6] of many questions the ones that were asked last are kept', async () => {
    const kept = new KeptAnswers();
    let made = 0;
    const ask = (counter: number): Promise<unknown> =>
      kept.answer(
        { report: 'arrivals', from: '2026-03-01', to: '2026-03-02', by: [], only: { counter: [String(counter)] } },
        '2026-03-09',
        () => 0,
        () => {
          made += 1;
          return Promise.resolve({ rows: [], total: { services: counter } });
        },
      );
    for (let counter = 0; counter < 40; counter += 1) {
      await ask(0);
      expect(await ask(counter)).toMatchObject({ total: { services: counter } });
    }
    expect(made).toBe(40);
    await ask(1);
    expect(made).toBe(41);
  });
});
