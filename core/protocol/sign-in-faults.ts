/** Why somebody who was sent to the sign-in service of the office did not come in. */
export const PROVIDER_FAULTS = [
  /** It does not answer. */
  'provider-away',
  /** It has said no, or the person has. */
  'provider-refused',
  /** What it said is for another program, or from another service. */
  'wrong-audience',
  'mixed-up',
  /** The answer was used already, is too old, or was begun elsewhere. */
  'replayed',
  /** Its clock and that of the hall differ. */
  'clock-off',
  /** What it said is not what such a service says. */
  'not-understood',
] as const;
export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

/** Why the hall does not let somebody in whom the service knows. */
export const ENTRY_FAULTS = [
  'unknown-person',
  'no-role',
  'person-locked',
  'second-factor-missing',
  'not-kept',
] as const;
export type EntryFault = (typeof ENTRY_FAULTS)[number];

/** What stands behind the # when a page is opened again without anybody signed in. */
export const SIGN_IN_FAULT_MARK = 'sign-in=';
/** What stands there when somebody has come in. */
export const SIGNED_IN_MARK = 'signed-in';

export type SignInFault = ProviderFault | EntryFault;
