import type { CounterId, LineId, Names } from '../base/names.ts';
import { MINUTE, type Instant } from '../base/time.ts';
import { rfc3339 } from '../base/zone.ts';
import type { Advice } from '../forecast/advice/advise.ts';
import type { Range } from '../forecast/advice/gain.ts';
import { lunchOn } from '../forecast/advice/lunch-turns.ts';
import { PROMISED_SHARE, type DayNeed, type HalfHourNeed } from '../forecast/advice/staffing.ts';
import type { Supposition } from '../forecast/advice/what-if.ts';
import type { AdviceView, NeedsView, SuppositionView } from '../protocol/shapes/advice.ts';
import type { ServedLine } from '../catalogue/places.ts';
import { HELPS_AT_LEVEL } from '../forecast/advice/day-change.ts';
import { ownLines } from '../queue/order/served-by.ts';
import type { HallState } from '../queue/state.ts';

type Learned = AdviceView['learned'];
type Known = { readonly learned: Learned; readonly now: Instant };

/** What would help, as it was found at an instant. */
export function adviceView(state: HallState, advice: readonly Advice[], at: Instant, known: Known): AdviceView {
  const zone = state.index.catalogue.hall.timeZone;
  return {
    ...{ seq: state.seq, now: rfc3339(known.now, zone), at: rfc3339(at, zone), learned: wholly(known.learned) },
    items: advice.map(({ kind, line, counter, from, until, saved, fewerLate, staffMs, others }) => ({
      ...{ kind, line, lineName: lineName(state, line), counter, counterName: counterName(state, counter) },
      ...(from === undefined ? {} : { from, fromName: counterName(state, from) }),
      ...{ until: rfc3339(until, zone), saved: rounded(saved), fewerLate: rounded(fewerLate) },
      ...(kind === 'lend' ? { lines: lentLines(state, counter, line) } : {}),
      staffMinutes: Math.round(staffMs / MINUTE),
      others: others.map((each) => ({ ...each, name: lineName(state, each.line) })),
    })),
  };
}

/** What changes would come to, with names. */
export function suppositionView(state: HallState, supposition: Supposition, { learned, now }: Known): SuppositionView {
  const zone = state.index.catalogue.hall.timeZone;
  const { at, until, saved, fewerLate, lines } = supposition;
  const rest = ({ minutes, late }: Supposition['lines'][number]['before']) => ({
    minutes: tenths(minutes),
    late: tenths(late),
  });
  return {
    ...{ seq: state.seq, now: rfc3339(now, zone), at: rfc3339(at, zone), until: rfc3339(until, zone) },
    ...{ learned: wholly(learned), saved: rounded(saved), fewerLate: rounded(fewerLate) },
    lines: lines.map(({ line, before, after }) => ({
      ...{ line, name: lineName(state, line), before: rest(before), after: rest(after) },
    })),
  };
}

/** What a day needs, beside the counters that there are; lunch in turns; and the working days to come. */
export function needsView(
  state: HallState,
  { day, halfHours }: DayNeed,
  week: readonly DayNeed[],
  learned: Learned,
): NeedsView {
  const { catalogue } = state.index;
  const zone = catalogue.hall.timeZone;
  const lunch = lunchOn(catalogue, day, halfHours);
  return {
    ...{ seq: state.seq, day, learned: wholly(learned), promised: PROMISED_SHARE },
    lines: catalogue.lines.map(({ id: line, name }) => ({
      ...{ line, name },
      counters: catalogue.counters.filter(({ lines }) => lines.some((served) => served.line === line)).length,
    })),
    halfHours: halfHours.map(({ from, until, lines }) => ({
      ...{ from: rfc3339(from, zone), until: rfc3339(until, zone) },
      lines: lines.map((need) => ({ ...need, come: tenths(need.come) })),
    })),
    ...(lunch.turns.length === 0
      ? {}
      : {
          lunch: {
            short: lunch.short,
            turns: lunch.turns.map((each) => ({
              ...{ from: rfc3339(each.from, zone), until: rfc3339(each.until, zone), counters: each.counters },
            })),
          },
        }),
    week: week.flatMap((each) => busiestOf(each, zone)),
  };
}

/** A day in short: who comes, and the half hour that needs most. */
function busiestOf({ day, halfHours }: DayNeed, zone: string): NeedsView['week'] {
  const needed = ({ lines }: HalfHourNeed): number => lines.reduce((sum, { counters }) => sum + counters, 0);
  const [first] = halfHours;
  if (first === undefined) return [];
  const busiest = halfHours.reduce((most, each) => (needed(each) > needed(most) ? each : most), first);
  const come = halfHours.reduce((sum, { lines }) => sum + lines.reduce((all, each) => all + each.come, 0), 0);
  const hours = halfHours.reduce((sum, each) => sum + needed(each) / 2, 0);
  return [
    {
      ...{ day, come: Math.round(come), counterHours: tenths(hours) },
      ...{ busiest: rfc3339(busiest.from, zone), counters: needed(busiest) },
    },
  ];
}

/** Its own lines first, and behind them the one that it helps. */
function lentLines(state: HallState, counter: CounterId, line: LineId): readonly ServedLine[] {
  const own = ownLines(state, counter).filter((served) => served.line !== line);
  return [...own.map((served) => ({ line: served.line, level: served.level })), { line, level: HELPS_AT_LEVEL }];
}

/** Days and visits fade with age; told are whole ones. */
function wholly({ days, visits }: Learned): Learned {
  return { days: Math.round(days), visits: Math.round(visits) };
}

function rounded({ p10, p50, p90 }: Range): Range {
  // Zero has no sign.
  const whole = (value: number): number => Math.round(value) + 0;
  return { p10: whole(p10), p50: whole(p50), p90: whole(p90) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function lineName({ index }: HallState, line: LineId): Names {
  return index.lines.get(line)?.name ?? unnamed(line);
}

function counterName({ index }: HallState, counter: CounterId): Names {
  return index.counters.get(counter)?.name ?? unnamed(counter);
}

function unnamed(id: string): Names {
  return { 'zh-Hans': id, 'zh-Hant': id, en: id };
}
