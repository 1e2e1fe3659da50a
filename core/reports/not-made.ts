/** What a scheduled report waits for. `fault`: something else is wrong, as the detail says. */
export const NOT_YET_MADE = ['day-open', 'reports-behind', 'reports-away', 'fault'] as const;

export type NotYetMade = (typeof NOT_YET_MADE)[number];

/** Why one is never made as the hall file says it. */
export const CANNOT_BE_MADE = ['too-many-rows', 'not-asked-right'] as const;

export type CannotBeMade = (typeof CANNOT_BE_MADE)[number];
