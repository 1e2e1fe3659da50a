import { doubtWords } from '../base/chance-words.ts';
import { MINUTE, type Instant, type Millis } from '../base/time.ts';
import type { WaitRange } from '../base/wait-words.ts';
import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import { ORDINARY } from '../catalogue/category.ts';
import { formAt, type PaperMm } from '../catalogue/slip-form.ts';
import type { TicketId } from '../queue/ticket.ts';
import type { SlipInput, SlipStep } from '../slip/ticket-slip.ts';
import { secretOf, ticketView } from './ticket-view.ts';
import type { StepView, TicketView } from '../protocol/shapes/ticket.ts';
import type { World } from '../record/world.ts';

/** Which paper of a ticket, and for which printer. */
export type PaperOrder = {
  readonly ticket: TicketId;
  readonly copy: number;
  readonly paperMm: PaperMm;
  /** Where the phone pages are, e.g. `http://hall.example:8080`. */
  readonly pageUrl: string;
  /** The kiosk or printer that it comes out of, where it comes out of one. */
  readonly printer?: string;
  /** What its code says in place of the secret, for eyes that the secret is not for. */
  readonly codeFor?: (secret: string) => string;
};

/** Printed within that time, a paper is of the instant of issue that stands on it. */
const AT_ONCE_MS: Millis = MINUTE;

/** What a ticket's receipt is made from, as things stand now; undefined for a ticket that is not of today. */
export function slipInput(world: World, order: PaperOrder, now: Instant): SlipInput | undefined {
  const ticket = ticketView(world, order.ticket, now);
  const secret = secretOf(world, order.ticket);
  if (ticket === undefined || secret === undefined) return undefined;
  const { index } = world.state;
  const { hall, slips } = index.catalogue;
  // A copy is for what is left to do; once all is done it shows the visit as it was.
  const open = ticket.steps.filter((step) => step.state !== 'transferred' && step.state !== 'cancelled');
  const taken = issuedAt(world, order.ticket) ?? now;
  const isAtOnce = order.copy === 0 && now - taken < AT_ONCE_MS;
  return {
    hallName: hall.name,
    language: ticket.language,
    number: ticket.number,
    issuedAt: taken,
    ...(isAtOnce ? {} : { asOf: now }),
    timeZone: hall.timeZone,
    categoryName: ticket.category === ORDINARY ? undefined : index.categories.get(ticket.category)?.name,
    ...bookedAs(ticket),
    steps: (open.length === 0 ? ticket.steps : open).map((step) => slipStep(index, ticket, step, isAtOnce)),
    url: ticketUrl(order.pageUrl, ticket.id, order.codeFor?.(secret) ?? secret),
    copy: order.copy,
    paperMm: order.paperMm,
    ...(slips === undefined ? {} : { form: formAt(slips, order.printer) }),
  };
}

/** The page of a ticket for the phone; what stands behind the # never comes to the server by itself. */
export function ticketUrl(pageUrl: string, ticket: TicketId, secret: string): string {
  return `${pageUrl}/t/${ticket}#${secret}`;
}

function bookedAs({ appointment }: TicketView): Pick<SlipInput, 'booking'> {
  return appointment === undefined ? {} : { booking: { slotAt: Date.parse(appointment.slot), late: appointment.late } };
}

function issuedAt(world: World, ticket: TicketId): Instant | undefined {
  return world.state.tickets.get(ticket)?.issuedAt ?? world.record.ended.get(ticket)?.issuedAt;
}

function slipStep(index: CatalogueIndex, ticket: TicketView, step: StepView, isAtOnce: boolean): SlipStep {
  const department = index.departments.get(step.department);
  // Printed at once it says what was told with the number, whose time stands on it; else how it is now, with that time.
  const wait = isAtOnce && step.told !== undefined ? { ...step.told, ...chanceOf(step.wait) } : step.wait;
  return {
    serviceName: step.name,
    departmentName: department?.name ?? step.lineName,
    zone: step.zone,
    lineName: step.lineName,
    ahead: step.ahead ?? 0,
    ...(step.aheadMost === undefined ? {} : { aheadMost: step.aheadMost }),
    others: step.othersText?.[ticket.language],
    // Who is called at once waited all the same, if a wait was told; whoever was later, or is done, waits for nothing.
    waits: step.ahead !== undefined || (isAtOnce && step.told !== undefined && step.state !== 'waiting'),
    wait,
    chance: wait === undefined ? undefined : doubtWords(wait, ticket.language),
    materials: ticket.language === 'en' ? step.materials.en : step.materials.zh,
    after: step.after === undefined ? undefined : index.services.get(step.after)?.name,
  };
}

/** What was told with a number has no chance of its own. */
function chanceOf(wait: StepView['wait']): Pick<WaitRange, 'chanceToday'> {
  return wait?.chanceToday === undefined ? {} : { chanceToday: wait.chanceToday };
}
