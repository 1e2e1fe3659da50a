import type { HallId } from '../../../core/base/names.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Logger } from '../../ops/log.ts';
import { farJournal } from './far-journal.ts';
import { shipJournal, type Shipping, type ShipState } from './ship-journal.ts';

/** A server that the journal of the hall is sent to, and what shows it that it is this hall. */
export type ShipTarget = { readonly to: 'city' | 'standby'; readonly url: string; readonly token: string };

/** How it stands with each of them. */
export type ShipStates = readonly (Pick<ShipTarget, 'to' | 'url'> & { readonly state: ShipState })[];

/** The journal of a hall on its way to others. */
export interface HallShipping {
  begin(): void;
  states(): ShipStates;
  close(): Promise<void>;
}

type Parts = {
  readonly hall: HallId;
  readonly targets: readonly ShipTarget[];
  readonly ledger: Pick<Ledger, 'now' | 'subscribe'>;
  readonly journal: Journal;
  readonly log: Logger;
  /** Where people elsewhere find the hall's pages; undefined: nobody has said. */
  readonly page: string | undefined;
  readonly onDeposed: (detail: string) => void;
};

/** From `begin` on the journal is sent; the hall itself notices nothing of it. */
export function openShipping({ hall, targets, ledger, journal, log, page, onDeposed }: Parts): HallShipping {
  const ships: { readonly target: ShipTarget; readonly ship: Shipping }[] = [];
  return {
    begin() {
      for (const target of targets) {
        const ship = shipJournal({
          ...{ hall, journal, far: farJournal(target.url, target.token) },
          now: () => ledger.now(),
          onNews: (listener) => ledger.subscribe(listener),
          onState(state) {
            tell(log, target, state);
            if (target.to === 'standby' && state.code === 'hall-deposed') onDeposed(state.detail ?? '');
          },
          random: () => Math.random(),
          page: () => page,
        });
        ships.push({ target, ship });
      }
    },
    states: () => ships.map(({ target: { to, url }, ship }) => ({ to, url, state: ship.state() })),
    async close() {
      await Promise.all(ships.splice(0).map(({ ship }) => ship.stop()));
    },
  };
}

function tell(log: Logger, { to, url }: ShipTarget, { kind, detail, code }: ShipState): void {
  const about = { to, url, ...(detail === undefined ? {} : { detail }), ...(code === undefined ? {} : { code }) };
  if (kind === 'connected') log.info(about, `the ${to} has the journal`);
  else if (kind === 'away') log.warn(about, `the ${to} is out of reach; the hall works on and sends later`);
  else if (kind === 'refused') log.error(about, `the ${to} does not take the journal of this hall; the hall works on`);
}
