import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { DAY, MINUTE, SECOND, type Instant, type Millis } from '../../../core/base/time.ts';
import type { ScheduledReport } from '../../../core/catalogue/scheduled-report.ts';
import type { ScheduledReportsView } from '../../../core/protocol/shapes/scheduled-reports.ts';
import type { NotYetMade } from '../../../core/reports/not-made.ts';
import { dueTimes } from '../../../core/reports/due-times.ts';
import { scheduledReportsView } from '../../../core/views/scheduled-reports-view.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { listIfThere, putInPlace, readIfThere, removeFile, writeWhole } from '../../../files/durable-file.ts';
import type { Logger } from '../../ops/log.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';
import { postWebhook } from '../hooks/post-webhook.ts';
import { makeReport, type MakingParts } from './make-report.ts';
import { postBody } from './post-body.ts';
import type { Kept, Making, ScheduleBook } from './schedule-book.ts';

const LOOK_MS: Millis = SECOND;
/** What was due longer ago is not made up for. */
const MADE_UP_MS: Millis = 31 * DAY;
/** What no webhook took within so long is given up. */
const GIVEN_UP_AFTER_MS: Millis = 7 * DAY;
const FIRST_PAUSE_MS: Millis = SECOND;
const LONGEST_PAUSE_MS: Millis = MINUTE;
/** What waits for the hall itself is looked at again so soon: nobody is troubled by it. */
const LONGEST_WAIT_MS: Millis = 5 * SECOND;
/** What has no place yet stands beside it under another name: a name is given in one go within one folder only. */
const asPart = (file: string): string => `.${file}.part`;

export type ScheduledReportsParts = MakingParts & {
  readonly folder: string;
  readonly book: () => Promise<ScheduleBook>;
  readonly secret: () => Promise<string>;
  readonly doors: OwnDoors;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly disk?: Disk;
  readonly post?: typeof postWebhook;
};

/** What goes wrong with a report, since when, and when it is tried again. */
type Trouble = {
  readonly since: Instant;
  readonly why: NotYetMade;
  readonly detail: string;
  readonly attempt: number;
  readonly again: Instant;
};

/** Why something is not done yet. */
type Waits = Pick<Trouble, 'why' | 'detail'>;

/**
 * Makes the reports of scheduled_reports.csv when they are due, each once: files are made under another name, then
 * noted in the book, and only then given their own, so that whoever is killed in between goes on from there. What was
 * due while the server was off is made up for.
 */
export class ScheduledReports {
  private readonly parts: ScheduledReportsParts;
  private readonly disk: Disk;
  private readonly stop = new AbortController();
  private readonly making = new Map<string, Trouble>();
  private readonly posting = new Map<string, Trouble>();
  private readonly posts = new Map<string, Promise<void>>();
  private book: ScheduleBook | undefined;
  private looking: NodeJS.Timeout | undefined;
  private present: Promise<void> | undefined;
  private bookFault: string | undefined;

  constructor(parts: ScheduledReportsParts) {
    this.parts = parts;
    this.disk = parts.disk ?? nodeDisk;
  }

  begin(): void {
    this.looking = setInterval(() => void this.look(), LOOK_MS);
    this.looking.unref();
  }

  async close(): Promise<void> {
    clearInterval(this.looking);
    this.stop.abort();
    await this.present;
    await Promise.all(this.posts.values());
  }

  view(): ScheduledReportsView {
    const { hall } = this.parts;
    const { catalogue } = hall.world().state.index;
    return scheduledReportsView(catalogue, hall.now(), {
      keptOf: (id) => this.book?.of(id),
      making: (id) => this.making.get(id),
      posting: (id) => this.posting.get(id),
      fault: this.bookFault,
    });
  }

  /** Makes what is due, and begins to post. One that is under way is waited for. */
  look(): Promise<void> {
    this.present ??= this.doAll().finally(() => {
      this.present = undefined;
    });
    return this.present;
  }

  private async doAll(): Promise<void> {
    const rules = this.rules();
    try {
      // A hall without such reports, and that has had none, is left alone.
      if (rules.length === 0 && this.book === undefined) return;
      this.book ??= await this.openBook();
      this.bookFault = undefined;
      for (const id of this.book.ids()) if (!rules.some((rule) => rule.id === id)) await this.forget(id);
    } catch (fault) {
      this.bookFault = faultText(fault);
      return;
    }
    for (const rule of rules) {
      await this.guarded(this.making, rule.id, () => this.settle(rule));
      this.beginPosting(rule);
    }
  }

  /** An address that does not answer holds up neither what is made nor another address. */
  private beginPosting(rule: ScheduledReport): void {
    if (this.posts.has(rule.id)) return;
    const done = this.guarded(this.posting, rule.id, () => this.postOwed(rule)).finally(() => {
      this.posts.delete(rule.id);
    });
    this.posts.set(rule.id, done);
  }

  private rules(): readonly ScheduledReport[] {
    return this.parts.hall.world().state.index.catalogue.scheduledReports ?? [];
  }

  /** What fails is told and tried again after longer and longer pauses; it holds up nothing else. */
  private async guarded(
    troubles: Map<string, Trouble>,
    id: string,
    act: () => Promise<Waits | undefined>,
  ): Promise<void> {
    const before = troubles.get(id);
    const { hall, log } = this.parts;
    if (this.stop.signal.aborted || (before !== undefined && hall.now() < before.again && hall.now() >= before.since))
      return;
    const found = await act().catch((fault: unknown): Waits => ({ why: 'fault', detail: faultText(fault) }));
    if (this.stop.signal.aborted) return;
    if (found === undefined) {
      if (troubles.delete(id)) log.info({ report: id }, 'a scheduled report is well again');
      return;
    }
    const { why, detail } = found;
    const attempt = (before?.attempt ?? -1) + 1;
    const longest = why === 'fault' ? LONGEST_PAUSE_MS : LONGEST_WAIT_MS;
    const pause = Math.min(longest, FIRST_PAUSE_MS * 2 ** Math.min(attempt, 10));
    const now = hall.now();
    troubles.set(id, { since: before?.since ?? now, why, detail, attempt, again: now + pause });
    if (before?.detail !== detail) log.warn({ report: id, detail }, 'a scheduled report waits; it is tried again');
  }

  /** Makes everything of a rule that is due; the detail says what it waits for. */
  private async settle(rule: ScheduledReport): Promise<Waits | undefined> {
    const { book } = this;
    if (book === undefined) return undefined;
    const { hall, log } = this.parts;
    const now = hall.now();
    const kept = book.of(rule.id);
    // A new rule begins now: nothing of before was ever promised.
    if (kept === undefined) {
      await book.change(rule.id, () => NOTHING_YET(now));
      return undefined;
    }
    await this.place(rule.id);
    const zone = hall.world().state.index.catalogue.hall.timeZone;
    const since = Math.max(kept.upTo, now - MADE_UP_MS);
    if (since > kept.upTo) {
      const skipped = dueTimes(rule.times, kept.upTo, since, zone).length;
      await this.change(rule.id, (before) => ({ ...before, upTo: since, skipped: before.skipped + skipped }));
      if (skipped > 0) log.warn({ report: rule.id, skipped }, 'scheduled reports of long ago are not made up for');
    }
    for (const due of dueTimes(rule.times, since, now, zone)) {
      if (this.stop.signal.aborted) return undefined;
      const made = await makeReport(this.parts, rule, due);
      if (made.kind === 'later') return made;
      if (made.kind === 'never') {
        await this.change(rule.id, (before) => ({
          ...before,
          upTo: due,
          refused: { due, why: made.why, detail: made.detail },
        }));
        log.warn({ report: rule.id, detail: made.detail }, 'a scheduled report cannot be made');
        continue;
      }
      await this.keep(
        rule,
        { due, madeAt: hall.now(), ...made.span, files: made.files.map(({ name }) => name) },
        made.files,
      );
      await this.place(rule.id);
    }
    return undefined;
  }

  /** Files first, then the book: from then on they are made, and only find their way. */
  private async keep(
    { id, folder, webhook }: ScheduledReport,
    making: Making,
    files: readonly { readonly name: string; readonly bytes: Buffer }[],
  ): Promise<void> {
    for (const { name, bytes } of files) {
      if (folder !== undefined) await writeWhole(this.placeOf(folder, asPart(name)), bytes, this.disk);
      if (webhook !== undefined) await writeWhole(this.outbox(name), bytes, this.disk);
    }
    const { due, madeAt, from, to } = making;
    const owed = webhook === undefined ? [] : making.files.map((file) => ({ file, due, madeAt, from, to }));
    await this.change(id, (before) => ({
      ...before,
      upTo: due,
      last: making,
      placing: folder === undefined ? null : { folder, files: making.files },
      owed: [...before.owed, ...owed],
    }));
  }

  /** Gives files that are made their place. One that is not there any more has it already. */
  private async place(id: string): Promise<void> {
    const placing = this.book?.of(id)?.placing;
    if (placing === null || placing === undefined) return;
    const { folder, files } = placing;
    const there = new Set((await listIfThere(this.placeOf(folder), this.disk)).map(({ name }) => name));
    for (const file of files)
      if (there.has(asPart(file)))
        await putInPlace(this.placeOf(folder, asPart(file)), this.placeOf(folder, file), this.disk);
    await this.change(id, (before) => ({ ...before, placing: null }));
  }

  /** Posts what is owed, in order; the detail says why the first of it was not taken. */
  private async postOwed(rule: ScheduledReport): Promise<Waits | undefined> {
    for (let owed = this.book?.of(rule.id)?.owed[0]; owed !== undefined; owed = this.book?.of(rule.id)?.owed[0]) {
      const { hall, log, secret, doors, post = postWebhook } = this.parts;
      const path = this.outbox(owed.file);
      const bytes = await readIfThere(path, this.disk);
      const tooOld = hall.now() - owed.madeAt > GIVEN_UP_AFTER_MS;
      const { file } = owed;
      const settle = async (change: (before: Kept) => Kept): Promise<void> => {
        await this.change(rule.id, (before) =>
          change({ ...before, owed: before.owed.filter((each) => each.file !== file) }),
        );
        await removeFile(path, this.disk);
      };
      // To whom the hall file names now, and to nobody else.
      if (bytes === undefined || tooOld || rule.webhook === undefined) {
        await settle((before) => ({ ...before, givenUp: before.givenUp + 1 }));
        log.warn({ report: rule.id, file }, 'a scheduled report was not delivered, and is not posted any more');
        continue;
      }
      const { catalogue } = hall.world().state.index;
      const sent = postBody(catalogue.hall, rule, owed, bytes);
      const delivery = {
        url: rule.webhook,
        id: sent.id,
        body: JSON.stringify(sent),
        secret: await secret(),
        at: hall.now(),
      };
      const detail = await post(delivery, doors, this.stop.signal);
      if (detail !== undefined) return { why: 'fault', detail };
      const now = hall.now();
      await settle((before) => ({ ...before, posted: now }));
    }
    return undefined;
  }

  private async openBook(): Promise<ScheduleBook> {
    const book = await this.parts.book();
    const wanted = new Set(book.ids().flatMap((id) => book.of(id)?.owed.map(({ file }) => file) ?? []));
    // Made, but not noted before the server was killed: they are made again.
    for (const { name } of await listIfThere(this.outbox(''), this.disk))
      if (!wanted.has(name)) await removeFile(this.outbox(name), this.disk);
    return book;
  }

  /** The hall file has the rule no more. */
  private async forget(id: string): Promise<void> {
    const owed = this.book?.of(id)?.owed ?? [];
    await this.book?.change(id, () => undefined);
    for (const { file } of owed) await removeFile(this.outbox(file), this.disk);
    this.making.delete(id);
    this.posting.delete(id);
  }

  private async change(id: string, next: (before: Kept) => Kept): Promise<void> {
    await this.book?.change(id, (before) => next(before ?? NOTHING_YET(this.parts.hall.now())));
  }

  private placeOf(folder: string, name = ''): string {
    return join(this.parts.folder, 'files', folder, name);
  }

  /** Where copies wait for their webhook. */
  private outbox(name: string): string {
    return join(this.parts.folder, 'outbox', name);
  }
}

const NOTHING_YET = (upTo: Instant): Kept => ({
  ...{ upTo, last: null, placing: null, owed: [], posted: null, refused: null, skipped: 0, givenUp: 0 },
});
