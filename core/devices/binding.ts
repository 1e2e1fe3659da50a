import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CounterId } from '../base/names.ts';
import type { PluggedDevice } from '../catalogue/plugged.ts';

/** The devices that are plugged in at an agent; without one, at the server's own machine. */
export function pluggedAt({ inputs = [] }: Pick<Catalogue, 'inputs'>, agent?: string): readonly PluggedDevice[] {
  return inputs.filter((device) => device.agent === agent);
}

/** The prefixes that a typed number may have at a counter: those of its lines, the best served first. */
export function prefixesAt(
  { counters, lines }: Pick<Catalogue, 'counters' | 'lines'>,
  counter: CounterId,
): readonly string[] {
  const served = counters.find(({ id }) => id === counter)?.lines ?? [];
  return [...served]
    .sort((a, b) => a.level - b.level)
    .map(({ line }) => lines.find(({ id }) => id === line)?.prefix)
    .filter((prefix) => prefix !== undefined);
}
