import type { Problem as ToldProblem } from '../../core/protocol/problem.ts';

/** Codes that a screen itself gives when no answer came. */
export type LinkCode = 'unreachable';

/**
 * A problem as the server tells it, or as a screen tells itself that there is no answer. A later server may know codes
 * that this page does not.
 */
export type Problem = Omit<ToldProblem, 'type' | 'code'> & {
  readonly type?: string;
  readonly code?: ToldProblem['code'] | LinkCode | (string & {});
};

/** The problem that stands for silence: nothing is known of what the server did. */
export const UNREACHABLE: Problem = { title: 'The hall server does not answer', status: 0, code: 'unreachable' };

/** Reads whatever came over the wire as a problem. */
export function problemOf(value: unknown, status = 500): Problem {
  if (typeof value !== 'object' || value === null) return { title: 'Unexpected answer', status };
  const { title, status: own, ...rest } = value as Partial<Problem>;
  return {
    ...rest,
    title: typeof title === 'string' ? title : 'Unexpected answer',
    status: typeof own === 'number' ? own : status,
  };
}
