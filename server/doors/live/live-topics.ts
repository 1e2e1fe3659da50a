import { rfc3339 } from '../../../core/base/zone.ts';
import type { InputsView, InputView } from '../../../core/protocol/shapes/inputs.ts';
import type { TopicKind, ViewOf } from '../../../core/protocol/topics.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { World } from '../../../core/record/world.ts';
import { dutyView } from '../../../core/views/alerts/alerts-view.ts';
import { boardsForCounter, boardView } from '../../../core/views/board-view.ts';
import { counterView } from '../../../core/views/counter-view.ts';
import { hallView } from '../../../core/views/hall-view.ts';
import { lineView } from '../../../core/views/line-view.ts';
import { managerView } from '../../../core/views/manager-view.ts';
import { ratingView } from '../../../core/views/rating-view.ts';
import { ticketView } from '../../../core/views/ticket-view.ts';
import { windowView, type Faces } from '../../../core/views/window-view.ts';
import type { HallHealth } from '../../ledger/hall.ts';
import type { HallBoards } from '../../equipment/boards/hall-boards.ts';
import { boardsView } from '../../equipment/boards/boards-view.ts';
import type { HallInputs } from '../../equipment/inputs/hall-inputs.ts';
import type { HallAlerts } from '../../halls/alerts/hall-alerts.ts';
import type { HallTroubles } from '../../halls/hall-troubles.ts';
import type { Voice } from '../../equipment/voice/open-voice.ts';
import type { HallNotices } from '../../notices/hall-notices.ts';
import type { PrintingPort } from '../../equipment/printers/printing-port.ts';
import type { SignsPort } from '../../equipment/signs/signs-port.ts';

/** What views tell beyond the day's events. */
export type ViewParts = {
  readonly printing: PrintingPort;
  readonly inputs: Pick<HallInputs, 'views'>;
  readonly signs: Pick<SignsPort, 'view'>;
  readonly faces: Faces;
  readonly health: () => HallHealth;
  readonly troubles: Pick<HallTroubles, 'view'>;
  readonly alerts: Pick<HallAlerts, 'view'>;
  readonly boards: HallBoards;
  readonly voice: Voice;
  readonly notices: Pick<HallNotices, 'boardView' | 'emergencyView' | 'view'>;
};

/** How a kind of topic lives: what it shows now, and when that may have changed. */
export type LiveTopic<View> = {
  /** Undefined when the id names nothing. */
  readonly view: (world: World, id: string, now: number, parts: ViewParts) => View | undefined;
  /**
   * Whether an event may have changed what it shows; what is told by other parts of the hall changes by their word.
   */
  readonly concerns: (event: HallEvent, id: string, world: World) => boolean;
  /**
   * `soon`: somebody looks at it who waits for it. `slow`: an overview, which may take its time. `crowd`: there are
   * hundreds of them, and nearly every event concerns each.
   */
  readonly pace: 'soon' | 'slow' | 'crowd';
  /** What it is told of soon whatever its pace: what has been done with it itself. */
  readonly its?: (event: HallEvent, id: string) => boolean;
};

const always = (): boolean => true;
const never = (): boolean => false;
const unlessPaper = ({ type }: HallEvent): boolean => type !== 'SlipReported';

/** What happens to an alert; the hall file has its rules, the day those that came over. */
const ofAlerts = ({ type }: HallEvent): boolean =>
  type.startsWith('Alert') || type === 'CatalogueChanged' || type === 'DayOpened' || type === 'DayClosed';

/** Every kind of topic of core/protocol/topics.ts, as it lives here. */
export const LIVE_TOPICS: { readonly [Kind in TopicKind]: LiveTopic<ViewOf<Kind>> } = {
  hall: { view: (world, _id, now) => hallView(world, now), concerns: always, pace: 'slow' },
  // Waiting counts change with nearly everything; calls only on the boards of the counter.
  board: {
    view: boardView,
    concerns: (event, id, { state }) =>
      event.type !== 'TicketRecalled' || boardsForCounter(state.index, event.data.counter).includes(id),
    pace: 'soon',
  },
  window: {
    view: (world, id, now, { faces }) => windowView(world, id, now, faces),
    concerns: (event, id) => ('counter' in event.data ? event.data.counter === id : unlessPaper(event)),
    pace: 'soon',
  },
  notices: {
    view: ({ state }, id, now, { notices }) => notices.boardView(id, now, state.seq),
    concerns: never,
    pace: 'soon',
  },
  emergency: {
    view: ({ state }, _id, now, { notices }) => notices.emergencyView(now, state.seq),
    concerns: never,
    pace: 'soon',
  },
  // Places in line depend on everybody else's; the paper is its own.
  ticket: {
    view: ticketView,
    concerns: (event, id) => event.type !== 'SlipReported' || event.data.ticket === id,
    pace: 'crowd',
    its: ({ data }, id) => 'ticket' in data && data.ticket === id,
  },
  counter: { view: counterView, concerns: unlessPaper, pace: 'soon' },
  heard: { view: (world, id, now, { voice }) => voice.receipt(world, id, now), concerns: never, pace: 'soon' },
  rating: {
    view: ratingView,
    concerns: (event, id) => ('counter' in event.data ? event.data.counter === id : RATING_EVENTS.has(event.type)),
    pace: 'soon',
  },
  line: { view: lineView, concerns: unlessPaper, pace: 'slow' },
  printers: {
    view: (world, _id, now, { printing }) => ({ ...versionOf(world, now), ...printing.printers() }),
    concerns: always,
    pace: 'slow',
  },
  tray: { view: (_world, _id, _now, { printing }) => printing.tray(), concerns: never, pace: 'soon' },
  inputs: {
    view: (world, _id, now, { inputs }) => inputsView(world, now, inputs.views()),
    concerns: never,
    pace: 'soon',
  },
  kiosk: {
    view: (world, id, now, { inputs, printing }) => ({
      ...versionOf(world, now),
      items: inputs.views().filter(({ kiosk }) => kiosk === id),
      paper: printing.paperOf(id),
      ...(printing.goesOn(id) ? { goesOn: true as const } : {}),
    }),
    concerns: never,
    pace: 'soon',
  },
  manager: {
    view: (world, _id, now, { faces, health }) => managerView(world, now, faces.nameOf, health().hallFileLacks),
    concerns: always,
    pace: 'slow',
  },
  troubles: { view: (_world, _id, _now, { troubles }) => troubles.view(), concerns: never, pace: 'slow' },
  alerts: { view: (_world, _id, _now, { alerts }) => alerts.view(), concerns: ofAlerts, pace: 'soon' },
  duty: {
    view: ({ state }, id, now, { faces }) => dutyView(state, id, now, faces.nameOf),
    concerns: ofAlerts,
    pace: 'soon',
  },
  boards: { view: (world, _id, now, parts) => boardsView(world, now, parts), concerns: never, pace: 'slow' },
  signs: { view: (_world, _id, _now, { signs }) => signs.view(), concerns: never, pace: 'soon' },
};

/** Beside what happens at the counter itself: ratings from elsewhere, another hall file, another day. */
const RATING_EVENTS: ReadonlySet<HallEvent['type']> = new Set([
  'StepRated',
  'CatalogueChanged',
  'DayClosed',
  'DayOpened',
]);

function inputsView(world: World, now: number, items: readonly InputView[]): InputsView {
  return { ...versionOf(world, now), items };
}

function versionOf({ state }: World, now: number): { readonly seq: number; readonly now: string } {
  return { seq: state.seq, now: rfc3339(now, state.index.catalogue.hall.timeZone) };
}
