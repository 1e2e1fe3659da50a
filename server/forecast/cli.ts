import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { replay, summariesOf, type Forecasted } from '../../core/forecast/replay/replay.ts';
import type { RecordedDay } from '../../core/forecast/learn/recorded.ts';
import { whyUnreadable, whyUnwritable } from '../hall-file/readable-file.ts';
import { readArguments, USAGE, type ForecastArguments } from './arguments.ts';
import { readRecord } from './read-record.ts';
import { forecastJson, summaryText } from './report.ts';

/** So many mistakes of a file are told at once. */
const TOLD_MISTAKES = 30;

/** `npm run forecast`. Gives the exit code: 0 well, 1 it cannot be done, 2 wrong words or a file with mistakes. */
export async function main(argv: readonly string[]): Promise<number> {
  const asked = readArguments(argv);
  if (!asked.ok) return complain(2, `${asked.error}\n${USAGE}`);
  try {
    const { visits, staff, json } = asked.value;
    for (const file of [visits, staff]) {
      const why = await whyUnreadable(resolve(file));
      if (why !== undefined) return complain(1, why);
    }
    // Told before minutes of work are lost.
    const why = json === undefined ? undefined : await whyUnwritable(resolve(json));
    if (why !== undefined) return complain(1, `--json: ${why}`);
    const [visitBytes, staffBytes] = await Promise.all([readFile(resolve(visits)), readFile(resolve(staff))]);
    const record = readRecord(
      { name: basename(visits), bytes: visitBytes },
      { name: basename(staff), bytes: staffBytes },
    );
    if (!record.ok) return complain(2, mistakesText(record.error));
    return await forecast(record.value, asked.value);
  } catch (fault) {
    return complain(1, faultText(fault));
  }
}

async function forecast(days: readonly RecordedDay[], { trainUntil, seed, json }: ForecastArguments): Promise<number> {
  const first = days[0]?.day ?? '';
  const last = days.at(-1)?.day ?? '';
  if (trainUntil !== undefined && trainUntil < first)
    return complain(
      2,
      `--train-until ${trainUntil}: is before the first day, ${first}: there is nothing to learn from`,
    );
  if (trainUntil !== undefined && trainUntil >= last)
    return complain(2, `--train-until ${trainUntil}: the last day is ${last}: no day is left to be forecast`);
  if (days.length < 2)
    return complain(2, `there is one day only, ${first}: two are needed, one to learn from and one to forecast`);
  const began = performance.now();
  const forecasts: Forecasted[] = [];
  let forecastDays = 0;
  const memory = replay(days, { trainUntil, seed }, (_, ofDay) => {
    forecastDays += 1;
    forecasts.push(...ofDay);
  });
  const summary = summariesOf(forecasts);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const formula = forecasts.filter(({ method }) => method === 'formula').length;
  print(
    `Learned from ${whole(memory.visits)} visits of ${whole(memory.days)} days${trainUntil === undefined ? '' : ` up to ${trainUntil}`}; ` +
      `${whole(forecasts.length)} visits of ${whole(forecastDays)} days had to wait and were called (${seconds} s).`,
  );
  if (formula > 0)
    print(`${whole(formula)} of them were told by the formula, as no counter was known that could call them.`);
  if (forecasts.length === 0) print('Nobody on these days had to wait and was called: there is nothing to compare.');
  else print(`\nSeconds:\n${summaryText(summary)}`);
  if (json !== undefined)
    await writeFile(resolve(json), `${JSON.stringify({ visits: forecasts.map(forecastJson), summary }, null, 1)}\n`);
  return 0;
}

function mistakesText(mistakes: readonly string[]): string {
  const more = mistakes.length - TOLD_MISTAKES;
  return [...mistakes.slice(0, TOLD_MISTAKES), ...(more > 0 ? [`… and ${whole(more)} more`] : [])].join('\n');
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(code: number, text: string): number {
  process.stderr.write(`${text}\n`);
  return code;
}
