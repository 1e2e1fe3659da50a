import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Range } from '../../core/forecast/advice/gain.ts';
import { minutes, table, whole } from './report.ts';
import { lateCalls, lineSpread, timeOf, waitedHours, type Heard, type TwoDays } from './two-days.ts';

const MOST_LINES = 15;

/** Lines whose waits differ most, and all together. */
export function twoDaysText(catalogue: Catalogue, { without, then }: TwoDays): string {
  const rows = catalogue.lines
    .map(({ id, name }) => {
      const [before, after] = [lineSpread(without, id), lineSpread(then, id)];
      return { name: name.en, before, after, change: after.meanMs * after.count - before.meanMs * before.count };
    })
    .filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  const shown = rows
    .slice(0, MOST_LINES)
    .map(({ name, before, after }) => [
      name,
      ...[before, after].flatMap(({ count, meanMs, p90Ms }) => [whole(count), minutes(meanMs), minutes(p90Ms)]),
    ]);
  const head = ['calls', 'mean wait', '90 % within'];
  const [hours, after] = [waitedHours(without), waitedHours(then)];
  const percent = hours === 0 ? 0 : (100 * (after - hours)) / hours;
  return [
    ...(shown.length === 0
      ? ['No line waits differently.']
      : [
          table(
            [`the ${String(shown.length)} lines that change most`, ...head, ...head.map((each) => `${each}, then`)],
            shown,
          ),
        ]),
    '',
    `Everybody together waits ${hours.toFixed(1)} h as it is and ${after.toFixed(1)} h then (${percent > 0 ? '+' : ''}${percent.toFixed(1)} %); ` +
      `${whole(lateCalls(without))} and ${whole(lateCalls(then))} are called after the target.`,
  ].join('\n');
}

/** What was advised when, and what was said that it brings. */
export function heardText(catalogue: Catalogue, heard: readonly Heard[]): string {
  if (heard.length === 0) return 'Nothing was advised: nobody would be late, or nothing helps for certain.';
  const names = new Map(catalogue.lines.map(({ id, name }) => [id, name.en]));
  const rows = heard.map(({ day, time, advice }) => [
    `${day} ${time}`,
    wordsOf(advice, catalogue),
    names.get(advice.line) ?? advice.line,
    rangeOf(advice.saved),
    rangeOf(advice.fewerLate),
    advice.staffMs === 0 ? '-' : minutes(advice.staffMs),
  ]);
  return table(['when', 'what', 'for', 'saves minutes (80 %)', 'fewer late (80 %)', 'staff minutes'], rows);
}

function wordsOf(advice: Heard['advice'], catalogue: Catalogue): string {
  const { kind, counter, from = '' } = advice;
  const until = timeOf(advice.until, catalogue);
  switch (kind) {
    case 'open':
      return `open counter ${counter} until ${until}`;
    case 'resume':
      return `end the pause of counter ${counter}`;
    case 'lend':
      return `counter ${counter} helps until ${until}`;
    case 'stay':
      return `counter ${counter} stays until ${until}, and pauses later`;
    case 'move':
      return `from idle counter ${from} to counter ${counter} until ${until}`;
  }
}

function rangeOf({ p10, p50, p90 }: Range): string {
  return `${p50.toFixed(0)} (${p10.toFixed(0)} to ${p90.toFixed(0)})`;
}
