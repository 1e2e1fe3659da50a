import { faultText } from '../core/base/fault-text.ts';
import { AGENT_DISK, type AgentPrinter, type AgentReport, type PrintOrder } from '../core/protocol/agent.ts';
import type { JobSpool } from '../printer/job-spool.ts';
import { letGo } from '../printer/let-go.ts';
import type { PrintAttempt, Station } from '../printer/station.ts';

/** A printer of this machine: what it is made from, and how it is opened. Of the same text it is the same one. */
export type PlacedPrinter = { readonly text: string; readonly open: () => Station };

/** Prints what the server orders on the printers of this machine, and keeps what came of it until the server has it. */
export interface PrintService {
  /** Jobs that are known here and not reported yet, those that wait for their turn among them. Oldest first. */
  jobs(): readonly string[];
  /** What the server has to be told, oldest first. */
  owed(): readonly AgentReport[];
  printers(): readonly AgentPrinter[];
  /**
   * These are the printers from now on. One that is as it was goes on with what it has; another one ends first what it
   * has begun.
   */
  change(printers: ReadonlyMap<string, PlacedPrinter>): void;
  /**
   * Takes an order, known from now on, and begins it after `ready`; gives what came of it. A job that is known already
   * is not taken twice: undefined.
   */
  take(order: PrintOrder, ready?: Promise<unknown>): Promise<PrintAttempt> | undefined;
  reported(job: string): Promise<void>;
  /** Tries once more what the disk did not take. What cannot be written down is not printed, then as before. */
  tryDisk(): Promise<void>;
  onChange(listener: () => void): () => void;
  stop(): Promise<void>;
}

/** `ticks` is a clock in ms that only runs on. */
export function createPrintService(spool: JobSpool, ticks: () => number): PrintService {
  return new Service(spool, ticks);
}

/** A printer while it is this machine's; without a station while the one before it ends what it has. */
type Place = PlacedPrinter & {
  station: Station | undefined;
  leave: () => void;
  ready: Promise<void>;
};

type Running = { readonly paper: string | undefined; readonly printing: Promise<PrintAttempt> };

class Service implements PrintService {
  private readonly places = new Map<string, Place>();
  private readonly running = new Map<string, Running>();
  private readonly listeners = new Set<() => void>();
  /** Stations that are not here any more and end what they have. */
  private readonly leaving = new Set<Station>();
  private stopped = false;

  constructor(
    private readonly spool: JobSpool,
    private readonly ticks: () => number,
  ) {}

  jobs(): readonly string[] {
    return [...this.spool.owed().map(({ job }) => job), ...this.running.keys()];
  }

  owed(): readonly AgentReport[] {
    return this.spool.owed();
  }

  printers(): readonly AgentPrinter[] {
    const lacksDisk = this.spool.fault !== undefined;
    return [...this.places].map(([id, { station }]) =>
      station === undefined ? { id, state: 'waiting', paper: 'ok', owed: 0 } : printerView(id, station, lacksDisk),
    );
  }

  change(printers: ReadonlyMap<string, PlacedPrinter>): void {
    const before = new Map(this.places);
    this.places.clear();
    for (const [id, printer] of printers) {
      const known = before.get(id);
      before.delete(id);
      if (known?.text === printer.text) this.places.set(id, known);
      else this.open(id, printer, known);
    }
    for (const gone of before.values()) void this.letGo(gone);
    this.tell();
  }

  take(order: PrintOrder, ready: Promise<unknown> = Promise.resolve()): Promise<PrintAttempt> | undefined {
    const { job } = order;
    if (this.running.has(job) || this.spool.owed().some((each) => each.job === job)) return undefined;
    const paper = order.paper === undefined ? undefined : `${order.paper.ticket} ${String(order.paper.copy)}`;
    const arrivedAt = this.ticks();
    const printing = this.sameOf(order, paper) ?? ready.then(() => this.print(order, arrivedAt)).catch(notBegun);
    const ended = printing.then((attempt) => this.end(order, attempt));
    this.running.set(job, { paper, printing: ended });
    return ended;
  }

  async reported(job: string): Promise<void> {
    await this.spool.reported(job).catch(() => undefined);
  }

  async tryDisk(): Promise<void> {
    if (this.spool.fault === undefined) return;
    await this.spool.mend().catch(() => undefined);
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const here = [...this.places.values()].flatMap(({ station }) => station ?? []);
    await Promise.all([...here, ...this.leaving].map((station) => station.stop()));
    await Promise.all([...this.running.values()].map(({ printing }) => printing));
    for (const { leave } of this.places.values()) leave();
  }

  /**
   * What comes of the same paper, where it is at a printer or has come out and the server does not know yet: a second
   * order of it makes no second paper.
   */
  private sameOf({ paper: named }: PrintOrder, paper: string | undefined): Promise<PrintAttempt> | undefined {
    if (named === undefined) return undefined;
    const now = [...this.running.values()].find((each) => each.paper === paper);
    if (now !== undefined) return now.printing;
    const out = this.spool
      .owed()
      .find(
        ({ paper: of, attempt }) =>
          of?.ticket === named.ticket && of.copy === named.copy && attempt.outcome !== 'failed',
      );
    return out === undefined ? undefined : Promise.resolve(attemptOf(out));
  }

  private async print(order: PrintOrder, arrivedAt: number): Promise<PrintAttempt> {
    const { printer, input, withinMs } = order;
    await this.places.get(printer)?.ready;
    if (this.stopped) return { outcome: 'failed', detail: 'stopped' };
    const station = this.places.get(printer)?.station;
    if (station === undefined) return { outcome: 'failed', detail: 'not-at-agent' };
    const errand = {
      begin: () => this.spool.begin(namedOf(order)).catch(diskFault),
      // What it has waited here is over.
      ...(withinMs === undefined ? {} : { withinMs: withinMs - (this.ticks() - arrivedAt) }),
    };
    // A mistake of ours about one job: whether its paper came out, nobody knows.
    return station
      .print(input, errand)
      .catch((fault: unknown): PrintAttempt => ({ outcome: 'unknown', detail: faultText(fault) }));
  }

  private async end(order: PrintOrder, attempt: PrintAttempt): Promise<PrintAttempt> {
    // A disk that does not take it costs the next start the knowledge, not the server now.
    await this.spool.end({ ...namedOf(order), attempt }).catch(() => undefined);
    this.running.delete(order.job);
    this.tell();
    return attempt;
  }

  private open(id: string, printer: PlacedPrinter, before: Place | undefined): void {
    const place: Place = { ...printer, station: undefined, leave: () => undefined, ready: Promise.resolve() };
    this.places.set(id, place);
    const begin = (): void => {
      if (this.stopped || this.places.get(id) !== place) return;
      place.station = printer.open();
      place.leave = place.station.onChange(() => this.tell());
    };
    if (before === undefined) return begin();
    // A printer has one talk at a time: that of the one before ends first.
    place.ready = this.letGo(before).then(() => {
      begin();
      this.tell();
    });
  }

  private async letGo({ station, leave, ready }: Place): Promise<void> {
    leave();
    // It was to be opened when the one before it had ended.
    if (station === undefined) return ready;
    this.leaving.add(station);
    await letGo(station);
    this.leaving.delete(station);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function namedOf({ job, printer, paper }: PrintOrder): Pick<AgentReport, 'job' | 'printer' | 'paper'> {
  return { job, printer, ...(paper === undefined ? {} : { paper }) };
}

function attemptOf({ attempt }: AgentReport): PrintAttempt {
  if (attempt.outcome === 'failed') return attempt;
  const { outcome, detail } = attempt;
  return { outcome, ...(detail === undefined ? {} : { detail }) };
}

/** A mistake of ours before the printer had it. */
function notBegun(fault: unknown): PrintAttempt {
  return { outcome: 'failed', detail: faultText(fault) };
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
