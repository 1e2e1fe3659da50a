import { ACT_MAKERS } from './act-makers.ts';
import { COUNTER_MAKERS } from './counter-makers.ts';
import { HALL_MAKERS } from './hall-makers.ts';
import type { Makers } from './maker.ts';
import { TICKET_MAKERS } from './ticket-makers.ts';

/**
 * What makes each command that comes in from outside, and its answer: whoever, body and refusals stand in
 * `core/protocol/commands.ts`.
 */
export const MAKERS: Makers = { ...TICKET_MAKERS, ...COUNTER_MAKERS, ...HALL_MAKERS, ...ACT_MAKERS };
