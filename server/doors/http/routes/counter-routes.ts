import { counterView } from '../../../../core/views/counter-view.ts';
import { ratingView } from '../../../../core/views/rating-view.ts';
import { lineView } from '../../../../core/views/line-view.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** Counters and lines looked at; what is done there are commands. */
export function counterRoutes({ hall }: DoorParts) {
  return {
    'GET /counters': () => {
      const now = hall.now();
      return answer({
        items: [...hall.world().state.counters.keys()].flatMap((id) => counterView(hall.world(), id, now) ?? []),
      });
    },
    'GET /counters/{id}': ({ params: { id } }) => {
      const counter = counterView(hall.world(), id, hall.now());
      return counter === undefined ? notFound(`there is no counter ${id}`) : answer({ counter });
    },
    'GET /counters/{id}/rating': ({ params: { id } }) => {
      const view = ratingView(hall.world(), id, hall.now());
      return view === undefined ? notFound(`there is no counter ${id}`) : answer(view);
    },
    'GET /lines': () => {
      const now = hall.now();
      const { lines } = hall.world().state.index.catalogue;
      return answer({ items: lines.flatMap(({ id }) => lineView(hall.world(), id, now) ?? []) });
    },
    'GET /lines/{id}': ({ params: { id } }) => {
      const line = lineView(hall.world(), id, hall.now());
      return line === undefined ? notFound(`there is no line ${id}`) : answer({ line, items: line.tickets });
    },
  } satisfies Partial<Handlers>;
}
