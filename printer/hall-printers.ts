import { err, ok, type Result } from '../core/base/result.ts';
import type { Instant } from '../core/base/time.ts';
import { agentAddress } from '../core/catalogue/printer-address.ts';
import type { PaperMm } from '../core/catalogue/slip-form.ts';
import type { SlipInput } from '../core/slip/ticket-slip.ts';
import { letGo } from './let-go.ts';
import { lackingOnPaper } from './print-slip.ts';
import type { GreyPicture } from './render/logo.ts';
import { profileFor } from './render/profile.ts';
import type { PaperName, PrintAttempt, PrintErrand, Station, StationView } from './station.ts';
import { transportFor } from './transport/open.ts';
import { VirtualPrinters, type PrinterPlace, type TrayPaper } from './virtual/virtual-printers.ts';
import { workerStation } from './worker-station.ts';

/** A printer as the hall file places it. */
export type StationPlace = PrinterPlace & {
  /** `virtual`, `agent:…`, or where it is: see `transport/open.ts`. */
  readonly address: string;
};

/** One printer of the hall for people. */
type NamedPrinter = StationView & {
  readonly id: string;
  readonly name: string;
  /** The agent that it stands beside, if any. */
  readonly agent?: string;
};

/** What an agent has told of a paper, whether it was waited for or not. */
export type ToldOutcome = PaperName & {
  readonly printer: string;
  readonly attempt: PrintAttempt;
  /** Whether it has ended an order that somebody waited for; else it is told again, or late. */
  readonly waitedFor: boolean;
};

/** Printers that somebody else talks to: the agents of the hall. */
export interface FarStations {
  station(agent: string, place: StationPlace): Station;
  /** The listener says whether it is on record. */
  onTold(listener: (told: ToldOutcome) => Promise<boolean>): () => void;
}

export type HallPrintersParts = {
  readonly now: () => Instant;
  /** A clock in ms that only runs on. */
  readonly ticks: () => number;
  readonly logo?: GreyPicture | undefined;
  readonly far?: FarStations;
  /** Hears, once each, of letters that no font has: on paper a frame with their code point stands there. */
  readonly onLacking?: (printer: string, letters: readonly string[]) => void;
};

/** A station, and the place that it was made for. */
type Placed = { readonly place: StationPlace; readonly station: Station; readonly leave: () => void };

/**
 * Every printer of a hall behind one door: the virtual ones, whose papers fall into the tray, the real ones, each with
 * a worker of its own, and those at the agents.
 */
export class HallPrinters {
  private readonly parts: HallPrintersParts;
  private readonly virtual: VirtualPrinters;
  private readonly listeners = new Set<() => void>();
  private readonly lacked = new Set<string>();
  private places: readonly StationPlace[] = [];
  private stations: ReadonlyMap<string, Placed> = new Map();
  /** Those that are not of the hall any more and end what they have. */
  private readonly leaving = new Set<Station>();
  /** What stands on the slips of the stations. */
  private logo: GreyPicture | undefined;

  private constructor(parts: HallPrintersParts) {
    this.parts = parts;
    this.logo = parts.logo;
    this.virtual = new VirtualPrinters([], parts.now, parts.logo);
    this.virtual.onChange(() => this.tell());
  }

  /** Opens them; the error has a sentence for every address that names no printer. */
  static open(places: readonly StationPlace[], parts: HallPrintersParts): Result<HallPrinters, readonly string[]> {
    const printers = new HallPrinters(parts);
    const changed = printers.change(places, parts.logo);
    return changed.ok ? ok(printers) : changed;
  }

  /**
   * Another hall file counts: printers that are as they were go on with what they have, others are opened, and those
   * that are no longer there end. With an error nothing has changed.
   */
  change(places: readonly StationPlace[], logo: GreyPicture | undefined): Result<undefined, readonly string[]> {
    const kept = isSameLogo(logo, this.logo) ? this.stations : new Map<string, Placed>();
    const made = stationsFor(places, kept, { ...this.parts, logo });
    if (!made.ok) return made;
    const before = this.stations;
    this.logo = logo;
    this.places = places;
    this.stations = new Map(
      [...made.value].map(([id, { place, station }]) => [
        id,
        before.get(id)?.station === station
          ? { place, station, leave: before.get(id)?.leave ?? (() => undefined) }
          : { place, station, leave: station.onChange(() => this.tell()) },
      ]),
    );
    this.virtual.change(places.filter(isVirtual), logo);
    for (const { place, station, leave } of before.values()) {
      if (this.stations.get(place.id)?.station === station) continue;
      leave();
      void this.letGo(station);
    }
    this.tell();
    return ok(undefined);
  }

  /** Called whenever a printer changed or a paper came out. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Called with what an agent tells of a paper; an agent is answered once it is on record. Returns the way out. */
  onTold(listener: (told: ToldOutcome) => Promise<boolean>): () => void {
    return this.parts.far?.onTold(listener) ?? (() => undefined);
  }

  paperMm(id: string): PaperMm | undefined {
    return this.stations.get(id)?.station.paperMm ?? this.virtual.paperMm(id);
  }

  trouble(id: string): string | undefined {
    const station = this.stations.get(id)?.station;
    return station === undefined ? this.virtual.trouble(id) : station.trouble();
  }

  standIn(id: string): string | undefined {
    return this.places.find((place) => place.id === id)?.standIn;
  }

  /** Prints one slip. Never rejects; `failed` only where it is certain that nothing came out. */
  print(id: string, input: SlipInput, errand?: PrintErrand): Promise<PrintAttempt> {
    const lacking = lackingOnPaper(input).filter((letter) => !this.lacked.has(letter));
    if (lacking.length > 0) this.parts.onLacking?.(id, lacking);
    for (const letter of lacking) this.lacked.add(letter);
    return this.stations.get(id)?.station.print(input, errand) ?? this.virtual.print(id, input);
  }

  /** The picture of a slip without printing it. */
  picture(input: SlipInput): Promise<Buffer> {
    return this.virtual.picture(input);
  }

  /** Papers of the virtual printers, newest first. */
  papers(): readonly TrayPaper[] {
    return this.virtual.papers();
  }

  paper(id: string): TrayPaper | undefined {
    return this.virtual.paper(id);
  }

  /** All printers, in the order of the hall file. */
  printers(): readonly NamedPrinter[] {
    const virtual = new Map(this.virtual.printers().map((printer) => [printer.id, printer]));
    return this.places.flatMap(({ id, name, address }) => {
      const station = this.stations.get(id)?.station;
      if (station === undefined) return virtual.get(id) ?? [];
      const agent = agentAddress(address)?.agent;
      return { id, name, ...station.view(), ...(agent === undefined ? {} : { agent }) };
    });
  }

  /** Ends what is under way at the real printers. */
  async stop(): Promise<void> {
    for (const { leave } of this.stations.values()) leave();
    const here = [...this.stations.values()].map(({ station }) => station);
    await Promise.all([...here, ...this.leaving].map((station) => station.stop()));
  }

  /** A slip that is coming out of it comes out whole. */
  private async letGo(station: Station): Promise<void> {
    this.leaving.add(station);
    await letGo(station);
    this.leaving.delete(station);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Says what is wrong with the addresses of printers, a sentence each, without opening one. */
export function wrongAddresses(places: readonly StationPlace[]): readonly string[] {
  return places.flatMap((place) => {
    if (isVirtual(place) || agentAddress(place.address) !== undefined) return [];
    const transport = transportFor(place.address);
    return transport.ok ? [] : [`${place.id}: ${transport.error}`];
  });
}

/** A hall file that is read again has another picture of the same dots. */
function isSameLogo(one: GreyPicture | undefined, other: GreyPicture | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.widthDots === other.widthDots && Buffer.compare(one.grey, other.grey) === 0;
}

function isVirtual({ address }: StationPlace): boolean {
  return address === 'virtual';
}

/** The stations of a hall file; one whose place is as it was is the one that was there. */
function stationsFor(
  places: readonly StationPlace[],
  before: ReadonlyMap<string, Placed>,
  parts: HallPrintersParts,
): Result<ReadonlyMap<string, Pick<Placed, 'place' | 'station'>>, readonly string[]> {
  const stations = new Map<string, Pick<Placed, 'place' | 'station'>>();
  const wrong = wrongAddresses(places);
  if (wrong.length > 0) return err(wrong);
  for (const place of places) {
    if (isVirtual(place)) continue;
    const known = before.get(place.id);
    const made = known !== undefined && isSamePrinter(known.place, place) ? ok(known.station) : stationAt(place, parts);
    if (!made.ok) return err([`${place.id}: ${made.error}`]);
    stations.set(place.id, { place, station: made.value });
  }
  return ok(stations);
}

function isSamePrinter(one: StationPlace, other: StationPlace): boolean {
  return one.address === other.address && one.model === other.model && one.paperMm === other.paperMm;
}

function stationAt(place: StationPlace, { ticks, logo, far }: HallPrintersParts): Result<Station, string> {
  const at = agentAddress(place.address);
  if (at !== undefined) {
    return far === undefined ? err(`${place.address}: an agent has no agents`) : ok(far.station(at.agent, place));
  }
  const transport = transportFor(place.address);
  if (!transport.ok) return transport;
  return ok(workerStation(transport.value, profileFor(place.model ?? '', place.paperMm), ticks, logo));
}
