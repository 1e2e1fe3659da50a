/** What a key of a program may be for. Each resource and topic names at most one of them. */
export const SCOPES = [
  'hall:read',
  'tickets:read',
  'tickets:take',
  'complaints:read',
  'reports:read',
  'audit:read',
  'devices:manage',
] as const;

export type Scope = (typeof SCOPES)[number];
