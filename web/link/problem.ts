import type { RefusalCode } from '../../core/queue/refusal.ts';

/** Codes that a screen itself gives when no answer came. */
export type LinkCode = 'unreachable';

/** RFC 9457, as every answer of the server that is not a success. */
export type Problem = {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: RefusalCode | LinkCode | (string & {});
  readonly opensAt?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
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
