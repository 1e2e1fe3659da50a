import { localTime } from '../../core/base/zone.ts';
import type { Instant, LocalDate, TimeZone } from '../../core/base/time.ts';
import type { ShownItem } from '../../core/protocol/notices.ts';
import type { NoticeStore } from './notice-store.ts';
import type { Shown } from './shown-file.ts';
import type { ShownLog, ShownPage, ShownPart } from './shown-log.ts';
import type { ShownSum } from './shown-summary.ts';

export type NoticeRecordParts = {
  readonly shown: ShownLog;
  /** Who knows what a notice was called. */
  readonly store: Pick<NoticeStore, 'titleAt'>;
  /** Months of the record that are over their time were deleted. */
  readonly swept: (months: readonly string[]) => void;
  readonly timeZone: () => TimeZone;
  readonly now: () => Instant;
};

/** A day's showings, a line a notice and board; `title`: what the notice was called when it stood there last. */
export type ShownSums = {
  readonly day: LocalDate;
  readonly items: readonly (ShownSum & { readonly title?: string })[];
};

/** What boards have shown, as they tell it. A day that is not named is today. */
export class NoticeRecord {
  private readonly parts: NoticeRecordParts;
  private sweptOn: LocalDate | undefined;

  constructor(parts: NoticeRecordParts) {
    this.parts = parts;
  }

  /** Takes into the record what a board has shown; durable once it resolves. Says how much of it was new. */
  async report(board: string, items: readonly ShownItem[]): Promise<number> {
    await this.sweep();
    return this.parts.shown.add(board, items);
  }

  /** A part of what began on a day. */
  page(day: LocalDate | undefined, part: ShownPart): Promise<ShownPage> {
    return this.parts.shown.page(day ?? this.today(), part);
  }

  /** All of it, some hundred rows at a time. */
  rows(day: LocalDate | undefined): AsyncIterable<readonly Shown[]> {
    return this.parts.shown.rows(day ?? this.today());
  }

  /** Summed up: how often and how long each notice stood on each board. */
  async sums(day: LocalDate | undefined): Promise<ShownSums> {
    const asked = day ?? this.today();
    const items = (await this.parts.shown.summary(asked)).map((sum) => {
      const title = this.parts.store.titleAt(sum.notice, sum.last);
      return title === undefined ? sum : { ...sum, title };
    });
    return { day: asked, items };
  }

  private today(): LocalDate {
    return localTime(this.parts.now(), this.parts.timeZone()).date;
  }

  /** Once a day: a month of the record may be over its time. */
  private async sweep(): Promise<void> {
    const today = this.today();
    if (this.sweptOn === today) return;
    this.sweptOn = today;
    const months = await this.parts.shown.sweep();
    if (months.length > 0) this.parts.swept(months);
  }
}
