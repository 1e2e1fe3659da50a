import { MINUTE } from '../../core/base/time.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { chanceOf, exponential, logNormal, type Chance } from '../../core/forecast/chance.ts';
import type { Visit } from '../../core/forecast/simulated-day.ts';
import { playModel } from './queueing-model.ts';

export type Stream = {
  readonly rate: number;
  readonly services?: readonly string[];
  readonly category?: string;
  readonly minutes: (chance: Chance) => number;
  readonly more?: (chance: Chance) => Partial<Visit>;
};

export const expo = (mean: number) => (chance: Chance) => exponential(chance, mean);
export const spread = (mean: number, cv: number) => (chance: Chance) =>
  logNormal(chance, mean / Math.sqrt(1 + cv * cv), cv);

/** Everybody who comes by Poisson's law in several streams; instants count from 0. */
export function poisson(seed: number, visits: number, streams: readonly Stream[]): Visit[] {
  const total = streams.reduce((sum, each) => sum + each.rate, 0);
  return streams.flatMap((stream, index) => {
    const chance = chanceOf(`case ${String(seed)}/${String(index)}`);
    const { services = ['alpha'], category: kind = 'ordinary', minutes, more } = stream;
    let at = 0;
    return Array.from({ length: Math.round((visits * stream.rate) / total) }, (_, order): Visit => {
      at += exponential(chance, MINUTE / stream.rate);
      const durations = services.map(() => Math.round(minutes(chance) * MINUTE));
      const id = `${String(index)}-${String(order)}`;
      return { id, at: Math.round(at), services, durations, category: kind, ...more?.(chance) };
    });
  });
}

/** Waits in minutes, by what `key` says of a call: its line, its category. */
export function waitsOf(
  hall: Catalogue,
  visits: readonly Visit[],
  key: (call: { readonly line: string; readonly category: string }) => string = () => 'all',
  noShowMs = 0,
): Map<string, number[]> {
  const waits = new Map<string, number[]>();
  playModel(
    hall,
    visits,
    (event) => {
      const head = event.type === 'TicketCalled' ? event.data.reason.heads[0] : undefined;
      if (head === undefined) return;
      const list = waits.get(key(head)) ?? [];
      list.push((event.at - head.since) / MINUTE);
      waits.set(key(head), list);
    },
    noShowMs,
  );
  return waits;
}
