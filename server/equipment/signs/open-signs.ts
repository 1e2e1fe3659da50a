import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { SignState } from '../../../core/protocol/shapes/signs.ts';
import { openSignRoom } from '../../../devices/sign/sign-room.ts';
import { glyph } from '../../../printer/virtual/glyph.ts';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Logger } from '../../ops/log.ts';
import type { NoticeDesk } from '../../notices/notice-desk.ts';
import { SignDesk } from './sign-desk.ts';

/** A burst of commands is one look. */
const SETTLE_MS = 20;
/** Languages take turns and days change without an event. */
const LOOK_MS = 1000;

/** The LED signs of a hall while the server runs. */
export type OpenSigns = { readonly desk: SignDesk; close(): Promise<void> };

/** Opens the signs at this machine, and the desk that feeds them and those of the agents. */
export function openSigns({
  hall,
  catalogue,
  agents,
  notices,
  log,
}: {
  readonly hall: Hall;
  readonly catalogue: Catalogue;
  readonly agents: AgentDesk;
  readonly notices: Pick<NoticeDesk, 'emergency' | 'onChange'>;
  readonly log: Logger;
}): OpenSigns {
  const here = (catalogue.ledSigns ?? []).filter(({ agent }) => agent === undefined);
  const desk = new SignDesk({
    hall,
    catalogue,
    // One that is for some boards alone is not for signs.
    emergency: () => {
      const found = notices.emergency();
      return found === undefined || found.boards.length > 0 ? undefined : found.text;
    },
    placeOf: ({ agent }) => (agent === undefined ? room : agents.signsAt(agent)),
    picture: (id) => room.picture(id, glyph),
  });
  const known = new Map<string, SignState>();
  const room = openSignRoom(here, {
    state(id, condition) {
      const { state } = condition;
      // The same trouble in other words is one trouble.
      if (state !== known.get(id) && state !== 'ok')
        log.warn({ sign: id, ...condition }, 'a sign does not show its text');
      known.set(id, state);
      desk.state({ id, ...condition });
    },
  });
  let refreshing: NodeJS.Timeout | undefined;
  const leave = hall.subscribe(() => {
    // Behind the acknowledgements and the boards of the same write.
    refreshing ??= setTimeout(() => {
      refreshing = undefined;
      desk.refresh();
    }, SETTLE_MS);
  });
  const forget = notices.onChange(() => desk.refresh());
  const looking = setInterval(() => desk.refresh(), LOOK_MS);
  desk.refresh();
  return {
    desk,
    async close() {
      leave();
      forget();
      clearInterval(looking);
      clearTimeout(refreshing);
      await room.close();
    },
  };
}
