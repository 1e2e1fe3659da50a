import type { ManagerView } from '../../core/protocol/shapes/manager.ts';
import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';
import { worstOf } from '../troubles/trouble-order.ts';

/** A zone of the hall at a glance. */
export type ZoneFace = {
  readonly zone: string;
  /** `1F` of `1F-A`; the zone itself where it is not named so. */
  readonly floor: string;
  /** Who waits for counters here, once in each line. */
  readonly waiting: number;
  readonly open: number;
  readonly paused: number;
  readonly tone: 'calm' | 'warn' | 'bad';
  /** The worst of the hall is here. */
  readonly worst: boolean;
};

/** Every zone that has counters, in the order of their names, with the worst that is the matter in it. */
export function zoneFaces({ lines, counters }: ManagerView, troubles: TroublesView | undefined): readonly ZoneFace[] {
  const zones = [...new Set(counters.map(({ zone }) => zone))].sort();
  const home = new Map<string, string>();
  for (const { zone, lines: served } of counters) {
    for (const line of served) if (!home.has(line)) home.set(line, zone);
  }
  const worst = worstOf(troubles?.items ?? []);
  return zones.map((zone) => {
    const here = counters.filter((counter) => counter.zone === zone);
    const tones = (troubles?.items ?? []).flatMap((item) => (item.zone === zone ? [item.tone] : []));
    return {
      zone,
      floor: /^(.+)-[^-]+$/.exec(zone)?.[1] ?? zone,
      waiting: lines.reduce((sum, line) => sum + (home.get(line.id) === zone ? line.waiting : 0), 0),
      open: here.filter(({ state }) => state === 'open').length,
      paused: here.filter(({ state }) => state === 'paused').length,
      tone: tones.includes('bad') ? 'bad' : tones.includes('warn') ? 'warn' : 'calm',
      worst: worst?.zone === zone,
    };
  });
}
