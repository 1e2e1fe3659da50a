import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId, Language } from '../catalogue/catalogue.ts';
import { ratableAt, ratableUntil } from '../queue/decide-rating.ts';
import type { TicketId } from '../queue/ticket.ts';
import { RATING_REASONS } from '../queue/rating.ts';
import type { RatingFigures, RatingView } from './visit-wire.ts';
import type { World } from './world.ts';

/** What the small screen at a counter asks: a grade for what was served there last, for as long as it may be given there. */
export function ratingView(world: World, id: CounterId, now: Instant): RatingView | undefined {
  const { state } = world;
  const counter = state.index.counters.get(id);
  if (counter === undefined) return undefined;
  const zone = state.index.catalogue.hall.timeZone;
  const last = ratableAt(state, id, now);
  const language = last === undefined ? undefined : languageOf(world, last.ticket);
  return {
    counter: id,
    counterName: counter.name,
    seq: state.seq,
    now: rfc3339(now, zone),
    ...(last === undefined
      ? {}
      : {
          rating: {
            number: last.number,
            service: last.service,
            serviceName: state.index.services.get(last.service)?.name ?? {
              'zh-Hans': last.service,
              'zh-Hant': last.service,
              en: last.service,
            },
            until: rfc3339(ratableUntil(state, last), zone),
            ...(last.grade === undefined ? {} : { given: last.grade }),
            ...(language === undefined ? {} : { language }),
          },
        }),
    reasons: RATING_REASONS,
  };
}

function languageOf({ state, record }: World, ticket: TicketId): Language | undefined {
  return state.tickets.get(ticket)?.language ?? record.ended.get(ticket)?.language;
}

/** The day's ratings. A step that nobody rated is none, never very good. */
export function ratingFigures({ record }: World): RatingFigures {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = record.ratings;
  const served = [...record.lines.values()].reduce((sum, line) => sum + line.served, 0);
  return {
    grades: { '5': five, '4': four, '3': three, '2': two, '1': one },
    none: served - (one + two + three + four + five),
  };
}
