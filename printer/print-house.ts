import { err, ok, type Result } from '../core/base/result.ts';
import type { Instant } from '../core/base/time.ts';
import { agentAddress } from '../core/catalogue/printer-address.ts';
import type { PaperMm } from '../core/catalogue/slip-form.ts';
import type { SlipInput } from '../core/slip/ticket-slip.ts';
import type { GreyPicture } from './render/logo.ts';
import { profileFor } from './render/profile.ts';
import type { PaperName, PrintAttempt, PrintErrand, Station, StationView } from './station.ts';
import { transportFor } from './transport/open.ts';
import { PrintRoom, type PrinterPlace, type TrayPaper } from './virtual/print-room.ts';
import { workerStation } from './worker-station.ts';

/** A printer as the hall file places it. */
export type HousePlace = PrinterPlace & {
  /** `virtual`, `agent:…`, or where it is: see `transport/open.ts`. */
  readonly address: string;
};

/** One printer of the house for people. */
export type HousePrinter = StationView & {
  readonly id: string;
  readonly name: string;
  /** The agent that it stands beside, if any. */
  readonly agent?: string;
};

/** The outcome of a paper that nobody waits for any more. */
export type LateOutcome = PaperName & { readonly printer: string; readonly attempt: PrintAttempt };

/** Printers that somebody else talks to: the agents of the hall. */
export interface FarStations {
  station(agent: string, place: HousePlace): Station;
  onLate(listener: (late: LateOutcome) => void): () => void;
}

export type HouseParts = {
  readonly now: () => Instant;
  /** A clock in ms that only runs on. */
  readonly ticks: () => number;
  readonly logo?: GreyPicture | undefined;
  readonly far?: FarStations;
};

/**
 * Every printer of a hall behind one door: the virtual ones, whose papers fall into the tray, the real ones, each with a worker of its
 * own, and those at the agents.
 */
export class PrintHouse {
  readonly #places: readonly HousePlace[];
  readonly #room: PrintRoom;
  readonly #stations: ReadonlyMap<string, Station>;
  readonly #far: FarStations | undefined;

  private constructor(
    places: readonly HousePlace[],
    room: PrintRoom,
    stations: ReadonlyMap<string, Station>,
    far: FarStations | undefined,
  ) {
    this.#places = places;
    this.#room = room;
    this.#stations = stations;
    this.#far = far;
  }

  /** Opens the house; the error has a sentence for every address that names no printer. */
  static open(places: readonly HousePlace[], parts: HouseParts): Result<PrintHouse, readonly string[]> {
    const stations = new Map<string, Station>();
    const wrong: string[] = [];
    for (const place of places) {
      if (place.address === 'virtual') continue;
      const station = stationAt(place, parts);
      if (station.ok) stations.set(place.id, station.value);
      else wrong.push(`${place.id}: ${station.error}`);
    }
    if (wrong.length > 0) {
      for (const station of stations.values()) void station.stop();
      return err(wrong);
    }
    const virtual = places.filter((place) => place.address === 'virtual');
    return ok(new PrintHouse(places, new PrintRoom(virtual, parts.now, parts.logo), stations, parts.far));
  }

  /** Called whenever a printer changed or a paper came out. Returns the way out. */
  onChange(listener: () => void): () => void {
    const leave = [...this.#stations.values()].map((station) => station.onChange(listener));
    leave.push(this.#room.onChange(listener));
    return () => {
      for (const each of leave) each();
    };
  }

  /** Called with what became of a paper after its print had been answered with `unknown`. Returns the way out. */
  onLate(listener: (late: LateOutcome) => void): () => void {
    return this.#far?.onLate(listener) ?? (() => undefined);
  }

  paperMm(id: string): PaperMm | undefined {
    return this.#stations.get(id)?.paperMm ?? this.#room.paperMm(id);
  }

  trouble(id: string): string | undefined {
    const station = this.#stations.get(id);
    return station === undefined ? this.#room.trouble(id) : station.trouble();
  }

  standIn(id: string): string | undefined {
    return this.#places.find((place) => place.id === id)?.standIn;
  }

  /** Prints one slip. Never rejects; `failed` only where it is certain that nothing came out. */
  print(id: string, input: SlipInput, errand?: PrintErrand): Promise<PrintAttempt> {
    return this.#stations.get(id)?.print(input, errand) ?? this.#room.print(id, input);
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
    return this.#places.flatMap(({ id, name, address }) => {
      const station = this.#stations.get(id);
      if (station === undefined) return virtual.get(id) ?? [];
      const agent = agentAddress(address)?.agent;
      return { id, name, ...station.view(), ...(agent === undefined ? {} : { agent }) };
    });
  }

  /** Ends what is under way at the real printers. */
  async stop(): Promise<void> {
    await Promise.all([...this.#stations.values()].map((station) => station.stop()));
  }
}

function stationAt(place: HousePlace, { ticks, logo, far }: HouseParts): Result<Station, string> {
  const at = agentAddress(place.address);
  if (at !== undefined) {
    return far === undefined ? err(`${place.address}: an agent has no agents`) : ok(far.station(at.agent, place));
  }
  const transport = transportFor(place.address);
  if (!transport.ok) return transport;
  return ok(workerStation(transport.value, profileFor(place.model ?? '', place.paperMm), ticks, logo));
}
