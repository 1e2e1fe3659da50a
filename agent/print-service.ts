import { faultText } from '../core/base/fault-text.ts';
import { AGENT_DISK, type AgentPrinter, type AgentReport, type PrintOrder } from '../core/protocol/agent.ts';
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
  /** Tries once more what the disk did not take. What cannot be written down is not printed, then as before. */
  tryDisk(): Promise<void>;
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

export function createPrintService(stations: ReadonlyMap<string, Station>, spool: JobSpool): PrintService {
  const running = new Map<string, Promise<PrintAttempt>>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const leave = [...stations.values()].map((station) => station.onChange(tell));

  const print = async ({ job, printer, paper, withinMs, input }: PrintOrder): Promise<PrintAttempt> => {
    const named = { job, printer, ...(paper === undefined ? {} : { paper }) };
    const errand = {
      begin: () => spool.begin(named).catch(diskFault),
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
    await spool.end({ ...named, attempt }).catch(() => undefined);
    running.delete(job);
    tell();
    return attempt;
  };
  return {
    jobs: () => [...running.keys(), ...spool.owed().map(({ job }) => job)],
    owed: () => spool.owed(),
    printers: () => [...stations].map(([id, station]) => printerView(id, station, spool.fault !== undefined)),
    take(order) {
      if (running.has(order.job) || spool.owed().some(({ job }) => job === order.job)) return undefined;
      const printing = print(order);
      running.set(order.job, printing);
      return printing;
    },
    reported: (job) => spool.reported(job).catch(() => undefined),
    async tryDisk() {
      if (spool.fault === undefined) return;
      await spool.mend().catch(() => undefined);
      tell();
    },
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

/** Nobody would know of it after a crash, and a second paper would come out. */
function diskFault(cause: unknown): never {
  throw new Error(AGENT_DISK, { cause });
}

function printerView(id: string, station: Station, lacksDisk: boolean): AgentPrinter {
  const view = station.view();
  const trouble = station.trouble() ?? (lacksDisk ? AGENT_DISK : undefined);
  if (trouble === undefined) return { id, ...view };
  return { id, ...view, ...(trouble === AGENT_DISK ? { state: 'trouble' } : {}), trouble };
}
