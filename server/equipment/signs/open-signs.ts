import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import type { SignState } from '../../../core/protocol/shapes/signs.ts';
import { openSignRoom, type SignRoom } from '../../../devices/sign/sign-room.ts';
import { glyph } from '../../../printer/virtual/glyph.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Logger } from '../../ops/log.ts';
import type { NoticeDesk } from '../../notices/notice-desk.ts';
import { SignDesk } from './sign-desk.ts';

/** A burst of commands is one look. */
const SETTLE_MS = 20;
/** Languages take turns and days change without an event. */
const LOOK_MS = 1000;

/** The LED signs of a hall while it is open. `begin`: they say what they should from now on. */
export type OpenSigns = { readonly desk: SignDesk; begin(): void; close(): Promise<void> };

export type SignsParts = {
  readonly hall: Hall;
  readonly agents: AgentDesk;
  readonly notices: Pick<NoticeDesk, 'emergency' | 'onChange'>;
  readonly log: Logger;
};

/** Opens the desk that feeds the signs, those at this machine and those of the agents. */
export function openSigns({ hall, agents, notices, log }: SignsParts): OpenSigns {
  let room: SignRoom | undefined;
  let closing: Promise<unknown> = Promise.resolve();
  const leave: (() => void)[] = [];
  const desk = new SignDesk({
    hall,
    // One that is for some boards alone is not for signs.
    emergency: () => {
      const found = notices.emergency();
      return found === undefined || found.boards.length > 0 ? undefined : found.text;
    },
    placeOf: ({ agent }) => (agent === undefined ? room : agents.signsAt(agent)),
    picture: (id) => room?.picture(id, glyph),
  });
  const open = (catalogue: Catalogue): void => {
    room = roomFor(signsHere(catalogue), desk, log);
  };
  /** A sign is opened by one at a time: the new ones wait until the old ones have been let go. */
  const reopen = (catalogue: Catalogue): void => {
    const before = room;
    room = undefined;
    closing = closing
      .then(() => before?.close())
      .then(() => {
        if (leave.length === 0) return;
        open(catalogue);
        desk.reopened();
      });
  };
  return {
    desk,
    begin() {
      const { stop, soon } = refreshing(desk);
      let hanging = JSON.stringify(signsHere(catalogueOf(hall)));
      open(catalogueOf(hall));
      leave.push(
        onCatalogue(hall, (catalogue) => {
          desk.change(catalogue);
          const now = JSON.stringify(signsHere(catalogue));
          if (now !== hanging) reopen(catalogue);
          hanging = now;
        }),
        hall.subscribe(soon),
        notices.onChange(() => desk.refresh()),
        stop,
      );
      desk.refresh();
    },
    async close() {
      for (const each of leave.splice(0)) each();
      await closing;
      await room?.close();
    },
  };
}

/** Looks at the signs each second, and soon after something happened. */
function refreshing(desk: SignDesk): { readonly soon: () => void; readonly stop: () => void } {
  let settling: NodeJS.Timeout | undefined;
  const looking = setInterval(() => desk.refresh(), LOOK_MS);
  return {
    soon() {
      // Behind the acknowledgements and the boards of the same write.
      settling ??= setTimeout(() => {
        settling = undefined;
        desk.refresh();
      }, SETTLE_MS);
    },
    stop() {
      clearInterval(looking);
      clearTimeout(settling);
    },
  };
}

function signsHere({ ledSigns = [] }: Catalogue): readonly LedSign[] {
  return ledSigns.filter(({ agent }) => agent === undefined);
}

function roomFor(signs: readonly LedSign[], desk: SignDesk, log: Logger): SignRoom {
  const known = new Map<string, SignState>();
  return openSignRoom(signs, {
    state(id, condition) {
      const { state } = condition;
      // The same trouble in other words is one trouble.
      if (state !== known.get(id) && state !== 'ok')
        log.warn({ sign: id, ...condition }, 'a sign does not show its text');
      known.set(id, state);
      desk.state({ id, ...condition });
    },
  });
}
