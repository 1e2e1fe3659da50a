import { complaintViews } from '../../../../core/views/complaint-view.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** What citizens complain of; the answer is a command. */
export function complaintRoutes({ hall }: DoorParts) {
  return {
    'GET /complaints': ({ query: { state } }) => {
      const all = complaintViews(hall.world());
      return answer({ items: state === undefined ? all : all.filter((each) => each.state === state) });
    },
  } satisfies Partial<Handlers>;
}
