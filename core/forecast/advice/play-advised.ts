import { MINUTE, type Instant, type Millis } from '../../base/time.ts';
import type { HallEvent } from '../../queue/event.ts';
import type { HallForecaster } from '../live/hall-forecaster.ts';
import { simulateDay } from '../simulate-day.ts';
import type { FloorChange, PlayedDay, SimulatedDay } from '../simulated-day.ts';
import type { Advice } from './advise.ts';

/** Often enough for whoever looks after a hall. */
const LOOKS_EVERY_MS: Millis = 15 * MINUTE;

/** Plays a day on which the hall asks what would help every quarter of an hour, from what it has seen, and does it. */
export function playAdvised(
  setup: SimulatedDay,
  forecaster: HallForecaster,
  watch: (event: HallEvent) => void,
  heard: (now: Instant, advice: readonly Advice[]) => void,
): PlayedDay {
  const look = (now: Instant): readonly FloorChange[] => {
    const advice = forecaster.advice(now) ?? [];
    heard(now, advice);
    return advice.flatMap(({ changes }) => changes.flatMap((each) => (each.what === 'arrivals' ? [] : [each])));
  };
  return simulateDay({ ...setup, steer: { everyMs: LOOKS_EVERY_MS, look } }, (event) => {
    forecaster.take([event]);
    watch(event);
  });
}
