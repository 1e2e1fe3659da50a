import { complaintAnswer } from '../../../../core/protocol/bodies/hall-bodies.ts';
import { complaintsQuery } from '../../../../core/protocol/queries.ts';
import { complaintViews } from '../../../../core/views/complaint-view.ts';
import { perform } from '../../perform.ts';
import type { DoorParts } from '../deps.ts';
import { answer, route, type Route } from '../route.ts';

/** Complaints, and what the hall answers. */
export function complaintRoutes(parts: DoorParts): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/complaints',
      summary: 'Complaints of today, and older ones that nobody has answered: the open ones first',
      tag: 'Complaints',
      who: 'manager',
      least: 'manager',
      query: complaintsQuery,
      handle({ query: { state } }) {
        const all = complaintViews(parts.hall.world());
        return answer({ items: state === undefined ? all : all.filter((each) => each.state === state) });
      },
    }),
    route({
      method: 'post',
      path: '/complaints/:id/answer',
      summary: 'Answer a complaint, once',
      tag: 'Complaints',
      who: 'manager',
      least: 'manager',
      body: complaintAnswer,
      keyed: true,
      handle: ({ identity, params, body, key }) =>
        perform(parts.perform, {
          identity,
          name: 'answer-complaint',
          target: { complaint: params['id'] ?? '' },
          body,
          secret: undefined,
          key,
        }),
    }),
  ];
}
