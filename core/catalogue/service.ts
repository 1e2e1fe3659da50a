import type { DepartmentId, LineId, MatterId, Names, ServiceId } from '../base/names.ts';
import type { Millis } from '../base/time.ts';
import type { OpeningHours } from './opening-hours.ts';

/** What citizens come for. */
export type Service = {
  readonly id: ServiceId;
  readonly code: string;
  readonly department: DepartmentId;
  readonly line: LineId;
  readonly name: Names;
  readonly synonymsZh: readonly string[];
  readonly synonymsEn: readonly string[];
  readonly lifeEvents: readonly string[];
  readonly materialsZh: readonly string[];
  readonly materialsEn: readonly string[];
  /** Service time, log-normal: from the call to the end. */
  readonly medianMs: Millis;
  readonly cv: number;
  readonly visitsPerYear: number;
  readonly needsIdentity: boolean;
  /** False: every category waits as an ordinary one here. */
  readonly priorityAllowed: boolean;
  /** Not named where everybody reads it. */
  readonly discreet?: true;
  readonly jointWith: readonly ServiceId[];
  /** Services that, when asked for in the same visit, come before this one. */
  readonly after: readonly ServiceId[];
  /** When tickets for it are given, where it has hours of its own. */
  readonly hours?: readonly OpeningHours[];
  /** How long before the end of its hours the last ticket is given; absent: as the hall does. */
  readonly lastTicketBeforeCloseMs?: Millis;
  /** How many may ask for it in a day. */
  readonly dailyLimit?: number;
};

/** One matter that concerns several departments (一件事): one ticket for all its services, in this order. */
export type Matter = { readonly id: MatterId; readonly name: Names; readonly services: readonly ServiceId[] };

/** Readings that the search should use for words of one service: word and its syllables. */
export type Readings = Readonly<Record<string, string>>;
