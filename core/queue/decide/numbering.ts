import type { LineId } from '../../base/names.ts';
import type { HallState } from '../state.ts';
import { numberAt } from '../lease.ts';
import type { TicketNumber } from '../ticket.ts';

/**
 * The next number of a line: its prefix and three digits, four when a day needs them. Never given twice in a day, never
 * wraps; one that somebody of the day before came with, that was leased to a kiosk or stands on a paper of one, is
 * passed over.
 */
export function nextNumber(state: HallState, line: LineId): TicketNumber {
  const prefix = state.index.lines.get(line)?.prefix ?? '';
  for (let count = (state.issued.get(line) ?? 0) + 1; ; count += 1) {
    const leased = state.leases.leased.get(line)?.find(({ from, to }) => from <= count && count <= to);
    if (leased !== undefined) count = leased.to;
    else {
      const number = numberAt(prefix, count);
      if (!isSomebodys(state, number)) return number;
    }
  }
}

/** Whether a number has, or had today, somebody who was not given it by the count of today. */
export function isSomebodys({ byNumber, cameOver, leases }: HallState, number: TicketNumber): boolean {
  return byNumber.has(number) || cameOver.numbers.has(number) || leases.papers.has(number);
}
