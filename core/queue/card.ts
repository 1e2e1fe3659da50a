import type { CounterId, DepartmentId, LineId, ServiceId } from '../base/names.ts';
import type { BusinessDay, Instant, Millis } from '../base/time.ts';
import type { CardColour } from '../catalogue/card-rule.ts';
import type { Role } from '../catalogue/staff.ts';
import type { ComplaintId } from './complaint.ts';
import type { StepIndex, StepState, TicketId, TicketNumber } from './ticket.ts';

/** `2026-03-09-57`: the day and the seq of the event that gave it. */
export type CardId = string;

/** By which rule, and who was told; a rule that changes later changes nothing of it. */
type CardTold = {
  readonly colour: CardColour;
  readonly rule: string;
  readonly roles: readonly Role[];
  readonly users: readonly string[];
};

/** A step that waited, or was served, longer than its limit. */
export type StepCard = CardTold & {
  readonly kind: 'waiting' | 'serving';
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: StepIndex;
  readonly service: ServiceId;
  readonly line: LineId;
  readonly department: DepartmentId;
  /** Where it is served, and by whom, as far as that is known. */
  readonly counter?: CounterId;
  readonly clerk?: string;
  readonly limitMs: Millis;
  readonly tookMs: Millis;
};

/** A complaint whose time is almost, or altogether, up. */
export type ComplaintCard = CardTold & { readonly complaint: ComplaintId; readonly due: BusinessDay };

/** A card of today, or of something that came over from the day before. */
export type CardRecord = {
  readonly id: CardId;
  readonly at: Instant;
  readonly acknowledged?: { readonly at: Instant; readonly by: string; readonly words?: string };
} & (StepCard | (ComplaintCard & { readonly kind: 'complaint' }));

/** What may be over a limit. */
export type CardOf = { readonly ticket: TicketId; readonly step: StepIndex } | { readonly complaint: ComplaintId };

export type CardCommandBody =
  /** The next colour that is due, if one is. */
  | { readonly name: 'give-card'; readonly to: CardOf }
  | { readonly name: 'acknowledge-card'; readonly card: CardId; readonly words: string | undefined };

export type CardEventBody =
  | { readonly type: 'CardGiven'; readonly data: StepCard }
  | { readonly type: 'ComplaintCardGiven'; readonly data: ComplaintCard }
  | { readonly type: 'CardAcknowledged'; readonly data: { readonly card: CardId; readonly words?: string } };

export function cardId(event: { readonly day: BusinessDay; readonly seq: number }): CardId {
  return `${event.day}-${String(event.seq)}`;
}

/** Whether a step still does what its card was given for. */
export function goesOn(kind: StepCard['kind'], { state }: { readonly state: StepState }): boolean {
  return kind === 'waiting' ? state === 'waiting' : state === 'called' || state === 'serving';
}

/** What there is one of: nothing gets the same card twice, and a complaint with a new limit begins anew. */
export function cardKey(
  card:
    | Pick<StepCard, 'kind' | 'ticket' | 'step' | 'colour'>
    | (Pick<ComplaintCard, 'complaint' | 'due' | 'colour'> & { readonly kind?: 'complaint' }),
): string {
  return 'complaint' in card
    ? `complaint:${card.complaint}@${card.due}:${card.colour}`
    : `${card.kind}:${card.ticket}/${String(card.step)}:${card.colour}`;
}
