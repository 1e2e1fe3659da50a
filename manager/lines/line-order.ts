import type { LineId } from '../../core/base/names.ts';
import type { ManagerLine } from '../../core/protocol/shapes/manager.ts';
import type { HallView } from '../../core/protocol/shapes/hall.ts';

/** Which lines the table shows. */
export type LineFilter = 'attention' | 'active' | 'all';

/** A line has a day worth a row once somebody waits, was served, or a counter is open for it. */
export function isActive(line: ManagerLine): boolean {
  return line.waiting > 0 || line.openCounters > 0 || line.served > 0 || line.noShows > 0;
}

/** Whether it needs somebody: by itself, or as the list of troubles has it. */
function needsSomebody(line: ManagerLine, harmOf: ReadonlyMap<LineId, number>): boolean {
  return line.alert !== undefined || harmOf.has(line.id);
}

/** How many lines each filter shows. */
export function countLines(
  lines: readonly ManagerLine[],
  harmOf: ReadonlyMap<LineId, number> = new Map(),
): Readonly<Record<LineFilter, number>> {
  return {
    attention: lines.filter((line) => needsSomebody(line, harmOf)).length,
    active: lines.filter(isActive).length,
    all: lines.length,
  };
}

/**
 * The lines of a filter that a text finds, by prefix, name or department in any language; all of them for an empty
 * text.
 */
export function findLines(
  lines: readonly ManagerLine[],
  filter: LineFilter,
  text: string,
  hall: HallView | undefined,
  harmOf: ReadonlyMap<LineId, number> = new Map(),
): readonly ManagerLine[] {
  const sought = text.trim().toLowerCase();
  return lines.filter((line) => {
    if (filter === 'attention' && !needsSomebody(line, harmOf)) return false;
    if (filter === 'active' && !isActive(line)) return false;
    if (sought === '') return true;
    const department = hall?.departments.find((each) => each.id === line.department);
    const names = [line.prefix, ...Object.values(line.name), ...Object.values(department?.name ?? {})];
    return names.some((name) => name.toLowerCase().includes(sought));
  });
}

/**
 * Where most is at stake comes first: the harm as the list of troubles has it, then people without a counter, then the
 * longest wait against its target, then the prefix. While somebody points at the table (`frozen`), rows keep their
 * places and only the figures change; a row that is new goes last.
 */
export function orderLines(
  lines: readonly ManagerLine[],
  frozen: readonly LineId[] | undefined,
  harmOf: ReadonlyMap<LineId, number> = new Map(),
): readonly ManagerLine[] {
  const harm = ({ id }: ManagerLine): number => harmOf.get(id) ?? -1;
  const byNeed = [...lines].sort(
    (a, b) =>
      harm(b) - harm(a) || need(b) - need(a) || a.prefix.length - b.prefix.length || (a.prefix < b.prefix ? -1 : 1),
  );
  if (frozen === undefined) return byNeed;
  const place = new Map(frozen.map((id, at) => [id, at]));
  return byNeed
    .map((line, at) => ({ line, at: place.get(line.id) ?? frozen.length + at }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);
}

function need(line: ManagerLine): number {
  const unserved = line.alert === 'waiting-unserved' ? 1_000_000 : 0;
  return unserved + (line.waiting === 0 ? -1 : line.longestWait / line.target);
}
