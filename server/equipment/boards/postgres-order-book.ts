import { inTurn } from '../../../core/base/in-turn.ts';
import { faultText } from '../../../core/base/fault-text.ts';
import { boardStanding, PLAIN_BOARD, type BoardStanding } from '../../../core/protocol/boards.ts';
import type { GivenOrder } from '../../../core/protocol/shapes/fleet.ts';
import type { Row } from '../../database/connection.ts';
import type { HallTables } from '../../database/hall-tables.ts';
import { SHOWN_ORDERS, type OrderBook } from './order-book.ts';

/** Orders of boards in PostgreSQL; what is asked for is held. Same contract as those on the disk. */
export function postgresOrderBook(tables: HallTables): OrderBook {
  let standing: ReadonlyMap<string, BoardStanding> = new Map();
  let given: readonly GivenOrder[] = [];
  const turns = inTurn();
  const of = (board: string): BoardStanding => standing.get(board) ?? PLAIN_BOARD;
  const give: OrderBook['give'] = async (order, change) => {
    const after = change(of(order.board));
    await tables.write(
      `given AS (INSERT INTO board_orders (hall, given) SELECT $1, $3 FROM fence),
      put AS (
        INSERT INTO board_standings (hall, board, standing) SELECT $1, $4, $5 FROM fence
        ON CONFLICT (hall, board) DO UPDATE SET standing = excluded.standing
      )`,
      [JSON.stringify(order), order.board, JSON.stringify(after)],
    );
    given = [order, ...given].slice(0, SHOWN_ORDERS);
    standing = new Map([...standing, [order.board, after]]);
  };
  return {
    async load() {
      const orders = await tables.read(
        `SELECT given FROM board_orders WHERE hall = $1 ORDER BY place DESC LIMIT ${String(SHOWN_ORDERS)}`,
      );
      // Written by `give`.
      given = orders.map((row) => JSON.parse(String(row['given'])) as GivenOrder);
      const rows = await tables.read('SELECT board, standing FROM board_standings WHERE hall = $1');
      try {
        const read = (row: Row): unknown => JSON.parse(String(row['standing']));
        const found: unknown = Object.fromEntries(rows.map((row) => [String(row['board']), read(row)]));
        standing = new Map(Object.entries(boardStanding.parse(found)));
        return undefined;
      } catch (fault) {
        return faultText(fault);
      }
    },
    standing: of,
    given: () => given,
    give: (order, change) => turns(() => give(order, change)),
  };
}
