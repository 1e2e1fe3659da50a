import { HOUR, type Instant } from '../../base/time.ts';
import { ALERTS_A_HALL, figureFacts, type AlertRule } from '../../catalogue/alert-rule.ts';
import { alertsInForce, type AlertPlace } from '../alert.ts';
import { isStaff } from '../authority.ts';
import type { EventBody } from '../event.ts';
import type { HallState } from '../state.ts';
import { saidWhy } from './said-why.ts';
import { accept, refuse, type CommandOf, type Decision } from './decision.ts';

type AlertCommand = CommandOf<'raise-alert' | 'clear-alert' | 'acknowledge-alert' | 'test-alert'>;

/** Alerts: raised and cleared by the hall itself, once each; acknowledged and tried by people. */
export function decideAlert(state: HallState, command: AlertCommand, now: Instant): Decision {
  switch (command.name) {
    case 'raise-alert':
      return raise(state, command, now);
    case 'clear-alert':
      return clear(state, command);
    case 'acknowledge-alert':
      return acknowledge(state, command);
    case 'test-alert':
      return test(state, command);
  }
}

function ruleCalled(state: HallState, id: string): AlertRule | undefined {
  return state.index.catalogue.alerts?.find((rule) => rule.id === id);
}

/** What is in force already is not raised again, whoever asks: so a restart repeats nothing. */
function raise(state: HallState, { actor, rule: id, of, value }: CommandOf<'raise-alert'>, now: Instant): Decision {
  if (actor.kind !== 'system') return refuse('not-allowed', 'alerts are raised by the hall itself');
  const rule = ruleCalled(state, id);
  if (rule === undefined) return refuse('alert-unknown', `there is no rule ${id} in alerts.csv`);
  const isHere = (each: AlertPlace): boolean => each.rule === id && each.of === of;
  if (alertsInForce(state.alerts).some((each) => each.test !== true && isHere(each))) return accept();
  const place: AlertPlace = { rule: id, figure: rule.figure, scope: rule.scope, of };
  const limit = limitReached(state, rule, now);
  if (limit === undefined) {
    return accept({ type: 'AlertRaised', data: { ...place, value, threshold: rule.threshold } });
  }
  const lately = state.alerts.quiet.filter(({ at }) => now - at < HOUR);
  if (lately.some(isHere)) return accept();
  const told = lately.some((each) => each.limit === limit.limit && (limit.limit === 'hall' || each.rule === id));
  return accept({ type: 'AlertSuppressed', data: { ...place, value, ...limit, ...(told ? {} : { first: true }) } });
}

function limitReached(
  { alerts, index }: HallState,
  rule: AlertRule,
  now: Instant,
): { readonly limit: 'rule' | 'hall'; readonly most: number } | undefined {
  const lately = alerts.records.filter(({ at, test }) => test !== true && now - at < HOUR);
  const most = index.catalogue.rules.alertsPerHour ?? ALERTS_A_HALL;
  if (lately.filter((each) => each.rule === rule.id).length >= rule.mostPerHour)
    return { limit: 'rule', most: rule.mostPerHour };
  return lately.length >= most ? { limit: 'hall', most } : undefined;
}

function clear(state: HallState, { actor, alert, why, value }: CommandOf<'clear-alert'>): Decision {
  if (actor.kind !== 'system') return refuse('not-allowed', 'alerts are cleared by the hall itself');
  const found = state.alerts.records.find(({ id }) => id === alert);
  if (found === undefined) return refuse('alert-unknown', `there is no alert ${alert}`);
  if (found.cleared !== undefined) return accept();
  return accept({
    type: 'AlertCleared',
    data: { alert, rule: found.rule, why, ...(value === undefined ? {} : { value }) },
  });
}

function acknowledge(state: HallState, { actor, alert, reason }: CommandOf<'acknowledge-alert'>): Decision {
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor acknowledges alerts');
  const found = state.alerts.records.find(({ id }) => id === alert);
  if (found === undefined) return refuse('alert-unknown', `there is no alert ${alert} today`);
  const { acknowledged, rule } = found;
  if (acknowledged !== undefined)
    return refuse('alert-acknowledged', `alert ${alert} was acknowledged by ${acknowledged.by}`);
  return accept({ type: 'AlertAcknowledged', data: { alert, rule, ...saidWhy(reason) } });
}

/** Goes all the way out; while one test of a rule is in force there is no second. */
function test(state: HallState, { actor, rule: id }: CommandOf<'test-alert'>): Decision {
  if (!isStaff(actor, 'supervisor')) return refuse('not-allowed', 'only a supervisor tries an alert');
  const rule = ruleCalled(state, id);
  if (rule === undefined) return refuse('alert-unknown', `there is no rule ${id} in alerts.csv`);
  if (alertsInForce(state.alerts).some((each) => each.test === true && each.rule === id)) return accept();
  const { figure, scope, of, threshold } = rule;
  return accept({
    type: 'AlertRaised',
    data: { rule: id, figure, scope, of: of[0] ?? '', value: threshold, threshold, test: true },
  });
}

/** What a day that ends clears: tests, and, where nobody goes over into the next day, what was said of people. */
export function alertsOver(state: HallState, peopleGoOver: boolean): EventBody[] {
  return alertsInForce(state.alerts)
    .filter(({ test: tried, figure }) => tried === true || (!peopleGoOver && figureFacts(figure).lasts !== true))
    .map(({ id: alert, rule }) => ({ type: 'AlertCleared', data: { alert, rule, why: 'day-closed' } }));
}
