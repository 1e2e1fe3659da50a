import {
  ALERT_DEVICES,
  ALERT_FIGURES,
  ALERT_ROLES,
  ALERT_SCOPES,
  ALERT_WAYS,
  ALERTS_A_RULE,
  figureFacts,
  usualClearAt,
  type AlertFigure,
  type AlertRule,
  type AlertScope,
  type AlertWay,
} from '../catalogue/alert-rule.ts';
import type { HallUser, Role } from '../catalogue/staff.ts';
import {
  cell,
  complain,
  decimal,
  hint,
  id,
  integer,
  list,
  minutes,
  names,
  oneOf,
  references,
  type Known,
  type Row,
} from './read-row.ts';
import { readHours } from './read-weekdays.ts';
import { isWebAddress } from './web-address.ts';

/** What a rule may be about, and who may be told. */
export type AlertPlaces = {
  readonly departments: Known;
  readonly lines: Known;
  readonly counters: Known;
  readonly zones: Known;
  /** Undefined where lines of users.csv are missing, so that nobody can say. */
  readonly users: readonly HallUser[] | undefined;
  /** Some board stands in the duty office. */
  readonly dutyBoard: boolean;
};

const FIGURES = Object.keys(ALERT_FIGURES) as readonly AlertFigure[]; // its keys are its names

/** A line of alerts.csv. */
export function readAlert(row: Row, places: AlertPlaces): AlertRule {
  const figure = oneOf(row, 'figure', FIGURES);
  const scope = oneOf(row, 'scope', ALERT_SCOPES);
  const { scopes } = figureFacts(figure);
  if (ALERT_SCOPES.some((each) => each === cell(row, 'scope').toLowerCase()) && !scopes.includes(scope))
    complain(row, 'scope', `one of ${scopes.join(', ')}, for ${figure} is read nowhere else`);
  const threshold = decimal(row, 'threshold');
  if (figureFacts(figure).unit === 'percent' && threshold > 100) complain(row, 'threshold', 'a percentage up to 100');
  const forMs = cell(row, 'for_minutes') === '' ? 0 : minutes(row, 'for_minutes');
  const most = cell(row, 'most_per_hour') === '' ? ALERTS_A_RULE : integer(row, 'most_per_hour');
  const ways = readWays(row, places);
  const webhook = readWebhook(row, ways);
  return {
    id: id(row),
    name: names(row),
    figure,
    scope,
    of: readPlaces(row, scope, places),
    threshold,
    clearAt: readClearAt(row, figure, threshold),
    forMs,
    when: readWhen(row),
    ...readTo(row, places.users),
    ways,
    ...(webhook === undefined ? {} : { webhook }),
    mostPerHour: most,
  };
}

function readPlaces(row: Row, scope: AlertScope, places: AlertPlaces): readonly string[] {
  switch (scope) {
    case 'hall':
      if (cell(row, 'of') !== '') complain(row, 'of', 'nothing: the hall is one');
      return [];
    case 'department':
      return references(row, 'of', places.departments);
    case 'line':
      return references(row, 'of', places.lines);
    case 'counter':
      return references(row, 'of', places.counters);
    case 'zone':
      return references(row, 'of', places.zones);
    case 'device':
      return words(row, 'of', ALERT_DEVICES);
  }
}

/** Several of a few words, each once. */
function words<T extends string>(row: Row, field: string, allowed: readonly T[]): readonly T[] {
  const found: T[] = [];
  for (const part of list(row, field)) {
    const word = allowed.find((each) => each === part.toLowerCase());
    if (word === undefined) complain(row, field, `of ${allowed.join(', ')}${hint(part, allowed)}`, part);
    else if (found.includes(word)) complain(row, field, 'each only once', part);
    else found.push(word);
  }
  return found;
}

/** Over again on the good side of the threshold: at the threshold itself it would flicker. */
function readClearAt(row: Row, figure: AlertFigure, threshold: number): number {
  if (cell(row, 'clear_at') === '') return usualClearAt(figure, threshold);
  const clearAt = decimal(row, 'clear_at');
  const from = figureFacts(figure).bad === 'from';
  if (from ? clearAt >= threshold : clearAt <= threshold)
    complain(row, 'clear_at', `a number ${from ? 'below' : 'above'} the threshold, ${String(threshold)}`);
  return clearAt;
}

function readWhen(row: Row): AlertRule['when'] {
  const when = cell(row, 'when');
  if (when === '') return 'always';
  return when.toLowerCase() === 'opening' ? 'opening' : readHours(row, 'when');
}

/** Roles and logins that may be told. */
export function readTo(
  row: Row,
  users: AlertPlaces['users'],
): { readonly roles: readonly Role[]; readonly users: string[] } {
  const may = (users ?? []).filter(({ role }) => ALERT_ROLES.some((each) => each === role)).map((user) => user.id);
  const told = { roles: [] as Role[], users: [] as string[] };
  for (const part of list(row, 'to')) {
    const role = ALERT_ROLES.find((each) => each === part.toLowerCase());
    if (role !== undefined) told.roles.push(role);
    else if (users === undefined || may.includes(part)) told.users.push(part);
    else {
      const expected = `one of ${ALERT_ROLES.join(', ')}, or a login of users.csv with one of these roles`;
      complain(row, 'to', `${expected}${hint(part, [...ALERT_ROLES, ...may])}`, part);
    }
  }
  if (cell(row, 'to') === '') complain(row, 'to', 'somebody who is told, such as supervisor');
  return told;
}

function readWays(row: Row, { dutyBoard }: AlertPlaces): readonly AlertWay[] {
  const ways = words(row, 'ways', ALERT_WAYS);
  if (cell(row, 'ways') === '') complain(row, 'ways', `at least one of ${ALERT_WAYS.join(', ')}`);
  if (ways.includes('board') && !dutyBoard)
    complain(row, 'ways', 'a board of the type office-overview in devices.csv for the way board', 'board');
  return ways;
}

function readWebhook(row: Row, ways: readonly AlertWay[]): string | undefined {
  const url = cell(row, 'webhook');
  if (!ways.includes('webhook')) {
    if (url !== '') complain(row, 'webhook', 'nothing, or webhook in the column ways');
    return undefined;
  }
  if (!isWebAddress(url)) complain(row, 'webhook', 'an address such as https://duty.example/hooks/hall');
  return url;
}
