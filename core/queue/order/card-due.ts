import type { Instant, Millis } from '../../base/time.ts';
import { CARD_SCOPES, cardFromMs, type CardKind, type CardRule, type CardScope } from '../../catalogue/card-rule.ts';
import { targetOf } from '../../catalogue/catalogue-index.ts';
import { workingDaysBetween } from '../../catalogue/working-days.ts';
import { cardKey, type CardEventBody, type CardOf, type ComplaintCard, type StepCard } from '../card.ts';
import type { ComplaintId } from '../complaint.ts';
import { isCallable } from './places.ts';
import type { HallState } from '../state.ts';
import type { Step, Ticket } from '../ticket.ts';

type CardGiven = Extract<CardEventBody, { readonly type: 'CardGiven' | 'ComplaintCardGiven' }>;

/** Everything whose next card is due. O(open steps). */
export function cardsDue(state: HallState, now: Instant): CardOf[] {
  const { cards = [] } = state.index.catalogue;
  if (state.phase !== 'open' || cards.length === 0) return [];
  const due: CardOf[] = [];
  for (const ticket of state.tickets.values())
    for (const step of ticket.steps)
      if (stepCardDue(state, ticket, step, now) !== undefined) due.push({ ticket: ticket.id, step: step.index });
  for (const complaint of state.complaints.keys())
    if (complaintCardDue(state, complaint) !== undefined) due.push({ complaint });
  return due;
}

/** The next card of a step or a complaint: first a yellow one, then, once it has that, a red one. */
export function cardDue(state: HallState, of: CardOf, now: Instant): CardGiven | undefined {
  if ('complaint' in of) {
    const data = complaintCardDue(state, of.complaint);
    return data === undefined ? undefined : { type: 'ComplaintCardGiven', data };
  }
  const ticket = state.tickets.get(of.ticket);
  const step = ticket?.steps[of.step];
  const data = ticket === undefined || step === undefined ? undefined : stepCardDue(state, ticket, step, now);
  return data === undefined ? undefined : { type: 'CardGiven', data };
}

function stepCardDue(state: HallState, ticket: Ticket, step: Step, now: Instant): StepCard | undefined {
  const doing = doingOf(state, ticket, step);
  if (doing === undefined) return undefined;
  const { kind, since, baseMs } = doing;
  const service = state.index.services.get(step.service);
  const department = service?.department ?? '';
  const places = { hall: '', department, line: step.line, service: step.service };
  const rule = ruleFor(state.index.catalogue.cards ?? [], kind, places);
  if (rule === undefined) return undefined;
  // Most are within their limit, and a red one is never due before the yellow one.
  if (now - since < cardFromMs(rule.yellow, baseMs)) return undefined;
  const about = { kind, ticket: ticket.id, step: step.index };
  const colour = state.cards.has(cardKey({ ...about, colour: 'yellow' })) ? 'red' : 'yellow';
  const limitMs = cardFromMs(rule[colour], baseMs);
  if (now - since < limitMs || state.cards.has(cardKey({ ...about, colour }))) return undefined;
  return {
    ...about,
    colour,
    rule: rule.id,
    number: ticket.number,
    service: step.service,
    line: step.line,
    department,
    ...(kind === 'serving' ? atCounter(state, step) : {}),
    limitMs,
    tookMs: now - since,
    roles: rule.roles,
    users: rule.users,
  };
}

/** What a step does whose time counts: it waits where it could be called, or is at a counter. */
function doingOf(
  state: HallState,
  ticket: Ticket,
  step: Step,
): { readonly kind: 'waiting' | 'serving'; readonly since: Instant; readonly baseMs: Millis } | undefined {
  const { index } = state;
  if (step.state === 'waiting') {
    if (!isCallable(state, ticket, step)) return undefined;
    return { kind: 'waiting', since: step.since, baseMs: targetOf(index, step.line, step.category) };
  }
  const since = step.servingAt ?? step.calledAt;
  if ((step.state !== 'serving' && step.state !== 'called') || since === undefined) return undefined;
  return { kind: 'serving', since, baseMs: index.services.get(step.service)?.medianMs ?? 0 };
}

/** Who opened a counter for others does not serve there. */
function atCounter({ counters }: HallState, { counter }: Step): Pick<StepCard, 'counter' | 'clerk'> {
  if (counter === undefined) return {};
  const stand = counters.get(counter);
  if (stand === undefined || stand.state === 'closed' || !stand.held) return { counter };
  return { counter, clerk: stand.clerk };
}

/** The narrowest rule that fits; of two as narrow the first. */
function ruleFor(
  rules: readonly CardRule[],
  kind: CardKind,
  places: Readonly<Record<CardScope, string>>,
): CardRule | undefined {
  let found: CardRule | undefined;
  for (const rule of rules) {
    if (rule.kind !== kind || (rule.of.length > 0 && !rule.of.includes(places[rule.scope]))) continue;
    if (found === undefined || narrowness(rule) > narrowness(found)) found = rule;
  }
  return found;
}

/** One that names its places is narrower than one for every place of the same kind. */
function narrowness({ scope, of }: CardRule): number {
  return 2 * CARD_SCOPES.indexOf(scope) + (of.length > 0 ? 1 : 0);
}

function complaintCardDue(state: HallState, complaint: ComplaintId): ComplaintCard | undefined {
  const standing = state.complaints.get(complaint);
  const { catalogue } = state.index;
  const rule = (catalogue.cards ?? []).find(({ kind }) => kind === 'complaint');
  if (rule === undefined || standing === undefined || standing.state !== 'open' || standing.due === undefined)
    return undefined;
  const { due } = standing;
  const colour = state.cards.has(cardKey({ complaint, due, colour: 'yellow' })) ? 'red' : 'yellow';
  if (state.cards.has(cardKey({ complaint, due, colour }))) return undefined;
  const left = workingDaysBetween(catalogue, state.day, due);
  if (colour === 'yellow' ? left > rule.yellow.n : -left < rule.red.n) return undefined;
  return { complaint, due, colour, rule: rule.id, roles: rule.roles, users: rule.users };
}
