import type { CourseAsk, CourseRow } from '../../core/reports/day-course.ts';
import type { HallEvent } from '../../core/queue/event.ts';
import { emptyModel, linesOf, tell } from './day-model.ts';
import { whoWaits, type DayFigures } from './told-figures.ts';

/**
 * The course of a day told a second time: the whole hall is written down after every instant, from the events alone and
 * with none of the program's code, and looked at again for every step.
 */
type Moment = { readonly at: number; readonly waiting: number; readonly open: number; readonly paused: number };

/** Every row of a course, by plain loops over the events of the day up to `now`. */
export function recountCourse(
  events: readonly HallEvent[],
  now: number,
  { startsAt, stepMs, only }: Pick<CourseAsk, 'startsAt' | 'stepMs' | 'only'>,
): CourseRow[] {
  const dead = deadOf(events);
  const been = events.filter(({ seq, type }) => !dead.has(seq) && type !== 'CounterActionUndone');
  const end = Math.min(now, startsAt + 28 * 3_600_000);
  const [first] = events;
  if (first?.type !== 'DayOpened') throw new Error('a day begins with DayOpened');
  const figures = { model: emptyModel(first.data.catalogue) } as unknown as DayFigures;
  const { model } = figures;
  const stands = new Map<string, string>();
  const came: number[] = [];
  const moments: Moment[] = [];

  const departmentOf = (line: string): string =>
    model.catalogue.lines.find((each) => each.id === line)?.department ?? '';
  const zoneOf = (line: string): string =>
    model.catalogue.departments.find((each) => each.id === departmentOf(line))?.zone ?? '';
  const isMeant = (line: string): boolean =>
    (only.line ?? [line]).includes(line) &&
    (only.department ?? [departmentOf(line)]).includes(departmentOf(line)) &&
    (only.zone ?? [zoneOf(line)]).includes(zoneOf(line));
  const counts = (state: string): number =>
    model.catalogue.counters.filter(
      ({ id, departments, zone }) =>
        stands.get(id) === state &&
        (only.line ?? ['']).some((line) => line === '' || linesOf(model, id).some((each) => each.line === line)) &&
        (only.department ?? departments).some((each) => departments.includes(each)) &&
        (only.zone ?? [zone]).includes(zone),
    ).length;

  for (const [number, event] of been.entries()) {
    if (event.type === 'DayOpened') {
      for (const { counter } of event.data.openCounters ?? []) stands.set(counter, 'open');
      for (const ticket of event.data.tickets ?? []) {
        const desk = (event.data.openCounters ?? []).find(({ inHand }) => inHand?.ticket === ticket.id);
        model.tickets.set(ticket.id, {
          ...{ id: ticket.id, number: ticket.number, seq: 0, heldBy: desk?.counter, first: false },
          steps: ticket.steps.map(({ service, line, category, since, state, reservedFor }) => ({
            ...{ service, line, category, since, reservedFor },
            state: desk === undefined && (state === 'called' || state === 'serving') ? 'waiting' : state,
          })),
        });
      }
    }
    if (event.type === 'TicketIssued' && isMeant(event.data.steps[0]?.line ?? ''))
      came.push(event.data.offline?.issuedAt ?? event.at);
    if (event.type === 'CounterOpened') stands.set(event.data.counter, 'open');
    if (event.type === 'CounterPaused') stands.set(event.data.counter, 'paused');
    if (event.type === 'CounterClosed') stands.delete(event.data.counter);
    tell(model, event);
    if (event.type === 'DayClosed') {
      model.tickets.clear();
      stands.clear();
    }
    // What is over within the same instant has not lasted.
    if (been[number + 1]?.at === event.at) continue;
    const people = new Set(
      whoWaits(figures).flatMap(({ ticket, step }) => (isMeant(ticket.steps[step]?.line ?? '') ? [ticket.id] : [])),
    );
    moments.push({ at: event.at, waiting: people.size, open: counts('open'), paused: counts('paused') });
  }
  // Nobody has waited beyond what is known.
  moments.push({ at: end, waiting: 0, open: 0, paused: 0 });
  return rowsOf(
    moments.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at),
    came,
    { startsAt, stepMs },
  );
}

/** Events that have not been: taken back, or the taking up of what was then called by mistake. */
function deadOf(events: readonly HallEvent[]): ReadonlySet<number> {
  const dead = new Set<number>();
  for (const event of events) {
    if (event.type !== 'CounterActionUndone') continue;
    dead.add(event.data.undone);
    if (event.data.what !== 'resume') continue;
    const call = events.find(({ seq }) => seq === event.data.undone);
    for (const each of events)
      if (each.commandId === call?.commandId && (each.type === 'TicketResumed' || each.type === 'TicketReentered'))
        dead.add(each.seq);
  }
  return dead;
}

function rowsOf(
  moments: readonly Moment[],
  came: readonly number[],
  { startsAt, stepMs }: Pick<CourseAsk, 'startsAt' | 'stepMs'>,
): CourseRow[] {
  const NOTHING: Moment = { at: -Infinity, waiting: 0, open: 0, paused: 0 };
  const rows: CourseRow[] = [];
  const [from = 0, until = 0] = [moments[0]?.at, moments.at(-1)?.at];
  for (let step = Math.floor((from - startsAt) / stepMs); startsAt + step * stepMs <= until; step += 1) {
    const at = startsAt + step * stepMs;
    const then = moments.findLast((each) => each.at <= at) ?? NOTHING;
    const within = moments.filter((each) => each.at > at && each.at < at + stepMs);
    rows.push({
      at,
      values: {
        arrivals: came.filter((each) => each >= at && each < at + stepMs).length,
        waiting: then.waiting,
        waitingMost: Math.max(then.waiting, ...within.map((each) => each.waiting)),
        open: then.open,
        paused: then.paused,
      },
    });
  }
  return rows;
}

/** Rows without those at both ends in which nothing happened: where a course begins and ends is no figure. */
export function withoutEmptyEnds(rows: readonly CourseRow[]): readonly CourseRow[] {
  const some = (row: CourseRow): boolean => Object.values(row.values).some((value) => value !== 0);
  const first = rows.findIndex(some);
  return first === -1 ? [] : rows.slice(first, rows.findLastIndex(some) + 1);
}
