import { type Role } from '../catalogue/staff.ts';
import type { Scope } from './scopes.ts';

/** What can stand in the hall with an identity of its own. */
export type DeviceKind = 'kiosk' | 'board' | 'counter-pc' | 'counter-screen' | 'agent';

/**
 * Who may, as data: whoever fits one of these. It decides at the doors and is told in the documents; what the rules of
 * the queue say beyond it (such as a clerk's own counter) is theirs.
 */
export type Who = {
  readonly anyone?: true;
  /** Staff of this role or above. */
  readonly staff?: Role;
  /** Devices of these kinds, or of any. */
  readonly device?: readonly DeviceKind[] | 'any';
  /** The device of this kind that is itself what is asked for: its id is that of the topic, path or target. */
  readonly itself?: DeviceKind;
  /** Whoever shows the secret of the ticket that is asked for. */
  readonly secret?: true;
  /** Whoever has signed in above halls. */
  readonly above?: true;
  /** Programs whose key has this scope. */
  readonly scope?: Scope;
};

/** Everybody, also without an identity. */
export const ANYONE: Who = { anyone: true };

/** A right in words, for the documents: `supervisors and above, kiosks`. */
export function whoInWords(who: Who): string {
  if (who.anyone === true) return 'anyone';
  return [
    ...(who.staff === undefined ? [] : [`${STAFF[who.staff]} and above`]),
    ...devicesInWords(who.device),
    ...(who.itself === undefined ? [] : [DEVICES[who.itself].one]),
    ...(who.secret === true ? ["whoever shows the ticket's secret"] : []),
    ...(who.above === true ? ['people above halls'] : []),
    ...(who.scope === undefined ? [] : [`programs with the scope ${who.scope}`]),
  ].join(', ');
}

function devicesInWords(device: Who['device']): readonly string[] {
  if (device === undefined) return [];
  return device === 'any' ? ['devices of any kind'] : device.map((kind) => DEVICES[kind].all);
}

const STAFF: Readonly<Record<Role, string>> = {
  clerk: 'clerks',
  desk: 'the information desk',
  supervisor: 'supervisors',
  manager: 'managers',
  administrator: 'administrators',
};

const DEVICES: Readonly<Record<DeviceKind, { readonly one: string; readonly all: string }>> = {
  kiosk: { one: 'the kiosk itself', all: 'kiosks' },
  board: { one: 'the board itself', all: 'boards' },
  'counter-pc': { one: "the counter's PC itself", all: "counters' PCs" },
  'counter-screen': { one: "the counter's own screen", all: "counters' own screens" },
  agent: { one: 'the agent itself', all: 'agents' },
};
