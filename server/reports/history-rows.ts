import { LANGUAGES } from '../../core/base/names.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { instantOf } from '../../core/base/zone.ts';
import { businessDayAt } from '../../core/catalogue/business-day.ts';
import { indexCatalogue, targetOf, type CatalogueIndex } from '../../core/catalogue/catalogue-index.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { ORDINARY } from '../../core/catalogue/category.ts';
import { nearest } from '../../core/hall-file/nearest.ts';
import { CLERK_OUTCOMES } from '../../core/queue/ticket.ts';
import { CHANNELS } from '../../core/reports/channel.ts';
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
const ENDINGS = [...CLERK_OUTCOMES, 'no-show', 'left'] as const;

/** Reads a history row by row, and says of each mistake where it is, what stands there and what would be right. */
export class HistoryReader {
  readonly mistakes: string[] = [];
  private readonly index: CatalogueIndex;
  private readonly file: string;
  private columns: ReadonlyMap<Column, number> | undefined;
  private readonly seen = new VisitsSeen();
  private from: BusinessDay | undefined;
  private to: BusinessDay | undefined;
  private count = 0;

  constructor(catalogue: Catalogue, file: string) {
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
      return undefined;
    }
    const before = this.mistakes.length;
    const row = this.rowOf(cells, line, this.columns);
    if (this.mistakes.length > before || row === undefined) return undefined;
    this.count += 1;
    return KEPT_COLUMNS.map((column) => row[column] ?? '').join(',');
  }

  private wrong(line: number, column: string, value: string, expected: string): undefined {
    this.mistakes.push(`${this.file} line ${String(line)}, ${column}: "${value}": ${expected}`);
    return undefined;
  }

  private headOf(cells: readonly string[], line: number): ReadonlyMap<Column, number> {
    const columns = new Map<Column, number>();
    for (const [at, cell] of cells.entries()) {
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
    const visit = cell('visit');
    if (visit === '') return this.wrong(line, 'visit', '', 'expected what the visit is called in the other system');
    const times = this.timesOf(cell, line);
    const place = this.placeOf(cell, line);
    const ids = this.idsOf(cell, line);
    if (times === undefined || place === undefined || ids === undefined) return undefined;
    const { called, ended } = times;
    const outcome = cell('outcome');
    if (outcome !== '' && !(ENDINGS as readonly string[]).includes(outcome))
      return this.wrong(line, 'outcome', outcome, `expected one of ${ENDINGS.join(', ')}`);
    if (called === undefined && outcome !== '' && outcome !== 'left')
      return this.wrong(line, 'outcome', outcome, 'nobody was called; leave it empty, or say left');
    if (called !== undefined && outcome === 'left')
      return this.wrong(line, 'outcome', outcome, 'was called; say no-show, not-served or what came of it');
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
        return this.wrong(
          line,
          column,
          text,
          'expected a time such as 2025-03-09 08:30:00 or 2025-03-09T08:30:00+08:00',
        );
      if (latest !== undefined && at < latest)
        return this.wrong(line, column, text, 'is before the time in a column before it');
      latest = at;
      found[column] = at;
    }
    const { taken } = found;
    if (taken === undefined) return this.wrong(line, 'taken', '', 'expected when the number was taken');
    if (found.served !== undefined && found.called === undefined)
      return this.wrong(line, 'called', '', 'was served, so expected when it was called');
    return { ...found, taken };
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
      if (id !== '' && !ID.test(id))
        return this.wrong(line, column, id, 'expected an id of letters, digits and hyphens');
    const counter = this.index.counters.get(cell('counter'));
    const zone = counter?.zone ?? this.index.departments.get(department)?.zone ?? '';
    return { service, line: lineId, department, zone };
  }

  private idsOf(cell: (column: Column) => string, line: number) {
    for (const column of ['counter', 'clerk', 'category'] as const) {
      const id = cell(column);
      if (id !== '' && !ID.test(id))
        return this.wrong(line, column, id, 'expected an id of letters, digits and hyphens');
    }
    const language = cell('language') === '' ? (this.index.catalogue.hall.languages[0] ?? 'zh-Hans') : cell('language');
    if (!(LANGUAGES as readonly string[]).includes(language))
      return this.wrong(line, 'language', language, `expected one of ${LANGUAGES.join(', ')}`);
    const channel = cell('channel');
    if (channel !== '' && !(CHANNELS as readonly string[]).includes(channel))
      return this.wrong(line, 'channel', channel, `expected one of ${CHANNELS.join(', ')}`);
    const grade = cell('grade');
    if (grade !== '' && !/^[1-5]$/.test(grade))
      return this.wrong(line, 'grade', grade, 'expected 1 (very bad) to 5 (very good)');
    if (cell('booked') !== '' && !/^(yes|no|0|1|true|false)$/i.test(cell('booked')))
      return this.wrong(line, 'booked', cell('booked'), 'expected yes or no');
    return { counter: cell('counter'), clerk: cell('clerk'), language, channel };
  }
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

/** RFC 3339 with an offset, or a date and a time on the hall's own clock. */
function instantIn(text: string, zone: string): Instant | undefined {
  if (/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const at = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  }
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/.exec(text);
  if (found === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((each) => Number(each ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const milliseconds = Number((found[7] ?? '0').padEnd(3, '0'));
  return instantOf(date.toISOString().slice(0, 10), hour * 60 + minute, zone) + second * 1000 + milliseconds;
}
