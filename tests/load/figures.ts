/** One line of the report. `ratio` compares with the bare baseline of the same run. */
export type Figure = {
  readonly bench: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bare?: number;
  readonly ratio?: number;
  /** What was asked for. */
  readonly asked?: Asked;
};

/** At least so much, or at most; of the ratio, where the figure has one. */
export type Asked = { readonly least: number } | { readonly most: number };

/** The p-th percentile (nearest rank). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function figure(bench: string, what: string, value: number, unit: string, bare?: number): Figure {
  return { bench, what, value, unit, ...(bare === undefined ? {} : { bare, ratio: value / bare }) };
}

/** A figure beside what was asked for. */
export function asked(of: Figure, what: Asked): Figure {
  return { ...of, asked: what };
}

function isMet({ value, ratio, asked: what }: Figure): boolean {
  if (what === undefined) return true;
  return 'least' in what ? (ratio ?? value) >= what.least : (ratio ?? value) <= what.most;
}

function askedText(of: Figure): string {
  if (of.asked === undefined) return '';
  const bound = 'least' in of.asked ? `>= ${String(of.asked.least)}` : `<= ${String(of.asked.most)}`;
  return isMet(of) ? bound : `${bound} NOT MET`;
}

/** A table for people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((each) => [
    each.bench,
    each.what,
    round(each.value),
    each.unit,
    each.bare === undefined ? '' : round(each.bare),
    each.ratio === undefined ? '' : each.ratio.toFixed(2),
    askedText(each),
  ]);
  const head = ['bench', 'what', 'Hallcall', 'unit', 'bare', 'ratio', 'asked'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column >= 2 && column !== 3 && column !== 6
          ? cell.padStart(widths[column] ?? 0)
          : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ');
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function round(value: number): string {
  if (Number.isNaN(value)) return 'n/a';
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2);
}

/** What a server says of itself: processor time that it has taken, s, and memory that it holds. */
export async function ownFigures(url: string): Promise<{ readonly seconds: number; readonly residentMb: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return {
    seconds: read('process_cpu_seconds_total'),
    residentMb: read('process_resident_memory_bytes') / 1e6,
  };
}
