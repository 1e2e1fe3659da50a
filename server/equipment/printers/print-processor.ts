import type { Instant } from '../../../core/base/time.ts';
import type { PaperMm } from '../../../core/catalogue/slip-form.ts';
import type { SlipInput } from '../../../core/slip/ticket-slip.ts';
import { slipKey, type SlipRecord } from '../../../core/record/day-record.ts';
import { slipInput } from '../../../core/views/slip-input.ts';
import type { ToldOutcome } from '../../../printer/hall-printers.ts';
import type { PaperName, PrintAttempt, PrintErrand } from '../../../printer/station.ts';
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
  /** Called when the agent of a printer tells what became of a paper. Returns the way out. */
  onTold?(listener: (told: ToldOutcome) => Promise<boolean>): () => void;
}

type Owed = SpoolJob & { readonly slip: SlipRecord };

/** A paper at a printer now, until what became of it is on record or the spool has it again. */
type InHand = { readonly at: string; readonly done: Promise<unknown> };

/** What became of a paper, while the journal cannot take it. */
type Untold = { readonly paper: PaperName; readonly printer: string; readonly attempt: PrintAttempt };

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
const TELL_AGAIN_MS = 1000;

class PrintProcessor {
  private readonly waiting = new Map<string, Owed>();
  private readonly inHand = new Map<string, InHand>();
  /** What is being written down of each paper: one thing after the other. */
  private readonly tells = new Map<string, Promise<boolean>>();
  private readonly untold = new Map<string, Untold>();
  private timer: NodeJS.Timeout | undefined;
  private telling: NodeJS.Timeout | undefined;
  private stopped = false;
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
      const detail = 'the server ended while this was being printed';
      if (slip.outcome === 'owed') void this.tell(slip, slip.printer, { outcome: 'unknown', detail });
    }
    this.following = feed.follow(
      { name: CONSUMER, take: (events) => events.forEach((event) => this.hear(event)) },
      this.seen,
    );
    this.leave = [
      this.printer.onChange(() => {
        this.pump();
      }),
      this.printer.onTold?.((told) => this.learn(told)) ?? (() => undefined),
    ];
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.telling);
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
      void this.tell(slip, slip.printer, { outcome: 'failed', detail: `no printer at ${slip.printer}` });
      return;
    }
    const job = { slip, home: slip.printer, owedAt: slip.owedAt, failed: undefined };
    this.waiting.set(slipKey(slip.ticket, slip.copy), job);
    void this.take(job);
  }

  private pump(): void {
    for (const job of [...this.waiting.values()]) void this.take(job);
  }

  /**
   * Does what is due for one paper now. While it is being printed it waits for nothing else. Resolves once it waits, is
   * at a printer, or is given up on record.
   */
  private async take(job: Owed): Promise<void> {
    const key = slipKey(job.slip.ticket, job.slip.copy);
    // A print that begins wakes the others, so whoever goes through the list may come to one that has been taken
    // meanwhile.
    if (this.waiting.get(key) !== job) return;
    const step = nextStep(job, this.printer, this.hall.now());
    if (step.do === 'wait') return this.wakeAt(step.until);
    this.waiting.delete(key);
    if (step.do === 'give-up') {
      await this.tell(job.slip, job.failed?.printer ?? job.home, { outcome: 'failed', detail: step.detail });
      return;
    }
    const done = this.print(job, step.at).finally(() => {
      if (this.inHand.get(key)?.done === done) this.inHand.delete(key);
    });
    this.inHand.set(key, { at: step.at, done });
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
    if (attempt.outcome !== 'failed') {
      await this.tell(job.slip, at, attempt);
      return;
    }
    // An earlier order of it has turned out to have come out.
    if (this.hall.world().record.slips.get(slipKey(ticket, copy))?.outcome !== 'owed') return;
    const failed = { printer: at, at: this.hall.now(), detail: attempt.detail };
    const again: Owed = { ...job, failed };
    this.waiting.set(slipKey(ticket, copy), again);
    await this.take(again);
  }

  /**
   * An agent has told of a paper. True once it is on record, or nothing is to be recorded: what failed at one printer
   * while the spool still has the paper is told by the paper's end. Only what this very word has ended is waited for:
   * the end of another order of the same paper may stand behind this word at the agent.
   */
  private async learn({ ticket, copy, printer, attempt, waitedFor }: ToldOutcome): Promise<boolean> {
    const key = slipKey(ticket, copy);
    const now = this.inHand.get(key);
    if (waitedFor && now?.at === printer) await now.done;
    if (attempt.outcome === 'failed' && (this.waiting.has(key) || this.inHand.has(key))) return true;
    // It has come out, or may have: no second one is printed by itself.
    this.waiting.delete(key);
    // Behind the doubt of a start, where the agent was quicker than the journal.
    return this.tell({ ticket, copy }, printer, attempt);
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

  /** Writes down what became of a paper; where the journal cannot take it now, until it can. */
  private tell(paper: PaperName, printer: string, attempt: PrintAttempt): Promise<boolean> {
    const key = slipKey(paper.ticket, paper.copy);
    const before = this.tells.get(key) ?? Promise.resolve(true);
    const told = before
      .then(() => this.write(key, { paper, printer, attempt }))
      .finally(() => {
        if (this.tells.get(key) === told) this.tells.delete(key);
      });
    this.tells.set(key, told);
    return told;
  }

  private async write(key: string, untold: Untold): Promise<boolean> {
    const { paper, printer, attempt } = untold;
    const known = this.hall.world().record.slips.get(key)?.outcome;
    // Only doubt is cleared up: what a printer has said for certain stands.
    const isOpen = known === 'owed' || (known === 'unknown' && attempt.outcome !== 'unknown');
    if (isOpen && !(await this.record(paper, printer, attempt))) {
      this.untold.set(key, untold);
      if (!this.stopped) this.telling ??= setTimeout(() => this.tellAgain(), TELL_AGAIN_MS);
      return false;
    }
    this.untold.delete(key);
    return true;
  }

  private async record({ ticket, copy }: PaperName, printer: string, attempt: PrintAttempt): Promise<boolean> {
    const { outcome, detail } = attempt;
    const handled = await this.hall.handle({
      actor: { kind: 'system' },
      body: { name: 'report-slip', ticket, copy, printer, outcome, detail },
      idempotency: undefined,
      answer: () => undefined,
    });
    return handled.kind !== 'unavailable';
  }

  private tellAgain(): void {
    this.telling = undefined;
    for (const { paper, printer, attempt } of [...this.untold.values()]) void this.tell(paper, printer, attempt);
  }
}
