import { err, ok, type Result } from '../core/base/result.ts';
import type { Instant } from '../core/base/time.ts';
import type { PaperMm } from '../core/slip/slip.ts';
import type { SlipInput } from '../core/slip/ticket-slip.ts';
import { receiptBytes } from './print-slip.ts';
import type { GreyPicture } from './render/logo.ts';
import { profileFor, type PrinterProfile } from './render/profile.ts';
import { transportFor } from './transport/open.ts';
import { PrintRoom, type PrinterPlace, type TrayPaper } from './virtual/print-room.ts';
import { PrinterWorker, type WorkerAttempt } from './worker.ts';

/** A printer as the hall file places it. */
export type HousePlace = PrinterPlace & {
  /** `virtual`, or where it is: see `transport/open.ts`. */
  readonly address: string;
};

/** How a printer is, for people. */
export type HousePrinter = {
  readonly id: string;
  readonly name: string;
  readonly state: 'ready' | 'printing' | 'waiting' | 'offline' | 'trouble';
  readonly paper: 'ok' | 'low' | 'out';
  readonly owed: number;
};

type Station = { readonly place: HousePlace; readonly profile: PrinterProfile; readonly worker: PrinterWorker };

/**
 * Every printer of a hall behind one door: the virtual ones, whose papers fall into the tray, and the real ones, each with a worker of
 * its own. `ticks` is a clock in ms that only runs on.
 */
export class PrintHouse {
  readonly #logo: GreyPicture | undefined;
  readonly #places: readonly HousePlace[];
  readonly #room: PrintRoom;
  readonly #stations: ReadonlyMap<string, Station>;

  private constructor(
    places: readonly HousePlace[],
    room: PrintRoom,
    stations: ReadonlyMap<string, Station>,
    logo: GreyPicture | undefined,
  ) {
    this.#logo = logo;
    this.#places = places;
    this.#room = room;
    this.#stations = stations;
  }

  /** Opens the house; the error has a sentence for every address that names no printer. */
  static open(
    places: readonly HousePlace[],
    now: () => Instant,
    ticks: () => number,
    logo?: GreyPicture,
  ): Result<PrintHouse, readonly string[]> {
    const real = places.filter((place) => place.address !== 'virtual');
    const found = real.map((place) => ({ place, transport: transportFor(place.address) }));
    const wrong = found.flatMap(({ place, transport }) => (transport.ok ? [] : [`${place.id}: ${transport.error}`]));
    if (wrong.length > 0) return err(wrong);
    const stations = new Map<string, Station>();
    for (const { place, transport } of found) {
      if (!transport.ok) continue;
      const profile = profileFor(place.model ?? '', place.paperMm);
      stations.set(place.id, { place, profile, worker: new PrinterWorker(transport.value, profile.ack, ticks) });
    }
    const room = new PrintRoom(
      places.filter((place) => place.address === 'virtual'),
      now,
      logo,
    );
    return ok(new PrintHouse(places, room, stations, logo));
  }

  /** Called whenever a printer changed or a paper came out. Returns the way out. */
  onChange(listener: () => void): () => void {
    const leave = [...this.#stations.values()].map(({ worker }) => worker.onChange(listener));
    leave.push(this.#room.onChange(listener));
    return () => {
      for (const each of leave) each();
    };
  }

  paperMm(id: string): PaperMm | undefined {
    return this.#stations.get(id)?.profile.paperMm ?? this.#room.paperMm(id);
  }

  trouble(id: string): string | undefined {
    const station = this.#stations.get(id);
    return station === undefined ? this.#room.trouble(id) : station.worker.trouble;
  }

  standIn(id: string): string | undefined {
    return this.#places.find((place) => place.id === id)?.standIn;
  }

  /** Prints one slip. Never rejects; `failed` only where it is certain that nothing came out. */
  async print(id: string, input: SlipInput): Promise<WorkerAttempt> {
    const station = this.#stations.get(id);
    if (station === undefined) return this.#room.print(id, input);
    const { worker, profile } = station;
    const processId = worker.nextProcessId();
    try {
      return await worker.print(receiptBytes(input, profile, processId, this.#logo), processId);
    } catch (fault) {
      return { outcome: 'failed', detail: fault instanceof Error ? fault.message : String(fault) };
    }
  }

  /** The picture of a slip without printing it. */
  picture(input: SlipInput): Promise<Buffer> {
    return this.#room.picture(input);
  }

  /** Papers of the virtual printers, newest first. */
  papers(): readonly TrayPaper[] {
    return this.#room.papers();
  }

  paper(id: string): TrayPaper | undefined {
    return this.#room.paper(id);
  }

  /** All printers, in the order of the hall file. */
  printers(): readonly HousePrinter[] {
    const virtual = new Map(this.#room.printers().map((printer) => [printer.id, printer]));
    return this.#places.flatMap(({ id }) => {
      const station = this.#stations.get(id);
      return station === undefined ? (virtual.get(id) ?? []) : [stationView(station)];
    });
  }

  /** Ends what is under way at the real printers. */
  async stop(): Promise<void> {
    await Promise.all([...this.#stations.values()].map(({ worker }) => worker.stop()));
  }
}

function stationView({ place, worker }: Station): HousePrinter {
  const { condition, trouble, owed } = worker;
  const state = trouble === 'offline' ? 'offline' : trouble !== undefined ? 'trouble' : owed > 0 ? 'printing' : 'ready';
  const paper = condition.paper === 'unknown' ? 'ok' : condition.paper;
  return { id: place.id, name: place.name, state, paper, owed };
}
