import { rfc3339 } from '../../../core/base/zone.ts';
import { windowView, type Faces } from '../../../core/views/window-view.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import { isStaff } from '../../../core/queue/authority.ts';
import { boardsForCounter, boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import type { InputsView, InputView } from '../../../core/protocol/shapes/inputs.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ratingView } from '../../../core/views/rating-view.ts';
import { secretOf, ticketView } from '../../../core/views/ticket-view.ts';
import type { World } from '../../../core/record/world.ts';
import { actorOf, isScreenOf, type Identity } from '../../auth/identity.ts';
import type { InputDesk } from '../../equipment/inputs/input-desk.ts';
import type { NoticeDesk } from '../../notices/notice-desk.ts';
import type { BoardDesk } from '../../equipment/boards/board-desk.ts';
import { boardsView } from '../../equipment/boards/boards-view.ts';
import type { Voice } from '../../equipment/voice/open-voice.ts';
import type { PrintingPort, SignsPort } from '../ports.ts';
import { problem, type Problem } from '../problem.ts';

/** A topic as it stands in a message: `hall`, `board:board-01`, … */
export type Topic = string;

export type TopicKind =
  | 'hall'
  | 'board'
  | 'boards'
  | 'counter'
  | 'heard'
  | 'line'
  | 'manager'
  | 'ticket'
  | 'rating'
  | 'printers'
  | 'tray'
  | 'inputs'
  | 'signs'
  | 'notices'
  | 'emergency'
  | 'kiosk'
  | 'window';

/** Kind and id of a topic; undefined when there is no such kind. */
export function splitTopic(topic: Topic): { readonly kind: TopicKind; readonly id: string } | undefined {
  const at = topic.indexOf(':');
  const kind = at === -1 ? topic : topic.slice(0, at);
  const id = at === -1 ? '' : topic.slice(at + 1);
  switch (kind) {
    case 'hall':
    case 'manager':
    case 'boards':
    case 'printers':
    case 'tray':
    case 'inputs':
    case 'signs':
    case 'emergency':
      return at === -1 ? { kind, id } : undefined;
    case 'board':
    case 'notices':
    case 'counter':
    case 'heard':
    case 'line':
    case 'ticket':
    case 'rating':
    case 'kiosk':
    case 'window':
      return id === '' ? undefined : { kind, id };
    default:
      return undefined;
  }
}

/** Undefined when this identity may watch the topic. */
export function mayNotWatch(
  topic: Topic,
  identity: Identity,
  secret: string | undefined,
  world: World,
): Problem | undefined {
  const split = splitTopic(topic);
  if (split === undefined) return problem(404, `there is no topic ${topic}`);
  const staff = identity.kind === 'staff';
  const denied =
    identity.kind === 'nobody' ? problem(401, 'sign in to watch this') : problem(403, 'this topic is for others');
  switch (split.kind) {
    case 'hall':
    case 'board':
    case 'window':
    case 'notices':
    case 'emergency':
      return undefined;
    case 'ticket':
      if (staff) return undefined;
      return secret !== undefined && secret === secretOf(world, split.id)
        ? undefined
        : problem(404, 'there is no such ticket today', { code: 'ticket-unknown' });
    case 'counter':
    case 'heard':
      return staff || (identity.kind === 'device' && identity.device === 'counter-pc') ? undefined : denied;
    case 'rating':
      return isScreenOf(identity, split.id) ? undefined : denied;
    case 'line':
    case 'printers':
      return staff ? undefined : denied;
    case 'tray':
    case 'inputs':
      return identity.kind === 'nobody' ? denied : undefined;
    case 'kiosk':
      return identity.kind === 'device' && identity.device === 'kiosk' && identity.id === split.id ? undefined : denied;
    case 'manager':
    case 'boards':
    case 'signs':
      return isStaff(actorOf(identity), 'supervisor') ? undefined : denied;
  }
}

/** What views tell beyond the day's events. */
export type ViewParts = {
  readonly printing: PrintingPort;
  readonly inputs: Pick<InputDesk, 'views'>;
  readonly signs: Pick<SignsPort, 'view'>;
  readonly faces: Faces;
  readonly boards: BoardDesk;
  readonly voice: Voice;
  readonly notices: Pick<NoticeDesk, 'boardView' | 'emergencyView' | 'view'>;
};

/** The view of a topic now; undefined when its id names nothing. */
export function viewOf(
  topic: Topic,
  world: World,
  now: number,
  { printing, inputs, signs, faces, boards, voice, notices }: ViewParts,
): object | undefined {
  const split = splitTopic(topic);
  if (split === undefined) return undefined;
  switch (split.kind) {
    case 'hall':
      return hallView(world, now);
    case 'board':
      return boardView(world, split.id, now);
    case 'counter':
      return counterView(world, split.id, now);
    case 'window':
      return windowView(world, split.id, now, faces);
    case 'heard':
      return voice.receipt(world, split.id, now);
    case 'line':
      return lineView(world, split.id, now);
    case 'ticket':
      return ticketView(world, split.id, now);
    case 'rating':
      return ratingView(world, split.id, now);
    case 'manager':
      return managerView(world, now, faces.nameOf);
    case 'boards':
      return boardsView(world, now, { boards, voice, notices });
    case 'printers':
      return {
        seq: world.state.seq,
        now: rfc3339(now, world.state.index.catalogue.hall.timeZone),
        ...printing.printers(),
      };
    case 'tray':
      return printing.tray();
    case 'inputs':
      return inputsView(world, now, inputs.views());
    case 'signs':
      return signs.view();
    case 'notices':
      return notices.boardView(split.id, now, world.state.seq);
    case 'emergency':
      return notices.emergencyView(now, world.state.seq);
    case 'kiosk':
      return inputsView(
        world,
        now,
        inputs.views().filter((each) => each.kiosk === split.id),
      );
  }
}

/** Beside what happens at the counter itself: ratings from elsewhere, another hall file, another day. */
const RATING_EVENTS: ReadonlySet<HallEvent['type']> = new Set([
  'StepRated',
  'CatalogueChanged',
  'DayClosed',
  'DayOpened',
]);

function inputsView(world: World, now: number, items: readonly InputView[]): InputsView {
  return { seq: world.state.seq, now: rfc3339(now, world.state.index.catalogue.hall.timeZone), items };
}

/** Whether an event may have changed what a topic shows. */
export function concerns(event: HallEvent, topic: Topic, world: World): boolean {
  const split = splitTopic(topic);
  if (split === undefined) return false;
  switch (split.kind) {
    case 'hall':
    case 'manager':
    case 'printers':
      return true;
    case 'boards':
    case 'heard':
    case 'tray':
    case 'inputs':
    case 'signs':
    case 'notices':
    case 'emergency':
    case 'kiosk':
      return false;
    case 'board':
      // Waiting counts change with nearly everything; calls only on the boards of the counter.
      return (
        event.type !== 'TicketRecalled' || boardsForCounter(world.state.index, event.data.counter).includes(split.id)
      );
    case 'ticket':
      // Places in line depend on everybody else's; the paper is its own.
      return event.type !== 'SlipReported' || event.data.ticket === split.id;
    case 'rating':
      return 'counter' in event.data ? event.data.counter === split.id : RATING_EVENTS.has(event.type);
    case 'counter':
    case 'line':
      return event.type !== 'SlipReported';
    case 'window':
      return 'counter' in event.data ? event.data.counter === split.id : event.type !== 'SlipReported';
  }
}
