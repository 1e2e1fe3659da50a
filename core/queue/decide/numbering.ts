import type { LineId } from '../../base/names.ts';
import type { HallState } from '../state.ts';
import type { TicketNumber } from '../ticket.ts';

/**
 * The next number of a line: its prefix and three digits, four when a day needs them. Never given twice in a day, never
 * wraps; one that somebody of the day before still holds is passed over.
 */
export function nextNumber(state: HallState, line: LineId): TicketNumber {
  const prefix = state.index.lines.get(line)?.prefix ?? '';
  for (let count = (state.issued.get(line) ?? 0) + 1; ; count += 1) {
    const number = `${prefix}${String(count).padStart(3, '0')}`;
    if (!state.byNumber.has(number)) return number;
  }
}
