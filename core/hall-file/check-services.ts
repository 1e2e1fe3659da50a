import type { Counter } from '../catalogue/places.ts';
import type { LineId, ServiceId } from '../base/names.ts';
import { cell, complain, list, type Row } from './read-row.ts';

/** `joint_with` goes both ways: who is named must name back. */
export function checkJoint(rows: readonly Row[]): void {
  const byId = new Map(rows.map((row) => [cell(row, 'id'), row]));
  for (const row of rows) {
    const self = cell(row, 'id');
    for (const other of list(row, 'joint_with')) {
      const there = byId.get(other);
      if (there === undefined || other === self || list(there, 'joint_with').includes(self)) continue;
      complain(row, 'joint_with', `a service that names ${self} in its own joint_with too (line ${there.line})`, other);
    }
  }
}

/** `before` may not lead back to where it began: nobody could be served first. Each circle is told once. */
export function checkOrder(rows: readonly Row[]): void {
  const byId = new Map(rows.map((row) => [cell(row, 'id'), row]));
  const done = new Set<ServiceId>();
  for (const row of rows) visit(cell(row, 'id'), [], byId, done);
}

function visit(
  service: ServiceId,
  path: readonly ServiceId[],
  byId: ReadonlyMap<ServiceId, Row>,
  done: Set<ServiceId>,
): void {
  const row = byId.get(service);
  const seenAt = path.indexOf(service);
  if (seenAt >= 0 && row !== undefined) {
    const circle = path.slice(seenAt);
    if (circle.length > 1)
      complain(row, 'before', `an order without a circle, not ${[...circle, service].join(' after ')}`);
    return;
  }
  if (row === undefined || done.has(service)) return;
  for (const first of list(row, 'before')) visit(first, [...path, service], byId, done);
  done.add(service);
}

/** A line that no counter serves: its tickets could never be called. */
export function checkCallable(rows: readonly Row[], counters: readonly Counter[]): void {
  const served = new Set<LineId>(counters.flatMap((counter) => counter.lines.map(({ line }) => line)));
  for (const row of rows) {
    if (!served.has(cell(row, 'id'))) complain(row, 'id', 'a line that at least one counter of counters.csv serves');
  }
}
