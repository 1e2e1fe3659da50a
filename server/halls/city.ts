import type { HallId, Names } from '../../core/base/names.ts';
import type { Instant, TimeZone } from '../../core/base/time.ts';
import type { City } from '../../core/catalogue/city.ts';
import type { Place } from '../../core/catalogue/hall-rules.ts';
import type { CityPeople } from '../auth/city-people.ts';
import type { Halls } from './halls.ts';
import type { JoinedHall } from './joined/joined-hall.ts';
import type { JoinedHalls, JoinedStand } from './joined/joined-halls.ts';
import type { OpenHall } from './open-hall.ts';
import type { HallMistake } from './read-halls.ts';

/** Who a hall is, also while it is not there. */
export type HallFace = {
  readonly id: HallId;
  readonly name: Names;
  readonly timeZone: TimeZone;
  readonly place?: Place;
};

/** A hall as the city sees it: it is there, was there, stands alone and sends its journal, or could not be opened. */
export type HallStand =
  | { readonly kind: 'here'; readonly hall: OpenHall; readonly stuckSince?: Instant }
  | { readonly kind: 'gone'; readonly face: HallFace; readonly path: string; readonly since: Instant }
  | { readonly kind: 'joined'; readonly id: HallId; readonly hall: JoinedHall | undefined; readonly since: Instant }
  | { readonly kind: 'mistaken'; readonly id: HallId; readonly why: string };

/** Which hall stands there. */
export function hallIdOf(stand: HallStand): HallId {
  if (stand.kind === 'here') return stand.hall.id;
  return stand.kind === 'gone' ? stand.face.id : stand.id;
}

/** The halls of this installation together. */
export interface CityNow {
  readonly name: Names;
  /** The hall of addresses that name none; undefined: there is none. */
  readonly defaultHall: HallId | undefined;
  /** False: one hall alone. */
  readonly several: boolean;
  readonly people: CityPeople;
  now(): Instant;
  /** Halls that are or were here in the order of their coming, then those with mistakes. */
  stands(): readonly HallStand[];
  /** The halls that are here. */
  here(): readonly OpenHall[];
  /** Why nobody is at home in a hall of this name; undefined: there is no such hall. */
  absence(hall: HallId): string | undefined;
  /**
   * Called at once when a hall comes or goes, and when something happens in one; `atEnd` when nothing is followed any
   * more. Returns the way out.
   */
  onChange(listener: () => void, atEnd?: () => void): () => void;
  close(): Promise<void>;
}

type Parts = {
  readonly city: City;
  readonly several: boolean;
  readonly people: CityPeople;
  readonly mistakes: readonly HallMistake[];
  readonly now: () => Instant;
  /** Halls that stand alone and have joined; there may be none. */
  readonly joined?: Pick<JoinedHalls, 'stands' | 'onChange'> | undefined;
};

const LOOK_MS = 1000;

function faceOf(hall: OpenHall): HallFace {
  const { id, name, timeZone, place } = hall.catalogue().hall;
  return { id, name, timeZone, ...(place === undefined ? {} : { place }) };
}

/** A hall that stands alone is at home elsewhere. */
function absenceOf(stand: JoinedStand | undefined): string | undefined {
  if (stand?.kind !== 'joined') return stand?.why;
  return `the hall ${stand.id} stands alone and sends its journal here; its own pages are at its own address`;
}

/** Follows the halls as they come and go. */
export function followHalls(halls: Halls, { city, several, people, mistakes, now, joined }: Parts): CityNow {
  const stands = new Map<HallId, HallStand>();
  const listeners = new Map<() => void, () => void>();
  const changed = (): void => {
    for (const listener of listeners.keys()) listener();
  };
  const leave = halls.each((hall) => {
    stands.set(hall.id, { kind: 'here', hall });
    const ends = [hall.subscribe(changed), hall.troubles.onChange(changed)];
    changed();
    return () => {
      for (const end of ends) end();
      stands.set(hall.id, { kind: 'gone', face: faceOf(hall), path: hall.at('/'), since: now() });
      changed();
    };
  });
  // A hall whose journal cannot be written says nothing of it by an event.
  const look = (): void => {
    for (const [id, stand] of stands) {
      if (stand.kind !== 'here') continue;
      const isStuck = !stand.hall.health().ready;
      if (isStuck === (stand.stuckSince !== undefined)) continue;
      stands.set(id, { kind: 'here', hall: stand.hall, ...(isStuck ? { stuckSince: now() } : {}) });
      changed();
    }
  };
  const looking = setInterval(look, LOOK_MS);
  const leaveJoined = joined?.onChange(changed);
  return {
    ...{ name: city.name, defaultHall: city.defaultHall },
    ...{ several, people, now },
    here: () => [...stands.values()].flatMap((stand) => (stand.kind === 'here' ? [stand.hall] : [])),
    stands: () => [
      ...stands.values(),
      ...mistakes
        .filter(({ hall }) => !stands.has(hall))
        .map(({ hall, why }): HallStand => ({ kind: 'mistaken', id: hall, why })),
      ...(joined?.stands() ?? []).filter(({ id }) => !stands.has(id)),
    ],
    absence(id) {
      const stand = stands.get(id);
      if (stand?.kind === 'gone') return `the hall ${id} is closed down at present; it comes back by itself`;
      const mistake = mistakes.find(({ hall }) => hall === id);
      if (mistake !== undefined) return `the hall ${id} could not be opened: ${mistake.why}`;
      return absenceOf(joined?.stands().find((each) => each.id === id));
    },
    onChange(listener, atEnd = () => undefined) {
      listeners.set(listener, atEnd);
      return () => listeners.delete(listener);
    },
    async close() {
      clearInterval(looking);
      leaveJoined?.();
      for (const end of [...listeners.values()]) end();
      await leave();
    },
  };
}
