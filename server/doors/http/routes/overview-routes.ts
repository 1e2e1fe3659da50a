import type { Names } from '../../../../core/base/names.ts';
import { rfc3339 } from '../../../../core/base/zone.ts';
import { isStaff } from '../../../../core/queue/authority.ts';
import { actorName } from '../../../../core/queue/command.ts';
import { cardViews, ownCard } from '../../../../core/views/card-view.ts';
import { managerView } from '../../../../core/views/manager-view.ts';
import { actorOf, staffName } from '../../../auth/identity.ts';
import { perform } from '../../perform.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** What those who run the hall see of it, and what they settle for all of it. */
export function overviewRoutes({ hall }: DoorParts) {
  const nameOf = (user: string): Names | undefined => hall.gate.user(user)?.name;
  return {
    'GET /overview': () => answer(managerView(hall.world(), hall.now(), nameOf, hall.health().hallFileLacks)),
    'GET /alerts': () => answer(hall.alerts.view()),
    'GET /cards': ({ identity }) => {
      const world = hall.world();
      const { catalogue } = world.state.index;
      const all = isStaff(actorOf(identity), 'supervisor');
      const may = all ? () => true : ownCard(staffName(identity));
      return answer({
        now: rfc3339(hall.now(), catalogue.hall.timeZone),
        items: cardViews(world, nameOf, may),
        limits: (catalogue.cards ?? []).length > 0,
      });
    },
    'GET /troubles': () => answer(hall.troubles.view()),
    'POST /hall/clock': ({ identity }) => {
      const aheadMs = hall.health().clockAheadMs;
      if (aheadMs !== undefined) hall.log.warn({ by: actorName(actorOf(identity)), aheadMs }, 'the clock is believed');
      hall.believeClock();
      return answer({});
    },
    'POST /hall/intake': ({ identity, body, key }) =>
      perform(hall, {
        identity,
        name: body.open ? 'resume-intake' : 'stop-intake',
        target: {},
        body: body.reason === undefined ? {} : { reason: body.reason },
        secret: undefined,
        key,
      }),
  } satisfies Partial<Handlers>;
}
