import type { Matter } from '../catalogue/service.ts';
import { complain, id, names, references, type Known, type Row } from './read-row.ts';

/** A line of matters.csv: one ticket for all these services. `most`: how many services a ticket may hold. */
export function readMatter(row: Row, services: Known, most: number): Matter {
  const found = references(row, 'services', services);
  if (found.length === 0) complain(row, 'services', 'at least one service; several stand between semicolons');
  if (found.length > most)
    complain(row, 'services', `at most ${String(most)}, as max_services_per_ticket in hall.csv says`);
  return { id: id(row), name: names(row), services: found };
}
