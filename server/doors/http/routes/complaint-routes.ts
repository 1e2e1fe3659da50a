import type { Complaint } from '../../../../core/queue/complaint.ts';
import type { HallEvent } from '../../../../core/queue/event.ts';
import { caseOf, citizensView, complaintsOf, complaintViews, stepsOf } from '../../../../core/views/complaint-view.ts';
import { unseal } from '../../../journal/chain.ts';
import { refused, shownSecret } from '../../perform.ts';
import { problem } from '../../problem.ts';
import { mayNot } from '../../rights.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** What citizens complain of; what is done about it are commands. */
export function complaintRoutes({ hall }: DoorParts) {
  return {
    'GET /complaints': ({ query: { state } }) => {
      const all = complaintViews(hall.world());
      return answer({ items: state === undefined ? all : all.filter((each) => each.state === state) });
    },
    'GET /complaints/{id}': async ({ params: { id } }) => {
      const complaint = hall.world().record.complaints.get(id);
      if (complaint === undefined)
        return refused(problem(404, `there is no complaint ${id} at hand`, { code: 'complaint-unknown' }));
      const events = await eventsOf(hall, complaint);
      return answer(caseOf(hall.world(), complaint, events, (user) => hall.gate.user(user)?.name));
    },
    'GET /tickets/{id}/complaints': async ({ params: { id }, query: { secret }, identity }) => {
      const filed = complaintsOf(hall.world(), id, secret ?? '');
      // The secret of a complaint is that of its ticket, also on a day on which that is no more.
      const worth = filed.length > 0 ? 'right' : shownSecret(secret, hall.world(), id);
      const denied = mayNot({ secret: true }, identity, { id, secret: worth });
      if (denied !== undefined) return refused(denied);
      const items = filed.map(async (complaint) =>
        citizensView(hall.world(), complaint, await eventsOf(hall, complaint)),
      );
      return answer({ items: await Promise.all(items) });
    },
  } satisfies Partial<Handlers>;
}

/** The steps of a case, each from the day on which it was taken. */
async function eventsOf(hall: DoorParts['hall'], complaint: Complaint): Promise<readonly HallEvent[]> {
  const events: HallEvent[] = [];
  for (const { day, seq } of stepsOf(complaint)) {
    const [stored] = await hall.audit.page(day, seq - 1, 1);
    if (stored !== undefined) events.push(unseal(stored));
  }
  return events;
}
