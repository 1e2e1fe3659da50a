import { rfc3339 } from '../../../core/base/zone.ts';
import type { FleetBoard, FleetView } from '../../../core/protocol/shapes/fleet.ts';
import type { World } from '../../../core/record/world.ts';
import type { HallNotices } from '../../notices/hall-notices.ts';
import type { Voice } from '../voice/open-voice.ts';
import type { HallBoards } from './hall-boards.ts';

/** The boards and voices of the hall, for those who look after them. */
export function boardsView(
  world: World,
  now: number,
  parts: { readonly boards: HallBoards; readonly voice: Voice; readonly notices: Pick<HallNotices, 'view'> },
): FleetView {
  const { boards, voice } = parts;
  const notices = parts.notices.view().items;
  const titled = (board: FleetBoard): FleetBoard => {
    const found = notices.find(({ id }) => id === board.report?.notice);
    return found === undefined ? board : { ...board, noticeTitle: found.title };
  };
  return {
    seq: world.state.seq,
    now: rfc3339(now, world.state.index.catalogue.hall.timeZone),
    items: boards.views().map(titled),
    sounds: voice.zones.views(),
    problems: voice.problems(),
  };
}
