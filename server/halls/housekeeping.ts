import type { CommandBody } from '../../core/queue/command.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { cardsDue } from '../../core/queue/order/card-due.ts';
import { reentriesOver } from '../../core/queue/decide/reentry.ts';
import { stands } from '../../core/queue/message.ts';
import type { Hall } from '../ledger/hall.ts';
import type { Ledger } from '../ledger/ledger.ts';

const TICK_MS = 1000;

/**
 * What the hall does by itself as time passes. `tick`: call it now and then; a tick that comes before the last one is
 * done is let go.
 */
export interface Housekeeping {
  tick(): Promise<void>;
}

/**
 * Follows the timetable of profiles, lends counters and gives cards, where the hall file says so, and ends what
 * stands for a time: messages, and the coming back of whoever was missed; a hall without such rules is left alone.
 */
export function keepHouse(hall: Hall): Housekeeping {
  let busy = false;
  return {
    async tick() {
      if (busy) return;
      busy = true;
      try {
        // One after the other: who is lent depends on the profile in force.
        for (const body of duties(hall.world().state.index.catalogue)) await doIt(hall, body);
        const cards = cardsDue(hall.world().state, hall.now());
        await Promise.all(cards.map((to) => doIt(hall, { name: 'give-card', to })));
        if (reentriesOver(hall.world().state, hall.now()).length > 0) await doIt(hall, { name: 'end-reentries' });
        if (messagesOver(hall)) await doIt(hall, { name: 'end-messages' });
      } finally {
        busy = false;
      }
    },
  };
}

/** Lets days change and the hall keep itself, once a second. Returns the way to stop. */
export function tickHouse(ledger: Ledger): () => void {
  const housekeeping = keepHouse(ledger);
  let under: Promise<void> | undefined;
  const tick = async (): Promise<void> => {
    await ledger.tick();
    await housekeeping.tick();
  };
  const ticking = setInterval(() => {
    under ??= tick().finally(() => (under = undefined));
  }, TICK_MS);
  return () => clearInterval(ticking);
}

/** Whether a message has stood its time. */
function messagesOver(hall: Hall): boolean {
  const { messages } = hall.world().state;
  if (messages.size === 0) return false;
  const now = hall.now();
  return [...messages.values()].some((message) => !stands(message, now));
}

const known = new WeakMap<Catalogue, readonly CommandBody[]>();

function duties(catalogue: Catalogue): readonly CommandBody[] {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const timed = catalogue.profiles?.some(({ timetable }) => timetable !== undefined) ?? false;
  const lends = catalogue.lines.some(({ borrow }) => borrow !== undefined);
  const made: CommandBody[] = [];
  if (timed) made.push({ name: 'follow-timetable' });
  if (lends) made.push({ name: 'balance-lines' });
  known.set(catalogue, made);
  return made;
}

/**
 * What the rules refuse, or the journal cannot take, is asked again with the next tick; the journal tells of its own
 * troubles.
 */
async function doIt(hall: Hall, body: CommandBody): Promise<void> {
  await hall.handle({ actor: { kind: 'system' }, body, idempotency: undefined, answer: () => undefined });
}
