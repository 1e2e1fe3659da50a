import type { LedgerReport } from '../ledger/ledger-parts.ts';
import type { Logger } from '../ops/log.ts';
import type { HallMetrics } from '../ops/metrics.ts';

/** What the ledger tells, for the log and the figures. */
export function reportTo(log: Logger, metrics: HallMetrics): LedgerReport {
  return {
    written: (events, commands, tookMs) => metrics.written(events, commands, tookMs / 1000),
    fault(detail) {
      metrics.fault();
      log.error({ detail }, 'the journal cannot be written; commands are refused until it can');
    },
    recovered() {
      log.info('the journal can be written again');
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
  };
}
