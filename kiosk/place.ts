import type { HallLineView, HallView } from '../core/protocol/shapes/hall.ts';
import type { ServiceView } from '../web/link/api.ts';

/** Where a service is done and the line that waits for it, as the hall stands now. */
export function placeOf(
  hall: HallView,
  service: ServiceView,
): { readonly department: HallView['departments'][number] | undefined; readonly line: HallLineView | undefined } {
  return {
    department: hall.departments.find((each) => each.id === service.department),
    line: hall.lines.find((each) => each.id === service.line),
  };
}
