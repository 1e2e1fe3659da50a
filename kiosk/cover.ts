import type { IntakeView } from '../core/protocol/shapes/intake.ts';
import type { LinkState } from '../web/link/link.ts';
import type { Flow } from './flow.ts';

/** What lies over all screens when no number can be taken. */
export type Cover = 'none' | 'starting' | 'cut-off' | 'closed' | 'evacuated' | 'unpaired';

export const CUT_OFF_AFTER_MS = 5000;

/** Whether the kiosk can serve now. A number that was given, or is on its way, stays in sight. */
export function coverOf(
  flow: Flow,
  link: { readonly state: LinkState; readonly stateSince: number },
  known: { readonly intake: IntakeView | undefined; readonly evacuate: boolean; readonly unpaired?: boolean },
  at: number,
): Cover {
  if (flow.screen.name === 'done' || flow.visit?.sendingSince !== undefined) return 'none';
  const { intake, evacuate, unpaired } = known;
  if (evacuate) return 'evacuated';
  const lost = link.state !== 'online' && at - link.stateSince >= CUT_OFF_AFTER_MS;
  if (lost) return 'cut-off';
  // Nobody is to choose services here first, and be told at the last touch.
  if (unpaired === true) return 'unpaired';
  if (intake === undefined) return 'starting';
  return intake.open ? 'none' : 'closed';
}
