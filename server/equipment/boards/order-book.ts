import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { inTurn } from '../../../core/base/in-turn.ts';
import { boardStanding, PLAIN_BOARD, type BoardStanding } from '../../../core/protocol/boards.ts';
import { whyUnreadable } from '../../../core/protocol/issues.ts';
import type { GivenOrder } from '../../../core/protocol/shapes/fleet.ts';
import { csvRow } from '../../../core/base/csv-row.ts';
import { nodeDisk, type Disk } from '../../../files/disk.ts';
import { appendLines, readIfThere } from '../../../files/durable-file.ts';
import { readBesideSum, writeBesideSum } from '../../../files/sum-beside.ts';
import { NotAsWritten } from '../../../files/summed.ts';

/** What boards were told: what lasts of it, and who gave which order. */
export interface OrderBook {
  /** Says why what lasts could not be read, if it could not: then no board is muted or dark. */
  load(): Promise<string | undefined>;
  /** What lasts for a board. */
  standing(board: string): BoardStanding;
  /** The newest orders, the newest first. */
  given(): readonly GivenOrder[];
  /**
   * Writes an order down and what lasts after it. Durable once it resolves; throws when the disk cannot: the board must
   * not be told then.
   */
  give(order: GivenOrder, change: (before: BoardStanding) => BoardStanding): Promise<void>;
}

/** So many orders are shown; the file has all. */
export const SHOWN_ORDERS = 200;
const STANDING = 'standing.json';
const HEAD = 'at,who,order,board,reached';

/** Keeps what lasts in `standing.json` of a folder, and a line for each order in `orders.csv` there. */
export function orderBook(folder: string, disk: Disk = nodeDisk): OrderBook {
  const [standingFile, ordersFile] = [join(folder, STANDING), join(folder, 'orders.csv')];
  let standing: ReadonlyMap<string, BoardStanding> = new Map();
  let given: readonly GivenOrder[] = [];
  const turns = inTurn();
  const of = (board: string): BoardStanding => standing.get(board) ?? PLAIN_BOARD;

  const give: OrderBook['give'] = async (order, change) => {
    const after = change(of(order.board));
    // The line comes first: an order that nobody answers for is worse than a line whose order failed with the disk.
    await appendLines(ordersFile, HEAD, [rowOf(order)], disk);
    given = [order, ...given].slice(0, SHOWN_ORDERS);
    if (JSON.stringify(after) === JSON.stringify(of(order.board))) return;
    const next = new Map([...standing, [order.board, after]]);
    const text = `${JSON.stringify(Object.fromEntries(next), undefined, 2)}\n`;
    await writeBesideSum(standingFile, text, disk);
    standing = next;
  };
  return {
    async load() {
      given = (await textOf(ordersFile, disk)).split('\n').slice(1).flatMap(readOrder).slice(-SHOWN_ORDERS).reverse();
      try {
        const found: unknown = JSON.parse((await readBesideSum(standingFile, disk)) ?? '{}');
        standing = new Map(Object.entries(boardStanding.parse(found)));
        return undefined;
      } catch (fault) {
        return `${STANDING}: ${fault instanceof NotAsWritten ? fault.why : whyUnreadable(fault)}`;
      }
    },
    standing: of,
    given: () => given,
    give: (order, change) => turns(() => give(order, change)),
  };
}

function rowOf({ at, who, order, board, reached }: GivenOrder): string {
  return csvRow([at, who, order, board, reached ? 'yes' : 'no']);
}

/** A row is a line; one that was cut off by a loss of power was never acknowledged. */
function readOrder(line: string): readonly GivenOrder[] {
  let rows: string[][];
  try {
    rows = parse(line);
  } catch {
    return []; // cut off within quotes
  }
  const [at, who, order, board, reached, ...more] = rows[0] ?? [];
  if (at === undefined || who === undefined || order === undefined || board === undefined) return [];
  if ((reached !== 'yes' && reached !== 'no') || more.length > 0) return [];
  return [{ at, who, order, board, reached: reached === 'yes' }];
}

async function textOf(path: string, disk: Disk): Promise<string> {
  return (await readIfThere(path, disk))?.toString() ?? '';
}
