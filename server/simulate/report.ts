import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { spreadOf, type Figures, type Spread, type Waits } from '../../core/forecast/figures.ts';
import type { InHall, JointComparison } from '../../core/forecast/joint-visits.ts';

const WORST_LINES = 10;

/** The figures of a simulation as plain values, for a file; lengths in minutes. */
export function figuresJson(figures: Figures) {
  const { days, events, visits, completed, turnedAway, served, missed } = figures;
  const { before, within, after } = figures.told;
  return {
    ...{ days, events, visits, completed, turnedAway, served, missed },
    categories: waitsJson(figures.categories),
    lines: waitsJson(figures.lines),
    several: minutesOf(spreadOf(figures.several)),
    told: { before, within, after },
  };
}

/** The figures as tables for people. */
export function figuresText(catalogue: Catalogue, figures: Figures): string {
  const names = new Map([...catalogue.categories, ...catalogue.lines].map((each) => [each.id, each.name.en]));
  const row = ([id, waits]: readonly [string, Waits]): string[] => [names.get(id) ?? id, ...waitCells(waits)];
  const categories = catalogue.categories.flatMap(({ id }) => {
    const waits = figures.categories.get(id);
    return waits === undefined ? [] : [row([id, waits])];
  });
  const everybody: Waits = { waits: [], within: 0 };
  for (const each of figures.categories.values()) {
    for (const wait of each.waits) everybody.waits.push(wait);
    everybody.within += each.within;
  }
  const lines = [...figures.lines]
    .sort(([, a], [, b]) => spreadOf(b.waits).p90Ms - spreadOf(a.waits).p90Ms)
    .slice(0, WORST_LINES)
    .map(row);
  const head = ['calls', 'mean wait', '90 % within', 'longest', 'within target'];
  const several = spreadOf(figures.several);
  return [
    `${whole(figures.visits)} visits on ${whole(figures.days)} day(s): ${whole(figures.completed)} got everything done, ` +
      `${whole(figures.visits - figures.completed - figures.turnedAway)} were called and not there, ${whole(figures.turnedAway)} were given no number. ` +
      `${whole(figures.served)} services at a counter, ${whole(figures.missed)} calls that nobody came to.`,
    '',
    table(['category', ...head], [...categories, ['everybody', ...waitCells(everybody)]]),
    '',
    table([`the ${String(lines.length)} lines with the longest waits`, ...head], lines),
    '',
    several.count === 0
      ? 'Nobody came for several services.'
      : `Visits with several services: ${whole(several.count)}; in the hall ${minutes(several.meanMs)} min on average, ` +
        `90 % up to ${minutes(several.p90Ms)} min, the longest ${minutes(several.maxMs)} min.`,
    toldText(figures),
  ].join('\n');
}

/** How many of the waits that were told at issue, with a range, ended within it. */
function toldText({ told: { before, within, after } }: Figures): string {
  const all = before + within + after;
  if (all === 0) return 'Nobody was told a wait.';
  const part = (count: number): string => `${((100 * count) / all).toFixed(1)} %`;
  return (
    `Of ${whole(all)} waits told at issue ${part(within)} ended within the range that was told, ` +
    `${part(before)} before it and ${part(after)} after it.`
  );
}

/** The comparison of joint visits, seed by seed, and over all seeds. */
export function jointText(comparisons: readonly JointComparison[]): string {
  const cells = ({ joint, others }: InHall): string[] => [
    minutes(joint.meanMs),
    minutes(others.meanMs),
    minutes(others.p90Ms),
  ];
  const rows = comparisons.map((each) => [
    String(each.seed),
    whole(each.together.joint.count),
    ...cells(each.together),
    ...cells(each.oneByOne),
    percent(gain(each, 'joint')),
    percent(gain(each, 'others')),
  ]);
  const head = ['seed', 'joint visits', 'one number', 'others', 'others 90 %', 'one by one', 'others', 'others 90 %'];
  const summary = jointSummary(comparisons);
  return [
    'Minutes in the hall, from arrival to the last end of service: three departments on one number, and one number after another.',
    '',
    table([...head, 'joint', 'others'], rows),
    '',
    `Joint visits: ${percent(summary.joint.mean)} on average over ${String(comparisons.length)} seed(s) (standard deviation ${percent(summary.joint.sd, '')}; ` +
      `from ${percent(summary.joint.least)} to ${percent(summary.joint.most)}).`,
    `Everybody else: ${percent(summary.others.mean)} on average (standard deviation ${percent(summary.others.sd, '')}; ` +
      `from ${percent(summary.others.least)} to ${percent(summary.others.most)}), ${summary.othersMinutes.toFixed(1)} min.`,
  ].join('\n');
}

/** Changes from one by one to one number, as parts of the former. */
export function jointSummary(comparisons: readonly JointComparison[]) {
  const minutesMore = comparisons.map((each) => (each.together.others.meanMs - each.oneByOne.others.meanMs) / 60_000);
  return {
    joint: range(comparisons.map((each) => gain(each, 'joint'))),
    others: range(comparisons.map((each) => gain(each, 'others'))),
    othersMinutes: minutesMore.reduce((sum, each) => sum + each, 0) / minutesMore.length,
  };
}

function gain(each: JointComparison, who: keyof InHall): number {
  return each.together[who].meanMs / each.oneByOne[who].meanMs - 1;
}

function range(values: readonly number[]) {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const sd = Math.sqrt(squares / Math.max(1, values.length - 1));
  return { mean, sd, least: Math.min(...values), most: Math.max(...values) };
}

function waitsJson(from: ReadonlyMap<string, Waits>) {
  return Object.fromEntries(
    [...from].map(([id, waits]) => [
      id,
      { ...minutesOf(spreadOf(waits.waits)), withinTarget: waits.within / waits.waits.length },
    ]),
  );
}

function minutesOf({ count, meanMs, p90Ms, maxMs }: Spread) {
  return { count, meanMinutes: meanMs / 60_000, p90Minutes: p90Ms / 60_000, longestMinutes: maxMs / 60_000 };
}

function waitCells({ waits, within }: Waits): string[] {
  const { count, meanMs, p90Ms, maxMs } = spreadOf(waits);
  const share = count === 0 ? 0 : within / count;
  return [whole(count), minutes(meanMs), minutes(p90Ms), minutes(maxMs), `${(share * 100).toFixed(1)} %`];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

export function minutes(ms: number): string {
  return (ms / 60_000).toFixed(1);
}

export function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function percent(part: number, plus = '+'): string {
  return `${part >= 0 ? plus : '−'}${(Math.abs(part) * 100).toFixed(1)} %`;
}
