import { describe, expect, it } from 'vitest';
import type { HallView } from '../../core/protocol/shapes/hall.ts';
import type { ServiceIntakeView } from '../../core/protocol/shapes/intake.ts';
import { intakeOf, intakeText } from '../../kiosk/service-intake.ts';
import type { ServiceView } from '../../web/link/api.ts';

const SERVICE = { id: 'legal', line: 'ju-legal' } as ServiceView;

function hall(more: { readonly closed?: string; readonly intake?: ServiceIntakeView } = {}): HallView {
  const { closed, intake } = more;
  return {
    now: '2026-03-09T12:00:00+08:00',
    timeZone: 'Asia/Shanghai',
    lines: [{ id: 'ju-legal', ...(closed === undefined ? {} : { closed: { reason: closed, at: '' } }) }],
    limited: intake === undefined ? [] : [{ id: 'legal', intake }],
  } as unknown as HallView;
}

describe('a service at the kiosk', () => {
  const told = (at: HallView): string | undefined => intakeText(intakeOf(at, SERVICE), at, 'en');

  it('may be chosen where nothing is said of it, and says how many places are left where there is a limit', () => {
    expect(intakeOf(hall(), SERVICE)).toEqual({ open: true });
    expect(told(hall())).toBeUndefined();
    expect(told(hall({ intake: { open: true, left: 1 } }))).toBe('1 ticket left today');
  });

  it('says when it opens again, today or later', () => {
    const opensAt = (at: string) => told(hall({ intake: { open: false, why: 'closed', opensAt: at } }));
    expect(opensAt('2026-03-09T13:30:00+08:00')).toBe('Tickets from 13:30');
    expect(opensAt('2026-03-10T08:30:00+08:00')).toBe('Tickets from tomorrow 08:30');
    expect(told(hall({ intake: { open: false, why: 'closed' } }))).toBe('No tickets now');
  });

  it('says that its places are gone, or that its line is closed and why', () => {
    expect(told(hall({ intake: { open: false, why: 'full' } }))).toBe('No tickets left today');
    expect(told(hall({ closed: 'power cut', intake: { open: true, left: 3 } }))).toBe('No tickets now: power cut');
  });
});
