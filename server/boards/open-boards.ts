import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { Hall } from '../app/hall.ts';
import { BoardDesk } from './board-desk.ts';
import { buildOf } from './build.ts';

type BoardsParts = {
  readonly hall: Hall;
  readonly catalogue: Catalogue;
  /** The page of the boards as it was built. */
  readonly page: string;
};

/** The boards of a hall, for as long as the server runs. */
export function openBoards({ hall, catalogue, page }: BoardsParts): BoardDesk {
  const desk = new BoardDesk({
    boards: catalogue.boards,
    now: () => hall.now(),
    timeZone: catalogue.hall.timeZone,
    build: buildOf(page),
  });
  hall.subscribe(({ events }) => {
    if (events.some(({ type }) => type === 'DayOpened')) desk.newDay();
  });
  return desk;
}
