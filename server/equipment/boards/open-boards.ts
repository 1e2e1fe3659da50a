import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Logger } from '../../ops/log.ts';
import { HallBoards } from './hall-boards.ts';
import type { OrderBook } from './order-book.ts';

type BoardsParts = {
  readonly hall: Hall;
  /** The build of the boards' page that is given out now. */
  readonly build: () => string | undefined;
  /** What they were told before. */
  readonly orders: OrderBook;
  readonly log: Logger;
};

/** The boards of a hall, for as long as it is open. */
export type OpenBoards = { readonly registry: HallBoards; close(): void };

/** Reads back what boards were told, and lets them report. */
export async function openBoards({ hall, build, orders, log }: BoardsParts): Promise<OpenBoards> {
  const why = await orders.load();
  if (why !== undefined) log.warn({ why }, 'what boards were told cannot be read: none is muted or dark');
  const registry = new HallBoards({
    boards: catalogueOf(hall).boards,
    now: () => hall.now(),
    timeZone: () => catalogueOf(hall).hall.timeZone,
    build,
    orders,
    unwritten: (fault) => log.error({ fault }, 'what became of the page of a board could not be written down'),
  });
  const leave = [
    onCatalogue(hall, ({ boards }) => registry.change(boards)),
    hall.subscribe(({ events }) => {
      if (events.some(({ type }) => type === 'DayOpened')) registry.newDay();
    }),
  ];
  return {
    registry,
    close() {
      for (const each of leave) each();
    },
  };
}
