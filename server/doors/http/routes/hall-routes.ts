import type { Booking } from '../../../../core/catalogue/booking.ts';
import type { Service } from '../../../../core/catalogue/service.ts';
import { alikeForm } from '../../../../core/hall-file/alike.ts';
import { proofText } from '../../../auth/hall-signer.ts';
import { bookingView } from '../../../../core/views/booking-view.ts';
import { hallView } from '../../../../core/views/hall-view.ts';
import { serviceIntake } from '../../../../core/views/routing-view.ts';
import type { ServiceAnswer } from '../../../../core/protocol/shapes/service.ts';
import type { HallView } from '../../../../core/protocol/shapes/hall.ts';
import { refused } from '../../perform.ts';
import { badInput } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { notFound } from '../not-found.ts';
import { answer, type Handlers } from '../route.ts';

/** The hall's public face, its services and its bookings. */
export function hallRoutes(parts: DoorParts) {
  const view = cachedHallView(parts);
  return {
    'GET /hall': () => answer(view()),
    'GET /hall/proof': ({ query: { nonce } }) => {
      const { key, sign } = parts.hall.signer;
      return answer({ key, signature: sign(proofText(nonce)) });
    },
    'GET /services': ({ query: { query, department, limit } }) => {
      const { index } = parts.hall.world().state;
      if (department !== undefined && !index.departments.has(department)) {
        return refused(badInput([{ path: 'department', message: `there is no department ${department}` }]));
      }
      const ids = parts.hall.search(query ?? '', department, limit);
      const hall = view();
      const items = ids.flatMap((id) => {
        const service = index.services.get(id);
        return service === undefined ? [] : [serviceAnswer(parts, hall, service)];
      });
      return answer({ items });
    },
    'GET /bookings/{id}': ({ params }) => {
      const { hall } = parts;
      const booking = bookingCalled(hall.bookings(), params.id);
      return booking === undefined
        ? notFound(`there is no booking ${params.id}`)
        : answer(bookingView(hall.world(), booking, hall.now()));
    },
  } satisfies Partial<Handlers>;
}

/** However it is typed; without its hyphens, which a kiosk has no key for, where that leads to one booking alone. */
function bookingCalled(bookings: readonly Booking[], typed: string): Booking | undefined {
  const form = alikeForm(typed);
  const exact = bookings.find(({ id }) => alikeForm(id) === form);
  if (exact !== undefined) return exact;
  const near = bookings.filter(({ id }) => alikeForm(id).replaceAll('-', '') === form.replaceAll('-', ''));
  return near.length === 1 ? near[0] : undefined;
}

/** The view is the same for everybody: made at most once a second, and whenever something happened. */
function cachedHallView(parts: DoorParts): () => HallView {
  let made: { readonly view: HallView; readonly seq: number; readonly day: string; readonly at: number } | undefined;
  return () => {
    const world = parts.hall.world();
    const now = parts.hall.now();
    const { seq, day } = world.state;
    if (made === undefined || made.seq !== seq || made.day !== day || now - made.at > 1000) {
      made = { view: hallView(world, now), seq, day, at: now };
    }
    return made.view;
  };
}

function serviceAnswer(parts: DoorParts, hall: HallView, service: Service): ServiceAnswer {
  const { state } = parts.hall.world();
  const { index } = state;
  const department = index.departments.get(service.department);
  const line = hall.lines.find((each) => each.id === service.line);
  return {
    id: service.id,
    code: service.code,
    department: service.department,
    departmentName: department?.name ?? service.name,
    line: service.line,
    lineName: line?.name ?? service.name,
    zone: department?.zone ?? '',
    name: service.name,
    materials: { zh: service.materialsZh, en: service.materialsEn },
    needsIdentity: service.needsIdentity,
    priorityAllowed: service.priorityAllowed,
    jointWith: service.jointWith,
    ...(service.after.length === 0 ? {} : { after: service.after }),
    waiting: line?.waiting ?? 0,
    openCounters: line?.openCounters ?? 0,
    ...(line?.wait === undefined ? {} : { wait: line.wait }),
    intake: serviceIntake(state, service, parts.hall.now()),
  };
}
