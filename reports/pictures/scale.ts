/** Where an axis ends, and where it has marks: whole numbers from 0, few enough to be read. */
export type Axis = { readonly top: number; readonly marks: readonly number[] };

const STEPS = [1, 2, 5];

/** The axis of counts up to `most`, with about so many marks above 0. */
export function axisOf(most: number, marks = 3): Axis {
  let step = 1;
  for (let times = 1, at = 0; step * marks < most; at += 1) {
    if (at % STEPS.length === 0 && at > 0) times *= 10;
    step = (STEPS[at % STEPS.length] ?? 1) * times;
  }
  const many = Math.max(1, Math.ceil(most / step));
  return { top: many * step, marks: Array.from({ length: many + 1 }, (_, at) => at * step) };
}

/** Every how-manieth of so many places gets its words, if each takes `width` of `room`; of these numbers. */
export function everyFor(places: number, room: number, width: number, of: readonly number[]): number {
  return of.find((every) => (places / every) * width <= room) ?? Math.max(1, places);
}
