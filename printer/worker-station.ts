import { faultText } from '../core/base/fault-text.ts';
import { receiptBytes } from './print-slip.ts';
import type { GreyPicture } from './render/logo.ts';
import type { PrinterProfile } from './render/profile.ts';
import type { PrintAttempt, Station, StationView } from './station.ts';
import type { Transport } from '../wire/transport.ts';
import { PrinterWorker } from './worker.ts';

/** A printer that this very process talks to. `ticks` is a clock in ms that only runs on. */
export function workerStation(
  transport: Transport,
  profile: PrinterProfile,
  ticks: () => number,
  logo: GreyPicture | undefined,
): Station {
  const worker = new PrinterWorker(transport, profile.ack, ticks);
  return {
    paperMm: profile.paperMm,
    view: () => viewOf(worker),
    trouble: () => worker.trouble,
    async print(input, errand): Promise<PrintAttempt> {
      const processId = worker.nextProcessId();
      try {
        return await worker.print(receiptBytes(input, profile, processId, logo), processId, errand);
      } catch (fault) {
        return { outcome: 'failed', detail: faultText(fault) };
      }
    },
    onChange: (listener) => worker.onChange(listener),
    stop: () => worker.stop(),
  };
}

function viewOf({ condition, trouble, owed }: PrinterWorker): StationView {
  const state = trouble === 'offline' ? 'offline' : trouble !== undefined ? 'trouble' : owed > 0 ? 'printing' : 'ready';
  return { state, paper: condition.paper === 'unknown' ? 'ok' : condition.paper, owed };
}
