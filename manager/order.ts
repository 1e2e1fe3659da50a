import type { CommandSent } from '../core/protocol/commands.ts';
import type { Problem } from '../web/link/problem.ts';

/** A command that a part of the page asks for. */
export type Order = CommandSent;

/** An order on its way to the page, which says what came of it: undefined when it is done. */
export type Sending = { readonly order: Order; readonly answered: (problem: Problem | undefined) => void };

/** Asks the page for it. Whoever has a form open keeps it open until it is done: what was typed may be wanted again. */
export function sendOrder(from: EventTarget, order: Order): Promise<Problem | undefined> {
  return new Promise((answered) => {
    const detail: Sending = { order, answered };
    from.dispatchEvent(new CustomEvent('order', { detail, bubbles: true, composed: true }));
  });
}
