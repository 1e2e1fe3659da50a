import type { AssessScope } from './assess-rule.ts';
import type { HallId, Language, Names } from '../base/names.ts';
import { SECOND, type Millis, type MinuteOfDay, type TimeZone } from '../base/time.ts';

/** Who the hall is, and when its day begins. */
export type HallFacts = {
  readonly id: HallId;
  readonly name: Names;
  readonly timeZone: TimeZone;
  readonly languages: readonly Language[];
  /** When the hall's day begins; before it, the night still belongs to the day before. */
  readonly dayStartsAt: MinuteOfDay;
  /** How long after that a day that still has people in it may go on before it is closed over them. */
  readonly lateClosingMs: Millis;
  /** True: open around the clock, whatever the calendar says. */
  readonly alwaysOpen: boolean;
  /** True only for the hall that ships with the program: well-known logins, loopback only. */
  readonly sample: boolean;
  /** Where it stands on the map; absent where the hall file does not say. */
  readonly place?: Place;
};

/** A place on the map, in degrees. */
export type Place = { readonly latitude: number; readonly longitude: number };

/** The numbers of the hall that are not a line's or a category's own. */
export type HallRules = {
  /** No ticket is issued in the last so many minutes of an opening. */
  readonly lastTicketBeforeCloseMs: Millis;
  /** A no-show may come back so long after being marked. */
  readonly reentryWithinMs: Millis;
  /** A booking may check in so long after its slot and still count as a booking. */
  readonly appointmentGraceMs: Millis;
  /** A booking may check in so long before its slot. */
  readonly appointmentEarlyMs: Millis;
  /** The walk between two counters, counted as waiting done (docs/spec/queue.md, credit). */
  readonly walkBetweenCountersMs: Millis;
  readonly maxServicesPerTicket: number;
  /** How many recent calls a board keeps. */
  readonly boardCalls: number;
  /** A call older than this is shown after a reconnect, not announced. */
  readonly repeatWindowMs: Millis;
  /** Boards rest from so long after closing on, once nobody is left; absent: never. */
  readonly boardsRestAfterMs?: Millis;
  /** True: a window screen shows the clerk's name. */
  readonly showClerkNames?: boolean;
  /** What the pictures and films of notices may take together, bytes; NOTICE_FILES_BYTES if not said. */
  readonly noticeFilesBytes?: number;
  /**
   * The record of what boards have shown goes back so many months before this one; NOTICE_RECORD_MONTHS if not said.
   */
  readonly noticeRecordMonths?: number;
  /** A complaint is to be answered within so many working days; absent: no limit. */
  readonly complaintWorkingDays?: number;
  /** And their photo. */
  readonly showClerkPhotos?: boolean;
  /** What holds at a counter beside the calls; as COUNTER_RULES says where the hall does not. */
  readonly counters?: CounterRules;
  /** When managers are told of a counter; as CARE_RULES says where the hall does not. */
  readonly care?: CareRules;
  /**
   * Whoever waits in a line that a counter only helps, for more than so many percent of the target, counts there as one
   * of its own; absent: nobody does before the cap.
   */
  readonly helpOverduePercent?: number;
  /** True: everybody is told how right waits were. */
  readonly publishAccuracy?: boolean;
  /** So many alerts in an hour, all rules together; ALERTS_A_HALL if not said. */
  readonly alertsPerHour?: number;
  /** Whom supervisors see in the monthly sheet and in reports by clerk; everybody if not said. */
  readonly assessScope?: AssessScope;
};

/** From when on something at a counter is a trouble. */
export type CareRules = {
  /** Open, nobody in hand, and somebody waits whom it could call. */
  readonly idleMs: Millis;
  /** How long a pause may last, and one for lunch. */
  readonly pauseMs: Millis;
  readonly lunchMs: Millis;
};

/** In a hall that says nothing of it. */
export const CARE_RULES: CareRules = { idleMs: 180 * SECOND, pauseMs: 15 * 60 * SECOND, lunchMs: 60 * 60 * SECOND };

/** What may be taken back, called again and rated at a counter, and how long. */
export type CounterRules = {
  /** What was done at a counter may be taken back so long; 0: not at all. */
  readonly undoMs: Millis;
  /** From a call to its recall, and between two recalls, at least so long. */
  readonly recallAfterMs: Millis;
  /** Recalls of one call; 0: as many as one likes. */
  readonly recallsAtMost: number;
  /** What was served may be rated at its counter so long; 0: not there. */
  readonly ratingMs: Millis;
  /**
   * No service is over sooner after its call: calling somebody else before then asks what became of the one in hand.
   * 0: nobody is asked. Absent: SHORTEST_SERVICE_MS for people, while programs are not asked.
   */
  readonly shortestServiceMs?: Millis;
  /** From a call at least so long before the number may be missed; 0 if not said. */
  readonly leastBeforeNoShowMs?: Millis;
  /** And recalled at least so often; 0 if not said. */
  readonly leastRecalls?: number;
};

/** The rules at the counter of a hall that says nothing of them. */
export const COUNTER_RULES: CounterRules = {
  undoMs: 8 * SECOND,
  recallAfterMs: 0,
  recallsAtMost: 0,
  ratingMs: 120 * SECOND,
};

/** What nobody is served in, the way to the counter included, where the hall file does not say. */
export const SHORTEST_SERVICE_MS: Millis = 60 * SECOND;

/** What ended at a counter may be brought back there so long, and a finish be taken back. */
export const BRING_BACK_MS: Millis = 30 * 60 * SECOND;

/** Room for the pictures and films of notices where the hall file does not say: 2 GB. */
export const NOTICE_FILES_BYTES = 2048 * 1024 * 1024;

/** How long it is known what boards have shown, where the hall file does not say. */
export const NOTICE_RECORD_MONTHS = 24;
