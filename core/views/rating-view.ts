import type { Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { CounterId, Language } from '../base/names.ts';
import { ratableAt, ratableUntil } from '../queue/decide/decide-rating.ts';
import type { TicketId } from '../queue/ticket.ts';
import { RATING_REASONS } from '../queue/rating.ts';
import type { RatingFigures, RatingView } from '../protocol/shapes/rating.ts';
import type { Grades } from '../record/day-record.ts';
import type { World } from '../record/world.ts';

/**
 * What the small screen at a counter asks: a grade for what was served there last, for as long as it may be given
 * there.
 */
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
  const all: Grades = [0, 0, 0, 0, 0];
  let served = 0;
  for (const line of record.lines.values()) {
    served += line.served;
    for (const [at, times] of line.grades.entries()) all[at] = (all[at] ?? 0) + times;
  }
  return figuresOf(all, served);
}

/** The ratings of one line or counter; undefined before it has served anybody. */
export function ratingsOf(
  tally: { readonly served: number; readonly grades: Grades } | undefined,
): RatingFigures | undefined {
  return tally === undefined || tally.served === 0 ? undefined : figuresOf(tally.grades, tally.served);
}

function figuresOf([one, two, three, four, five]: Grades, served: number): RatingFigures {
  return {
    grades: { '5': five, '4': four, '3': three, '2': two, '1': one },
    none: served - (one + two + three + four + five),
  };
}
