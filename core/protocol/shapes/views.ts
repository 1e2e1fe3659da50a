import type {
  CategoryId,
  CounterId,
  DepartmentId,
  Language,
  LineId,
  Names,
  ServiceId,
} from '../../catalogue/catalogue.ts';
import type { BoardFace } from './board.ts';
import type { Outcome, StepState, TicketId, TicketNumber } from '../../queue/ticket.ts';
import type { Tier } from '../../queue/reason.ts';
import type { AsideView, HallMatterView, MatterView, NoteView, UndoView } from './visit.ts';
import type { ClosedLineView, LimitedService } from './routing.ts';

/** A wait in whole seconds: half of the waits are shorter than p50, nine of ten shorter than p90. */
export type WaitSeconds = { readonly p50: number; readonly p90: number };

/** Times on the wire are RFC 3339 with the hall's offset. */
export type Rfc3339 = string;

/** The hall's public face (`GET /hall`, topic `hall`). */
export type HallView = {
  readonly id: string;
  readonly name: Names;
  readonly languages: readonly Language[];
  readonly timeZone: string;
  readonly day: string;
  readonly seq: number;
  readonly now: Rfc3339;
  readonly sample: boolean;
  readonly alwaysOpen: boolean;
  readonly intake: IntakeView;
  /** Opening hours of today, `HH:MM`. */
  readonly hours: readonly { readonly from: string; readonly to: string }[];
  readonly waiting: number;
  readonly departments: readonly { readonly id: DepartmentId; readonly name: Names; readonly zone: string }[];
  readonly lines: readonly HallLineView[];
  readonly counters: readonly CounterFace[];
  readonly categories: readonly { readonly id: CategoryId; readonly name: Names }[];
  readonly matters: readonly HallMatterView[];
  readonly boards: readonly BoardFace[];
  readonly kiosks: readonly { readonly id: string; readonly kind: string; readonly name: Names }[];
  /** The services with hours or a daily limit of their own, and whether they take tickets now. */
  readonly limited: readonly LimitedService[];
};

/** Whether tickets are issued now, and if not, why and when again. */
export type IntakeView =
  | { readonly open: true; readonly closesAt?: Rfc3339 }
  | { readonly open: false; readonly why: 'closed' | 'stopped'; readonly reason?: string; readonly opensAt?: Rfc3339 };

export type HallLineView = {
  readonly id: LineId;
  readonly prefix: string;
  readonly department: DepartmentId;
  readonly name: Names;
  readonly waiting: number;
  readonly openCounters: number;
  /** For an ordinary newcomer; absent while no counter of the line is open. */
  readonly wait?: WaitSeconds;
  /** It takes no new tickets. */
  readonly closed?: ClosedLineView;
};

export type CounterFace = {
  readonly id: CounterId;
  readonly name: Names;
  readonly zone: string;
  readonly state: 'open' | 'paused' | 'closed';
};

/** One ticket with its steps (`ticket` in answers, topic `ticket:{id}`). The secret is only in the answer that issues it. */
export type TicketView = {
  readonly id: TicketId;
  readonly number: TicketNumber;
  readonly secret?: string;
  readonly seq: number;
  readonly issuedAt: Rfc3339;
  readonly category: CategoryId;
  readonly language: Language;
  readonly state: 'waiting' | 'called' | 'serving' | 'parked' | 'no-show' | 'done' | 'cancelled';
  /** Where it is called to or served now. */
  readonly counter?: CounterId;
  /** The matter that it was taken for, where it was. */
  readonly matter?: MatterView;
  readonly steps: readonly StepView[];
  /** The file of notes, oldest first; for staff only. */
  readonly notes?: readonly NoteView[];
  /** What became of its newest paper; absent where nobody owes one. */
  readonly slip?: SlipView;
};

/** `owed` is on its way; `sent` may be there, the printer never says; `unknown` was cut off in the middle; `failed` never came out. */
export type SlipView = {
  readonly outcome: 'owed' | 'printed' | 'sent' | 'unknown' | 'failed';
  /** The kiosk or printer that it comes out of. */
  readonly printer: string;
  readonly printerName: Names;
  readonly copy: number;
  /** Why not, as the printer said it. */
  readonly detail?: string;
};

export type StepView = {
  readonly index: number;
  readonly service: ServiceId;
  readonly name: Names;
  readonly department: DepartmentId;
  readonly zone: string;
  readonly line: LineId;
  readonly lineName: Names;
  readonly state: StepState;
  /** People who will be called before; only while it waits. */
  readonly ahead?: number;
  readonly wait?: WaitSeconds;
  /** The service of the same visit that has to be done first. */
  readonly after?: ServiceId;
  readonly counter?: CounterId;
  readonly reservedFor?: CounterId;
  readonly calledAt?: Rfc3339;
  readonly servingAt?: Rfc3339;
  readonly endedAt?: Rfc3339;
  readonly outcome?: Outcome;
  /** It was served, and its citizen has not rated it yet. */
  readonly ratable?: true;
  /** The last note; for staff only. */
  readonly note?: string;
  readonly recalls?: number;
  /** Its line was closed and it waits in this one now. */
  readonly movedFrom?: { readonly line: LineId; readonly name: Names; readonly reason?: string };
  /** Its line takes no new tickets; it is still served. */
  readonly lineClosed?: ClosedLineView;
  readonly materials: { readonly zh: readonly string[]; readonly en: readonly string[] };
};

/** Why a ticket stands where it stands: the numbers of the calling rule, waits in seconds at `now`. */
export type WhyView = {
  readonly tier: Tier;
  readonly level: number;
  readonly waited: number;
  readonly target: number;
  readonly slope: number;
  readonly cap: number;
  readonly urgency: number;
  readonly override?: { readonly by: string; readonly reason: string };
};

/** One who waits in a line, in calling order. */
export type WaitingView = {
  readonly ticket: TicketId;
  readonly number: TicketNumber;
  readonly step: number;
  readonly service: ServiceId;
  readonly serviceName: Names;
  readonly line: LineId;
  readonly category: CategoryId;
  readonly since: Rfc3339;
  /** `ready` may be called now; `held` is at another counter; `blocked` has something to do first. */
  readonly state: 'ready' | 'held' | 'blocked';
  readonly heldBy?: CounterId;
  readonly after?: ServiceId;
  readonly reservedFor?: CounterId;
  readonly matter?: MatterView;
  readonly why: WhyView;
};

/** A line for staff (`GET /lines/{id}`, topic `line:{id}`). */
export type LineView = {
  readonly id: LineId;
  readonly prefix: string;
  readonly department: DepartmentId;
  readonly name: Names;
  readonly target: number;
  readonly seq: number;
  readonly now: Rfc3339;
  readonly waiting: number;
  readonly longestWait: number;
  readonly wait?: WaitSeconds;
  readonly openCounters: number;
  readonly closed?: ClosedLineView;
  readonly tickets: readonly WaitingView[];
};

/** A counter for its clerk (`GET /counters/{id}`, topic `counter:{id}`). */
export type CounterView = {
  readonly id: CounterId;
  readonly name: Names;
  readonly zone: string;
  readonly state: 'open' | 'paused' | 'closed';
  readonly seq: number;
  readonly now: Rfc3339;
  readonly clerk?: string;
  readonly since?: Rfc3339;
  readonly reason?: string;
  readonly lines: readonly {
    readonly line: LineId;
    readonly name: Names;
    readonly prefix: string;
    readonly level: number;
    readonly waiting: number;
    /** Not by counters.csv: by the profile in force, or because the line borrowed this counter. */
    readonly by?: 'profile' | 'loan';
    /** It takes no new tickets; those who wait are still served. */
    readonly closed?: ClosedLineView;
  }[];
  /** The profile in force here. */
  readonly profile?: { readonly id: string; readonly name: Names };
  /** The ticket in hand. */
  readonly ticket?: TicketView;
  /** Which step of it. */
  readonly step?: number;
  /** When it may be called again, and how many recalls are left where the hall limits them. */
  readonly recall?: { readonly from?: Rfc3339; readonly left?: number };
  /** What happened last here and may be taken back. */
  readonly undo?: UndoView;
  /** The last call made here, and why. */
  readonly call?: CallView;
  readonly waiting: number;
  /** Longest wait of those that this counter may call, in seconds. */
  readonly longestWait: number;
  /** The next ones in calling order. */
  readonly ahead: readonly WaitingView[];
  readonly today: { readonly called: number; readonly served: number; readonly meanService: number };
  /** Tickets put aside or missed that may be taken up again here. */
  readonly aside: readonly AsideView[];
};

/** A call with its reason in numbers and in words. */
export type CallView = {
  readonly seq: number;
  readonly at: Rfc3339;
  readonly kind: 'call' | 'recall';
  readonly number: TicketNumber;
  readonly counter: CounterId;
  readonly reason?: ReasonView;
};

export type ReasonView = {
  readonly rule: 'next' | 'named' | 'resumed';
  readonly heads: readonly (WhyView & {
    readonly number: TicketNumber;
    readonly line: LineId;
    readonly category: CategoryId;
    readonly since: Rfc3339;
  })[];
  readonly override?: { readonly by: string; readonly reason: string };
  /** One sentence a language, fit to be read to the citizen who asks. */
  readonly text: Readonly<Record<Language, string>>;
};
