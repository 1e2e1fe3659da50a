import type { Heard } from './announcer.ts';
import { keptHere, readKept } from '../../web/kept-here.ts';
import { keptAs } from '../../web/link/own-hall.ts';

/** The last call that this screen announced for a board, kept over a reload. */
export function loadHeard(board: string): Heard | undefined {
  const stored = readKept(keptHere, keyOf(board));
  if (typeof stored !== 'object' || stored === null || !('seq' in stored) || !('at' in stored)) return undefined;
  return typeof stored.seq === 'number' && typeof stored.at === 'string'
    ? { seq: stored.seq, at: stored.at }
    : undefined;
}

/** Best effort: a browser that keeps nothing (full, or forbidden to) begins after a reload with what it finds. */
export function saveHeard(board: string, heard: Heard): void {
  keptHere.setItem(keyOf(board), JSON.stringify(heard));
}

function keyOf(board: string): string {
  return keptAs(`hallcall.heard.${board}`);
}
