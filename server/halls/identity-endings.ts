import { rfc3339 } from '../../core/base/zone.ts';
import { endsSoon, type Gate } from '../auth/gate.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import type { Logger } from '../ops/log.ts';

/**
 * Tells the log, at the start and with each new day, which devices lose their identity within a month. Returns the way
 * to stop.
 */
export function tellEndings(gate: Pick<Gate, 'devices'>, hall: Hall, log: Logger): () => void {
  const tell = (): void => {
    const zone = catalogueOf(hall).hall.timeZone;
    for (const { kind, id, expires } of gate.devices()) {
      if (expires === undefined || !endsSoon(expires, hall.now())) continue;
      log.warn({ kind, id, expires: rfc3339(expires, zone) }, 'the identity of a device ends soon; pair it again');
    }
  };
  tell();
  return hall.subscribe(({ events }) => {
    if (events.some(({ type }) => type === 'DayOpened')) tell();
  });
}
