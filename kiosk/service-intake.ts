import type { Language } from '../core/base/names.ts';
import type { HallView } from '../core/protocol/shapes/hall.ts';
import type { ServiceIntakeView } from '../core/protocol/shapes/intake.ts';
import type { ServiceView } from '../web/link/api.ts';
import { kioskText } from '../web/text/kiosk.ts';
import { whenText } from '../web/text/moments.ts';
import { say } from '../web/text/say.ts';

/** Whether tickets for a service are given as the hall stands now: its line, its own hours, its places. */
export function intakeOf(hall: HallView, service: ServiceView): ServiceIntakeView {
  const closed = hall.lines.find((each) => each.id === service.line)?.closed;
  if (closed !== undefined) return { open: false, why: 'line-closed', reason: closed.reason };
  return hall.limited.find((each) => each.id === service.id)?.intake ?? { open: true };
}

/** What the citizen has to know of it before choosing; undefined when there is nothing to say. */
export function intakeText(intake: ServiceIntakeView, hall: HallView, language: Language): string | undefined {
  if (intake.open) {
    return intake.left === undefined ? undefined : say(kioskText.placesLeft, language, { n: intake.left });
  }
  switch (intake.why) {
    case 'full':
      return say(kioskText.serviceFull, language);
    case 'line-closed':
      return say(kioskText.lineClosed, language, { reason: intake.reason ?? '' });
    case 'closed': {
      if (intake.opensAt === undefined) return say(kioskText.serviceClosed, language);
      const time = whenText(intake.opensAt, Date.parse(hall.now), language, hall.timeZone);
      return say(kioskText.serviceOpensAt, language, { time });
    }
  }
}
