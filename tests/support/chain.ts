import { genesis, seal } from '../../server/journal/chain.ts';
import type { StoredEvent, StreamId } from '../../server/journal/journal.ts';

/** A chain of events that say little. */
export function chain(stream: StreamId, count: number, afterSeq = 0, after = genesis(stream)): StoredEvent[] {
  let hash = after;
  return Array.from({ length: count }, (_, i) => {
    const sealed = seal(
      {
        ...stream,
        seq: afterSeq + i + 1,
        at: 1000 + i,
        commandId: `c${String(i)}`,
        actor: 'system',
        version: 1,
        type: 'IntakeStopped',
        data: { reason: `原因 "${String(i)}" \n` },
      },
      hash,
    );
    hash = sealed.hash;
    return sealed;
  });
}
