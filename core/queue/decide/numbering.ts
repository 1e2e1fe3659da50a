import type { LineId } from '../../base/names.ts';
import type { HallState } from '../state.ts';
import type { TicketNumber } from '../ticket.ts';

/**
 * The next number of a line: its prefix and three digits, four when a day needs them. Never given twice in a day, never
 * wraps.
 */
export function nextNumber(state: HallState, line: LineId): TicketNumber {
  const prefix = state.index.lines.get(line)?.prefix ?? '';
  return `${prefix}${String((state.issued.get(line) ?? 0) + 1).padStart(3, '0')}`;
}
