import type { ProblemCode } from '../problem.ts';

/** Why somebody is not let in who shows a password, and beside it a second factor. */
export const SIGN_IN_CODES = {
  401: ['second-factor-needed', 'second-factor-wrong', 'security-key-wrong', 'security-key-copied'],
  403: ['person-locked', 'second-factor-missing', 'sign-in-elsewhere'],
} as const satisfies Partial<Record<number, readonly ProblemCode[]>>;
