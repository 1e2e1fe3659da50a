import { steadyNow } from '../steady-now.ts';
import { newCommandId } from './command-id.ts';
import type { Problem } from './problem.ts';

/** For so long the same again is another try of what nobody has answered; after it, it is meant anew. */
const SAME_MS = 120_000;

type Try = { readonly id: string; readonly at: number };

/**
 * The ids of what somebody sends. Where nobody has answered, it may have been done all the same: sent again, it has the
 * id of the try before, and is done once.
 */
export class SentOnce {
  private readonly tries = new Map<string, Try>();

  constructor(private readonly now: () => number = steadyNow) {}

  idOf(what: string): string {
    const at = this.now();
    for (const [each, before] of this.tries) if (at - before.at >= SAME_MS) this.tries.delete(each);
    const open = this.tries.get(what) ?? { id: newCommandId(), at };
    this.tries.set(what, open);
    return open.id;
  }

  /** It was done, or refused for good. A server that fails does not know either what came of it. */
  answered(what: string, problem: Problem | undefined): void {
    if (problem === undefined || (problem.status >= 400 && problem.status < 500)) this.tries.delete(what);
  }
}
