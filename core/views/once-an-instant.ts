import type { LineId } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import type { World } from '../record/world.ts';

type OfLine<T> = (world: World, line: LineId, now: Instant) => T;

type Known<T> = {
  readonly seq: number;
  readonly now: Instant;
  readonly told: object | undefined;
  readonly lines: Map<LineId, T>;
};

/** What is reckoned of a line, kept until something happens, time goes on, or waits are foreseen anew. */
export function onceAnInstant<T>(reckon: OfLine<T>): OfLine<T> {
  const worlds = new WeakMap<World, Known<T>>();
  return (world, line, now) => {
    const { seq } = world.state;
    const told = world.waits?.edition;
    let known = worlds.get(world);
    if (known?.seq !== seq || known.now !== now || known.told !== told) {
      known = { seq, now, told, lines: new Map() };
      worlds.set(world, known);
    }
    const { lines } = known;
    if (!lines.has(line)) lines.set(line, reckon(world, line, now));
    return lines.get(line) as T; // it has just been put there
  };
}
