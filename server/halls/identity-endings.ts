import { rfc3339 } from '../../core/base/zone.ts';
import { endsSoon } from '../auth/admitted.ts';
import type { Gate } from '../auth/gate.ts';
import type { Hall } from '../ledger/hall.ts';
import { catalogueOf } from '../ledger/present-catalogue.ts';
import type { Logger } from '../ops/log.ts';

const REVIEW_MS = 1000;

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

/**
 * Looks every second at who is still who they were, and writes what has ended until the disk has it. Returns the way to
 * stop, which tries once more.
 */
export function keepEndings(gate: Pick<Gate, 'review' | 'settle'>, log: Logger): () => Promise<void> {
  let told = '';
  let settling: Promise<void> | undefined;
  const settle = async (): Promise<void> => {
    try {
      await gate.settle();
      if (told !== '') log.warn('the identities that were ended are written now');
      told = '';
    } catch (fault) {
      const detail = fault instanceof Error ? fault.message : String(fault);
      if (detail !== told) log.error({ detail }, 'identities that were ended could not be written');
      told = detail;
    }
  };
  // Who is here is looked at also while a disk does not answer.
  const look = (): Promise<void> => {
    gate.review();
    return (settling ??= settle().finally(() => (settling = undefined)));
  };
  const looking = setInterval(() => void look(), REVIEW_MS);
  void look();
  return async () => {
    clearInterval(looking);
    await settling;
    await settle();
  };
}
