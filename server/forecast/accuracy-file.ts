import { join } from 'node:path';
import type { BusinessDay } from '../../core/base/time.ts';
import { LEADS, type ToldAndCame } from '../../core/forecast/live/accuracy.ts';
import { appendLines, listIfThere, readIfThere, removeFile } from '../../files/durable-file.ts';

// What was told and what came, a file a day. None of its cells needs quotes.

const COLUMNS = [
  ...(['ticket', 'step', 'line', 'service', 'hour', 'lead', 'method'] as const),
  ...(['p10', 'p50', 'p90', 'came', 'peopleAhead', 'lastWait'] as const),
] as const;
const HEAD = COLUMNS.join(',');
/** So many days are kept. */
const KEPT_DAYS = 400;

/** The record of a hall's forecasts: what is in it once is not added again. */
export class AccuracyFile {
  private readonly folder: string;
  private day: BusinessDay | undefined;
  private readonly known = new Set<string>();

  constructor(folder: string) {
    this.folder = join(folder, 'accuracy');
  }

  /** Adds rows of a day. Durable once it resolves. */
  async add(day: BusinessDay, rows: readonly ToldAndCame[]): Promise<void> {
    if (this.day !== day) {
      this.known.clear();
      for (const row of await this.read(day)) this.known.add(keyOf(row));
      this.day = day;
      await this.sweep();
    }
    const fresh = rows.filter((row) => !this.known.has(keyOf(row)));
    if (fresh.length === 0) return;
    await appendLines(this.fileOf(day), HEAD, fresh.map(lineOf));
    for (const row of fresh) this.known.add(keyOf(row));
  }

  /** The rows from one day to another. */
  async rows(from: BusinessDay, to: BusinessDay): Promise<readonly ToldAndCame[]> {
    const days = (await this.days()).filter((day) => from <= day && day <= to);
    return (await Promise.all(days.map((day) => this.read(day)))).flat();
  }

  private async days(): Promise<readonly BusinessDay[]> {
    const names = await listIfThere(this.folder);
    return names.flatMap(({ name }) => /^(\d{4}-\d{2}-\d{2})\.csv$/.exec(name)?.[1] ?? []).sort();
  }

  private async sweep(): Promise<void> {
    for (const day of (await this.days()).slice(0, -KEPT_DAYS)) await removeFile(this.fileOf(day));
  }

  private async read(day: BusinessDay): Promise<readonly ToldAndCame[]> {
    const text = (await readIfThere(this.fileOf(day)))?.toString('utf8') ?? '';
    const [, ...lines] = text.split('\n');
    return lines.flatMap((line) => rowOf(day, line) ?? []);
  }

  private fileOf(day: BusinessDay): string {
    return join(this.folder, `${day}.csv`);
  }
}

function keyOf({ ticket, step, lead }: ToldAndCame): string {
  return `${ticket} ${String(step)} ${lead}`;
}

function lineOf(row: ToldAndCame): string {
  return COLUMNS.map((name) => String(row[name])).join(',');
}

/** A line that was cut off by a loss of power is no row. */
function rowOf(day: BusinessDay, line: string): ToldAndCame | undefined {
  const cells = line.split(',');
  if (cells.length !== COLUMNS.length) return undefined;
  const [ticket = '', step, lineId = '', service = '', hour, lead, method, ...figures] = cells;
  const [p10 = Number.NaN, p50 = 0, p90 = 0, came = 0, peopleAhead = 0, lastWait = Number.NaN] = figures.map(Number);
  const known = LEADS.find((each) => each === lead);
  if (known === undefined || !Number.isFinite(p10) || !Number.isFinite(lastWait)) return undefined;
  const told = { p10, p50, p90, came, peopleAhead, lastWait };
  const how = method === 'simulation' ? 'simulation' : 'formula';
  return {
    day,
    ticket,
    step: Number(step),
    line: lineId,
    service,
    hour: Number(hour),
    lead: known,
    method: how,
    ...told,
  };
}
