import { waitWords } from '../../base/wait-words.ts';
import type { Instant } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import { inEach, type Names, type ServiceId } from '../../base/names.ts';
import type { HallFacts } from '../../catalogue/hall-rules.ts';
import type { PublicHall, ServiceInHalls, ToldWait } from '../../protocol/shapes/city.ts';
import type { WaitSeconds } from '../../protocol/shapes/fields.ts';
import type { HallView } from '../../protocol/shapes/hall.ts';
import type { World } from '../../record/world.ts';
import { hallView } from '../hall-view.ts';
import { serviceIntake } from '../routing-view.ts';

type Behind = NonNullable<PublicHall['behind']>;
type Face = Pick<HallFacts, 'id' | 'name' | 'place'>;

/** What everybody may know of who a hall is. */
export function hallFace({ id, name, place }: Face, path: string): Pick<PublicHall, 'id' | 'name' | 'place' | 'path'> {
  return { id, name, ...(place === undefined ? {} : { place }), path };
}

/** A hall for everybody, from its public face. */
export function publicHall(world: World, now: Instant, path: string, behind?: Behind): PublicHall {
  const face = hallView(world, now);
  const { intake, hours, waiting, alwaysOpen, timeZone } = face;
  const facts = world.state.index.catalogue.hall;
  const state = intake.open ? 'open' : 'closed';
  return {
    ...hallFace(facts, path),
    timeZone,
    state,
    intake,
    alwaysOpen,
    hours,
    waiting,
    ...newcomers(face),
    ...(behind === undefined ? {} : { behind }),
  };
}

/** The same of a hall of which nothing is known now. */
export function silentHall(facts: Face, timeZone: string, since: Instant, path: string, behind?: Behind): PublicHall {
  const silent = { state: 'silent' as const, silentSince: rfc3339(since, timeZone) };
  return { ...hallFace(facts, path), timeZone, ...silent, ...(behind === undefined ? {} : { behind }) };
}

/** From the line with the shortest wait to the one with the longest, of those with an open counter. */
export function newcomers({ lines }: Pick<HallView, 'lines'>): Pick<PublicHall, 'wait'> {
  const waits = lines.flatMap(({ wait }) => (wait === undefined ? [] : [wait])).sort((a, b) => a.p50 - b.p50);
  const [least, most] = [waits[0], waits.at(-1)];
  return least === undefined || most === undefined ? {} : { wait: { least: told(least), most: told(most) } };
}

function told(wait: WaitSeconds): ToldWait {
  return { ...wait, text: inEach((language) => waitWords(wait, language)) };
}

/** A hall that was asked for services: those that it found, the best first. */
export type Searched = { readonly world: World; readonly now: Instant; readonly found: readonly ServiceId[] };

type Offer = ServiceInHalls['at'][number];

/** Services where they are offered: the best found first, each with the hall where it is quickest at the head. */
export function servicesInHalls(halls: readonly Searched[], most: number): readonly ServiceInHalls[] {
  const ranks = new Map<ServiceId, { readonly rank: number; readonly name: Names }>();
  for (const { world, found } of halls) {
    for (const [rank, id] of found.entries()) {
      const name = world.state.index.services.get(id)?.name;
      if (name !== undefined && rank < (ranks.get(id)?.rank ?? Infinity)) ranks.set(id, { rank, name });
    }
  }
  const best = [...ranks].sort(([, a], [, b]) => a.rank - b.rank).slice(0, most);
  const faces = new Map(halls.map(({ world, now }) => [world, hallView(world, now)]));
  return best.map(([id, { name }]) => ({
    id,
    name,
    at: quickestFirst(halls.flatMap((each) => offerOf(each, id, faces.get(each.world)))),
  }));
}

function offerOf({ world, now }: Searched, id: ServiceId, face: HallView | undefined): Offer[] {
  const service = world.state.index.services.get(id);
  const line = face?.lines.find((each) => each.id === service?.line);
  if (service === undefined || line === undefined || face === undefined) return [];
  const { waiting, openCounters, wait } = line;
  const intake = face.intake.open
    ? serviceIntake(world.state, service, now)
    : ({
        open: false,
        why: 'closed',
        ...(face.intake.opensAt === undefined ? {} : { opensAt: face.intake.opensAt }),
      } as const);
  const known = wait === undefined ? {} : { wait: told(wait) };
  return [{ hall: face.id, line: line.id, lineName: line.name, waiting, openCounters, ...known, intake }];
}

/** Where one can take a number now and be called before those that cannot be told of; then the others. */
function quickestFirst(offers: readonly Offer[]): Offer[] {
  const soon = ({ wait, intake }: Offer): number => (intake.open && wait !== undefined ? wait.p50 : Infinity);
  const sorted = [...offers].sort((a, b) => {
    if (soon(a) !== soon(b)) return soon(a) - soon(b);
    return Number(b.intake.open) - Number(a.intake.open) || a.waiting - b.waiting;
  });
  const [first, second] = sorted;
  // Beside a hall whose wait nobody can tell, none is called quicker.
  const isQuickest =
    first !== undefined && second !== undefined && soon(first) < soon(second) && soon(second) < Infinity;
  return sorted.map((offer, at) => (at === 0 && isQuickest ? { ...offer, quickest: true as const } : offer));
}
