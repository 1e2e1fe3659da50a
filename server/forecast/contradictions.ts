import { DAY } from '../../core/base/time.ts';
import type { ReadShift, ReadVisit } from './read-rows.ts';

/** A counter calls one after another; with times in whole minutes a few who do not come are called in one. */
export const MOST_CALLS_AT_ONCE = 10;

/** A counter that calls more people at one instant than any can. One sentence a counter and instant. */
export function callsAtOnce(file: string, visits: readonly ReadVisit[]): readonly string[] {
  const calls = new Map<string, { count: number }>();
  return visits.flatMap(({ visit: { day, calledMs, counter }, called, line }) => {
    if (calledMs === undefined || counter === undefined) return [];
    const place = JSON.stringify([day, counter, calledMs]);
    const found = calls.get(place) ?? { count: 0 };
    calls.set(place, found);
    found.count += 1;
    if (found.count !== MOST_CALLS_AT_ONCE + 1) return [];
    return [
      `${file} line ${String(line)}, called "${called}": expected at most ${String(MOST_CALLS_AT_ONCE)} calls of counter ${counter} at one instant of ${day}`,
    ];
  });
}

/** A counter that is opened while it is open. */
export function shiftsAtOnce(file: string, shifts: readonly ReadShift[]): readonly string[] {
  const last = new Map<string, ReadShift>();
  const inOrder = [...shifts].sort((a, b) => a.shift.openedMs - b.shift.openedMs);
  const told: { readonly line: number; readonly text: string }[] = [];
  for (const each of inOrder) {
    const place = JSON.stringify([each.day, each.shift.counter]);
    const before = last.get(place);
    const until = before?.shift.closedMs;
    if (before !== undefined && until !== undefined && each.shift.openedMs < until) {
      const expected = `a time after counter ${each.shift.counter} has closed; on line ${String(before.line)} it is open then`;
      told.push({
        line: each.line,
        text: `${file} line ${String(each.line)}, opened "${each.opened}": expected ${expected}`,
      });
    }
    if (before === undefined || (until ?? 0) < (each.shift.closedMs ?? 2 * DAY)) last.set(place, each);
  }
  return told.sort((a, b) => a.line - b.line).map(({ text }) => text);
}
