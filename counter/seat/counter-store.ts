import type { CounterId } from '../../core/base/names.ts';
import { keptHere } from '../../web/kept-here.ts';
import { keptAs } from '../../web/link/own-hall.ts';

const KEY = keptAs('hallcall.counter');

/** The counter that this PC stands at, as it was chosen last. */
export function loadCounter(): CounterId | undefined {
  return keptHere.getItem(KEY) ?? undefined;
}

export function saveCounter(counter: CounterId): void {
  keptHere.setItem(KEY, counter);
}
