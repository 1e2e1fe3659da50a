import type { BusinessDay, Instant } from '../base/time.ts';
import type { CategoryId, Language, LineId, ServiceId } from '../base/names.ts';
import type { SlipOutcome, TicketId, TicketNumber } from './ticket.ts';

/** Numbers of one line, from the first to the last; A901 to A920 are those of 901 to 920 with the prefix A. */
export type NumberRange = {
  readonly line: LineId;
  readonly prefix: string;
  readonly from: number;
  readonly to: number;
};

/** Numbers that a kiosk may give while the server is out of reach. Nobody else gives them that day. */
export type Lease = {
  readonly kiosk: string;
  /** The folder of the agent that keeps them; another one does not know which were given. */
  readonly folder: string;
  /** Since when: none of them was given before. */
  readonly at: Instant;
  readonly ranges: readonly NumberRange[];
};

/** Numbers that were leased today: none of them was given before the lease, nor after it was returned. */
export type LeasedRange = NumberRange & {
  readonly kiosk: string;
  readonly at: Instant;
  readonly returnedAt: Instant | undefined;
};

/** What the rules know of leases; all of today. */
export type LeasesState = {
  /** By kiosk, those that stand. */
  readonly standing: Map<string, Lease>;
  /** Every range that was ever leased today, by line, with whose it is, since and until when. */
  readonly leased: Map<LineId, readonly LeasedRange[]>;
  /** Numbers of leases that are known to stand on a paper, and whose. */
  readonly papers: Map<TicketNumber, TicketId>;
  /** Papers that were told and did not join a line. */
  readonly notJoined: Set<TicketId>;
  /** The ticket that came of a kiosk's command, by the key of that command. */
  readonly asked: Map<string, TicketId>;
};

export function noLeases(): LeasesState {
  return { standing: new Map(), leased: new Map(), papers: new Map(), notJoined: new Set(), asked: new Map() };
}

/** Why a lease is over; what is left of it was given to nobody, as far as anybody knows. */
export type LeaseEnd = 'returned' | 'day-closed' | 'folder-lost' | 'hall-file';

/** Why a number that stands on a paper waits in no line. */
export type NotJoined = 'day-over' | 'number-taken' | 'service-gone' | 'served-already';

/** A number that a kiosk gave by itself: what its agent has written down. */
export type OfflinePaper = {
  readonly ticket: TicketId;
  readonly secret: string;
  readonly number: TicketNumber;
  readonly day: BusinessDay;
  readonly kiosk: string;
  readonly services: readonly ServiceId[];
  readonly category: CategoryId;
  readonly language: Language;
  /** By the clock of the agent, set by that of the hall while they were linked. */
  readonly issuedAt: Instant;
  readonly slip: SlipOutcome;
  /** The key of the command that the kiosk had sent to the server, and nobody had answered. */
  readonly asked?: string | undefined;
};

export type LeaseCommandBody =
  | {
      readonly name: 'lease-numbers';
      readonly kiosk: string;
      readonly folder: string;
      /** What the agent has of today; a server that was restored from a backup may not know of it. */
      readonly held: readonly NumberRange[];
    }
  | { readonly name: 'return-numbers'; readonly kiosk: string; readonly folder: string }
  | { readonly name: 'join-ticket'; readonly paper: OfflinePaper };

export type LeaseEventBody =
  | {
      readonly type: 'NumbersLeased';
      readonly data: { readonly kiosk: string; readonly folder: string; readonly ranges: readonly NumberRange[] };
    }
  | {
      readonly type: 'LeaseEnded';
      readonly data: {
        readonly kiosk: string;
        readonly why: LeaseEnd;
        /** Those of which nobody has told a paper. They are not given any more that day. */
        readonly notGiven: readonly NumberRange[];
      };
    }
  | {
      readonly type: 'PaperNotJoined';
      readonly data: {
        readonly paper: TicketId;
        readonly number: TicketNumber;
        readonly day: BusinessDay;
        readonly kiosk: string;
        readonly issuedAt: Instant;
        readonly why: NotJoined;
      };
    };

/** How many numbers of each line a kiosk has in hand; it gets new ones when half of them are gone. */
export const LEASE_NUMBERS = 20;

/** Numbers of leases begin here, so that the others run on without a gap. */
export const LEASE_FROM = 901;

/** A number as it stands on the paper. */
export function numberAt(prefix: string, count: number): TicketNumber {
  return `${prefix}${String(count).padStart(3, '0')}`;
}

/** What is left of ranges when the numbers on papers are taken out; neighbours stay together. */
export function restOf(ranges: readonly NumberRange[], papers: LeasesState['papers']): readonly NumberRange[] {
  const rest: NumberRange[] = [];
  for (const range of ranges) {
    let from: number | undefined;
    for (let count = range.from; count <= range.to + 1; count += 1) {
      const free = count <= range.to && !papers.has(numberAt(range.prefix, count));
      if (free) from ??= count;
      else if (from !== undefined) {
        rest.push({ ...range, from, to: count - 1 });
        from = undefined;
      }
    }
  }
  return rest;
}

/** Whether what a command asked for is on a paper that the kiosk gave by itself. */
export function onPaper({ asked, papers }: LeasesState, commandId: string): boolean {
  const ticket = asked.get(commandId);
  return ticket !== undefined && [...papers.values()].includes(ticket);
}

/** How many numbers there are in ranges. */
export function countOf(ranges: readonly NumberRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
