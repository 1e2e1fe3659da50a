import { err, ok, type Result } from '../../base/result.ts';
import { HOUR, MINUTE, type BusinessDay, type Instant, type MinuteOfDay } from '../../base/time.ts';
import { instantOf, localTime } from '../../base/zone.ts';
import type { CounterId, LineId } from '../../base/names.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { workingHours } from '../shifts.ts';
import { arrivalsFactor, type DayChange } from './day-change.ts';

/** A change as it is written down, at times of a day that is still to be named. */
export type WhatIf =
  | {
      readonly what: 'open' | 'close' | 'pause' | 'stay' | 'resume';
      readonly counter: CounterId;
      readonly at: MinuteOfDay | undefined;
      readonly until: MinuteOfDay | undefined;
    }
  | {
      readonly what: 'lend';
      readonly counter: CounterId;
      readonly line: LineId;
      readonly at: MinuteOfDay | undefined;
      readonly until: MinuteOfDay | undefined;
    }
  | { readonly what: 'arrivals'; readonly line: LineId | undefined; readonly factor: number };

/** How changes are written, for whoever has written one wrong. */
export const WHAT_IF_USAGE =
  'open=5@09:30, open=5@09:30-11:00, close=7@14:00, pause=3@12:30-13:15, stay=3@12:30 (no pause or closing before), ' +
  'lend=4:LINE@10:00-11:00, arrivals*1.2, arrivals:LINE*1.2; several with commas between them';

const MOST_PARTS = 20;
const MOST_FACTOR = 5;
/** `pause` and `lend` end by themselves; `stay` has its end alone. */
const NEEDS_END = new Set(['pause', 'lend']);
/** Where nobody says how long a counter is lent. */
const LENDS_MS = HOUR;

/**
 * Changes from their words. `timed`: each has to say when; else one without a time counts from now on. Refuses with the
 * part that is wrong, and what would be right.
 */
export function readWhatIf(text: string, catalogue: Catalogue, timed: boolean): Result<readonly WhatIf[], string> {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > MOST_PARTS) return err(`${String(parts.length)} changes: ${String(MOST_PARTS)} at most`);
  const found: WhatIf[] = [];
  for (const [at, part] of parts.entries()) {
    const read = part === '' ? err(`a change is needed: ${WHAT_IF_USAGE}`) : readPart(part, catalogue, timed);
    if (!read.ok) return err(`change ${String(at + 1)}, "${part}": ${read.error}`);
    // A counter has one plan in the scene of a moment; a day that is played through takes one change after another.
    const twin = timed ? undefined : twinOf(read.value, found);
    if (twin !== undefined)
      return err(
        `change ${String(at + 1)}, "${part}": counter ${twin} has another such change; one can be tried at a time`,
      );
    found.push(read.value);
  }
  const many = tooMany(found, catalogue);
  return many === undefined ? ok(found) : err(many);
}

/** The counter of a change, where those before it already say what its plan can say only once. */
function twinOf(part: WhatIf, before: readonly WhatIf[]): CounterId | undefined {
  if (part.what === 'arrivals') return undefined;
  const says = saysOf(part);
  const isTwin = (each: WhatIf): boolean =>
    each.what !== 'arrivals' && each.counter === part.counter && saysOf(each).some((one) => says.includes(one));
  return before.some(isTwin) ? part.counter : undefined;
}

function saysOf({ what, until }: Exclude<WhatIf, { what: 'arrivals' }>): readonly string[] {
  switch (what) {
    case 'open':
      return until === undefined ? ['opens'] : ['opens', 'closes'];
    case 'resume':
      return ['opens'];
    case 'close':
    case 'pause':
      return ['closes'];
    case 'stay':
    case 'lend':
      return [what];
  }
}

/** Changes multiply, and each person who would come is played. */
function tooMany(parts: readonly WhatIf[], { lines }: Catalogue): string | undefined {
  const arrivals = parts.filter((part) => part.what === 'arrivals');
  const most = Math.max(...lines.map(({ id }) => arrivalsFactor(arrivals, id)));
  // Factors such as 0.1 are not exact.
  if (!(most > MOST_FACTOR * (1 + 1e-9))) return undefined;
  const come = String(Number(most.toPrecision(3)));
  return `arrivals: all changes of a line together come to ${String(MOST_FACTOR)} times at most, not ${come}`;
}

function readPart(part: string, catalogue: Catalogue, timed: boolean): Result<WhatIf, string> {
  if (part.startsWith('arrivals')) return readArrivals(part.slice('arrivals'.length), catalogue);
  const [, what = '', who = '', when] = /^(open|close|pause|stay|resume|lend)=([^@]*)(?:@(.*))?$/.exec(part) ?? [];
  if (what === '') return err(`not known; there are ${WHAT_IF_USAGE}`);
  const [counter = '', line] = what === 'lend' ? splitAt(who, ':') : [who];
  if (!catalogue.counters.some(({ id }) => id === counter))
    return err(`there is no counter "${counter}"; ${someOf('counter', catalogue.counters)}`);
  const times = readTimes(what, when, timed);
  if (!times.ok) return times;
  if (what !== 'lend') return ok({ what: what as 'open', counter, ...times.value });
  if (line === undefined) return err('which line it helps is needed, such as lend=4:LINE@10:00-11:00');
  const wrong = unknownLine(line, catalogue);
  if (wrong !== undefined) return err(wrong);
  return ok({ what: 'lend', counter, line, ...times.value });
}

type Times = { readonly at: MinuteOfDay | undefined; readonly until: MinuteOfDay | undefined };

function readTimes(what: string, when: string | undefined, timed: boolean): Result<Times, string> {
  if (when === undefined) {
    const late = what === 'pause' || what === 'stay';
    if (timed || late) return err(`when is needed, such as ${what}=…@10:00${NEEDS_END.has(what) ? '-11:00' : ''}`);
    return ok({ at: undefined, until: undefined });
  }
  const [from = '', to] = splitAt(when, '-');
  const at = minuteOf(from);
  const until = to === undefined ? undefined : minuteOf(to);
  if (at === undefined || (to !== undefined && until === undefined))
    return err(`"${at === undefined ? from : (to ?? '')}" is no time of the day, such as 09:30`);
  if (until === undefined && NEEDS_END.has(what) && timed) return err(`until when is needed, such as @${from}-11:00`);
  if (until !== undefined && (what === 'close' || what === 'stay' || what === 'resume'))
    return err(`one time alone is needed, such as @${from}`);
  if (until !== undefined && until <= at) return err(`${to ?? ''} is not after ${from}`);
  return ok(what === 'stay' ? { at: undefined, until: at } : { at, until });
}

function readArrivals(rest: string, catalogue: Catalogue): Result<WhatIf, string> {
  const [, line, number = ''] = /^(?::(.+?))?\*(.*)$/.exec(rest) ?? [];
  const factor = Number(number);
  if (number === '' || !(factor >= 0 && factor <= MOST_FACTOR))
    return err(`a factor from 0 to ${String(MOST_FACTOR)} is needed, such as arrivals*1.2 or arrivals:LINE*0.8`);
  const wrong = line === undefined ? undefined : unknownLine(line, catalogue);
  return wrong === undefined ? ok({ what: 'arrivals', line, factor }) : err(wrong);
}

function unknownLine(line: string, { lines }: Catalogue): string | undefined {
  return lines.some(({ id }) => id === line) ? undefined : `there is no line "${line}"; ${someOf('line', lines)}`;
}

function someOf(what: string, all: readonly { readonly id: string }[]): string {
  const named = all.slice(0, 8).map(({ id }) => id);
  return `this hall has the ${what}s ${named.join(', ')}${all.length > named.length ? ' …' : ''}`;
}

function splitAt(text: string, mark: string): readonly [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function minuteOf(text: string): MinuteOfDay | undefined {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hours === '' || hour > 24 || minute > 59 || hour * 60 + minute > 24 * 60 ? undefined : hour * 60 + minute;
}

/** Which change would be over before it begins, as nobody can have it any more; undefined: none. */
export function overBy(changes: readonly DayChange[], catalogue: Catalogue, now: Instant): string | undefined {
  for (const [at, change] of changes.entries()) {
    if (!('until' in change) || change.until === undefined || change.until > change.at) continue;
    const clock = (instant: Instant): string => clockOf(localTime(instant, catalogue.hall.timeZone).minute);
    const which = `change ${String(at + 1)}, ${change.what}=${change.counter}`;
    return `${which}: it would end at ${clock(change.until)}, and it is ${clock(now)}; a later time is needed`;
  }
  return undefined;
}

function clockOf(minute: MinuteOfDay): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The changes on a day; what names no time counts from `now` on. */
export function changesOn(
  parts: readonly WhatIf[],
  catalogue: Catalogue,
  day: BusinessDay,
  now?: Instant,
): readonly DayChange[] {
  const zone = catalogue.hall.timeZone;
  const hours = workingHours(catalogue, day);
  const begins = Math.min(24 * 60, ...hours.map(({ from }) => from));
  const ends = Math.max(0, ...hours.map(({ to }) => to));
  const instant = (minute: MinuteOfDay): Instant => instantOf(day, minute, zone);
  return parts.map((part): DayChange => {
    if (part.what === 'arrivals') {
      const { what, line, factor } = part;
      return { what, factor, ...(line === undefined ? {} : { line }) };
    }
    const { counter } = part;
    const at = part.at === undefined ? (now ?? instant(begins)) : Math.max(now ?? 0, instant(part.at));
    const until = part.until === undefined ? undefined : instant(part.until);
    switch (part.what) {
      case 'open':
        return { what: 'open', counter, at, ...(until === undefined ? {} : { until }) };
      case 'close':
      case 'resume':
        return { what: part.what, counter, at };
      case 'pause':
      case 'stay':
        return { what: part.what, counter, at, until: until ?? at + 15 * MINUTE };
      case 'lend':
        return { what: 'lend', counter, line: part.line, at, until: until ?? Math.min(at + LENDS_MS, instant(ends)) };
    }
  });
}
