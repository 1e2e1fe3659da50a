import { ALERT_ROLES } from '../catalogue/alert-rule.ts';
import type { CardColour } from '../catalogue/card-rule.ts';
import type { Names } from '../base/names.ts';
import { SECOND, type Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import { cardKey, goesOn, type CardRecord, type StepCard } from '../queue/card.ts';
import type { CardView } from '../protocol/shapes/card.ts';
import type { ManagerView } from '../protocol/shapes/manager.ts';
import type { StepState } from '../queue/ticket.ts';
import type { World } from '../record/world.ts';

/** Where a step is now, of an open ticket or one that has ended. */
type StepNow = {
  readonly state: StepState;
  readonly calledAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
};

/** Names of people, who are no part of a day's events. */
type NameOf = (user: string) => Names | undefined;

type StepRecord = Extract<CardRecord, StepCard>;

/** The cards of today: open ones, the red ones first and of each colour the oldest; then those that are over. */
export function cardViews(world: World, nameOf: NameOf, mayKnow: (card: CardRecord) => boolean): CardView[] {
  const all = [...world.state.cards.values()].filter(mayKnow).map((card) => cardView(world, card, nameOf));
  const open = all.filter((card) => card.open);
  const over = all.filter((card) => !card.open).reverse();
  return [
    ...open.filter(({ colour }) => colour === 'red'),
    ...open.filter(({ colour }) => colour === 'yellow'),
    ...over,
  ];
}

/** How many are open, by colour. */
export function openCards(
  world: World,
  isMeant: (card: CardRecord) => boolean = () => true,
): Readonly<Record<CardColour, number>> {
  const count = { yellow: 0, red: 0 };
  for (const card of world.state.cards.values()) if (isOpen(world, card) && isMeant(card)) count[card.colour] += 1;
  return count;
}

/** The cards as figures. */
export function cardCounts(world: World): ManagerView['cards'] {
  const all = [...world.state.cards.values()];
  const free = all.filter(({ acknowledged }) => acknowledged === undefined).length;
  return { ...openCards(world), given: all.length, free };
}

/** What a clerk may know: the cards of his own work. */
export function ownCard(clerk: string): (card: CardRecord) => boolean {
  return (card) => 'clerk' in card && card.clerk === clerk;
}

function isOpen(world: World, card: CardRecord): boolean {
  return !lasts(world, card) ? false : redAfter(world, card) === undefined;
}

/** What it was given for is still so. */
function lasts(world: World, card: CardRecord): boolean {
  if (card.kind === 'complaint') {
    const standing = world.state.complaints.get(card.complaint);
    return standing?.state === 'open' && standing.due === card.due;
  }
  const step = stepOf(world, card);
  return step !== undefined && goesOn(card.kind, step);
}

/** The red one that came after a yellow one stands for both: nothing is counted twice. */
function redAfter({ state }: World, card: CardRecord): CardRecord | undefined {
  return card.colour === 'red' ? undefined : state.cards.get(cardKey({ ...card, colour: 'red' }));
}

function stepOf({ state, record }: World, { ticket, step }: StepRecord): StepNow | undefined {
  return state.tickets.get(ticket)?.steps[step] ?? record.ended.get(ticket)?.steps[step];
}

/** Since when it is over; undefined where nobody can say, as of a step that was put aside. */
function overAt(world: World, card: CardRecord): Instant | undefined {
  const red = redAfter(world, card);
  if (red !== undefined) return red.at;
  if (card.kind === 'complaint') return world.record.complaints.get(card.complaint)?.answer?.at;
  const step = stepOf(world, card);
  const at = card.kind === 'waiting' ? (step?.calledAt ?? step?.endedAt) : step?.endedAt;
  return at === undefined || at < card.at ? undefined : at;
}

/** A card as it is told. */
export function cardView(world: World, card: CardRecord, nameOf: NameOf): CardView {
  const zone = world.state.index.catalogue.hall.timeZone;
  const open = isOpen(world, card);
  const over = open ? undefined : overAt(world, card);
  const { acknowledged } = card;
  return {
    id: card.id,
    at: rfc3339(card.at, zone),
    colour: card.colour,
    kind: card.kind,
    rule: card.rule,
    open,
    ...(over === undefined ? {} : { over: rfc3339(over, zone) }),
    ...(redAfter(world, card) === undefined ? {} : { reddened: true as const }),
    ...about(world, card, nameOf),
    told: {
      roles: ALERT_ROLES.filter((role) => card.roles.includes(role)),
      users: card.users.map((id) => ({ id, ...named('name', nameOf(id)) })),
    },
    ...(acknowledged === undefined
      ? {}
      : {
          acknowledged: {
            ...acknowledged,
            at: rfc3339(acknowledged.at, zone),
            ...named('byName', nameOf(acknowledged.by)),
          },
        }),
  };
}

function about(world: World, card: CardRecord, nameOf: NameOf): Partial<CardView> {
  if (card.kind === 'complaint') {
    const { no, number, ticket } = world.record.complaints.get(card.complaint) ?? {};
    return {
      complaint: card.complaint,
      due: card.due,
      ...(no === undefined ? {} : { no }),
      ...(number === undefined || number === '' ? {} : { number }),
      ...(ticket === undefined ? {} : { ticket }),
    };
  }
  const { index } = world.state;
  const { ticket, number, step, service, line, department, counter, clerk, limitMs, tookMs } = card;
  return {
    ticket,
    number,
    step,
    service,
    ...named('serviceName', index.services.get(service)?.name),
    line,
    ...named('lineName', index.lines.get(line)?.name),
    department,
    ...named('departmentName', index.departments.get(department)?.name),
    ...(counter === undefined ? {} : { counter, ...named('counterName', index.counters.get(counter)?.name) }),
    ...(clerk === undefined ? {} : { clerk, ...named('clerkName', nameOf(clerk)) }),
    limit: Math.round(limitMs / SECOND),
    took: Math.round(tookMs / SECOND),
  };
}

function named<K extends string>(key: K, name: Names | undefined): { readonly [P in K]?: Names } {
  return name === undefined ? {} : ({ [key]: name } as { readonly [P in K]: Names }); // the key that was asked for
}
