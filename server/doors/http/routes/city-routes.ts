import type { Request, Response } from 'express';
import { asIs, type HallId } from '../../../../core/base/names.ts';
import type { World } from '../../../../core/record/world.ts';
import { SECOND, type BusinessDay, type Instant, type Millis } from '../../../../core/base/time.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { isOf } from '../../../../core/catalogue/city.ts';
import type {
  CityFigures,
  CityHall,
  CityView,
  PublicHall,
  PublicHalls,
} from '../../../../core/protocol/shapes/city.ts';
import { cityHall, cityView } from '../../../../core/views/city/city-view.ts';
import { hallFace, publicHall, servicesInHalls, silentHall } from '../../../../core/views/city/public-halls.ts';
import { measuresOf } from '../../../../core/views/report-view.ts';
import type { FigureId } from '../../../../core/reports/report-figures.ts';
import type { ReportId } from '../../../../core/reports/report-table.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { actorOf } from '../../../auth/identity.ts';
import { hallIdOf, type CityNow, type HallStand } from '../../../halls/city.ts';
import type { OpenHall } from '../../../halls/open-hall.ts';
import type { JoinedHall, LiveFigures } from '../../../halls/joined/joined-hall.ts';
import type { UpTo } from '../../../reports/day-teller.ts';
import type { Asker } from '../../../reports/reports-keeper.ts';
import { refused } from '../../perform.ts';
import { badInput } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** Of which halls somebody may see what those above halls see. */
type Sees = (hall: HallId) => boolean;

const NOTHING: Sees = () => false;

/** All halls together: for everybody, and for those above them. */
export function cityRoutes({ city, hall }: DoorParts) {
  const publicHalls = keptFor<PublicHalls>(SECOND, () => city.now());
  const sees = (request: Request): Sees | undefined => {
    const user = city.people.identify(request.headers);
    if (user !== undefined) return (id) => isOf(user, id);
    const manages = isStaff(actorOf(hall.gate.identityOf(request.headers)), 'manager');
    return manages ? (id) => id === hall.id : undefined;
  };
  return {
    'GET /halls': ({ query: { query = '', limit } }) =>
      answer(
        publicHalls(query === '' ? '' : `${String(limit)} ${query}`, () => ({
          now: rfc3339(city.now(), hall.catalogue().hall.timeZone),
          name: city.name,
          halls: city.stands().flatMap(publicStand),
          ...(query === '' ? {} : { services: [...searchAll(city, query, limit)] }),
        })),
      ),
    'GET /city': ({ request, response }) => {
      const { timeZone } = hall.catalogue().hall;
      if (request.accepts(['application/json', 'text/event-stream']) !== 'text/event-stream')
        return answer(viewOf(city, sees(request) ?? NOTHING, timeZone));
      stream(city, request, response, () => {
        // Whoever has signed out meanwhile sees nothing more.
        const may = sees(request);
        return may === undefined ? undefined : viewOf(city, may, timeZone);
      });
      return 'answered';
    },
    'GET /city/figures': async ({ request, response, query: { from, to } }) => {
      const span = { from: from ?? to, to: to ?? from };
      if (span.from !== undefined && span.to !== undefined && span.to < span.from)
        return refused(badInput([{ path: 'to', message: `is ${span.to}, before the first day, ${span.from}` }]));
      const may = sees(request) ?? NOTHING;
      const halls = hallsKnown(city).filter(({ id }) => may(id));
      const day = hall.world().state.day;
      const rows = await Promise.all(halls.map((each) => figuresOf(each, span.from ?? day, span.to ?? day, response)));
      const figures: CityFigures = {
        ...{ from: span.from ?? day, to: span.to ?? day },
        measures: measuresOf(FIGURES.flatMap(([, ids]) => ids)),
        halls: rows,
      };
      return answer(figures);
    },
  } satisfies Partial<Handlers>;
}

/** The same question is answered once a second: whole cities ask. */
function keptFor<T>(forMs: Millis, now: () => Instant): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  let since = 0;
  return (key, make) => {
    if (Math.abs(now() - since) >= forMs || kept.size > 500) {
      kept.clear();
      since = now();
    }
    const found = kept.get(key) ?? make();
    kept.set(key, found);
    return found;
  };
}

/** A hall of which there are figures, whether it is here or sends its journal. */
type KnownHall = LiveFigures & { readonly id: HallId; readonly fresh: boolean };

function hallsKnown(city: CityNow): readonly KnownHall[] {
  return city.stands().flatMap((stand) => {
    if (stand.kind === 'here') return [figuresHere(stand.hall)];
    const live = stand.kind === 'joined' ? stand.hall?.live() : undefined;
    return stand.kind === 'joined' && live !== undefined
      ? [{ ...live, id: stand.id, fresh: stand.hall?.lag().fresh === true }]
      : [];
  });
}

function figuresHere(hall: OpenHall): KnownHall {
  const { id, search, reports } = hall;
  return { id, search, reports, fresh: true, world: () => hall.world(), now: () => hall.now() };
}

/** Nothing of a hall that could not be opened: nothing is known of it, not even its name. */
function publicStand(stand: HallStand): PublicHall[] {
  switch (stand.kind) {
    case 'here':
      return [publicHall(stand.hall.world(), stand.hall.now(), stand.hall.at('/'))];
    case 'joined':
      return stand.hall === undefined ? [] : joinedInPublic(stand.hall);
    case 'gone':
      return [silentHall(stand.face, stand.face.timeZone, stand.since, stand.path)];
    case 'mistaken':
      return [];
  }
}

function searchAll(city: CityNow, query: string, most: number): ReturnType<typeof servicesInHalls> {
  const known = hallsKnown(city).filter(({ fresh }) => fresh);
  const searched = known.map((hall) => ({
    world: hall.world(),
    now: hall.now(),
    found: hall.search(query, undefined, most),
  }));
  return servicesInHalls(searched, most);
}

function viewOf(city: CityNow, may: Sees, timeZone: string): CityView {
  const halls = city.stands().flatMap((stand): CityHall[] => {
    if (!may(hallIdOf(stand))) return [];
    switch (stand.kind) {
      case 'here': {
        const { hall, stuckSince } = stand;
        const heard = { world: hall.world(), now: hall.now(), troubles: hall.troubles.view() };
        return [cityHall({ ...heard, ...(stuckSince === undefined ? {} : { stuckSince }) }, hall.at('/'))];
      }
      case 'joined':
        return [joinedHall(stand)];
      case 'gone': {
        const { face, path, since } = stand;
        return [{ ...hallFace(face, path), state: 'silent', silentSince: rfc3339(since, face.timeZone) }];
      }
      case 'mistaken': {
        const name = { 'zh-Hans': stand.id, 'zh-Hant': stand.id, en: stand.id };
        return [{ id: stand.id, name, path: `/h/${stand.id}/`, state: 'mistaken', why: stand.why }];
      }
    }
  });
  return cityView(halls, { name: city.name, now: city.now(), timeZone });
}

type Joined = Extract<HallStand, { kind: 'joined' }>;

/** Nothing has come of it yet. */
function unheard({ id, since, hall }: Joined): CityHall {
  const fault = hall?.lag().fault;
  return {
    ...{ id, name: asIs(id), path: `/h/${id}/`, state: 'silent', silentSince: rfc3339(since, 'UTC') },
    behind: fault === undefined ? {} : { fault },
  };
}

/** A hall that stands alone, as of the moment up to which its journal has come. */
function joinedHall(stand: Joined): CityHall {
  const { hall } = stand;
  const live = hall?.live();
  if (hall === undefined || live === undefined) return unheard(stand);
  const world = live.world();
  const { fault, fresh } = hall.lag();
  const behind = { ...behindOf(hall, world), ...(fault === undefined ? {} : { fault }) };
  return cityHall({ world, now: live.now(), behind, isPast: !fresh }, pathOf(hall));
}

/** Citizens are told no waits of a moment that is over. */
function joinedInPublic(hall: JoinedHall): PublicHall[] {
  const live = hall.live();
  if (live === undefined) return [];
  const world = live.world();
  const behind = behindOf(hall, world);
  const { fresh, asOf = 0 } = hall.lag();
  if (fresh) return [publicHall(world, live.now(), pathOf(hall), behind)];
  const facts = world.state.index.catalogue.hall;
  return [silentHall(facts, facts.timeZone, asOf, pathOf(hall), behind)];
}

function behindOf(hall: JoinedHall, world: World): NonNullable<PublicHall['behind']> {
  const { timeZone } = world.state.index.catalogue.hall;
  const { asOf, heard, behindMs, records } = hall.lag();
  return {
    ...(asOf === undefined ? {} : { asOf: rfc3339(asOf, timeZone) }),
    ...(heard === undefined ? {} : { heard: rfc3339(heard, timeZone) }),
    ...(behindMs === undefined ? {} : { seconds: Math.floor(behindMs / SECOND) }),
    ...(records === undefined ? {} : { records }),
  };
}

/** Its own pages stand where it says. */
function pathOf({ page, id }: JoinedHall): string {
  return page === undefined ? `/h/${id}/` : `${page.replace(/\/+$/, '')}/`;
}

/** What stands beside each other of each hall, by the report that it comes from. */
const FIGURES: readonly (readonly [ReportId, readonly FigureId[]])[] = [
  ['arrivals', ['visits']],
  ['service-times', ['served', 'serveMean']],
  ['waits', ['waitMean', 'waitP50', 'waitP90', 'withinTarget']],
  ['no-shows', ['noShows']],
];

async function figuresOf(
  hall: KnownHall,
  from: BusinessDay,
  to: BusinessDay,
  asker: Asker,
): Promise<CityFigures['halls'][number]> {
  const { id, name } = hall.world().state.index.catalogue.hall;
  const replies = await Promise.all(
    FIGURES.map(async ([report, ids]) => ({
      ids,
      reply: await hall.reports.ask({ report, from, to, by: [], only: {} }, asker),
    })),
  );
  const values: Record<string, number | null> = {};
  let state: CityFigures['halls'][number]['state'] = 'complete';
  for (const { ids, reply } of replies) {
    for (const figure of ids) values[figure] = reply.kind === 'answer' ? (reply.answer.total[figure] ?? null) : null;
    if (reply.kind !== 'answer') state = 'away';
    else if (state === 'complete' && !isUpTo(reply.upTo, to, hall)) state = 'behind';
  }
  return { id, name, state, values };
}

/** Whether an answer has all that there is of the days up to this one. */
function isUpTo(upTo: UpTo | undefined, to: BusinessDay, hall: KnownHall): boolean {
  const { day, seq } = hall.world().state;
  if (upTo === undefined || upTo.histories === 'behind') return false;
  if (upTo.day > to) return true;
  return (to < day || hall.fresh) && upTo.day === day && upTo.seq >= seq;
}

/** Views of one page come no closer together. */
const PACE_MS = 400;
/** Waits grow without an event. */
const AGE_MS = 5000;

/** Sends the view now and with each change, until the page goes; a view that is the same as before is not sent. */
function stream(city: CityNow, request: Request, response: Response, view: () => CityView | undefined): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  let due: NodeJS.Timeout | undefined;
  const tell = (): void => {
    due = undefined;
    // Whoever does not read is not told more, and what they have not read does not pile up here.
    if (response.writableNeedDrain) return;
    const made = view();
    if (made === undefined) return void response.end('event: over\ndata: {}\n\n');
    response.write(`data: ${JSON.stringify(made)}\n\n`);
  };
  const leave = city.onChange(
    () => {
      due ??= setTimeout(tell, PACE_MS);
    },
    () => response.end(),
  );
  const aging = setInterval(tell, AGE_MS);
  const end = (): void => {
    leave();
    clearTimeout(due);
    clearInterval(aging);
  };
  response.on('close', end);
  request.on('aborted', end);
  tell();
}
