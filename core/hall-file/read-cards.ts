import {
  CARD_KINDS,
  CARD_SCOPES,
  type CardFrom,
  type CardKind,
  type CardRule,
  type CardScope,
} from '../catalogue/card-rule.ts';
import { readTo } from './read-alerts.ts';
import { cell, complain, id, oneOf, references, type Known, type Row } from './read-row.ts';
import type { HallUser } from '../catalogue/staff.ts';

/** What a limit may hold for, and who may be told. */
export type CardPlaces = {
  readonly departments: Known;
  readonly lines: Known;
  readonly services: Known;
  /** Undefined where lines of users.csv are missing, so that nobody can say. */
  readonly users: readonly HallUser[] | undefined;
  /** Whether complaints have a time limit at all. */
  readonly complaintsTimed: boolean;
};

/** A line of cards.csv. */
export function readCard(row: Row, places: CardPlaces): CardRule {
  const kind = oneOf(row, 'kind', CARD_KINDS);
  const scope = oneOf(row, 'scope', CARD_SCOPES);
  if (kind === 'complaint') {
    if (scope !== 'hall') complain(row, 'scope', 'hall: complaints have one limit');
    if (!places.complaintsTimed)
      complain(row, 'kind', 'a limit for complaints first: complaint_working_days in hall.csv');
  }
  return {
    id: id(row),
    kind,
    scope,
    of: readPlaces(row, scope, places),
    ...(kind === 'complaint' ? readDays(row) : readTimes(row, kind)),
    ...readTo(row, places.users),
  };
}

function readPlaces(row: Row, scope: CardScope, places: CardPlaces): readonly string[] {
  switch (scope) {
    case 'hall':
      if (cell(row, 'of') !== '') complain(row, 'of', 'nothing: the hall is one');
      return [];
    case 'department':
      return references(row, 'of', places.departments);
    case 'line':
      return references(row, 'of', places.lines);
    case 'service':
      return references(row, 'of', places.services);
  }
}

type Colours = Pick<CardRule, 'yellow' | 'red'>;

/** More is a slip of the finger. */
const MOST_MINUTES = 1440;
const MOST_PERCENT = 2000;
const MOST_DAYS = 60;

function readDays(row: Row): Colours {
  const days = (field: string, min: number): CardFrom => {
    const n = /^\d+$/.test(cell(row, field)) ? Number(cell(row, field)) : Number.NaN;
    if (n >= min && n <= MOST_DAYS) return { unit: 'days', n };
    complain(row, field, `a whole number of working days from ${String(min)} to ${String(MOST_DAYS)}`);
    return { unit: 'days', n: min };
  };
  return { yellow: days('yellow', 0), red: days('red', 1) };
}

function readTimes(row: Row, kind: CardKind): Colours {
  const yellow = readTime(row, 'yellow', kind);
  const red = readTime(row, 'red', kind);
  if (yellow === undefined || red === undefined) return { yellow: NEVER, red: NEVER };
  if (yellow.unit !== red.unit) complain(row, 'red', `${WAYS[yellow.unit]}, as yellow is ${cell(row, 'yellow')}`);
  else if (red.n <= yellow.n) complain(row, 'red', `more than yellow, which is ${cell(row, 'yellow')}`);
  return { yellow, red };
}

/** Where a cell cannot be read: the file is refused anyhow. */
const NEVER: CardFrom = { unit: 'minutes', n: MOST_MINUTES };

const WAYS = { minutes: 'minutes, such as 30', percent: 'a percentage, such as 150%', days: 'working days' } as const;

function readTime(row: Row, field: string, kind: CardKind): CardFrom | undefined {
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(cell(row, field));
  const n = match === null ? Number.NaN : Number(match[1]);
  const unit = match?.[2] === '%' ? 'percent' : 'minutes';
  if (n > 0 && n <= (unit === 'percent' ? MOST_PERCENT : MOST_MINUTES)) return { unit, n };
  const of = kind === 'waiting' ? 'the target' : 'the usual service time';
  complain(
    row,
    field,
    `minutes up to ${String(MOST_MINUTES)}, such as 30, or a percentage of ${of} up to ${String(MOST_PERCENT)}%, such as 150%`,
  );
  return undefined;
}
