import { MINUTE } from '../base/time.ts';
import type { BorrowRule, Counter, Line } from '../catalogue/places.ts';
import type { Service } from '../catalogue/service.ts';
import { cell, complain, integer, minutes, percent, reference, references, type Known, type Row } from './read-row.ts';
import { readHours } from './read-weekdays.ts';

/** The optional columns of lines.csv: who helps when it is late, and where it goes when it is closed. */
export function readLineRouting(row: Row, lines: Known, counters: Known): Pick<Line, 'borrow' | 'whenClosed'> {
  const borrow = readBorrow(row, counters);
  const whenClosed = cell(row, 'when_closed') === '' ? undefined : reference(row, 'when_closed', lines);
  if (whenClosed !== undefined && whenClosed === cell(row, 'id'))
    complain(row, 'when_closed', 'another line than this one');
  return { ...(borrow === undefined ? {} : { borrow }), ...(whenClosed === undefined ? {} : { whenClosed }) };
}

const BORROW_FIELDS = ['borrow_after_percent', 'borrow_until_percent', 'borrow_at_least_minutes'] as const;
const AT_LEAST_MINUTES = 10;

function readBorrow(row: Row, counters: Known): BorrowRule | undefined {
  const helpers = references(row, 'borrow_counters', counters);
  if (helpers.length === 0) {
    const alone = BORROW_FIELDS.find((field) => cell(row, field) !== '');
    if (alone !== undefined) complain(row, 'borrow_counters', `counters that may be lent, because ${alone} is given`);
    return undefined;
  }
  const afterPercent = cell(row, 'borrow_after_percent') === '' ? 100 : percent(row, 'borrow_after_percent');
  const half = Math.max(1, Math.floor(afterPercent / 2));
  const untilPercent = cell(row, 'borrow_until_percent') === '' ? half : percent(row, 'borrow_until_percent');
  if (untilPercent >= afterPercent)
    complain(row, 'borrow_until_percent', `a percentage below borrow_after_percent (${String(afterPercent)})`);
  const given = cell(row, 'borrow_at_least_minutes') !== '';
  const atLeastMs = given ? minutes(row, 'borrow_at_least_minutes') : AT_LEAST_MINUTES * MINUTE;
  return { afterPercent, untilPercent, atLeastMs, counters: helpers };
}

/** The optional columns of services.csv: hours of its own and a daily limit. */
export function readServiceLimits(row: Row): Pick<Service, 'hours' | 'lastTicketBeforeCloseMs' | 'dailyLimit'> {
  const hours = readHours(row, 'hours');
  const last = cell(row, 'last_ticket_minutes') !== '';
  if (last && hours.length === 0 && cell(row, 'hours') === '')
    complain(row, 'last_ticket_minutes', 'nothing, or hours in the column hours that it counts from');
  return {
    ...(hours.length === 0 ? {} : { hours }),
    ...(last ? { lastTicketBeforeCloseMs: minutes(row, 'last_ticket_minutes') } : {}),
    ...(cell(row, 'daily_limit') === '' ? {} : { dailyLimit: integer(row, 'daily_limit') }),
  };
}

/** A counter that serves a line anyway cannot be lent to it. */
export function checkBorrowing(rows: readonly Row[], lines: readonly Line[], counters: readonly Counter[]): void {
  for (const line of lines) {
    const row = rows.find((each) => cell(each, 'id') === line.id);
    const own = line.borrow?.counters.find((helper) =>
      counters.find(({ id: counter }) => counter === helper)?.lines.some((served) => served.line === line.id),
    );
    if (own !== undefined && row !== undefined)
      complain(row, 'borrow_counters', 'counters that do not serve this line in counters.csv already', own);
  }
}
