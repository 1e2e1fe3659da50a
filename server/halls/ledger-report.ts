import type { CutBack } from '../ledger/cut-back.ts';
import type { LedgerReport } from '../ledger/ledger-parts.ts';
import type { Logger } from '../ops/log.ts';
import type { HallMetrics } from '../ops/metrics.ts';

/** What the ledger tells, for the log and the figures. */
export function reportTo(log: Logger, metrics: HallMetrics, onCutBack?: (cutBack: CutBack) => void): LedgerReport {
  return {
    written: (events, commands, tookMs) => metrics.written(events, commands, tookMs / 1000),
    fault(detail) {
      metrics.fault();
      log.error({ detail }, 'the journal cannot be written; commands are refused until it can');
    },
    recovered() {
      log.info('the journal can be written again');
    },
    mistake(fault) {
      log.error({ fault }, 'a command was done, and what comes of it failed by a mistake of ours');
    },
    conflict() {
      log.warn('another server wrote to this hall; deciding again');
    },
    dayOpened(day) {
      log.info({ day }, 'a new day');
    },
    catalogueKept(refusal) {
      log.warn({ refusal }, 'today goes on with the hall file it began with');
    },
    cutBack(cutBack) {
      log.error(cutBack, cutBackText(cutBack));
      onCutBack?.(cutBack);
    },
  };
}

/** What the database lost, for whoever looks after it. */
export function cutBackText({ known, found }: CutBack): string {
  const place = ({ day, seq, at }: CutBack['known']): string =>
    `record ${String(seq)} of ${day} (${new Date(at).toISOString()})`;
  return `records are lost: this server knew ${place(known)} as durable, and the database does not have it as it was; it had come to ${place(found)} when that was noticed. The hall goes on from what the database has: numbers may be given a second time`;
}
