import { MINUTE } from '../base/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { OpeningHours } from '../catalogue/opening-hours.ts';
import type { Service } from '../catalogue/service.ts';
import { cell, complain, type Row } from './read-row.ts';
import type { HallFileError } from './tables.ts';

type Rows = { readonly 'services.csv': readonly Row[]; readonly 'calendar.csv': readonly Row[] };

/** Hours that leave nothing: a service that is given only while the hall is closed, an opening without a ticket. */
export function checkHours(rows: Rows, catalogue: Catalogue, errors: readonly HallFileError[]): void {
  if (errors.some(({ file }) => file === 'calendar.csv')) return;
  const { hall, rules, calendar, services } = catalogue;
  if (hall.alwaysOpen) return;
  const last = Math.round(rules.lastTicketBeforeCloseMs / MINUTE);
  for (const row of rows['calendar.csv'].filter((each) => ['hours', 'make-up-workday'].includes(kindOf(each))))
    checkOpening(row, calendar.hours, last);
  // The first of an id that stands there twice.
  const rowOf = new Map(rows['services.csv'].toReversed().map((row) => [cell(row, 'id'), row]));
  for (const service of services) {
    const row = rowOf.get(service.id);
    if (row !== undefined) checkService(row, service, calendar.hours, last);
  }
}

function kindOf(row: Row): string {
  return cell(row, 'kind').toLowerCase();
}

function checkOpening(row: Row, hours: readonly OpeningHours[], last: number): void {
  const [from, to] = [minuteOf(cell(row, 'time_from')), minuteOf(cell(row, 'time_to'))];
  if (from === undefined || to === undefined || to === 24 * 60 || to - from > last) return;
  if (hours.some((each) => each.to === from || each.from === to)) return;
  complain(row, 'time_to', `an opening of more than the ${last} minutes in which no ticket is given before closing`);
}

function checkService(row: Row, service: Service, open: readonly OpeningHours[], last: number): void {
  const { hours, lastTicketBeforeCloseMs } = service;
  if (hours === undefined || hours.length === 0) return;
  const shared = hours.some((each) =>
    open.some((hall) => hall.weekday === each.weekday && each.from < hall.to && hall.from < each.to),
  );
  if (!shared) return complain(row, 'hours', 'hours in which the hall is open by calendar.csv; it never is in these');
  const lastOwn = lastTicketBeforeCloseMs === undefined ? last : Math.round(lastTicketBeforeCloseMs / MINUTE);
  if (hours.every(({ from, to }) => to - from <= lastOwn))
    complain(row, 'hours', `hours longer than the ${lastOwn} minutes in which no ticket is given before their end`);
}

function minuteOf(value: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2})[:：](\d{2})/.exec(value) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
