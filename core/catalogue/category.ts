import type { CategoryId, Names } from '../base/names.ts';
import type { Millis } from '../base/time.ts';

/** Why somebody may wait less long than others, and how much less. */
export type Category = {
  readonly id: CategoryId;
  readonly name: Names;
  /** Target of a line for this category = the line's target times this. */
  readonly targetFactor: number;
  /** Sigma of the two-slope rule: how fast urgency grows past the target. */
  readonly slopeMs: Millis;
  /** Past this wait a ticket goes before everything that is below its own cap. */
  readonly capMs: Millis;
  readonly legalBasisZh: string;
  readonly shareOfVisits: number;
};

/** The category of everybody who has no other; every hall has it. */
export const ORDINARY: CategoryId = 'ordinary';

/** The category of a booking that checked in on time. */
export const APPOINTMENT: CategoryId = 'appointment';
