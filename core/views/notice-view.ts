import { HOUR, SECOND, type Instant, type TimeZone } from '../base/time.ts';
import { localTime, rfc3339 } from '../base/zone.ts';
import type { Board } from '../catalogue/equipment.ts';
import type { Notice } from '../notice/notice.ts';
import { scheduleFor, spansOf } from '../notice/schedule.ts';
import type { BoardNoticesView, NoticeState } from '../protocol/shapes/notices.ts';

/** A board as far as notices go; `counter`: the one that it hangs above. */
export type NoticeBoard = Pick<Board, 'id' | 'counter'>;

type NoticeHall = {
  readonly notices: readonly Notice[];
  readonly zone: TimeZone;
  readonly seq: number;
  readonly sizeOf: (media: string) => number | undefined;
};

/** Told by the whole hour, so that what is told changes only when notices do, and once an hour. */
const AHEAD_MS = 25 * HOUR;
const WEEK_MS = 8 * 24 * HOUR;

/** What one board shall play. A screen over a counter plays nothing but an emergency, and fetches no films for it. */
export function boardNoticesView(hall: NoticeHall, board: NoticeBoard, now: Instant): BoardNoticesView {
  const { zone, sizeOf } = hall;
  const played =
    board.counter === undefined ? hall.notices : hall.notices.filter(({ priority }) => priority === 'emergency');
  const from = Math.floor(now / HOUR) * HOUR;
  const until = from + AHEAD_MS;
  const items = scheduleFor(played, board.id, { from, to: until }, zone).map(({ notice, spans }) => {
    const { id, content, order, priority, evacuate, seconds } = notice;
    const size = 'media' in content ? sizeOf(content.media) : undefined;
    return {
      id,
      content,
      ...(size === undefined ? {} : { size }),
      order,
      priority,
      ...(evacuate === true ? { evacuate } : {}),
      seconds,
      spans: spans.map((span) => ({ from: rfc3339(span.from, zone), to: rfc3339(span.to, zone) })),
    };
  });
  return { seq: hall.seq, now: rfc3339(now, zone), board: board.id, until: rfc3339(until, zone), items };
}

/** How a notice stands now. */
export function noticeState(notice: Notice, now: Instant, zone: TimeZone): NoticeState {
  if (!notice.enabled) return 'off';
  if (spansOf(notice, { from: now, to: now + SECOND }, zone).some((span) => span.from <= now)) return 'on';
  // A week has every weekday that there is.
  if (spansOf(notice, { from: now, to: now + WEEK_MS }, zone).length > 0) return 'waiting';
  return notice.from !== undefined && notice.from > localTime(now, zone).date ? 'waiting' : 'over';
}
