import type { TraySlip } from '../core/protocol/shapes/printers.ts';

/**
 * Which slips have come out since the last view. On the first view none: what lies there already does not slide again.
 */
export function arrivals(
  known: ReadonlySet<string> | undefined,
  slips: readonly TraySlip[],
): { readonly fresh: ReadonlySet<string>; readonly known: ReadonlySet<string> } {
  const ids = slips.map((slip) => slip.id);
  return { fresh: new Set(known === undefined ? [] : ids.filter((id) => !known.has(id))), known: new Set(ids) };
}
