import { addDays } from '../../../../core/base/zone.ts';
import { changesOn, overBy, readWhatIf } from '../../../../core/forecast/advice/what-if-words.ts';
import { workingDays } from '../../../../core/forecast/shifts.ts';
import { adviceView, needsView, suppositionView } from '../../../../core/views/advice-view.ts';
import { accuracyView, forecastView, type ForecastSource } from '../../../../core/views/forecast-view.ts';
import type { ForecastStanding } from '../../../forecast/hall-forecast.ts';
import { refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

const USUAL_DAYS = 7;
const MOST_DAYS = 92;
/** Working days that a roster is made for at once. */
const WEEK_DAYS = 6;

/** What is told of waits, how right it was, and what would help. */
export function forecastRoutes({ hall }: DoorParts) {
  return {
    'GET /forecast': () =>
      answer(forecastView(hall.world(), sourceOf(hall.forecasts.now()), hall.now(), hall.forecasts.published())),
    'GET /forecast/accuracy': async ({ query }) => {
      const { by, lead } = query;
      const { to = hall.world().state.day } = query;
      const { from = addDays(to, 1 - USUAL_DAYS) } = query;
      if (from > to) return refused(badInput([{ path: 'from', message: `${from} is after ${to}` }]));
      if (addDays(from, MOST_DAYS) <= to)
        return refused(badInput([{ path: 'from', message: `${String(MOST_DAYS)} days at most can be asked for` }]));
      const asked = { from, to, by, lead };
      const cells = await hall.forecasts.accuracy(asked);
      return cells === undefined ? away() : answer(accuracyView(hall.world(), cells, asked));
    },
    'GET /advice': async () => {
      const found = await hall.forecasts.advised();
      if (found === undefined) return away();
      const { advice, at, learned } = found;
      return answer(adviceView(hall.world().state, advice, at, { learned, now: hall.now() }));
    },
    'GET /advice/what-if': async ({ query }) => {
      const now = hall.now();
      const { state } = hall.world();
      const { catalogue } = state.index;
      const read = readWhatIf(query.changes, catalogue, false);
      if (!read.ok) return refused(badInput([{ path: 'changes', message: read.error }]));
      const changes = changesOn(read.value, catalogue, state.day, now);
      const over = overBy(changes, catalogue, now);
      if (over !== undefined) return refused(badInput([{ path: 'changes', message: over }]));
      const found = await hall.forecasts.advice({ what: 'what-if', now, changes });
      if (found?.supposition === undefined) return away();
      return answer(suppositionView(hall.world().state, found.supposition, { learned: found.learned, now }));
    },
    'GET /advice/tomorrow': async ({ query }) => {
      const { state } = hall.world();
      const next = workingDays(state.index.catalogue, addDays(state.day, 1), 21).slice(0, WEEK_DAYS);
      const { day = next[0] ?? addDays(state.day, 1) } = query;
      const found = await hall.forecasts.advice({ what: 'needs', days: [...new Set([day, ...next])] });
      const needsOf = (one: string) => found?.needs?.find((each) => each.day === one);
      const asked = needsOf(day);
      if (found === undefined || asked === undefined) return away();
      const week = next.flatMap((each) => needsOf(each) ?? []);
      return answer(needsView(state, asked, week, found.learned));
    },
  } satisfies Partial<Handlers>;
}

function away() {
  return refused(
    problem(503, 'the forecast does not answer now; the hall itself works on', {
      code: 'forecast-away',
      title: 'The forecast is not there now',
    }),
  );
}

function sourceOf(standing: ForecastStanding): ForecastSource {
  if (standing.method === 'formula') return standing;
  const { forecast, tookMs } = standing;
  const { at, learned } = forecast;
  return { method: 'simulation', at, learned, tookMs: Math.round(tookMs * 10) / 10 };
}
