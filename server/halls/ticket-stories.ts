import { setImmediate } from 'node:timers/promises';
import type { HallId } from '../../core/base/names.ts';
import type { BusinessDay } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { EventOf, EventType, HallEvent } from '../../core/queue/event.ts';
import type { TicketId, TicketNumber } from '../../core/queue/ticket.ts';
import { initialWorld } from '../../core/record/world.ts';
import { TicketTrail, WITHOUT_ITS_NAME } from '../../core/views/trace-events.ts';
import { unseal } from '../journal/chain.ts';
import type { Journal, StoredEvent } from '../journal/journal.ts';
import { timeOfTicket } from '../ledger/ids.ts';

/** As many records as are read in one go, while nobody waits long for an answer to something else. */
const PAGE = 500;

/** A ticket as the journal has it, of whichever day. */
export type TicketStory = { readonly number: TicketNumber; readonly trail: TicketTrail };

/** The days that are gone, read from the journal. Nothing of them is kept in memory. */
export interface TicketStories {
  /** The first day that is kept; undefined before there is one. */
  firstDay(): Promise<BusinessDay | undefined>;
  /** Whether there is anything of this day. */
  has(day: BusinessDay): Promise<boolean>;
  /** The ticket that had this number on this day, those that came over from the day before included. */
  byNumber(day: BusinessDay, number: TicketNumber): Promise<TicketId | undefined>;
  /** The tickets of this day that were taken with a card. */
  byCard(
    day: BusinessDay,
    pseudonym: string,
  ): Promise<readonly { readonly id: TicketId; readonly number: TicketNumber }[]>;
  /** What happened to a ticket, from its issue to the end of its last day. */
  story(ticket: TicketId): Promise<TicketStory | undefined>;
}

/** The stories of a hall; reads nothing but the journal. Throws JournalFault when that cannot be read. */
export function ticketStories(journal: Journal, hall: HallId, catalogue: () => Catalogue): TicketStories {
  const records = (day: BusinessDay): AsyncIterable<StoredEvent> => recordsOf(journal, hall, day);
  return {
    firstDay: () => journal.dayAfter(hall, ''),
    async has(day) {
      return (await journal.read({ hall, day }, 0, 1)).length > 0;
    },
    async byNumber(day, number) {
      const text = `"number":${JSON.stringify(number)}`;
      for await (const stored of records(day)) {
        if (!stored.record.includes(text)) continue;
        const found = numbered(unseal(stored), number);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    async byCard(day, pseudonym) {
      const found: { id: TicketId; number: TicketNumber }[] = [];
      const text = `"identity":${JSON.stringify(pseudonym)}`;
      for await (const stored of records(day)) {
        if (!stored.record.includes(text)) continue;
        const event = unseal(stored);
        if (event.type === 'TicketIssued' && event.data.identity === pseudonym)
          found.push({ id: event.data.ticket, number: event.data.number });
      }
      return found.reverse();
    },
    async story(ticket) {
      const at = timeOfTicket(ticket);
      if (at === undefined) return undefined;
      const day = businessDayAt(at, catalogue().hall);
      // A day that goes on into the night keeps its name.
      for (const each of [day, addDays(day, -1)]) {
        const trail = new TicketTrail(ticket, initialWorld(catalogue(), each));
        await follow(trail, records(each));
        const issued = trail.entries.find(({ event }) => event.type === 'TicketIssued')?.event;
        if (issued === undefined) continue;
        for (let next = each; trail.goesOver;) {
          const after = await journal.dayAfter(hall, next);
          if (after === undefined) break;
          await follow(trail, records(after));
          next = after;
        }
        return { number: (issued as EventOf<'TicketIssued'>).data.number, trail };
      }
      return undefined;
    },
  };
}

/** Hands a trail the events of a day that may concern it; the others are not even parsed. */
async function follow(trail: TicketTrail, records: AsyncIterable<StoredEvent>): Promise<void> {
  trail.goesOver = false;
  for await (const stored of records) {
    const type = typeOf(stored.record);
    const call = type === 'TicketCalled' && waitsInLine(trail, stored.record);
    if (call || WITHOUT_ITS_NAME.includes(type) || stored.record.includes(trail.ticket)) trail.see(unseal(stored));
  }
}

/** A call from one of the lines in which the ticket waits. */
function waitsInLine({ world, ticket }: TicketTrail, record: string): boolean {
  const steps = world.state.tickets.get(ticket)?.steps ?? [];
  return steps.some(({ state, line }) => state === 'waiting' && record.includes(`"line":${JSON.stringify(line)}`));
}

/** The type stands near the beginning of a record, before anything that people wrote. */
function typeOf(record: string): EventType {
  return (/"type":"(\w+)"/.exec(record)?.[1] ?? '') as EventType; // compared with known ones only
}

function numbered(event: HallEvent, number: TicketNumber): TicketId | undefined {
  if (event.type === 'TicketIssued' && event.data.number === number) return event.data.ticket;
  if (event.type === 'DayOpened') return event.data.tickets?.find((each) => each.number === number)?.id;
  return undefined;
}

async function* recordsOf(journal: Journal, hall: HallId, day: BusinessDay): AsyncIterable<StoredEvent> {
  for (let after = 0; ;) {
    const page = await journal.read({ hall, day }, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
    await setImmediate();
  }
}
