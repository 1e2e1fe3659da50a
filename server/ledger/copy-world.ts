import type { World } from '../../core/record/world.ts';

/**
 * A second world with the same content and nothing shared that either could change. The catalogue, which nobody
 * changes, is shared, and so are the waits that are foreseen.
 */
export function copyWorld(world: World): World {
  const { index, hallFile, ...state } = world.state;
  const copy = { state: { ...structuredClone(state), index, hallFile }, record: structuredClone(world.record) };
  return world.waits === undefined ? copy : { ...copy, waits: world.waits };
}
