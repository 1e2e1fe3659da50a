import type { CounterId, LineId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { USUAL_ASSUMPTIONS, visitsOn } from '../../core/forecast/demand.ts';
import { shiftsOn } from '../../core/forecast/shifts.ts';
import { USUAL_CONDUCT, type Visit } from '../../core/forecast/simulated-day.ts';
import { randomUUID } from 'node:crypto';
import type { Client, Said } from '../support/client.ts';

/** What a played day came to. */
export type LiveDay = {
  readonly came: number;
  readonly turnedAway: number;
  readonly calls: number;
  readonly finished: number;
};

/** So long an idle clerk waits before asking again whether somebody is there, ms of the real clock. */
const ASK_AGAIN_MS = 4000;

/**
 * Plays a day of the hall on a running server, `speed` times as fast: everybody who comes by the hall file takes a
 * number when it is time, and the clerks call, serve and finish through the HTTP doors as quick as that asks. The
 * server's own clock is not touched.
 */
export async function playDay(desk: Client, catalogue: Catalogue, date: string, speed: number): Promise<LiveDay> {
  const visits = visitsOn(catalogue, date, 1, USUAL_ASSUMPTIONS);
  const linesOf = new Map(catalogue.services.map(({ id, line }) => [id, line]));
  const counters = [...new Set(shiftsOn(catalogue, date).map(({ counter }) => counter))];
  const servedBy = new Map(
    catalogue.counters.map(({ id, lines }) => [id, new Set<LineId>(lines.map(({ line }) => line))]),
  );
  const tickets = new Map<string, { readonly visit: Visit; step: number }>();
  const idle = new Map<CounterId, () => void>();
  const day = { came: 0, turnedAway: 0, calls: 0, finished: 0 };
  let over = false;
  const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms / speed));

  /** An idle connection may be closed while it is taken up again: the same request under the same key is done once. */
  const post = async (path: string, body: object = {}): Promise<Said> => {
    const key = { 'Idempotency-Key': randomUUID() };
    return desk.post(path, body, key).catch(() => desk.post(path, body, key));
  };

  const wake = (line: LineId | undefined): void => {
    if (line === undefined) return;
    for (const [counter, go] of idle) if (servedBy.get(counter)?.has(line) === true) return go();
  };

  const clerk = async (counter: CounterId): Promise<void> => {
    await post(`/counters/${counter}/open`);
    while (!over) {
      const said = await post(`/counters/${counter}/next`);
      if (said.status !== 200) {
        await new Promise<void>((done) => {
          const go = (): void => {
            clearTimeout(timer);
            idle.delete(counter);
            done();
          };
          const timer = setTimeout(go, ASK_AGAIN_MS * (0.5 + Math.random()));
          idle.set(counter, go);
        });
        continue;
      }
      day.calls += 1;
      const { id } = (said.body['counter'] as { ticket: { id: string } }).ticket;
      const known = tickets.get(id);
      if (known === undefined) throw new Error(`counter ${counter} called ${id}, who took no number here`);
      if (known.visit.absence !== undefined && known.step === 0) {
        await wait(USUAL_CONDUCT.noShowMs);
        await post(`/counters/${counter}/no-show`);
      } else {
        await post(`/counters/${counter}/serve`);
        await wait(known.visit.durations[known.step] ?? 60_000);
        await post(`/counters/${counter}/finish`);
        known.step += 1;
        const next = known.visit.services[known.step];
        if (next === undefined) day.finished += 1;
        else wake(linesOf.get(next));
      }
      await wait(USUAL_CONDUCT.betweenCallsMs);
    }
  };

  const clerks = counters.map(clerk);
  const began = Date.now();
  const first = visits[0]?.at ?? 0;
  const arrivals: Promise<void>[] = [];
  for (const visit of visits) {
    const ms = (visit.at - first) / speed - (Date.now() - began);
    if (ms > 0) await new Promise((done) => setTimeout(done, ms));
    day.came += 1;
    arrivals.push(
      post('/tickets', { services: visit.services, category: visit.category }).then(({ status, body }) => {
        if (status !== 201) {
          day.turnedAway += 1;
          return;
        }
        tickets.set((body['ticket'] as { id: string }).id, { visit, step: 0 });
        wake(linesOf.get(visit.services[0] ?? ''));
      }),
    );
  }
  await Promise.all(arrivals);
  over = true;
  for (const go of [...idle.values()]) go();
  await Promise.all(clerks);
  return day;
}
