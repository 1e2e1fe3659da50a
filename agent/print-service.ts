import { faultText } from '../core/base/fault-text.ts';
import type { AgentPrinter, AgentReport, PrintOrder } from '../core/protocol/agent.ts';
import type { JobSpool } from '../printer/job-spool.ts';
import type { PrintAttempt, Station } from '../printer/station.ts';

/** Prints what the server orders on the printers of this machine, and keeps what came of it until the server has it. */
export interface PrintService {
  /** Jobs that are known here and not reported yet. */
  jobs(): readonly string[];
  /** What the server has to be told, oldest first. */
  owed(): readonly AgentReport[];
  printers(): readonly AgentPrinter[];
  /** Takes an order; gives what came of it. A job that is known already is not taken twice: undefined. */
  take(order: PrintOrder): Promise<PrintAttempt> | undefined;
  reported(job: string): Promise<void>;
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** `onFault`: the disk did not take a line of the spool; told, as the papers of the next crash hang on it. */
export function createPrintService(
  stations: ReadonlyMap<string, Station>,
  spool: JobSpool,
  onFault: (fault: unknown) => void,
): PrintService {
  const running = new Map<string, Promise<PrintAttempt>>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const leave = [...stations.values()].map((station) => station.onChange(tell));

  const print = async ({ job, printer, paper, withinMs, input }: PrintOrder): Promise<PrintAttempt> => {
    const named = { job, printer, ...(paper === undefined ? {} : { paper }) };
    const errand = {
      begin: () => spool.begin(named),
      ...(withinMs === undefined ? {} : { withinMs }),
    };
    const station = stations.get(printer);
    // A mistake of ours about one job: whether its paper came out, nobody knows.
    const attempt: PrintAttempt =
      station === undefined
        ? { outcome: 'failed', detail: 'not-at-agent' }
        : await station
            .print(input, errand)
            .catch((fault: unknown): PrintAttempt => ({ outcome: 'unknown', detail: faultText(fault) }));
    // A disk that does not take it costs the next start the knowledge, not the server now.
    await spool.end({ ...named, attempt }).catch(onFault);
    running.delete(job);
    tell();
    return attempt;
  };
  return {
    jobs: () => [...running.keys(), ...spool.owed().map(({ job }) => job)],
    owed: () => spool.owed(),
    printers: () => [...stations].map(([id, station]) => printerView(id, station)),
    take(order) {
      if (running.has(order.job) || spool.owed().some(({ job }) => job === order.job)) return undefined;
      const printing = print(order);
      running.set(order.job, printing);
      return printing;
    },
    reported: (job) => spool.reported(job).catch(onFault),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await Promise.all([...stations.values()].map((station) => station.stop()));
      await Promise.all(running.values());
      for (const each of leave) each();
    },
  };
}

function printerView(id: string, station: Station): AgentPrinter {
  const trouble = station.trouble();
  return { id, ...station.view(), ...(trouble === undefined ? {} : { trouble }) };
}
