import type { CounterId, Language, LineId, Names } from '../../catalogue/catalogue.ts';
import type { PauseReason } from '../../queue/pause-reason.ts';
import type { TicketNumber } from '../../queue/ticket.ts';
import type { IntakeView, Rfc3339, WaitSeconds } from './views.ts';

export type BoardFace = {
  readonly id: string;
  readonly kind: string;
  readonly name: Names;
  readonly widthPx: number;
  readonly heightPx: number;
};

/**
 * What became of a call's voice. `late`: the boards have shown it, and it was no longer spoken; `muted`: the loudspeaker is muted, or its
 * volume 0; `silent`: nobody could play it.
 */
export type VoiceOutcome = 'waiting' | 'speaking' | 'spoken' | 'late' | 'muted' | 'silent';

/**
 * What the hall saw and heard of the newest call at a counter (`GET /counters/{id}/heard`, topic `heard:{counter}`): of so many boards that
 * are linked and show it, so many have painted it.
 */
export type CallReceipt = {
  readonly seq: number;
  readonly now: Rfc3339;
  /** The seq of the call; absent before the first call of the day. */
  readonly call?: number;
  readonly boards: number;
  readonly painted: number;
  /** Absent where no voice speaks. */
  readonly voice?: VoiceOutcome;
};

/** What a board shows (`GET /boards/{id}`, topic `board:{id}`). */
export type BoardView = {
  readonly id: string;
  readonly kind: string;
  readonly name: Names;
  readonly hall: Names;
  readonly seq: number;
  readonly now: Rfc3339;
  readonly timeZone: string;
  readonly repeatWindow: number;
  /** The counter that it hangs above, if it is a window screen. */
  readonly counter?: CounterId;
  readonly intake: IntakeView;
  /** The hall is closed and nobody is left: the board rests, until it wakes for the next opening. */
  readonly rest?: RestView;
  /** By how far away people are: the layout, and how much larger the letters of the list are. */
  readonly letters?: { readonly layout: 'near' | 'far'; readonly scale: number };
  /** What it speaks in, if the hall file says: one or two at once, or each for `turnSeconds`. */
  readonly languages?: readonly Language[];
  readonly turnSeconds?: number;
  /** Newest first. */
  readonly calls: readonly BoardCall[];
  readonly waiting: readonly {
    readonly line: LineId;
    readonly prefix: string;
    readonly name: Names;
    readonly waiting: number;
    readonly openCounters: number;
    readonly wait?: WaitSeconds;
    /** On a board of the waiting area: who is next, by the order in which they are called. */
    readonly next?: readonly TicketNumber[];
  }[];
  readonly notices: readonly { readonly id: string; readonly text: Names }[];
};

/** What stands over one counter (`GET /windows/{counter}`, topic `window:{counter}`). */
export type WindowView = {
  readonly counter: CounterId;
  readonly name: Names;
  readonly hall: Names;
  readonly zone: string;
  readonly seq: number;
  readonly now: Rfc3339;
  readonly timeZone: string;
  /** As on a board. */
  readonly rest?: RestView;
  readonly state: 'open' | 'paused' | 'closed';
  /** Of a pause: why, if it is one of the usual reasons, and since when. */
  readonly reason?: PauseReason;
  readonly since?: Rfc3339;
  /** Who works here, where the hall shows names. */
  readonly clerk?: Names;
  /** And their picture (`GET /photos/{photo}`), where the hall shows photos. */
  readonly photo?: string;
  /** What is done here, four lines at most. */
  readonly lines: readonly { readonly prefix: string; readonly name: Names }[];
  /** Who is called or served; never while the counter is paused or closed. `call`: the seq of the newest call. */
  readonly ticket?: {
    readonly number: TicketNumber;
    readonly state: 'called' | 'serving';
    readonly call?: number;
    readonly service?: Names;
  };
};

export type RestView = { readonly wakesAt?: Rfc3339; readonly opensAt?: Rfc3339 };

export type BoardCall = {
  readonly seq: number;
  readonly at: Rfc3339;
  readonly kind: 'call' | 'recall';
  readonly number: TicketNumber;
  readonly counter: CounterId;
  readonly counterName: Names;
  readonly zone: string;
  readonly line: LineId;
  readonly state: 'called' | 'serving' | 'over';
};

/** The `call` message to those who watch a board that shows the line. */
export type CallMessage = {
  readonly seq: number;
  readonly at: Rfc3339;
  readonly number: TicketNumber;
  readonly counter: CounterId;
  readonly kind: 'call' | 'recall';
  readonly counterName: Names;
  readonly zone: string;
  readonly line: LineId;
  readonly speech: readonly { readonly language: Language; readonly text: string }[];
  readonly board: readonly string[];
};
