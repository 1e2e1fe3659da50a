import { aheadWords, othersWords } from '../base/ahead-words.ts';
import { doubtWords } from '../base/chance-words.ts';
import { longerWords, takesLonger } from '../base/longer-words.ts';
import { inEach } from '../base/names.ts';
import type { Instant } from '../base/time.ts';
import { waitWords } from '../base/wait-words.ts';
import { rfc3339 } from '../base/zone.ts';
import { aheadWithin } from '../forecast/estimate.ts';
import { placeOf } from '../forecast/place.ts';
import { askedBy, toldChance, waitInVisit, type WaitInVisit } from '../forecast/visit-waits.ts';
import { predecessorOf } from '../queue/order/places.ts';
import type { HallState } from '../queue/state.ts';
import { servedSteps, type Note, type Step, type StepIndex, type Ticket, type TicketId } from '../queue/ticket.ts';
import { slipKey, type StepRecord, type TicketRecord } from '../record/day-record.ts';
import { matterOf } from './matter-view.ts';
import { ticketMessages } from './message-view.ts';
import { closedLine } from './routing-view.ts';
import { othersAhead, secondsBetween, toldWait } from './line-figures.ts';
import type { WaitSeconds } from '../protocol/shapes/fields.ts';
import type { NoteView, StepView, TicketView } from '../protocol/shapes/ticket.ts';
import type { World } from '../record/world.ts';

/** One ticket of today, open or ended, without its secret: what its citizen may see. */
export function ticketView(world: World, id: TicketId, now: Instant): TicketView | undefined {
  const open = world.state.tickets.get(id);
  if (open !== undefined) return openTicketView(world, open, now);
  const ended = world.record.ended.get(id);
  return ended === undefined ? undefined : endedTicketView(world, ended);
}

/** The same for staff: with the notes, which are nobody else's. */
export function staffTicketView(world: World, id: TicketId, now: Instant): TicketView | undefined {
  const view = ticketView(world, id, now);
  if (view === undefined) return undefined;
  const open = world.state.tickets.get(id);
  const steps = view.steps.map((step): StepView => {
    const note = open?.steps[step.index]?.note;
    return note === undefined ? step : { ...step, note };
  });
  const zone = world.state.index.catalogue.hall.timeZone;
  const notes = (open ?? world.record.ended.get(id))?.notes ?? [];
  return { ...view, steps, notes: notes.map((note) => noteView(note, zone)) };
}

function noteView({ at, by, counter, text }: Note, zone: string): NoteView {
  return { at: rfc3339(at, zone), by, ...(counter === undefined ? {} : { counter }), text };
}

/** The secret of a ticket of today. */
export function secretOf(world: World, id: TicketId): string | undefined {
  return world.state.tickets.get(id)?.secret ?? world.record.ended.get(id)?.secret;
}

function openTicketView(world: World, ticket: Ticket, now: Instant): TicketView {
  const zone = world.state.index.catalogue.hall.timeZone;
  return {
    id: ticket.id,
    number: ticket.number,
    seq: world.state.seq,
    issuedAt: rfc3339(ticket.issuedAt, zone),
    category: ticket.category,
    language: ticket.language,
    state: stateOf(ticket.steps),
    ...(ticket.heldBy === undefined ? {} : { counter: ticket.heldBy }),
    ...matterOf(world.state.index, ticket.matter),
    ...bookedAs(ticket, zone),
    ...ticketMessages(world.state, ticket, now),
    steps: ticket.steps.map((step) => ({
      ...openStepView(world, ticket, step, now),
      ...ratable(servedSteps(ticket), ticket.rated, step.index),
    })),
    ...newestSlip(world, ticket.id),
  };
}

function bookedAs({ appointment }: Ticket, zone: string): Pick<TicketView, 'appointment'> {
  if (appointment === undefined) return {};
  const { id, slotAt, late } = appointment;
  return { appointment: { id, slot: rfc3339(slotAt, zone), late } };
}

function openStepView(world: World, ticket: Ticket, step: Step, now: Instant): StepView {
  const zone = world.state.index.catalogue.hall.timeZone;
  const view = stepView(world.state, step);
  return {
    ...view,
    ...(step.state === 'waiting' ? lookAhead(world, ticket, step, now) : {}),
    ...routed(world.state, step),
    ...(step.reservedFor === undefined ? {} : { reservedFor: step.reservedFor }),
    ...(step.servingAt === undefined ? {} : { servingAt: rfc3339(step.servingAt, zone) }),
    ...(step.recalls === 0 ? {} : { recalls: step.recalls }),
  };
}

/** Where it waits instead of its own line, and whether that line takes nobody else any more. */
function routed(
  state: HallState,
  { movedFrom, moved, line, state: step }: Step,
): Pick<StepView, 'movedFrom' | 'moved' | 'lineClosed'> {
  if (step !== 'waiting' && step !== 'parked') return {};
  const closed = closedLine(state, line);
  const zone = state.index.catalogue.hall.timeZone;
  // Why they were moved is for staff, who read it to whoever asks.
  const byHand =
    moved === undefined ? {} : { moved: { at: rfc3339(moved.at, zone), into: moved.into, place: moved.place } };
  const lineClosed = { ...byHand, ...(closed === undefined ? {} : { lineClosed: closed }) };
  if (movedFrom === undefined) return lineClosed;
  const name = state.index.lines.get(movedFrom)?.name ?? { 'zh-Hans': movedFrom, 'zh-Hant': movedFrom, en: movedFrom };
  const reason = state.routing.closedLines.get(movedFrom)?.reason;
  return { ...lineClosed, movedFrom: { line: movedFrom, name, ...(reason === undefined ? {} : { reason }) } };
}

/**
 * Who is before, and how long it will take. Whoever does not wait yet has nobody before them, and whoever is at a
 * counter is told nothing of what comes after.
 */
function lookAhead(
  world: World,
  ticket: Ticket,
  step: Step,
  now: Instant,
): Pick<
  StepView,
  | 'ahead'
  | 'aheadMost'
  | 'aheadText'
  | 'othersText'
  | 'wait'
  | 'waitText'
  | 'chanceText'
  | 'longerText'
  | 'heldBy'
  | 'after'
> {
  const { state } = world;
  const before = predecessorOf(state, ticket, step);
  const after = before === undefined ? {} : { after: before.service };
  if (ticket.heldBy !== undefined) return { heldBy: ticket.heldBy, ...after };
  const alone = before === undefined ? [{ service: step.service, place: placeOf(ticket, step) }] : [];
  // Who was missed may come back at any time, or not: nobody knows how long what comes after will wait.
  const isKnown = before?.state !== 'no-show';
  const seen = isKnown ? waitInVisit(world, askedBy(ticket) ?? alone, step.service, now) : undefined;
  const { wait } = toldNow(world, ticket, step, seen, now);
  return {
    ...(seen === undefined || before !== undefined
      ? after
      : aheadInWords(state, ticket, step, { ...seen, told: wait }, now)),
    ...inWords(wait),
    ...longer(ticket, step, wait, now),
  };
}

/**
 * What is told of a step that waits: as foreseen, else by the formula, with the chance beside it where that is all that
 * is foreseen. What was told at issue is told until something has happened, and until the forecast has seen the ticket.
 */
function toldNow(
  world: World,
  ticket: Ticket,
  step: Step,
  seen: WaitInVisit | undefined,
  now: Instant,
): Pick<StepView, 'wait'> {
  const { state, waits } = world;
  const { told } = step;
  const method = told?.method ?? 'formula';
  const atIssue = state.seq === ticket.seq && now === ticket.issuedAt;
  if (atIssue && told !== undefined) return { wait: { ...told, method, ...chanceAtIssue(world, ticket, step) } };
  // Nobody may be told a wait where no counter is open; that is known at once, and the forecast follows.
  if (seen?.wait === undefined) return {};
  const foreseen = waits?.ofStep(state.day, ticket.id, step.index, step.line);
  const isNew = foreseen === undefined && waits?.isBefore(ticket.seq) === true && step.movedFrom === undefined;
  if (isNew && told?.method === 'simulation')
    return { wait: { ...told, method, ...chanceAtIssue(world, ticket, step) } };
  return toldWait(state, foreseen, () => seen.wait, now);
}

/** How likely whoever came then was to be called today: as long as the forecast has not seen the ticket it says so. */
function chanceAtIssue({ state, waits }: World, ticket: Ticket, step: Step): Pick<WaitSeconds, 'chanceToday'> {
  if (ticket.steps.length > 1 || step.told?.method !== 'simulation') return {};
  return toldChance(waits?.ofNewcomer(state.day, step.line, step.category));
}

/** Who is before, in the line and of other lines. */
function aheadInWords(
  state: HallState,
  ticket: Ticket,
  step: Step,
  { wait, alone, told }: WaitInVisit & { readonly told: WaitSeconds | undefined },
  now: Instant,
): Pick<StepView, 'ahead' | 'aheadMost' | 'aheadText' | 'othersText'> {
  const place = placeOf(ticket, step);
  const ahead = aheadWithin(state, place, { formula: alone, told }, now);
  const others = othersAhead(state, place, { ...ahead, wait }, now);
  return {
    ...ahead,
    aheadText: inEach((language) => aheadWords(ahead, others, language)),
    ...(others === undefined ? {} : { othersText: inEach((language) => othersWords(others, language)) }),
  };
}

/** A wait, and what every surface says of it. */
function inWords(wait: WaitSeconds | undefined): Pick<StepView, 'wait' | 'waitText' | 'chanceText'> {
  if (wait === undefined) return {};
  const doubtful = doubtWords(wait, 'en') !== undefined;
  const doubt = doubtful ? { chanceText: inEach((language) => doubtWords(wait, language) ?? '') } : {};
  return { wait, waitText: inEach((language) => waitWords(wait, language)), ...doubt };
}

/** That it takes longer than was told with the number. */
function longer(
  { issuedAt }: Ticket,
  { told, movedFrom, since, calledAt }: Step,
  wait: WaitSeconds | undefined,
  now: Instant,
): Pick<StepView, 'longerText'> {
  // What was told was told of waiting there, without having been called.
  if (told === undefined || movedFrom !== undefined || calledAt !== undefined) return {};
  if (!takesLonger(told, secondsBetween(Math.max(issuedAt, since), now), wait)) return {};
  return { longerText: inEach((language) => longerWords(wait, language)) };
}

function endedTicketView(world: World, ticket: TicketRecord): TicketView {
  const ended = world.state.ended.get(ticket.id);
  const zone = world.state.index.catalogue.hall.timeZone;
  return {
    id: ticket.id,
    number: ticket.number,
    seq: world.state.seq,
    issuedAt: rfc3339(ticket.issuedAt, zone),
    category: ticket.category,
    language: ticket.language,
    state: stateOf(ticket.steps),
    ...matterOf(world.state.index, ticket.matter),
    steps: ticket.steps.map((step) => ({
      ...stepView(world.state, step),
      ...ratable(ended?.served ?? [], ended?.rated ?? [], step.index),
    })),
    ...newestSlip(world, ticket.id),
  };
}

function ratable(
  served: readonly StepIndex[],
  rated: readonly StepIndex[],
  step: StepIndex,
): Pick<StepView, 'ratable'> {
  return served.includes(step) && !rated.includes(step) ? { ratable: true } : {};
}

function newestSlip({ state, record }: World, id: TicketId): Pick<TicketView, 'slip'> {
  const slip = record.slips.get(slipKey(id, state.copies.get(id) ?? 0));
  if (slip === undefined) return {};
  const { outcome, printer, copy, detail } = slip;
  const { kiosks, printers } = state.index.catalogue;
  const place = [...kiosks, ...printers].find((each) => each.id === printer);
  const printerName = place?.name ?? { 'zh-Hans': printer, 'zh-Hant': printer, en: printer };
  return { slip: { outcome, printer, printerName, copy, ...(detail === undefined ? {} : { detail }) } };
}

/** What open and ended steps have in common. */
function stepView(state: HallState, step: Step | StepRecord): StepView {
  const { index } = state;
  const zone = index.catalogue.hall.timeZone;
  const service = index.services.get(step.service);
  const department = service === undefined ? undefined : index.departments.get(service.department);
  const line = index.lines.get(step.line);
  const unnamed = { 'zh-Hans': step.service, 'zh-Hant': step.service, en: step.service };
  return {
    index: step.index,
    service: step.service,
    name: service?.name ?? unnamed,
    department: service?.department ?? '',
    zone: department?.zone ?? '',
    line: step.line,
    lineName: line?.name ?? unnamed,
    state: step.state,
    ...(step.told === undefined ? {} : { told: step.told }),
    ...(step.counter === undefined ? {} : { counter: step.counter }),
    ...(step.calledAt === undefined ? {} : { calledAt: rfc3339(step.calledAt, zone) }),
    ...(step.endedAt === undefined ? {} : { endedAt: rfc3339(step.endedAt, zone) }),
    ...(step.outcome === undefined ? {} : { outcome: step.outcome }),
    materials: { zh: service?.materialsZh ?? [], en: service?.materialsEn ?? [] },
  };
}

/** One word for a visit: what its most urgent step is doing. */
function stateOf(steps: readonly { readonly state: Step['state'] }[]): TicketView['state'] {
  const order = ['serving', 'called', 'waiting', 'parked', 'no-show', 'done', 'cancelled'] as const;
  return order.find((state) => steps.some((step) => step.state === state)) ?? 'done';
}
