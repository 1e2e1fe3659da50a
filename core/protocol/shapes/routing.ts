import type { CounterId, Language, LineId, Names, ProfileId, ServiceId } from '../../catalogue/catalogue.ts';
import type { TicketNumber } from '../../queue/ticket.ts';
import type { Rfc3339 } from './views.ts';

/** Whether a service takes tickets now. `left`: places of today's limit; absent where there is none. */
export type ServiceIntakeView =
  | { readonly open: true; readonly closesAt?: Rfc3339; readonly left?: number }
  | {
      readonly open: false;
      /** `line-closed`: by a supervisor, with the reason. */
      readonly why: 'closed' | 'full' | 'line-closed';
      readonly opensAt?: Rfc3339;
      readonly reason?: string;
    };

/** A service with hours or a limit of its own, in the hall's public face. */
export type LimitedService = { readonly id: ServiceId; readonly intake: ServiceIntakeView };

/** Why a line takes no tickets, and where those who waited went. */
export type ClosedLineView = {
  readonly reason: string;
  readonly at: Rfc3339;
  readonly movedTo?: LineId;
  readonly movedToName?: Names;
};

/** A profile of the hall file. Times are `HH:MM`; absent where it is only switched by hand. */
export type ProfileFace = {
  readonly id: ProfileId;
  readonly name: Names;
  readonly from?: string;
  readonly to?: string;
  /** 1 = Monday … 7; absent: every day. */
  readonly days?: readonly number[];
};

/** A profile in force. `id` and `name` absent: every counter serves its own lines. */
export type ProfileInForceView = {
  readonly id?: ProfileId;
  readonly name?: Names;
  /** Absent: the whole hall. */
  readonly zone?: string;
  /** A login, or `timetable`. */
  readonly by: string;
  readonly reason: string;
  readonly at: Rfc3339;
};

/** A counter that helps a line which is late, and the numbers that it was lent for: seconds, and percent of the target. */
export type LoanView = {
  readonly counter: CounterId;
  readonly counterName: Names;
  readonly line: LineId;
  readonly lineName: Names;
  readonly prefix: string;
  readonly level: number;
  readonly at: Rfc3339;
  readonly number?: TicketNumber;
  readonly waited: number;
  readonly target: number;
  readonly bound: number;
  /** One sentence a language. */
  readonly text: Readonly<Record<Language, string>>;
};

/** Who serves what beyond the ordinary, for managers. */
export type RoutingView = {
  /** In force now: of the whole hall first, then of single zones. */
  readonly inForce: readonly ProfileInForceView[];
  readonly profiles: readonly ProfileFace[];
  readonly zones: readonly string[];
  readonly lent: readonly LoanView[];
  readonly closed: readonly (ClosedLineView & {
    readonly line: LineId;
    readonly name: Names;
    readonly prefix: string;
    readonly by: string;
    readonly waiting: number;
  })[];
};
