import { problem } from '../problem.ts';
import { refused, type Refused } from '../perform.ts';

/** What is asked for by its id is not there. */
export function notFound(detail: string): Refused {
  return refused(problem(404, detail));
}
