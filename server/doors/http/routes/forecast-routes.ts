import { addDays } from '../../../../core/base/zone.ts';
import { accuracyView, forecastView, type ForecastSource } from '../../../../core/views/forecast-view.ts';
import type { ForecastStanding } from '../../../forecast/hall-forecast.ts';
import { refused } from '../../perform.ts';
import { badInput, problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

const USUAL_DAYS = 7;
const MOST_DAYS = 92;

/** What is told of waits, and how right it was. */
export function forecastRoutes({ hall }: DoorParts) {
  return {
    'GET /forecast': () => answer(forecastView(hall.world(), sourceOf(hall.forecasts.now()), hall.now())),
    'GET /forecast/accuracy': async ({ query }) => {
      const { by, lead } = query;
      const { to = hall.world().state.day } = query;
      const { from = addDays(to, 1 - USUAL_DAYS) } = query;
      if (from > to) return refused(badInput([{ path: 'from', message: `${from} is after ${to}` }]));
      if (addDays(from, MOST_DAYS) <= to)
        return refused(badInput([{ path: 'from', message: `${String(MOST_DAYS)} days at most can be asked for` }]));
      const asked = { from, to, by, lead };
      const cells = await hall.forecasts.accuracy(asked);
      if (cells !== undefined) return answer(accuracyView(hall.world(), cells, asked));
      return refused(
        problem(503, 'the forecast does not answer now; the hall itself works on', {
          code: 'forecast-away',
          title: 'The forecast is not there now',
        }),
      );
    },
  } satisfies Partial<Handlers>;
}

function sourceOf(standing: ForecastStanding): ForecastSource {
  if (standing.method === 'formula') return standing;
  const { forecast, tookMs } = standing;
  const { at, learned } = forecast;
  return { method: 'simulation', at, learned, tookMs: Math.round(tookMs * 10) / 10 };
}
