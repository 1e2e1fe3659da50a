import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Logger } from '../../ops/log.ts';
import { BoardDesk } from './board-desk.ts';
import { buildOf } from './build.ts';
import { orderBook } from './order-book.ts';

type BoardsParts = {
  readonly hall: Hall;
  readonly catalogue: Catalogue;
  /** The page of the boards as it was built. */
  readonly page: string;
  /** The folder for what they were told. */
  readonly folder: string;
  readonly log: Logger;
};

/** The boards of a hall, for as long as the server runs, with what they were told before. */
export async function openBoards({ hall, catalogue, page, folder, log }: BoardsParts): Promise<BoardDesk> {
  const orders = orderBook(folder);
  const why = await orders.load();
  if (why !== undefined) log.warn({ folder, why }, 'what boards were told cannot be read: none is muted or dark');
  const desk = new BoardDesk({
    boards: catalogue.boards,
    now: () => hall.now(),
    timeZone: catalogue.hall.timeZone,
    build: buildOf(page),
    orders,
  });
  hall.subscribe(({ events }) => {
    if (events.some(({ type }) => type === 'DayOpened')) desk.newDay();
  });
  return desk;
}
