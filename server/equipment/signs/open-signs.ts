import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import type { LedSign } from '../../../core/catalogue/signs.ts';
import type { SignAt } from '../../../core/protocol/signs.ts';
import { openSignStations, type SignStations } from '../../../devices/sign/sign-stations.ts';
import { glyph } from '../../../printer/letters/glyph.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { HallAgents } from '../agents/hall-agents.ts';
import type { Hall } from '../../ledger/hall.ts';
import type { Logger } from '../../ops/log.ts';
import type { HallNotices } from '../../notices/hall-notices.ts';
import { inPlace } from '../in-place.ts';
import { HallSigns } from './hall-signs.ts';

/** A burst of commands is one look. */
const SETTLE_MS = 20;
/** Languages take turns and days change without an event. */
const LOOK_MS = 1000;

/** The LED signs of a hall while it is open. `begin`: they say what they should from now on. */
export type OpenSigns = { readonly registry: HallSigns; begin(): void; close(): Promise<void> };

export type SignsParts = {
  readonly hall: Hall;
  readonly agents: HallAgents;
  readonly notices: Pick<HallNotices, 'emergency' | 'onChange'>;
  readonly log: Logger;
};

/** Opens the registry that feeds the signs, those at this machine and those of the agents. */
export function openSigns({ hall, agents, notices, log }: SignsParts): OpenSigns {
  const here = inPlace<SignStations>();
  const leave: (() => void)[] = [];
  const registry = new HallSigns({
    hall,
    // One that is for some boards alone is not for signs.
    emergency: () => {
      const found = notices.emergency();
      return found === undefined || found.boards.length > 0 ? undefined : found.text;
    },
    placeOf: ({ agent }) => (agent === undefined ? here.now() : agents.signsAt(agent)),
    picture: (id) => here.now()?.picture(id, glyph),
    onLacking: (sign, letters) => log.warn({ sign, letters }, 'a sign lacks letters of its text: it shows ? for each'),
  });
  const open = (catalogue: Catalogue): SignStations => stationsFor(signsHere(catalogue), registry, log);
  const reopen = (catalogue: Catalogue): void =>
    here.take(() => {
      // Behind this: the stations are not there before they are given.
      queueMicrotask(() => registry.reopened());
      return open(catalogue);
    });
  return {
    registry,
    begin() {
      const { stop, soon } = refreshing(registry);
      let hanging = JSON.stringify(signsHere(catalogueOf(hall)));
      here.take(() => open(catalogueOf(hall)));
      leave.push(
        onCatalogue(hall, (catalogue) => {
          registry.change(catalogue);
          const now = JSON.stringify(signsHere(catalogue));
          if (now !== hanging) reopen(catalogue);
          hanging = now;
        }),
        hall.subscribe(soon),
        notices.onChange(() => registry.refresh()),
        stop,
      );
      registry.refresh();
    },
    async close() {
      for (const each of leave.splice(0)) each();
      await here.close();
    },
  };
}

/** Looks at the signs each second, and soon after something happened. */
function refreshing(registry: HallSigns): { readonly soon: () => void; readonly stop: () => void } {
  let settling: NodeJS.Timeout | undefined;
  const looking = setInterval(() => registry.refresh(), LOOK_MS);
  return {
    soon() {
      // Behind the acknowledgements and the boards of the same write.
      settling ??= setTimeout(() => {
        settling = undefined;
        registry.refresh();
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

function stationsFor(signs: readonly LedSign[], registry: HallSigns, log: Logger): SignStations {
  const known = new Map<string, SignAt['state']>();
  return openSignStations(signs, {
    state(id, condition) {
      const { state } = condition;
      // The same trouble in other words is one trouble.
      if (state !== known.get(id) && state !== 'ok')
        log.warn({ sign: id, ...condition }, 'a sign does not show its text');
      known.set(id, state);
      registry.state({ id, ...condition });
    },
  });
}
