import type { Instant } from '../../../core/base/time.ts';
import type { PaperMm } from '../../../core/catalogue/slip-form.ts';
import type { SlipInput } from '../../../core/slip/ticket-slip.ts';
import { slipKey, type SlipRecord } from '../../../core/record/day-record.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import type { LateOutcome } from '../../../printer/hall-printers.ts';
import type { PrintAttempt, PrintErrand } from '../../../printer/station.ts';
import type { HallEvent } from '../../../core/queue/event.ts';
import type { Following, JournalFeed } from '../../journal/follow.ts';
import type { Position } from '../../journal/journal.ts';
import type { Hall } from '../../ledger/hall.ts';
import { GIVE_UP_AFTER, nextStep, type SpoolJob, type SpoolPrinters } from './spool.ts';

/** Which paper it is, and how soon it has to begin. */
export type SlipErrand = Required<Pick<PrintErrand, 'paper' | 'withinMs'>>;

/** Whoever puts slips on paper, by the id of the kiosk or printer. */
export interface SlipPrinter extends SpoolPrinters {
  /** Undefined: there is no such printer (a desk without one). */
  paperMm(printer: string): PaperMm | undefined;
  /** Never rejects: trouble is an answer. */
  print(printer: string, input: SlipInput, errand: SlipErrand): Promise<PrintAttempt>;
  /** Called when a printer may be usable again. Returns the way out. */
  onChange(listener: () => void): () => void;
  /** Called when a printer that was out of reach tells what became of a paper. Returns the way out. */
  onLate?(listener: (late: LateOutcome) => void): () => void;
}

type Owed = SpoolJob & { readonly slip: SlipRecord };

/**
 * Owed papers come from the journal and what became of them goes back into it. Prints after the ticket is durable, each
 * paper once; a paper whose fate a crash has hidden is reported unknown, for a person to decide. Returns the way to
 * stop.
 */
export function startPrintProcessor(
  hall: Hall,
  feed: JournalFeed,
  printer: SlipPrinter,
  pageUrl: string,
): () => Promise<void> {
  const processor = new PrintProcessor(hall, printer, pageUrl);
  processor.start(feed);
  return () => processor.stop();
}

/** The name of its checkpoint. */
const CONSUMER = 'printing';

class PrintProcessor {
  private readonly waiting = new Map<string, Owed>();
  /** Papers of before the start, until the hall knows that nobody knows of them. */
  private readonly hidden = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private leave: (() => void)[] = [];
  private following: Following | undefined;
  /** No event up to here makes a paper any more: it was there before the start, or has been taken in hand. */
  private seen: Position;

  constructor(
    private readonly hall: Hall,
    private readonly printer: SlipPrinter,
    private readonly pageUrl: string,
  ) {
    const { day, seq } = hall.world().state;
    this.seen = { day, seq };
  }

  start(feed: JournalFeed): void {
    for (const slip of this.hall.world().record.slips.values()) {
      // It may have been printed just before the end: a second paper is never printed by itself.
      if (slip.outcome === 'owed') this.hide(slip);
    }
    this.following = feed.follow(
      { name: CONSUMER, take: (events) => events.forEach((event) => this.hear(event)) },
      this.seen,
    );
    this.leave = [
      this.printer.onChange(() => {
        this.pump();
      }),
      this.printer.onLate?.((late) => {
        void this.learn(late);
      }) ?? (() => undefined),
    ];
  }

  private hide(slip: SlipRecord): void {
    const key = slipKey(slip.ticket, slip.copy);
    const detail = 'the server ended while this was being printed';
    const told = this.report(slip, slip.printer, { outcome: 'unknown', detail });
    this.hidden.set(
      key,
      told.finally(() => this.hidden.delete(key)),
    );
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    for (const leave of this.leave) leave();
    await this.following?.stop();
  }

  /**
   * The journal tells some events twice, and after a restart some that were there before; a paper is made of none of
   * those.
   */
  private hear(event: HallEvent): void {
    const { day, seq } = event;
    if (day < this.seen.day || (day === this.seen.day && seq <= this.seen.seq)) return;
    this.seen = { day, seq };
    if (event.type !== 'TicketIssued' && event.type !== 'CopyRequested') return;
    const copy = event.type === 'TicketIssued' ? 0 : event.data.copy;
    const slip = this.hall.world().record.slips.get(slipKey(event.data.ticket, copy));
    if (slip?.outcome === 'owed') this.owe(slip);
  }

  private owe(slip: SlipRecord): void {
    if (this.printer.paperMm(slip.printer) === undefined) {
      void this.report(slip, slip.printer, { outcome: 'failed', detail: `no printer at ${slip.printer}` });
      return;
    }
    const job = { slip, home: slip.printer, owedAt: slip.owedAt, failed: undefined };
    this.waiting.set(slipKey(slip.ticket, slip.copy), job);
    this.take(job);
  }

  private pump(): void {
    for (const job of [...this.waiting.values()]) this.take(job);
  }

  /** Does what is due for one paper now. While it is being printed it waits for nothing else. */
  private take(job: Owed): void {
    const key = slipKey(job.slip.ticket, job.slip.copy);
    // A print that begins wakes the others, so whoever goes through the list may come to one that has been taken
    // meanwhile.
    if (this.waiting.get(key) !== job) return;
    const step = nextStep(job, this.printer, this.hall.now());
    if (step.do === 'wait') return this.wakeAt(step.until);
    this.waiting.delete(key);
    if (step.do === 'give-up') {
      void this.report(job.slip, job.failed?.printer ?? job.home, { outcome: 'failed', detail: step.detail });
      return;
    }
    void this.print(job, step.at);
  }

  private async print(job: Owed, at: string): Promise<void> {
    const { ticket, copy } = job.slip;
    const paperMm = this.printer.paperMm(at) ?? 80;
    const order = { ticket, copy, paperMm, pageUrl: this.pageUrl, printer: at };
    const input = slipInput(this.hall.world(), order, this.hall.now());
    // The day has changed, and with it the number: nobody waits for this paper.
    if (input === undefined) return;
    const withinMs = Math.max(0, job.owedAt + GIVE_UP_AFTER - this.hall.now());
    const attempt = await this.printer.print(at, input, { paper: { ticket, copy }, withinMs });
    if (attempt.outcome !== 'failed') return this.report(job.slip, at, attempt);
    const failed = { printer: at, at: this.hall.now(), detail: attempt.detail };
    const again: Owed = { ...job, failed };
    this.waiting.set(slipKey(ticket, copy), again);
    this.take(again);
  }

  /** Only doubt is cleared up: what a printer has said for certain stands. */
  private async learn({ ticket, copy, printer, attempt }: LateOutcome): Promise<void> {
    // An agent may be quicker than the journal.
    await this.hidden.get(slipKey(ticket, copy));
    const slip = this.hall.world().record.slips.get(slipKey(ticket, copy));
    if (slip?.outcome !== 'unknown' || attempt.outcome === 'unknown') return;
    await this.report(slip, printer, attempt);
  }

  private wakeAt(at: Instant): void {
    clearTimeout(this.timer);
    // Others may be due earlier: everybody is looked at whenever somebody is, so a short nap at most is enough.
    this.timer = setTimeout(
      () => {
        this.pump();
      },
      Math.min(500, Math.max(10, at - this.hall.now())),
    );
  }

  private async report(slip: SlipRecord, printer: string, { outcome, detail }: PrintAttempt): Promise<void> {
    await this.hall.handle({
      actor: { kind: 'system' },
      body: { name: 'report-slip', ticket: slip.ticket, copy: slip.copy, printer, outcome, detail },
      idempotency: undefined,
      answer: () => undefined,
    });
  }
}
