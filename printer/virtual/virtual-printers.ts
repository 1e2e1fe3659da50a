import { faultText } from '../../core/base/fault-text.ts';
import type { Instant } from '../../core/base/time.ts';
import type { SlipInput } from '../../core/slip/ticket-slip.ts';
import type { PaperMm } from '../../core/catalogue/slip-form.ts';
import { receiptBytes, receiptPicture } from '../print-slip.ts';
import type { GreyPicture } from '../render/logo.ts';
import { GENERIC_58, GENERIC_80, profileFor, type PrinterProfile } from '../render/profile.ts';
import { VirtualPrinter, type PrintedSlip } from './virtual-printer.ts';

/** A printer of the hall by its id: the one in a kiosk or one that stands by itself. */
export type PrinterPlace = {
  readonly id: string;
  readonly name: string;
  readonly paperMm: number;
  /** What it can do: the name of a profile; the generic one of its paper without. */
  readonly model?: string;
  /** Who takes over when this one cannot print. */
  readonly standIn?: string;
};

/** What came of one try: `failed` only where it is certain that nothing came out. */
export type RoomAttempt = { readonly outcome: 'printed' } | { readonly outcome: 'failed'; readonly detail: string };

/** Faults of a machine to switch on and off. */
export type MachineFaults = { readonly paperOut?: boolean; readonly coverOpen?: boolean; readonly paperLow?: boolean };

/** A paper in the tray. */
export type TrayPaper = {
  readonly id: string;
  readonly at: Instant;
  readonly printer: string;
  readonly number: string | undefined;
  readonly copy: number;
  readonly widthDots: number;
  /** What the code on it says. */
  readonly code: string;
  readonly unknown: readonly string[];
  readonly png: Buffer;
};

type Machine = {
  place: PrinterPlace;
  readonly profile: PrinterProfile;
  readonly printer: VirtualPrinter;
  busy: number;
};

const TRAY_KEEPS = 60;

/** All printers of a hall as virtual ones, and one tray that their papers fall into. */
export class VirtualPrinters {
  private machines: ReadonlyMap<string, Machine> = new Map();
  private readonly tray: TrayPaper[] = [];
  /** A machine that takes the place of another begins to count anew; two papers never have one name. */
  private papersOut = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    places: readonly PrinterPlace[],
    private readonly now: () => Instant,
    private logo?: GreyPicture,
  ) {
    this.change(places, logo);
  }

  /**
   * Another hall file counts: a machine that prints as it did keeps its faults and its jobs; the tray keeps its papers.
   */
  change(places: readonly PrinterPlace[], logo: GreyPicture | undefined): void {
    const before = this.machines;
    this.machines = new Map(places.map((place) => [place.id, this.machineFor(place, before.get(place.id))]));
    if (logo === undefined) delete this.logo;
    else this.logo = logo;
  }

  /** Called whenever a paper came out or a printer changed. Returns the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  paperMm(id: string): PaperMm | undefined {
    return this.machines.get(id)?.profile.paperMm;
  }

  /** Why a printer cannot print now; undefined when it can. */
  trouble(id: string): string | undefined {
    const faults = this.machines.get(id)?.printer.faults;
    if (faults === undefined) return `there is no printer ${id}`;
    if (faults.coverOpen) return 'cover-open';
    return faults.paperOut ? 'paper-out' : undefined;
  }

  standIn(id: string): string | undefined {
    return this.machines.get(id)?.place.standIn;
  }

  /** Takes the paper out, opens the cover, or mends it. */
  setFaults(id: string, faults: MachineFaults): void {
    const machine = this.machines.get(id);
    if (machine === undefined) return;
    Object.assign(machine.printer.faults, faults);
    this.tell();
  }

  /** Prints one slip. Trouble is an answer; nothing is tried twice. */
  async print(id: string, input: SlipInput): Promise<RoomAttempt> {
    const machine = this.machines.get(id);
    if (machine === undefined) return { outcome: 'failed', detail: `there is no printer ${id}` };
    machine.busy += 1;
    this.tell();
    try {
      const result = await machine.printer.print(receiptBytes(input, machine.profile, undefined, this.logo));
      if (!result.ok) return { outcome: 'failed', detail: result.error };
      this.keep(id, input, result.value);
      return { outcome: 'printed' };
    } catch (fault) {
      return { outcome: 'failed', detail: faultText(fault) };
    } finally {
      machine.busy -= 1;
      this.tell();
    }
  }

  /** The picture of a slip without printing it. */
  picture(input: SlipInput): Promise<Buffer> {
    const profile = input.paperMm === 58 ? GENERIC_58 : GENERIC_80;
    return receiptPicture(receiptBytes(input, profile, undefined, this.logo), input.paperMm === 58 ? 384 : 576);
  }

  /** Newest first. */
  papers(): readonly TrayPaper[] {
    return [...this.tray].reverse();
  }

  paper(id: string): TrayPaper | undefined {
    return this.tray.find((each) => each.id === id);
  }

  printers(): readonly {
    id: string;
    name: string;
    state: 'ready' | 'printing' | 'trouble';
    paper: 'ok' | 'low' | 'out';
    owed: number;
  }[] {
    return [...this.machines.values()].map(({ place, printer, busy }) => {
      const { paperOut, paperLow, coverOpen } = printer.faults;
      return {
        id: place.id,
        name: place.name,
        state: coverOpen || paperOut ? 'trouble' : busy > 0 ? 'printing' : 'ready',
        paper: paperOut ? 'out' : paperLow ? 'low' : 'ok',
        owed: busy,
      };
    });
  }

  private machineFor(place: PrinterPlace, before: Machine | undefined): Machine {
    const profile = profileFor(place.model ?? '', place.paperMm);
    // The same object: a job that is under way counts on it.
    if (before?.profile === profile) return Object.assign(before, { place });
    const printer = new VirtualPrinter({ widthDots: profile.widthDots, now: this.now, keep: 1 });
    return { place, profile, printer, busy: 0 };
  }

  private keep(id: string, input: SlipInput, slip: PrintedSlip): void {
    this.papersOut += 1;
    this.tray.push({
      id: `${id}-${String(this.papersOut)}`,
      at: slip.at,
      printer: id,
      number: input.number,
      copy: input.copy,
      widthDots: slip.widthDots,
      code: input.url,
      unknown: slip.unknown.map((command) => JSON.stringify(command)),
      png: slip.png,
    });
    if (this.tray.length > TRAY_KEEPS) this.tray.splice(0, this.tray.length - TRAY_KEEPS);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
