import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

/** So much may be added to what is in use before it is looked through for what is not. */
const GROWS_PERCENT = 40;

/**
 * Keeps the memory of this process near to what it uses, until it is given back. By itself V8 lets garbage grow to
 * several times of what lives where it comes fast, as under a flood of strangers, and gives none of it back while a
 * hall is at work. Looking through it so often costs a hall without a crowd a sixth of the tickets that it can give.
 */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${String(GROWS_PERCENT)}`);
}

/**
 * Gives back now what is not in use, and leaves it to V8 again how much may come. It stops everything for as long as
 * what is in use takes to be looked through, tens of milliseconds: so only after what happens seldom.
 */
export function giveHeapBack(): void {
  leaveHeap();
  // The only way to ask for it is a function that contexts have which are made while this is set.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}

function leaveHeap(): void {
  setFlagsFromString('--heap-growing-percent=0');
}

/**
 * The memory of the process, which all its halls have together: it is kept lean for as long as any of them has a crowd,
 * though each knows of its own alone.
 */
export class LeanHeap {
  private readonly crowded = new Set<object>();

  constructor(private readonly acts = { keepLean: keepHeapLean, giveBack: giveHeapBack, leave: leaveHeap }) {}

  /** A crowd has come to this hall. */
  came(hall: object): void {
    if (this.crowded.size === 0) this.acts.keepLean();
    this.crowded.add(hall);
  }

  /** It has gone, or half of it, and has left something behind. */
  gone(hall: object): void {
    this.crowded.delete(hall);
    this.acts.giveBack();
    if (this.crowded.size > 0) this.acts.keepLean();
  }

  /** The hall is closed, whoever was there. */
  closed(hall: object): void {
    if (this.crowded.delete(hall) && this.crowded.size === 0) this.acts.leave();
  }
}

/** That of this process. */
export const leanHeap = new LeanHeap();
