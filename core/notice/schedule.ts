import { MINUTE, SECOND, type Instant, type LocalDate, type TimeZone } from '../base/time.ts';
import { addDays, instantOf, localTime, weekdayOf } from '../base/zone.ts';
import { isFor, PRIORITIES, secondOfDay, type Notice, type NoticeWindow, type Priority, type Span } from './notice.ts';

/** A notice with the times at which it is on: what a board needs to play by itself. */
export type Scheduled<N = Notice> = { readonly notice: N; readonly spans: readonly Span[] };

/** What has to be known of a notice for its turn. */
export type Playable = Pick<Notice, 'id' | 'order' | 'priority' | 'seconds'>;

/** Whose turn it is, since when and how long. */
export type Turn<N = Notice> = { readonly notice: N; readonly from: Instant; readonly to: Instant };

const WHOLE_DAY: readonly NoticeWindow[] = [{ from: '00:00', to: '24:00' }];

/** When a notice is on, as far as that touches the span: whole windows, in order, one where they meet or overlap. */
export function spansOf(notice: Notice, within: Span, zone: TimeZone): readonly Span[] {
  if (!notice.enabled || within.to <= within.from) return [];
  const windows = notice.windows.length === 0 ? WHOLE_DAY : notice.windows;
  const last = localTime(within.to, zone).date;
  const found: Span[] = [];
  // What began yesterday may still be on.
  for (let day = addDays(localTime(within.from, zone).date, -1); day <= last; day = addDays(day, 1)) {
    if (!isOnDay(notice, day)) continue;
    for (const window of windows) {
      const span = spanOn(day, window, zone);
      if (span !== undefined && span.from < within.to && span.to > within.from) found.push(span);
    }
  }
  return joined(found);
}

/** What a board has to know for the span: the notices meant for it that are on at some time of it, in playing order. */
export function scheduleFor(
  notices: readonly Notice[],
  board: string,
  within: Span,
  zone: TimeZone,
): readonly Scheduled[] {
  return notices
    .filter((notice) => isFor(notice, board))
    .map((notice) => ({ notice, spans: spansOf(notice, within, zone) }))
    .filter(({ spans }) => spans.length > 0)
    .sort((one, other) => inOrder(one.notice, other.notice));
}

/**
 * The notices that have turns at an instant: of those that are on, the ones of the strongest priority, in playing
 * order.
 */
export function playlistAt<N extends Playable>(scheduled: readonly Scheduled<N>[], at: Instant): readonly N[] {
  const on = scheduled.filter(({ spans }) => spans.some((span) => isIn(span, at))).map(({ notice }) => notice);
  const strongest = Math.max(...on.map(({ priority }) => rank(priority)));
  return on.filter(({ priority }) => rank(priority) === strongest).sort(inOrder);
}

/**
 * Whose turn it is at an instant; undefined when nothing is on. Counted from the epoch, not from when somebody came in,
 * so that all boards that know the same are at the same place.
 */
export function turnAt<N extends Playable>(scheduled: readonly Scheduled<N>[], at: Instant): Turn<N> | undefined {
  const list = playlistAt(scheduled, at);
  const roundMs = list.reduce((sum, { seconds }) => sum + seconds * SECOND, 0);
  let from = Math.floor(at / roundMs) * roundMs;
  for (const notice of list) {
    const to = from + notice.seconds * SECOND;
    if (at < to) return { notice, from, to };
    from = to;
  }
  return undefined;
}

/** The first instant after this one at which a notice comes or goes; undefined when none does as far as is known. */
export function nextChange(scheduled: readonly Scheduled<unknown>[], at: Instant): Instant | undefined {
  const later = scheduled
    .flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]))
    .filter((edge) => edge > at);
  return later.length === 0 ? undefined : Math.min(...later);
}

function isOnDay({ from, until, weekdays }: Notice, day: LocalDate): boolean {
  if (from !== undefined && day < from) return false;
  if (until !== undefined && day > until) return false;
  return weekdays.length === 0 || weekdays.includes(weekdayOf(day));
}

function spanOn(day: LocalDate, window: NoticeWindow, zone: TimeZone): Span | undefined {
  const from = secondOfDay(window.from);
  const to = secondOfDay(window.to);
  if (from === undefined || to === undefined || from === to) return undefined;
  const lastDay = to > from ? day : addDays(day, 1);
  const span = { from: instantAt(day, from, zone), to: instantAt(lastDay, to, zone) };
  // Where the clock is put forward over all of it, there is nothing left.
  return span.to > span.from ? span : undefined;
}

function instantAt(day: LocalDate, second: number, zone: TimeZone): Instant {
  return instantOf(day, Math.floor(second / 60), zone) + ((second * SECOND) % MINUTE);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const before = result.at(-1);
    if (before === undefined || span.from > before.to) result.push(span);
    else result[result.length - 1] = { from: before.from, to: Math.max(before.to, span.to) };
  }
  return result;
}

function isIn({ from, to }: Span, at: Instant): boolean {
  return at >= from && at < to;
}

function rank(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}

/**
 * The strongest first, then as they were numbered; the id settles the rest, so that no board has an order of its own.
 */
function inOrder(one: Playable, other: Playable): number {
  return rank(other.priority) - rank(one.priority) || one.order - other.order || (one.id < other.id ? -1 : 1);
}
