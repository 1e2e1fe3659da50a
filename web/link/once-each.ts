import { newCommandId } from './command-id.ts';
import type { Problem } from './problem.ts';

type Answered = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };
type Give<A> = (key: string) => Promise<A>;

/**
 * For orders that somebody may give again. While nobody has answered, the same order goes under the same key: the hall
 * does it once, however often it is given. Another order, or the same after an answer, goes under a new one.
 */
export function onceEach(): <A extends Answered>(order: unknown, give: Give<A>) => Promise<A> {
  let open: { readonly told: string; readonly key: string } | undefined;
  return async (order, give) => {
    const told = JSON.stringify(order);
    const own = open?.told === told ? open : { told, key: newCommandId() };
    open = own;
    const answer = await give(own.key);
    if (open === own && (answer.ok || answer.problem.code !== 'unreachable')) open = undefined;
    return answer;
  };
}
