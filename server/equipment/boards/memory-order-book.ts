import { PLAIN_BOARD, type BoardStanding } from '../../../core/protocol/boards.ts';
import type { GivenOrder } from '../../../core/protocol/shapes/fleet.ts';
import { SHOWN_ORDERS, type OrderBook } from './order-book.ts';

/** Orders that last as long as the process. Same contract as those on the disk. */
export function memoryOrderBook(): OrderBook {
  const standing = new Map<string, BoardStanding>();
  let given: readonly GivenOrder[] = [];
  const of = (board: string): BoardStanding => standing.get(board) ?? PLAIN_BOARD;
  return {
    load: () => Promise.resolve(undefined),
    standing: of,
    given: () => given,
    give(order, change) {
      standing.set(order.board, change(of(order.board)));
      given = [order, ...given].slice(0, SHOWN_ORDERS);
      return Promise.resolve();
    },
  };
}
