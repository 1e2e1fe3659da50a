import { DAY, type BusinessDay, type Instant } from '../base/time.ts';
import type { CounterId, ServiceId } from '../base/names.ts';
import type { RatingReason } from './rating.ts';
import type { StepIndex, TicketId, TicketNumber } from './ticket.ts';

/** Where a complaint came from: a bad grade, the phone page, a kiosk, staff at a number, or one of those below. */
export const COMPLAINT_SOURCES = ['rating', 'phone', 'kiosk', 'desk', 'call', 'letter', 'visit'] as const;

export type ComplaintSource = (typeof COMPLAINT_SOURCES)[number];

/** Those that staff file for somebody who telephoned, wrote or came. */
export const RECEIVED_SOURCES = ['call', 'letter', 'visit'] as const;

export type ReceivedSource = (typeof RECEIVED_SOURCES)[number];

/** So many steps has a case, its answers not counted: a case is a file, not a chat. */
export const MOST_MOVES = 100;

/** So long after its answer a complaint is at hand: to be read by its citizen, and to be reopened. */
export const ANSWERED_KEPT_MS = 15 * DAY;

/** So many of them, the newest. */
export const MOST_ANSWERED_KEPT = 200;

/** So much of a text goes over into the next day; all of it stays where it was written. */
export const CARRIED_TEXT = 120;

/** `2026-03-09-57`: the day and the seq of the event that filed it. Known over the days until it is answered. */
export type ComplaintId = string;

/** One slip files so many in words; those that bad grades open come on top, one a served step. */
export const MOST_COMPLAINTS = 5;

/** What came of a complaint: put right at once, to be put right by a date, explained, or found to be a mistake. */
export const COMPLAINT_OUTCOMES = ['corrected', 'planned', 'explained', 'unfounded'] as const;

export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** A complaint as the hall keeps it. */
export type Complaint = {
  readonly id: ComplaintId;
  readonly at: Instant;
  /** `TS20261130-003`, for people; absent in those that journals of earlier versions carried over midnight. */
  readonly no?: string;
  readonly source?: ComplaintSource;
  /** Absent where nobody knows of which number it is. */
  readonly ticket?: TicketId;
  readonly number: TicketNumber;
  /** What its holder shows to read the answer, also on later days. */
  readonly secret?: string;
  readonly text: string;
  /** The step that was rated badly; absent where the visit as a whole is meant. */
  readonly step?: StepIndex;
  readonly service?: ServiceId;
  readonly counter?: CounterId;
  readonly grade?: number;
  readonly reasons?: readonly RatingReason[];
  /** Who it is about, as far as that is known. */
  readonly clerk?: string;
  /** What a letter is filed under. */
  readonly reference?: string;
  /** The last day for the answer; absent where the hall sets no limit. */
  readonly due?: BusinessDay;
  readonly assigned?: string;
  readonly extended?: number;
  readonly reopened?: number;
  /** Where in the journal each step of the case stands, but for the first. */
  readonly moves?: readonly ComplaintMove[];
  readonly answer?: ComplaintAnswer;
};

/** An event of a case. */
export type ComplaintMove = { readonly day: BusinessDay; readonly seq: number };

/** A case as far as the rules need it. */
export type ComplaintStanding = {
  readonly state: 'open' | 'answered';
  readonly due: BusinessDay | undefined;
  readonly moves: number;
};

export type ComplaintAnswer = {
  readonly at: Instant;
  readonly by: string;
  readonly outcome: ComplaintOutcome;
  readonly text: string;
};

/** The id of the complaint that an event files. */
export function complaintId(event: { readonly day: BusinessDay; readonly seq: number }): ComplaintId {
  return `${event.day}-${String(event.seq)}`;
}

/** Where the complaint was filed. */
export function filedAt(id: ComplaintId): ComplaintMove {
  return { day: id.slice(0, 10), seq: Number(id.slice(11)) };
}

/** The number that people write on a file: the day, and which complaint of the day it was. */
export function complaintNo(day: BusinessDay, count: number): string {
  return `TS${day.replaceAll('-', '')}-${String(count).padStart(3, '0')}`;
}
