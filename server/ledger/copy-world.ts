import type { World } from '../../core/record/world.ts';

/**
 * A second world with the same content and nothing shared that either could change. The catalogue, which nobody
 * changes, is shared.
 */
export function copyWorld(world: World): World {
  const { index, hallFile, ...state } = world.state;
  return { state: { ...structuredClone(state), index, hallFile }, record: structuredClone(world.record) };
}
