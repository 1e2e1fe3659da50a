import { LANGUAGES } from '../../core/base/names.ts';
import { DAY, MINUTE, SECOND, type BusinessDay, type Instant } from '../../core/base/time.ts';
import { instantOf, isDate } from '../../core/base/zone.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import { indexCatalogue, targetOf, type CatalogueIndex } from '../../core/catalogue/catalogue-index.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import { nearest } from '../../core/hall-file/nearest.ts';
import { CLERK_OUTCOMES } from '../../core/queue/ticket.ts';
import { CHANNELS } from '../../core/reports/channel.ts';
import { wrongCount } from '../hall-file/wrong-count.ts';
import { KEPT_COLUMNS, type KeptColumn } from './history-file.ts';
import { VisitsSeen } from './visits-seen.ts';

/** The columns of a history of another system, in any order. */
export const HISTORY_COLUMNS = [
  ...(['visit', 'taken', 'called', 'served', 'ended', 'department', 'line', 'service', 'counter', 'clerk'] as const),
  ...(['category', 'language', 'channel', 'booked', 'outcome', 'grade'] as const),
] as const;

type Column = (typeof HISTORY_COLUMNS)[number];

const NEEDED: readonly Column[] = ['visit', 'taken'];
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;
const AN_ID = 'expected an id of letters, digits and hyphens, 64 at most';
/** What a visit is called elsewhere is kept in memory for every visit of years. */
const LONGEST_NAME = 200;
/** Nobody waits longer: a day, and the night in which it may go on. */
const LONGEST_VISIT = 2 * DAY;
const EARLIEST: Instant = 0;
const ENDINGS = [...CLERK_OUTCOMES, 'no-show', 'left'] as const;

/** Reads a history row by row, and says of each mistake where it is, what stands there and what would be right. */
export class HistoryReader {
  readonly mistakes: string[] = [];
  private readonly index: CatalogueIndex;
  private readonly file: string;
  private columns: ReadonlyMap<Column, number> | undefined;
  /** How many fields the head has. */
  private width = 0;
  /** How many fields each row has at least. */
  private least = 0;
  private readonly seen = new VisitsSeen();
  private from: BusinessDay | undefined;
  private to: BusinessDay | undefined;
  private count = 0;

  /** `now`: what is later has not happened. */
  constructor(
    catalogue: Catalogue,
    file: string,
    private readonly now: Instant,
  ) {
    this.index = indexCatalogue(catalogue);
    this.file = file;
  }

  visits(): number {
    return this.seen.count();
  }

  rows(): number {
    return this.count;
  }

  span(): { readonly from: BusinessDay; readonly to: BusinessDay } | undefined {
    return this.from === undefined || this.to === undefined ? undefined : { from: this.from, to: this.to };
  }

  /** The line to keep; undefined for the head, and for a row with a mistake. */
  take(cells: readonly string[], line: number): string | undefined {
    if (this.columns === undefined) {
      this.columns = this.headOf(cells, line);
      this.width = cells.findLastIndex((cell) => cell !== '') + 1;
      this.least = leastOf(this.columns);
      return undefined;
    }
    const before = this.mistakes.length;
    const count = wrongCount(cells, this.width, this.least);
    if (count !== undefined) {
      this.mistakes.push(`${this.file} line ${String(line)}: ${count}`);
      return undefined;
    }
    const row = this.rowOf(cells, line, this.columns);
    if (this.mistakes.length > before || row === undefined) return undefined;
    this.count += 1;
    return KEPT_COLUMNS.map((column) => row[column] ?? '').join(',');
  }

  private wrong(line: number, column: string, value: string, expected: string): undefined {
    this.mistakes.push(`${this.file} line ${String(line)}, ${column}: "${shortened(value)}": ${expected}`);
    return undefined;
  }

  private headOf(cells: readonly string[], line: number): ReadonlyMap<Column, number> {
    const columns = new Map<Column, number>();
    // What a spreadsheet leaves at the right edge is no column.
    for (const [at, cell] of cells.slice(0, cells.findLastIndex((each) => each !== '') + 1).entries()) {
      const known = HISTORY_COLUMNS.find((each) => each === cell.toLowerCase());
      if (known === undefined) {
        const meant = nearest(cell, HISTORY_COLUMNS);
        this.wrong(
          line,
          'head',
          cell,
          `no such column${meant === undefined ? '' : `; meant ${meant}?`} (${HISTORY_COLUMNS.join(', ')})`,
        );
      } else if (columns.has(known)) this.wrong(line, 'head', cell, 'stands there twice');
      else columns.set(known, at);
    }
    for (const each of NEEDED) if (!columns.has(each)) this.wrong(line, 'head', '', `the column ${each} is missing`);
    if (!columns.has('service') && !columns.has('line')) this.wrong(line, 'head', '', 'service or line is missing');
    return columns;
  }

  private rowOf(
    cells: readonly string[],
    line: number,
    columns: ReadonlyMap<Column, number>,
  ): Partial<Record<KeptColumn, string>> | undefined {
    const cell = (column: Column): string => cells[columns.get(column) ?? -1] ?? '';
    const before = this.mistakes.length;
    const visit = cell('visit');
    if (visit === '') this.wrong(line, 'visit', '', 'expected what the visit is called in the other system');
    if (visit.length > LONGEST_NAME)
      this.wrong(line, 'visit', visit, `expected at most ${String(LONGEST_NAME)} letters`);
    const times = this.timesOf(cell, line);
    const place = this.placeOf(cell, line);
    const ids = this.idsOf(cell, line);
    const outcome = cell('outcome');
    const wasCalled = cell('called') !== '';
    if (outcome !== '' && !(ENDINGS as readonly string[]).includes(outcome))
      this.wrong(line, 'outcome', outcome, `expected one of ${ENDINGS.join(', ')}`);
    else if (!wasCalled && outcome !== '' && outcome !== 'left')
      this.wrong(line, 'outcome', outcome, 'nobody was called; leave it empty, or say left');
    else if (wasCalled && outcome === 'left')
      this.wrong(line, 'outcome', outcome, 'was called; say no-show, not-served or what came of it');
    if (this.mistakes.length > before || times === undefined || place === undefined) return undefined;
    const { called, ended } = times;
    const seen = this.seen.note(visit, { ...times, called, place: place.service === '' ? place.line : place.service });
    if (seen === undefined)
      return this.wrong(line, 'visit', visit, 'stands in a line before with the same service and times');
    this.widen(times.taken);
    const category = cell('category') === '' ? ORDINARY : cell('category');
    const target = this.index.lines.has(place.line) ? targetOf(this.index, place.line, category) : undefined;
    const isOver = ended !== undefined || times.served !== undefined;
    const done = called === undefined ? undefined : outcome === '' ? (isOver ? 'done' : undefined) : outcome;
    return {
      first: seen.first ? '1' : '0',
      ...textsOf(times),
      ...place,
      ...ids,
      category,
      booked: /^(yes|1|true)$/i.test(cell('booked')) ? '1' : '0',
      end: endOf(called, done),
      outcome: done === undefined || done === 'no-show' ? '' : done,
      target: target === undefined ? '' : String(target),
      grade: cell('grade'),
      visit: String(seen.number),
    };
  }

  private widen(taken: Instant): void {
    const day = businessDayAt(taken, this.index.catalogue.hall);
    if (this.from === undefined || day < this.from) this.from = day;
    if (this.to === undefined || day > this.to) this.to = day;
  }

  private timesOf(cell: (column: Column) => string, line: number): Times | undefined {
    const found: Partial<Record<(typeof TIMES)[number], Instant>> = {};
    let latest: Instant | undefined;
    for (const column of TIMES) {
      const text = cell(column);
      if (text === '') continue;
      const at = instantIn(text, this.index.catalogue.hall.timeZone);
      if (at === undefined)
        this.wrong(line, column, text, 'expected a time such as 2025-03-09 08:30:00 or 2025-03-09T08:30:00+08:00');
      else if (at < EARLIEST || at > this.now) this.wrong(line, column, text, 'expected a time from 1970 to this day');
      else if (latest !== undefined && at < latest)
        this.wrong(line, column, text, 'is before the time in a column before it');
      else if (found.taken !== undefined && at - found.taken > LONGEST_VISIT)
        this.wrong(line, column, text, 'expected a time within two days of taken');
      else {
        latest = at;
        found[column] = at;
      }
    }
    if (cell('taken') === '') this.wrong(line, 'taken', '', 'expected when the number was taken');
    if (cell('served') !== '' && cell('called') === '')
      this.wrong(line, 'called', '', 'was served, so expected when it was called');
    const { taken } = found;
    return taken === undefined ? undefined : { ...found, taken };
  }

  private placeOf(cell: (column: Column) => string, line: number) {
    const service = cell('service');
    const known = this.index.services.get(service);
    const lineId = cell('line') === '' ? (known?.line ?? '') : cell('line');
    if (lineId === '') {
      const meant = nearest(service, [...this.index.services.keys()]);
      return this.wrong(
        line,
        'service',
        service,
        `the hall file has no such service${meant === undefined ? '' : `; meant ${meant}?`}; say the right one, or the line beside it`,
      );
    }
    const ownLine = this.index.lines.get(lineId);
    const department = cell('department') === '' ? (ownLine?.department ?? '') : cell('department');
    if (department === '') {
      const meant = nearest(lineId, [...this.index.lines.keys()]);
      return this.wrong(
        line,
        'line',
        lineId,
        `the hall file has no such line${meant === undefined ? '' : `; meant ${meant}?`}; say the right one, or the department beside it`,
      );
    }
    for (const [column, id] of [
      ['service', service],
      ['line', lineId],
      ['department', department],
    ] as const)
      if (id !== '' && !ID.test(id)) this.wrong(line, column, id, AN_ID);
    const counter = this.index.counters.get(cell('counter'));
    const zone = counter?.zone ?? this.index.departments.get(department)?.zone ?? '';
    return { service, line: lineId, department, zone };
  }

  private idsOf(cell: (column: Column) => string, line: number) {
    for (const column of ['counter', 'clerk'] as const) {
      const id = cell(column);
      if (id !== '' && !ID.test(id)) this.wrong(line, column, id, AN_ID);
    }
    const category = cell('category');
    const categories = this.index.catalogue.categories.map(({ id }) => id);
    if (category !== '' && !categories.includes(category))
      this.wrong(line, 'category', category, `the hall file has no such category (${categories.join(', ')})`);
    const language = cell('language') === '' ? (this.index.catalogue.hall.languages[0] ?? 'zh-Hans') : cell('language');
    if (!(LANGUAGES as readonly string[]).includes(language))
      this.wrong(line, 'language', language, `expected one of ${LANGUAGES.join(', ')}`);
    const channel = cell('channel');
    if (channel !== '' && !(CHANNELS as readonly string[]).includes(channel))
      this.wrong(line, 'channel', channel, `expected one of ${CHANNELS.join(', ')}`);
    const grade = cell('grade');
    if (grade !== '' && !/^[1-5]$/.test(grade))
      this.wrong(line, 'grade', grade, 'expected 1 (very bad) to 5 (very good)');
    if (cell('booked') !== '' && !/^(yes|no|0|1|true|false)$/i.test(cell('booked')))
      this.wrong(line, 'booked', cell('booked'), 'expected yes or no');
    return { counter: cell('counter'), clerk: cell('clerk'), language, channel };
  }
}

/** Up to the last column that must not be empty: of service and line one may be. */
function leastOf(columns: ReadonlyMap<Column, number>): number {
  const place = (column: Column): number => columns.get(column) ?? Infinity;
  const last = Math.max(...NEEDED.map(place), Math.min(place('service'), place('line')));
  return Number.isFinite(last) ? last + 1 : 0; // a head that lacks one of them has been told
}

function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}

const TIMES = ['taken', 'called', 'served', 'ended'] as const;
type Times = {
  readonly taken: Instant;
  readonly called?: Instant;
  readonly served?: Instant;
  readonly ended?: Instant;
};

function textsOf({ taken, called, served, ended }: Times): Partial<Record<KeptColumn, string>> {
  const text = (at: Instant | undefined): string => (at === undefined ? '' : String(at));
  return { taken: String(taken), called: text(called), served: text(served), ended: text(ended) };
}

function endOf(called: Instant | undefined, outcome: string | undefined): string {
  if (called === undefined) return 'left';
  if (outcome === 'no-show') return 'no-show';
  if (outcome === undefined || outcome === 'not-served') return 'not-served';
  return 'served';
}

const WRITTEN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** RFC 3339 with an offset, or a date and a time on the hall's own clock. */
function instantIn(text: string, zone: string): Instant | undefined {
  const found = WRITTEN.exec(text);
  if (found === null) return undefined;
  const [, year = '', month = '', day = '', , , , part = '0', offset] = found;
  const [hour = 0, minute = 0, second = 0] = found.slice(4, 7).map((each) => Number(each ?? 0));
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDate(date) || hour > 23 || minute > 59 || second > 59) return undefined;
  const rest = second * SECOND + Number(part.slice(0, 3).padEnd(3, '0'));
  if (offset === undefined) return instantOf(date, hour * 60 + minute, zone) + rest;
  const ahead = offsetMinutes(offset);
  return ahead === undefined ? undefined : instantOf(date, hour * 60 + minute, 'UTC') - ahead * MINUTE + rest;
}

/** The offsets of the world are from -12:00 to +14:00. */
function offsetMinutes(text: string): number | undefined {
  if (/^z$/i.test(text)) return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
