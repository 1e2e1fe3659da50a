import type { Instant } from '../../core/base/time.ts';
import { addDays, instantOf } from '../../core/base/zone.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { dayOpening } from '../../server/ledger/day-opening.ts';
import { rulesOf, SYSTEM, type Rules } from './rules.ts';
import { smallHall } from './small-hall.ts';

/** Ten minutes before the end of the day of the small hall. */
export const LATE: Instant = instantOf('2026-03-09', 23 * 60 + 50, 'Asia/Shanghai');

/**
 * The day ends and the next one opens with whoever goes over, as the ledger does it: through JSON, as the journal has
 * it. Who comes then has other ids than those of the day before.
 */
export function overMidnight(rules: Rules, next: Catalogue = smallHall()): Rules {
  const { state } = rules.world;
  const day = addDays(state.day, 1);
  const { dayStartsAt, timeZone } = state.index.catalogue.hall;
  rules.now = Math.max(rules.now, instantOf(day, dayStartsAt, timeZone));
  const closed = rules.when(SYSTEM, { name: 'close-day', next });
  if (typeof closed === 'string') throw new Error(`refused: ${closed}`);
  const previous = { day: state.day, seq: state.seq, hash: '' };
  const { name: _, catalogue: _next, day: _day, ...over } = dayOpening(rules.world, day, next, previous);
  const made = rulesOf(next, day, rules.now, [], [], JSON.parse(JSON.stringify(over)) as typeof over);
  const when: Rules['when'] = made.when.bind(made);
  made.when = (actor, body) => {
    if (body.name === 'issue-ticket') return when(actor, { ...body, ticket: `${day} ${body.ticket}` });
    if (body.name !== 'join-ticket') return when(actor, body);
    return when(actor, { ...body, paper: { ...body.paper, ticket: `${day} ${body.paper.ticket}` } });
  };
  return made;
}
