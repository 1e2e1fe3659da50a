import type { Instant } from '../../core/base/time.ts';
import type { Span } from '../../core/notice/notice.ts';
import { nextChange, playlistAt, turnAt, type Scheduled } from '../../core/notice/schedule.ts';
import type { BoardNotice, BoardNoticesView } from '../../core/protocol/shapes/notices.ts';

/** What a board plays by itself, as far as it was told. An emergency is no part of it: that takes the board. */
export type Programme = readonly Scheduled<BoardNotice>[];

/** A notice in its turn. `to`: when the turn ends, or its time if that is over sooner. */
export type Cue = { readonly key: string; readonly notice: BoardNotice; readonly from: Instant; readonly to: Instant };

/** A file that will be played, and its size where the hall knows it. */
export type NeededMedia = { readonly media: string; readonly size: number | undefined };

export function programmeOf(view: BoardNoticesView): Programme {
  return view.items
    .filter(({ priority }) => priority !== 'emergency')
    .map((notice) => ({
      notice,
      spans: notice.spans.map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) })),
    }));
}

/**
 * What stands on the glass at an instant. Who cannot be shown is passed over and keeps its place: the next one in the
 * order fills its turn, so that this board stays with the others. If none of the strongest can be shown, weaker ones
 * may.
 */
export function cueAt(
  programme: Programme,
  at: Instant,
  isUsable: (notice: BoardNotice) => boolean = () => true,
): Cue | undefined {
  const turn = turnAt(programme, at);
  if (turn === undefined) return undefined;
  const list = playlistAt(programme, at);
  const place = list.findIndex(({ id }) => id === turn.notice.id);
  const notice = [...list.slice(place), ...list.slice(0, place)].find(isUsable);
  if (notice !== undefined)
    return { key: keyOf(notice), notice, from: turn.from, to: endOf(programme, notice, turn.to, at) };
  const weaker = programme.filter((each) => isUsable(each.notice));
  return weaker.length === 0 ? undefined : cueAt(weaker, at);
}

/**
 * The first instant after this one at which somebody else may have a turn; undefined when none comes as far as is
 * known.
 */
export function nextEdge(programme: Programme, at: Instant): Instant | undefined {
  const edges = [turnAt(programme, at)?.to, nextChange(programme, at)].filter((edge) => edge !== undefined);
  return edges.length === 0 ? undefined : Math.min(...edges);
}

/** Whether a notice is on at an instant. */
export function isOn(programme: Programme, key: string, at: Instant): boolean {
  return programme.some(
    ({ notice, spans }) => keyOf(notice) === key && spans.some(({ from, to }) => at >= from && at < to),
  );
}

/** The files that will be played within a span, the one that is needed first at the front. */
export function neededMedia(programme: Programme, within: Span): readonly NeededMedia[] {
  const first = new Map<string, NeededMedia & { readonly at: Instant }>();
  for (const { notice, spans } of programme) {
    if (!('media' in notice.content)) continue;
    const { media } = notice.content;
    for (const { from, to } of spans) {
      if (to <= within.from || from >= within.to) continue;
      const at = Math.max(from, within.from);
      const before = first.get(media);
      if (before === undefined || at < before.at) first.set(media, { media, size: notice.size, at });
    }
  }
  return [...first.values()].sort((one, other) => one.at - other.at).map(({ media, size }) => ({ media, size }));
}

/** A notice that says something else now is another one on the glass. */
export function keyOf({ id, content }: BoardNotice): string {
  return `${id} ${JSON.stringify(content)}`;
}

function endOf(programme: Programme, notice: BoardNotice, turnTo: Instant, at: Instant): Instant {
  const entry = programme.find((each) => each.notice.id === notice.id);
  const span = entry?.spans.find(({ from, to }) => at >= from && at < to);
  return Math.min(turnTo, span?.to ?? turnTo);
}
