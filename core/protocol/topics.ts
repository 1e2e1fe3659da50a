import type { z } from 'zod';
import * as equipment from './examples/equipment-examples.ts';
import * as visit from './examples/visit-examples.ts';
import { ANYONE, type Who } from './rights.ts';
import { STAFF_READ_HALL, SUPERVISORS_READ_HALL, TRAY_READERS } from './who-may.ts';
import { alertsShape, dutyShape } from './shapes/alerts.ts';
import { boardShape } from './shapes/board.ts';
import { receiptShape } from './shapes/call.ts';
import { counterShape } from './shapes/counter.ts';
import { fleetShape } from './shapes/fleet.ts';
import { hallShape } from './shapes/hall.ts';
import { inputsShape } from './shapes/inputs.ts';
import { kioskShape } from './shapes/kiosk.ts';
import { lineShape } from './shapes/line.ts';
import { managerShape } from './shapes/manager.ts';
import { boardNoticesShape, emergencyShape } from './shapes/notices.ts';
import { printersNowShape, trayShape } from './shapes/printers.ts';
import { ratingShape } from './shapes/rating.ts';
import type { Shape } from './shapes/shape.ts';
import { signsShape } from './shapes/signs.ts';
import { ticketShape } from './shapes/ticket.ts';
import { troublesShape } from './shapes/troubles.ts';
import { windowShape } from './shapes/window.ts';

/** What can be watched over the live door. */
export type TopicRow = {
  readonly summary: string;
  /** Whose id stands behind the colon; absent where there is but one. */
  readonly id?: string;
  readonly who: Who;
  readonly view: z.ZodType;
  /** A view as it may come. */
  readonly example: object;
};

const AT_COUNTER: Who = { staff: 'clerk', device: ['counter-pc'] };
const STAFF_AND_DEVICES: Who = { staff: 'clerk', device: 'any' };

/** Every topic by its kind, once: the door, the pages' types and the document are made from it. */
export const TOPICS = {
  hall: { summary: "The hall's public face", who: ANYONE, view: hallShape, example: visit.HALL_EXAMPLE },
  board: {
    summary: 'What a board shows',
    id: 'a board',
    who: ANYONE,
    view: boardShape,
    example: equipment.BOARD_EXAMPLE,
  },
  window: {
    summary: 'What stands over a counter',
    id: 'a counter',
    who: ANYONE,
    view: windowShape,
    example: equipment.WINDOW_EXAMPLE,
  },
  notices: {
    summary: 'What a board plays, at least for the next 24 hours',
    id: 'a board',
    who: ANYONE,
    view: boardNoticesShape,
    example: equipment.NOTICES_EXAMPLE,
  },
  emergency: {
    summary: 'What every screen of the hall has to say at once',
    who: ANYONE,
    view: emergencyShape,
    example: equipment.EMERGENCY_EXAMPLE,
  },
  ticket: {
    summary: 'One ticket with its steps, without what is for staff only',
    id: 'a ticket',
    who: { staff: 'clerk', secret: true, scope: 'tickets:read' },
    view: ticketShape,
    example: visit.TICKET_EXAMPLE,
  },
  counter: {
    summary: 'A counter for its clerk',
    id: 'a counter',
    who: AT_COUNTER,
    view: counterShape,
    example: visit.COUNTER_EXAMPLE,
  },
  heard: {
    summary: 'What the hall saw and heard of the newest call at a counter',
    id: 'a counter',
    who: AT_COUNTER,
    view: receiptShape,
    example: equipment.RECEIPT_EXAMPLE,
  },
  rating: {
    summary: 'What the small screen at a counter asks',
    id: 'a counter',
    who: { itself: 'counter-screen' },
    view: ratingShape,
    example: visit.RATING_EXAMPLE,
  },
  line: {
    summary: 'A line with everybody in it, in calling order',
    id: 'a line',
    who: STAFF_READ_HALL,
    view: lineShape,
    example: visit.LINE_EXAMPLE,
  },
  printers: {
    summary: 'All printers, and what could become one',
    who: STAFF_READ_HALL,
    view: printersNowShape,
    example: equipment.PRINTERS_EXAMPLE,
  },
  tray: {
    summary: 'What has come out of the virtual printers, newest first',
    who: TRAY_READERS,
    view: trayShape,
    example: equipment.TRAY_EXAMPLE,
  },
  inputs: {
    summary: 'What is plugged in beside counters and kiosks',
    who: STAFF_AND_DEVICES,
    view: inputsShape,
    example: equipment.INPUTS_EXAMPLE,
  },
  kiosk: {
    summary:
      'What stands beside a kiosk, and whether its slips come out; with it comes `device`, of what is scanned or read there',
    id: 'a kiosk',
    who: { itself: 'kiosk' },
    view: kioskShape,
    example: equipment.KIOSK_EXAMPLE,
  },
  manager: {
    summary: 'The hall for its managers',
    who: SUPERVISORS_READ_HALL,
    view: managerShape,
    example: visit.MANAGER_EXAMPLE,
  },
  troubles: {
    summary: 'What needs a person now, the most harmful first',
    who: SUPERVISORS_READ_HALL,
    view: troublesShape,
    example: visit.TROUBLES_EXAMPLE,
  },
  alerts: {
    summary: 'The alerts in force and those of today, the newest first',
    who: SUPERVISORS_READ_HALL,
    view: alertsShape,
    example: visit.ALERTS_EXAMPLE,
  },
  duty: {
    summary: 'The alerts in force, for a board of the duty office; no other board has it',
    id: 'a board',
    who: { staff: 'supervisor', itself: 'board' },
    view: dutyShape,
    example: visit.DUTY_EXAMPLE,
  },
  boards: {
    summary: 'The boards and voices of the hall',
    who: SUPERVISORS_READ_HALL,
    view: fleetShape,
    example: equipment.FLEET_EXAMPLE,
  },
  signs: {
    summary: 'The LED signs, what they should say, and whether they do',
    who: SUPERVISORS_READ_HALL,
    view: signsShape,
    example: equipment.SIGNS_EXAMPLE,
  },
} as const satisfies Readonly<Record<string, TopicRow>>;

export type TopicKind = keyof typeof TOPICS;

type KindWithId = { [Kind in TopicKind]: (typeof TOPICS)[Kind] extends { id: string } ? Kind : never }[TopicKind];

/** The topics of a kind, as they stand in a message: `hall`, `board:…`. */
export type TopicOf<Kind extends TopicKind> = Kind extends KindWithId ? `${Kind}:${string}` : Kind;

/** A topic as it stands in a message. */
export type Topic = TopicOf<TopicKind>;

/** The kind of a topic. */
export type KindOf<Of extends Topic | TopicKind> = Extract<Of extends `${infer Kind}:${string}` ? Kind : Of, TopicKind>;

/** What is seen by whoever watches a topic, or topics of a kind. */
export type ViewOf<Of extends Topic | TopicKind> = Shape<(typeof TOPICS)[KindOf<Of>]['view']>;

/** The statuses with which a watch can be refused. */
export function watchProblems({ who, id }: TopicRow): readonly number[] {
  // A ticket that is not for somebody is not there for them.
  const notForAll = who.anyone === true || who.secret === true ? [] : [401, 403];
  return [400, ...notForAll, ...(id === undefined ? [] : [404]), 429];
}

/** A topic that there may be, taken apart. `id` is empty where the kind has none. */
export type SplitTopic = { readonly kind: TopicKind; readonly id: string };

/** Kind and id of a topic; undefined when there is no such kind. */
export function splitTopic(topic: string): SplitTopic | undefined {
  const at = topic.indexOf(':');
  const kind = at === -1 ? topic : topic.slice(0, at);
  if (!isTopicKind(kind)) return undefined;
  const row: TopicRow = TOPICS[kind];
  if (row.id === undefined) return at === -1 ? { kind, id: '' } : undefined;
  const id = at === -1 ? '' : topic.slice(at + 1);
  return id === '' ? undefined : { kind, id };
}

function isTopicKind(kind: string): kind is TopicKind {
  return Object.hasOwn(TOPICS, kind);
}
