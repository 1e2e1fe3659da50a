import { rfc3339 } from '../../core/base/zone.ts';
import type { FleetView } from '../../core/views/fleet-view.ts';
import type { World } from '../../core/views/world.ts';
import type { Voice } from '../voice/open-voice.ts';
import type { BoardDesk } from './board-desk.ts';

/** The boards and voices of the hall, for those who look after them. */
export function boardsView(
  world: World,
  now: number,
  { boards, voice }: { readonly boards: BoardDesk; readonly voice: Voice },
): FleetView {
  return {
    seq: world.state.seq,
    now: rfc3339(now, world.state.index.catalogue.hall.timeZone),
    items: boards.views(),
    sounds: voice.room.views(),
    problems: voice.problems,
  };
}
