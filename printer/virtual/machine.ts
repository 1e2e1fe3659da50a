import type { Bitmap } from '../render/bitmap.ts';
import type { Command } from './command.ts';
import { paperOf } from './paper.ts';
import { parseCommands } from './parse.ts';
import { replies, type PrinterCondition } from './reply.ts';

/** A paper that came out of the machine. */
export type MachinePaper = {
  readonly text: readonly string[];
  readonly unknown: readonly Command[];
  readonly bitmap: Bitmap;
};

/** What can go wrong, to switch on and off while it runs. */
export type MachineFaults = {
  paperOut: boolean;
  coverOpen: boolean;
  paperLow: boolean;
  cutterError: boolean;
  /** Says nothing at all. */
  silent: boolean;
  /** Prints, and never says that it has. */
  unconfirming: boolean;
  /** Says that it is well and keeps what it is sent until this is off. */
  holds: boolean;
  /** Says that it is well and prints nothing of what it is sent. */
  loses: boolean;
  /** Offline it throws away what it is sent, instead of holding it until it is mended. */
  swallows: boolean;
  /** Runs out of paper after so many bytes, real-time questions not counted. */
  paperOutAfter: number | undefined;
  /** Runs out of paper at the next cut. */
  paperOutAtCut: boolean;
};

export const NO_FAULTS: MachineFaults = {
  paperOut: false,
  coverOpen: false,
  paperLow: false,
  cutterError: false,
  silent: false,
  unconfirming: false,
  holds: false,
  loses: false,
  swallows: false,
  paperOutAfter: undefined,
  paperOutAtCut: false,
};

/** Whoever sends bytes and hears the answers to them. */
export interface Caller {
  hear(bytes: Uint8Array): void;
}

type Todo = { readonly from: Caller; readonly bytes: Uint8Array } | { readonly from: Caller; readonly bytes: 'end' };

const EMPTY = new Uint8Array();
const DLE = 0x10;
const ASK_NOW_BYTES = 3;

/**
 * A printer's inside without wires and clock: answers real-time questions on receipt, does all else in the order of the
 * bytes.
 */
export class Machine {
  readonly faults: MachineFaults = { ...NO_FAULTS };
  /** Papers that were cut off, oldest first; without a cutter, torn off behind a job. */
  readonly papers: MachinePaper[] = [];
  /** What was on the paper when a job broke off. */
  readonly scraps: MachinePaper[] = [];
  private readonly widthDots: number;
  private readonly cutter: boolean;
  private todo: Todo[] = [];
  /** Taken in, and not yet a whole command. */
  private pending: Uint8Array = EMPTY;
  private offset = 0;
  /** Bytes of real-time questions among those just done. */
  private asked = 0;
  private page: Command[] = [];
  private chinese = false;
  private lastTwo: readonly [number, number] = [0, 0];
  private automatic: { readonly to: Caller; told: string } | undefined;

  constructor(widthDots: number, cutter: boolean) {
    this.widthDots = widthDots;
    this.cutter = cutter;
  }

  /** Bytes that it has and has not done. */
  get backlog(): number {
    return this.todo.reduce((sum, { bytes }) => sum + (bytes === 'end' ? 0 : bytes.length), this.pending.length);
  }

  /** Takes bytes into its buffer. DLE EOT acts at once wherever it stands, also between pieces and in pictures. */
  take(bytes: Uint8Array, from: Caller): void {
    for (const byte of bytes) {
      const [before, last] = this.lastTwo;
      if (before === 0x10 && last === 0x04 && byte >= 1 && byte <= 4)
        this.answer(from, [{ at: 0, kind: 'ask-now', n: byte }]);
      this.lastTwo = [last, byte];
    }
    this.todo.push({ from, bytes: Uint8Array.from(bytes) });
  }

  /** No more comes from there. What did come is still done. */
  leave(from: Caller): void {
    if (this.automatic?.to === from) this.automatic = undefined;
    this.lastTwo = [0, 0];
    this.todo.push({ from, bytes: 'end' });
  }

  /** Bytes that wait to be taken up; those of half a picture have been. */
  get waiting(): number {
    return this.backlog - this.pending.length;
  }

  /** Does so many bytes of what it has, unless it is stopped; gives how many those were. */
  work(bytes = Infinity): number {
    this.tellChange();
    if (this.faults.swallows && this.isOffline()) this.forget();
    let left = bytes;
    this.digest(this.todo[0]?.from);
    while (left > 0 && !this.isStopped()) {
      const next = this.todo.shift();
      if (next === undefined) break;
      if (next.bytes === 'end') {
        this.jobEnds();
        continue;
      }
      const size = Math.min(left, next.bytes.length, Math.max(1, this.faults.paperOutAfter ?? Infinity));
      if (size < next.bytes.length) this.todo.unshift({ from: next.from, bytes: next.bytes.subarray(size) });
      left -= size;
      this.pending = Buffer.concat([this.pending, next.bytes.subarray(0, size)]);
      if (this.faults.paperOutAfter !== undefined) this.faults.paperOutAfter -= size;
      this.digest(next.from);
      // A real-time question was answered when it came, and takes no time here.
      left += this.asked;
      this.asked = 0;
      // Half a real-time question is not counted: its bytes come back when it is whole.
      if ((this.faults.paperOutAfter ?? 1) <= 0 && this.pending[0] !== DLE) this.runOut();
    }
    return bytes - left;
  }

  /** Power gone and back: what it had is lost. */
  powerCycle(): void {
    this.forget();
    this.jobEnds();
    this.automatic = undefined;
  }

  private digest(from: Caller | undefined): void {
    if (this.pending.length === 0 || this.isStopped()) return;
    const { commands, used } = parseCommands(this.pending, false, this.chinese);
    for (const [index, command] of commands.entries()) {
      this.do({ ...command, at: this.offset + command.at }, from);
      if (this.isStopped()) return this.done(commands[index + 1]?.at ?? used);
    }
    this.done(used);
  }

  private done(bytes: number): void {
    this.pending = this.pending.subarray(bytes);
    this.offset += bytes;
  }

  private do(command: Command, from: Caller | undefined): void {
    if (command.kind === 'ask-now') {
      if (this.faults.paperOutAfter !== undefined) this.faults.paperOutAfter += ASK_NOW_BYTES;
      this.asked += ASK_NOW_BYTES;
      return; // answered when it came
    }
    if (this.faults.loses) return;
    switch (command.kind) {
      case 'auto-status':
        this.automatic = command.mask === 0 || from === undefined ? undefined : { to: from, told: '' };
        return this.tellChange();
      case 'ask-paper':
      case 'process-id':
        if (!this.cutter) this.comesOut(this.papers);
        if (!this.faults.unconfirming) this.answer(from, [command]);
        return;
      case 'init':
        this.chinese = false;
        this.automatic = undefined;
        break;
      case 'chinese':
        this.chinese = command.on;
        break;
      case 'cut':
        this.page.push(command);
        this.comesOut(this.papers);
        if (this.faults.paperOutAtCut) this.runOut();
        return;
      default:
        break;
    }
    this.page.push(command);
  }

  /** The bytes of one caller are at their end: half a command is lost, half a paper hangs out and is torn off. */
  private jobEnds(): void {
    if (this.pending.length > 0) {
      const why = 'cut off by the end of the job';
      this.page.push({ at: this.offset, kind: 'unknown', bytes: this.pending, why });
    }
    this.comesOut(this.cutter ? this.scraps : this.papers);
    this.pending = EMPTY;
    this.offset = 0;
    this.chinese = false;
  }

  private comesOut(tray: MachinePaper[]): void {
    const page = withoutUnfinishedLine(this.page);
    this.page = [];
    if (!page.some(isPrinting)) return;
    tray.push(drawnWhenAsked(page, this.widthDots));
  }

  private runOut(): void {
    this.faults.paperOut = true;
    this.faults.paperOutAfter = undefined;
    this.faults.paperOutAtCut = false;
    this.tellChange();
  }

  /** Everything that was not done, but for the ends of callers. */
  private forget(): void {
    this.todo = this.todo.filter(({ bytes }) => bytes === 'end');
    this.pending = EMPTY;
  }

  /** GS a: four bytes when it is switched on and at each change. */
  private tellChange(): void {
    const automatic = this.automatic;
    if (automatic === undefined) return;
    const now = JSON.stringify(this.condition());
    if (automatic.told === now) return;
    automatic.told = now;
    this.answer(automatic.to, [{ at: 0, kind: 'auto-status', mask: 0xff }]);
  }

  private answer(to: Caller | undefined, commands: readonly Command[]): void {
    const bytes = replies(commands, this.condition());
    if (!this.faults.silent && bytes.length > 0) to?.hear(bytes);
  }

  private isStopped(): boolean {
    return this.faults.holds || this.isOffline();
  }

  private isOffline(): boolean {
    return this.faults.paperOut || this.faults.coverOpen || this.faults.cutterError;
  }

  private condition(): PrinterCondition {
    const { paperOut, coverOpen, paperLow, cutterError } = this.faults;
    return { paperOut, coverOpen, paperLow, cutterError };
  }
}

/** Drawing is slow, and most papers are only counted. */
function drawnWhenAsked(page: readonly Command[], widthDots: number): MachinePaper {
  let drawn: MachinePaper | undefined;
  const paper = (): MachinePaper => (drawn ??= paperOf(page, widthDots));
  return {
    get text() {
      return paper().text;
    },
    get unknown() {
      return paper().unknown;
    },
    get bitmap() {
      return paper().bitmap;
    },
  };
}

/** Letters without the line feed behind them are in the machine's memory, not on paper. */
function withoutUnfinishedLine(page: readonly Command[]): readonly Command[] {
  const end = page.findLastIndex((command) => endsLine(command));
  return page.filter((command, index) => index <= end || command.kind === 'unknown');
}

function endsLine({ kind }: Command): boolean {
  return ['line-feed', 'feed-lines', 'feed-dots', 'raster', 'qr-print', 'cut'].includes(kind);
}

function isPrinting({ kind }: Command): boolean {
  return kind === 'text' || kind === 'raster' || kind === 'qr-print';
}
