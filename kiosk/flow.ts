import { ORDINARY } from '../core/catalogue/category.ts';
import type { CategoryId, DepartmentId, Names } from '../core/base/names.ts';
import type { BookingView } from '../core/protocol/shapes/booking.ts';
import type { SlipView, TicketView } from '../core/protocol/shapes/ticket.ts';
import type { ServiceView } from '../web/link/api.ts';
import type { Problem } from '../web/link/problem.ts';
import type { TicketKey } from '../web/scan/scan-code.ts';

/** Whether the paper came: on its way, out, or the screen is all that there is. */
export type Paper = 'coming' | 'out' | 'none';

export type Screen =
  | { readonly name: 'start'; readonly page: number }
  | { readonly name: 'search'; readonly query: string }
  | { readonly name: 'department'; readonly department: DepartmentId; readonly page: number }
  | { readonly name: 'confirm' }
  /** A booking that was found by its code, before it checks in. */
  | { readonly name: 'booking'; readonly booking: BookingView }
  /** A ticket whose code was held under the scanner, or whose citizen laid the same card down again. */
  | { readonly name: 'mine'; readonly ticket: TicketKey }
  /** What its citizen complains of. */
  | { readonly name: 'complaint'; readonly ticket: TicketKey }
  | {
      readonly name: 'done';
      readonly ticket: TicketView;
      readonly paper: Paper;
      /** Where the paper came out, if not here. */
      readonly elsewhere?: Names;
    };

/**
 * A card that was read: what stands for it, what its owner knows it by, and the number that waits for them already, if
 * one does.
 */
export type Card = { readonly identity: string; readonly lastFour: string; readonly has?: string };

/** What the citizen has put together so far; `commandId` makes the touch on "take a number" count once. */
export type Visit = {
  readonly services: readonly ServiceView[];
  readonly category: CategoryId;
  readonly commandId: string;
  /** The booking that it checks in with. */
  readonly appointment?: string;
  readonly sendingSince?: number;
  readonly problem?: Problem;
};

export type Flow = {
  /** Counts the citizens: a new one gets the hall's own language and normal text. */
  readonly session: number;
  readonly screen: Screen;
  /** The screens behind this one, nearest last. */
  readonly trail: readonly Screen[];
  readonly visit: Visit | undefined;
  /** A visit that was left while nobody knew whether its number was given: the same again is still the same. */
  readonly left?: Visit;
  /** Goes with the next number, if the citizen leaves it so. */
  readonly card: Card | undefined;
  readonly large: boolean;
  /** When a person was last heard of, ms. */
  readonly touchedAt: number;
};

export type FlowEvent =
  | { readonly name: 'touch' }
  | { readonly name: 'tick' }
  | { readonly name: 'open-search' }
  | { readonly name: 'type'; readonly query: string }
  | { readonly name: 'open-department'; readonly department: DepartmentId }
  | { readonly name: 'turn-page'; readonly page: number }
  | { readonly name: 'choose-service'; readonly service: ServiceView; readonly commandId: string }
  | { readonly name: 'drop-service'; readonly service: ServiceView; readonly commandId: string }
  | { readonly name: 'choose-category'; readonly category: CategoryId; readonly commandId: string }
  | { readonly name: 'add-service' }
  | { readonly name: 'take' }
  | { readonly name: 'booking'; readonly booking: BookingView }
  | { readonly name: 'check-in'; readonly commandId: string }
  /** `dry`: it is known that no paper comes out here. */
  | { readonly name: 'issued'; readonly commandId: string; readonly ticket: TicketView; readonly dry?: boolean }
  | { readonly name: 'refused'; readonly commandId: string; readonly problem: Problem; readonly nextCommandId: string }
  | { readonly name: 'paper'; readonly slip: SlipView | undefined; readonly dry?: boolean }
  | { readonly name: 'scanned'; readonly ticket: TicketKey }
  | { readonly name: 'complain'; readonly ticket: TicketKey }
  | { readonly name: 'card'; readonly card: Card }
  | { readonly name: 'drop-card' }
  | { readonly name: 'enlarge'; readonly large: boolean }
  | { readonly name: 'back' }
  | { readonly name: 'home' };

export const IDLE_MS = 45_000;
export const WARNING_MS = 20_000;
export const DONE_MS = 10_000;
/** To photograph a number or scan a code takes longer than to take a paper. */
export const NO_PAPER_MS = 60_000;
const START: Screen = { name: 'start', page: 0 };

export function initialFlow(at: number): Flow {
  return { session: 0, screen: START, trail: [], visit: undefined, card: undefined, large: false, touchedAt: at };
}

/** What the kiosk shows after something has happened at a time; the same object when nothing changes. */
export function nextFlow(flow: Flow, event: FlowEvent, at: number): Flow {
  if (event.name === 'tick') return isOver(flow, at) ? reset(flow, at) : flow;
  if (event.name === 'issued' || event.name === 'refused') return answered(flow, event, at);
  if (event.name === 'paper') return withPaper(flow, event, at);
  // Until the answer is there nothing can be changed: neither a second touch nor a way out makes a second number.
  if (flow.visit?.sendingSince !== undefined) return flow;
  const touched: Flow = { ...flow, touchedAt: at };
  switch (event.name) {
    case 'touch':
      return touched;
    case 'home':
      return reset(flow, at);
    case 'scanned':
      return scanned(touched, event.ticket, at);
    case 'complain':
      return open(touched, { name: 'complaint', ticket: event.ticket });
    case 'card':
      return { ...ownOf(touched, at), card: event.card };
    case 'drop-card':
      return { ...touched, card: undefined };
    case 'back':
      return back(touched, at);
    case 'enlarge':
      return { ...touched, large: event.large };
    case 'open-search':
      return open(touched, { name: 'search', query: '' });
    case 'open-department':
      return open(touched, { name: 'department', department: event.department, page: 0 });
    case 'type':
      return flow.screen.name === 'search' ? { ...touched, screen: { name: 'search', query: event.query } } : touched;
    case 'turn-page':
      return 'page' in flow.screen ? { ...touched, screen: { ...flow.screen, page: event.page } } : touched;
    case 'add-service':
      return isUncertain(flow) ? touched : open(touched, START);
    case 'booking':
      return open(ownOf(touched, at), { name: 'booking', booking: event.booking });
    case 'check-in':
      return checkIn(touched, event.commandId, at);
    default:
      return changeVisit(touched, event, at);
  }
}

/** How long the warning still stands, in ms; undefined while there is none. */
export function warningLeft(flow: Flow, at: number): number | undefined {
  const { name } = flow.screen;
  if (name === 'done' || isAtRest(flow) || flow.visit?.sendingSince !== undefined) return undefined;
  const left = flow.touchedAt + patience(flow) + WARNING_MS - at;
  return left <= WARNING_MS ? Math.max(0, left) : undefined;
}

/** How long the number stands there, in ms from the last touch. */
export function doneFor(screen: Extract<Screen, { readonly name: 'done' }>): number {
  return screen.paper === 'none' ? NO_PAPER_MS : DONE_MS;
}

function withPaper(flow: Flow, { slip, dry }: Extract<FlowEvent, { readonly name: 'paper' }>, at: number): Flow {
  const { screen } = flow;
  const paper = paperOf(slip, dry);
  if (screen.name !== 'done' || screen.paper === paper) return flow;
  const here = slip === undefined || slip.printer === screen.ticket.slip?.printer;
  // The screen is the ticket from now on, or says where to go: the time to read it begins anew.
  const anew = paper === 'none' || !here;
  return {
    ...flow,
    screen: { ...screen, paper, ...(here ? {} : { elsewhere: slip.printerName }) },
    touchedAt: anew ? at : flow.touchedAt,
  };
}

/** A kiosk without a printer owes no paper, and nothing has to be taken. What is not expected is not announced. */
function paperOf(slip: SlipView | undefined, dry = false): Paper {
  switch (slip?.outcome) {
    case 'owed':
      return dry ? 'none' : 'coming';
    case 'printed':
    case 'sent':
      return 'out';
    case 'unknown':
    case 'failed':
    case undefined:
      return 'none';
  }
}

/** Nobody has begun anything. */
export function isAtRest(flow: Flow): boolean {
  return flow.screen.name === 'start' && flow.trail.length === 0;
}

/** Nobody knows whether the number was given: only the same again is safe. */
export function isUncertain({ visit }: Pick<Flow, 'visit'>): boolean {
  return visit?.problem?.code === 'unreachable';
}

function isSame(visit: Visit, left: Visit | undefined): left is Visit {
  const told = ({ services, category }: Visit): string => JSON.stringify([services.map(({ id }) => id), category]);
  return left !== undefined && told(visit) === told(left);
}

type VisitEvent = Extract<FlowEvent, { readonly name: 'choose-service' | 'drop-service' | 'choose-category' | 'take' }>;

function changeVisit(flow: Flow, event: VisitEvent, at: number): Flow {
  const { visit } = flow;
  const uncertain = isUncertain(flow);
  if (event.name === 'choose-service') {
    if (uncertain) return flow;
    const { service, commandId } = event;
    const others = visit?.services.filter((each) => each.id !== service.id) ?? [];
    const next: Visit = { services: [...others, service], category: visit?.category ?? ORDINARY, commandId };
    // With a visit begun, its own screen is on the trail and everything after it was the search for one more service.
    const cut = flow.trail.findIndex((screen) => screen.name === 'confirm');
    const trail = cut === -1 ? [...flow.trail, flow.screen] : flow.trail.slice(0, cut);
    return { ...flow, visit: next, screen: { name: 'confirm' }, trail };
  }
  if (visit === undefined || flow.screen.name !== 'confirm') return flow;
  switch (event.name) {
    case 'take': {
      const { problem: _, ...rest } = visit;
      const commandId = isSame(visit, flow.left) ? flow.left.commandId : visit.commandId;
      return { ...flow, visit: { ...rest, commandId, sendingSince: at } };
    }
    case 'drop-service': {
      const services = visit.services.filter((each) => each.id !== event.service.id);
      if (uncertain || services.length === 0) return flow;
      return { ...flow, visit: { services, category: visit.category, commandId: event.commandId } };
    }
    case 'choose-category':
      if (uncertain || event.category === visit.category) return flow;
      return { ...flow, visit: { services: visit.services, category: event.category, commandId: event.commandId } };
  }
}

/** The number of a booking is asked for at once: there is nothing left to choose. */
function checkIn(flow: Flow, commandId: string, at: number): Flow {
  if (flow.screen.name !== 'booking') return flow;
  const { id, service, serviceName, state } = flow.screen.booking;
  if (state !== 'due' && state !== 'late') return flow;
  const services = [{ id: service, name: serviceName, department: '', line: '' }];
  const again = flow.visit !== undefined && isUncertain(flow) ? flow.visit.commandId : commandId;
  return { ...flow, visit: { services, category: ORDINARY, commandId: again, appointment: id, sendingSince: at } };
}

type AnswerEvent = Extract<FlowEvent, { readonly name: 'issued' | 'refused' }>;

function answered(flow: Flow, event: AnswerEvent, at: number): Flow {
  const { visit } = flow;
  if (visit?.sendingSince === undefined || visit.commandId !== event.commandId) return flow;
  if (event.name === 'issued') {
    return {
      ...flow,
      screen: { name: 'done', ticket: event.ticket, paper: paperOf(event.ticket.slip, event.dry) },
      trail: [],
      visit: undefined,
      card: undefined,
      touchedAt: at,
    };
  }
  const { sendingSince: _, ...rest } = visit;
  const commandId = event.problem.code === 'unreachable' ? visit.commandId : event.nextCommandId;
  return { ...flow, visit: { ...rest, commandId, problem: event.problem }, touchedAt: at };
}

const OWN: readonly Screen['name'][] = ['done', 'mine', 'complaint'];

/** Where a ticket stands on the screen, whoever shows something is the next citizen. */
function ownOf(flow: Flow, at: number): Flow {
  return OWN.includes(flow.screen.name) ? reset(flow, at) : flow;
}

function scanned(flow: Flow, ticket: TicketKey, at: number): Flow {
  const { screen } = flow;
  if (screen.name === 'mine' && screen.ticket.id === ticket.id) return flow;
  return open(ownOf(flow, at), { name: 'mine', ticket });
}

function open(flow: Flow, screen: Screen): Flow {
  return { ...flow, screen, trail: [...flow.trail, flow.screen] };
}

function back(flow: Flow, at: number): Flow {
  const screen = flow.trail.at(-1);
  if (screen === undefined) return reset(flow, at);
  // Leaving the first confirmation drops the visit; leaving the search for one more service keeps it.
  const visit = flow.screen.name === 'confirm' || flow.visit?.appointment !== undefined ? undefined : flow.visit;
  const left = isUncertain(flow) && flow.visit?.appointment === undefined ? flow.visit : flow.left;
  return { ...flow, screen, trail: flow.trail.slice(0, -1), visit, ...(left === undefined ? {} : { left }) };
}

function reset(flow: Flow, at: number): Flow {
  return { ...initialFlow(at), session: flow.session + 1 };
}

function isOver(flow: Flow, at: number): boolean {
  const quiet = at - flow.touchedAt;
  if (flow.visit?.sendingSince !== undefined) return false;
  if (flow.screen.name === 'done') return quiet >= doneFor(flow.screen);
  return quiet >= patience(flow) + (isAtRest(flow) ? 0 : WARNING_MS);
}

/** Who needs large letters is given twice the time. */
function patience(flow: Flow): number {
  return flow.large ? IDLE_MS * 2 : IDLE_MS;
}
