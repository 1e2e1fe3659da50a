import type { SealReport } from '../journal/sealing.ts';
import type { Logger } from '../ops/log.ts';

/** What the operator is told of the seal of a journal and of its anchor. */
export function reportSeal(log: Logger): SealReport {
  return {
    sealed: (upTo) => log.warn({ upTo }, 'the journal had no anchor; it is anchored from now on, as it was found'),
    anchorFault: (detail) => log.error({ detail }, 'the anchor of the journal cannot be written; the journal can'),
  };
}
