import type { PaperMm } from '../core/catalogue/slip-form.ts';
import type { SlipInput } from '../core/slip/ticket-slip.ts';

/** What came of one try. `failed`: certain that nothing came out. */
export type PrintAttempt =
  | { readonly outcome: 'printed' | 'sent' | 'unknown'; readonly detail?: string }
  | { readonly outcome: 'failed'; readonly detail: string };

/** Which paper of which ticket; a test page is nobody's. */
export type PaperName = { readonly ticket: string; readonly copy: number };

/** What goes with a slip on its way to a printer. */
export type PrintErrand = {
  readonly paper?: PaperName;
  /** It has to begin within so many ms from now, or it is given up: nobody would stand there any more. */
  readonly withinMs?: number;
  /** Awaited before the first byte leaves. Where it rejects, nothing leaves. */
  readonly begin?: () => Promise<void>;
};

/** How a printer is, for people. */
export type StationView = {
  readonly state: 'ready' | 'printing' | 'waiting' | 'offline' | 'trouble';
  readonly paper: 'ok' | 'low' | 'out';
  /** Slips that it has been given and that have not ended. */
  readonly owed: number;
};

/** A printer wherever it is: at this machine, on the network, or at an agent. */
export interface Station {
  readonly paperMm: PaperMm;
  view(): StationView;
  /** Why it cannot print now, in a word; undefined when it could, as far as anybody knows. */
  trouble(): string | undefined;
  /** Prints one slip after those before it. Never rejects: trouble is an answer. */
  print(input: SlipInput, errand?: PrintErrand): Promise<PrintAttempt>;
  /** Called whenever `view` or `trouble` may say something else. Returns the way out. */
  onChange(listener: () => void): () => void;
  /** Ends what is under way. */
  stop(): Promise<void>;
}
