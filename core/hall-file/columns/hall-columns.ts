import type { Column } from './column.ts';
import { HALL_CALLING_KEYS } from './hall-calling-columns.ts';
import { HALL_DAY_KEYS } from './hall-day-columns.ts';
import { HALL_HOUSE_KEYS } from './hall-house-columns.ts';

/** The keys of hall.csv, in the order in which they are written. */
export const HALL_KEYS: readonly Column[] = [...HALL_DAY_KEYS, ...HALL_CALLING_KEYS, ...HALL_HOUSE_KEYS];
