import { inTurn } from '../../core/base/in-turn.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Instant } from '../../core/base/time.ts';
import type { Command } from './command.ts';
import { paperOf } from './paper.ts';
import { parseCommands } from './parse.ts';
import { pngOf } from './png.ts';
import { replies, type PrinterCondition } from './reply.ts';

/** A receipt that came out. */
export type PrintedSlip = {
  /** Counts up from 1 in the life of this printer. */
  readonly id: number;
  readonly at: Instant;
  /** Length of the job in bytes. */
  readonly bytes: number;
  readonly widthDots: number;
  readonly heightDots: number;
  readonly png: Buffer;
  /** Its lines of text, as decoded. */
  readonly text: readonly string[];
  /** What the printer did not understand, with offsets. */
  readonly unknown: readonly Command[];
  /** What it answered, in the real protocol. */
  readonly replies: Uint8Array;
};

/** Why no paper came out. */
export type PrinterTrouble = 'paper-out' | 'cover-open';

/** What the machine is made like. */
export type VirtualPrinterOptions = {
  readonly widthDots: number;
  /** The wall clock; printing reads no other. */
  readonly now: () => Instant;
  /** How many slips the tray keeps; older ones are thrown away. */
  readonly keep?: number;
};

/**
 * A receipt printer without paper: takes the bytes that a real one would, answers as it would, and keeps pictures of
 * what came out.
 */
export class VirtualPrinter {
  /** Faults to switch on and off. */
  readonly faults: { paperOut: boolean; coverOpen: boolean; paperLow: boolean } = {
    paperOut: false,
    coverOpen: false,
    paperLow: false,
  };
  private readonly options: VirtualPrinterOptions;
  private readonly tray: PrintedSlip[] = [];
  private printed = 0;
  private readonly turns = inTurn();

  constructor(options: VirtualPrinterOptions) {
    this.options = options;
  }

  /** The last slips, the newest last. */
  get slips(): readonly PrintedSlip[] {
    return this.tray;
  }

  get status(): PrinterCondition {
    return { ...this.faults };
  }

  /** The bytes that it answers to the status requests among these, by its condition now. Prints nothing. */
  ask(bytes: Uint8Array): Uint8Array {
    return replies(parseCommands(bytes).commands, this.status);
  }

  /** Prints one whole job, after those before it. Refuses: paper out, cover open; then nothing of it was printed. */
  print(job: Uint8Array): Promise<Result<PrintedSlip, PrinterTrouble>> {
    const bytes = Uint8Array.from(job);
    return this.turns(() => this.run(bytes));
  }

  private async run(job: Uint8Array): Promise<Result<PrintedSlip, PrinterTrouble>> {
    if (this.faults.coverOpen) return err('cover-open');
    if (this.faults.paperOut) return err('paper-out');
    const { widthDots, now, keep = 200 } = this.options;
    const { commands } = parseCommands(job);
    const paper = paperOf(commands, widthDots);
    const png = await pngOf(paper.bitmap);
    this.printed += 1;
    const slip: PrintedSlip = {
      id: this.printed,
      at: now(),
      bytes: job.length,
      widthDots,
      heightDots: paper.bitmap.heightDots,
      png,
      text: paper.text,
      unknown: paper.unknown,
      replies: replies(commands, this.status),
    };
    this.tray.push(slip);
    if (this.tray.length > keep) this.tray.splice(0, this.tray.length - keep);
    return ok(slip);
  }
}
