import type { IncomingMessage } from 'node:http';
import type { HallParts } from './hall-parts.ts';
import { openHall, type OpenHall } from './open-hall.ts';

/** Which of the halls a request, or the handshake of a socket, is for; undefined: none of them. */
export type HallOf = (request: IncomingMessage, halls: readonly OpenHall[]) => OpenHall | undefined;

/** What is done for each hall that is open. Gives what is to be done before it is closed. */
export type ForHall = (hall: OpenHall) => () => unknown;

/** The halls of this process. */
export interface Halls {
  /** Opens a hall; it is there for the doors at once. Throws what keeps it from opening. */
  open(parts: HallParts): Promise<OpenHall>;
  /** The hall that a request is for. */
  of(request: IncomingMessage): OpenHall | undefined;
  /** Does something for each hall that is open, and for each that is opened later. Returns the way out. */
  each(act: ForHall): () => Promise<void>;
  /** Closes a hall; the others go on. */
  close(hall: OpenHall): Promise<void>;
  closeAll(): Promise<void>;
}

/** No hall yet; `hallOf` says which one a request is for once there are some. */
export function createHalls(hallOf: HallOf): Halls {
  const open: OpenHall[] = [];
  const acts = new Map<ForHall, Map<OpenHall, () => unknown>>();
  const enter = (act: ForHall, hall: OpenHall): void => void acts.get(act)?.set(hall, act(hall));
  const leave = async (act: ForHall, hall: OpenHall): Promise<void> => {
    const left = acts.get(act);
    const before = left?.get(hall);
    left?.delete(hall);
    await before?.();
  };
  const close = async (hall: OpenHall): Promise<void> => {
    const at = open.indexOf(hall);
    if (at === -1) return;
    open.splice(at, 1);
    for (const act of acts.keys()) await leave(act, hall);
    await hall.close();
  };
  return {
    async open(parts) {
      const hall = await openHall(parts);
      open.push(hall);
      for (const act of acts.keys()) enter(act, hall);
      return hall;
    },
    of: (request) => hallOf(request, open),
    each(act) {
      acts.set(act, new Map());
      for (const hall of open) enter(act, hall);
      return async () => {
        for (const hall of open) await leave(act, hall);
        acts.delete(act);
      };
    },
    close,
    async closeAll() {
      for (const hall of [...open].reverse()) await close(hall);
    },
  };
}
