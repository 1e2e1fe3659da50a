/** What is written down about who comes in and what may be done. */
export const SECURITY_KINDS = [
  'signed-in',
  'sign-in-failed',
  'sign-in-held',
  'signed-out',
  'session-ended',
  'refused',
  'locked',
  'unlocked',
  'password-changed',
  'password-link-made',
  'password-weak',
  'hook-changed',
  'second-factor-set',
  'second-factor-ended',
  'security-key-added',
  'security-key-removed',
  'security-key-copied',
  'identity-given',
  'identity-paired',
  'identity-changed',
  'identity-ended',
  'key-made',
  'key-ended',
  'records-lost',
] as const;

export type SecurityKind = (typeof SECURITY_KINDS)[number];
