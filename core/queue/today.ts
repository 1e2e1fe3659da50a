import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Profile, ServedLine } from '../catalogue/places.ts';
import type { CounterId, LineId, Names, ProfileId, ServiceId } from '../base/names.ts';
import type { Instant, Millis } from '../base/time.ts';

/** What supervisors have set for today beside the hall file. It ends with the day, but for profiles that are kept. */
export type TodayState = {
  /** Targets of lines. */
  targets: Map<LineId, SetToday<{ readonly targetMs: Millis }>>;
  /** Daily limits of services; undefined: without one. */
  limits: Map<ServiceId, SetToday<{ readonly places: number | undefined }>>;
  /** Profiles made or edited by hand. */
  profiles: Map<ProfileId, MadeProfile>;
};

/** Who set it, when and why. */
type SetToday<T> = T & SetBy;
export type SetBy = { readonly by: string; readonly reason: string; readonly at: Instant };

/** A profile made by hand; one with the id of a profile of the hall file counts in its stead. */
export type MadeProfile = SetBy & {
  readonly id: ProfileId;
  readonly name: Names;
  readonly counters: Profile['counters'];
  /** It goes over into the days to come. */
  readonly keep: boolean;
};

/** Lines that a counter was given by hand, in the stead of its own and of any profile's. */
export type AssignedLines = SetBy & { readonly lines: readonly ServedLine[] };

export type TodayCommand =
  | {
      readonly name: 'assign-lines';
      readonly counter: CounterId;
      /** Null: what it serves follows the hall file and the profile again. */
      readonly lines: readonly ServedLine[] | null;
      readonly reason: string;
    }
  | {
      readonly name: 'make-profile';
      /** Whose place it takes; without it, it is a new one. */
      readonly profile: ProfileId | undefined;
      readonly title: Names;
      readonly counters: Profile['counters'];
      readonly keep: boolean;
      readonly reason: string;
    }
  | { readonly name: 'drop-profile'; readonly profile: ProfileId; readonly reason: string }
  | {
      readonly name: 'set-target';
      readonly line: LineId;
      /** Null: as the hall file says. */
      readonly targetMs: Millis | null;
      readonly reason: string;
    }
  | {
      readonly name: 'set-limit';
      readonly service: ServiceId;
      /** `none`: as many as come; null: as the hall file says. */
      readonly places: number | 'none' | null;
      readonly reason: string;
    };

type Said = { readonly by: string; readonly reason: string };

export type TodayEvent =
  | {
      readonly type: 'LinesAssigned';
      readonly data: Said & { readonly counter: CounterId; readonly lines: readonly ServedLine[] | null };
    }
  | {
      readonly type: 'ProfileMade';
      readonly data: Said & {
        readonly profile: ProfileId;
        readonly name: Names;
        readonly counters: Profile['counters'];
        readonly keep: boolean;
      };
    }
  | { readonly type: 'ProfileDropped'; readonly data: Said & { readonly profile: ProfileId } }
  | {
      readonly type: 'TargetSet';
      readonly data: Said & { readonly line: LineId; readonly targetMs: Millis | null };
    }
  | {
      readonly type: 'LimitSet';
      readonly data: Said & { readonly service: ServiceId; readonly places: number | 'none' | null };
    };

/** Nothing is set: the day runs as the hall file says. */
export function nothingSet(): TodayState {
  return { targets: new Map(), limits: new Map(), profiles: new Map() };
}

/** The hall file as it counts today. The very same where nothing is set. */
export function catalogueToday(file: Catalogue, { targets, limits, profiles }: TodayState): Catalogue {
  if (targets.size + limits.size + profiles.size === 0) return file;
  return {
    ...file,
    lines: file.lines.map((line) => {
      const set = targets.get(line.id);
      return set === undefined ? line : { ...line, targetMs: set.targetMs };
    }),
    services: file.services.map((service) => {
      const set = limits.get(service.id);
      if (set === undefined) return service;
      const { dailyLimit: _file, ...rest } = service;
      return set.places === undefined ? rest : { ...rest, dailyLimit: set.places };
    }),
    profiles: profilesToday(file, profiles),
  };
}

/** Those of the hall file, each as it was edited, and then those that were made. */
function profilesToday(file: Catalogue, made: TodayState['profiles']): readonly Profile[] {
  const inFile = file.profiles ?? [];
  const edited = inFile.map((profile): Profile => {
    const own = made.get(profile.id);
    // Its hours are the hall file's: a timetable is no matter of one day.
    return own === undefined ? profile : { ...profile, ...rowsOf(file, own) };
  });
  const known = new Set(inFile.map(({ id }) => id));
  return [...edited, ...[...made.values()].filter(({ id }) => !known.has(id)).map((own) => rowsOf(file, own))];
}

/** A profile that was kept may name counters and lines that the hall file has lost since. */
function rowsOf(file: Catalogue, { id, name, counters }: MadeProfile): Profile {
  const [known, lines] = [idsOf(file.counters), idsOf(file.lines)];
  return {
    id,
    name,
    counters: counters.flatMap((each) => {
      const served = each.lines.filter(({ line }) => lines.has(line));
      return known.has(each.counter) && served.length > 0 ? [{ counter: each.counter, lines: served }] : [];
    }),
  };
}

function idsOf(rows: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ id }) => id));
}
