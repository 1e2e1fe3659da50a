import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

/** So much may be added to what is in use before it is looked through for what is not. */
const GROWS_PERCENT = 40;

/**
 * Keeps the memory of this process near to what it uses. By itself V8 lets garbage grow to several times of what lives
 * where it comes fast, as under a flood of strangers, and gives none of it back while a hall is at work.
 */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${String(GROWS_PERCENT)}`);
}

/**
 * Gives back now what is not in use. It stops everything for as long as what is in use takes to be looked through, tens
 * of milliseconds: so only after what happens seldom.
 */
export function giveHeapBack(): void {
  // The only way to ask for it is a function that contexts have which are made while this is set.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  collect();
}
