import { describe, expect, it } from 'vitest';
import { HallPrinters, type StationPlace } from '../../printer/hall-printers.ts';
import { letGo } from '../../printer/let-go.ts';
import type { GreyPicture } from '../../printer/render/logo.ts';
import type { PrintAttempt, Station } from '../../printer/station.ts';
import { sampleInput } from './slip-samples.ts';

/** A printer at an agent whose slips come out when they are told to. */
class FarStation implements Station {
  readonly paperMm = 80;
  stops = 0;
  private readonly ends: ((attempt: PrintAttempt) => void)[] = [];
  private readonly listeners = new Set<() => void>();

  view(): ReturnType<Station['view']> {
    return { state: 'ready', paper: 'ok', owed: this.ends.length };
  }
  trouble(): undefined {
    return undefined;
  }
  print(): Promise<PrintAttempt> {
    return new Promise((end) => this.ends.push(end));
  }
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  stop(): Promise<void> {
    this.stops += 1;
    return Promise.resolve();
  }
  end(): void {
    this.ends.shift()?.({ outcome: 'printed' });
    for (const listener of this.listeners) listener();
  }
}

const place = (more: Partial<StationPlace> = {}): StationPlace => ({
  ...{ id: 'kiosk-1', name: 'Kiosk', paperMm: 80, model: 'generic-80', address: 'agent:pc-1' },
  ...more,
});
const logo = (grey: number): GreyPicture => ({ widthDots: 2, heightDots: 1, grey: Uint8Array.of(grey, grey) });

function opened(first: StationPlace, picture?: GreyPicture) {
  const stations: FarStation[] = [];
  const far = {
    station: () => {
      const station = new FarStation();
      stations.push(station);
      return station;
    },
    onTold: () => () => undefined,
  };
  const printers = HallPrinters.open([first], { now: () => 0, ticks: () => 0, far, logo: picture });
  if (!printers.ok) throw new Error(printers.error.join());
  return { printers: printers.value, stations };
}

describe('the printers of a hall under another hall file', () => {
  it('[AG39] a printer is opened anew when its logo is another one, not when it has been read once more', () => {
    const { printers, stations } = opened(place(), logo(1));
    const counts = [logo(1), logo(2), logo(2), logo(1), undefined, undefined].map((next) => {
      expect(printers.change([place()], next).ok).toBe(true);
      return stations.length;
    });
    expect(counts).toEqual([1, 2, 2, 3, 4, 4]);
  });

  it('[AG39] one that is another now ends first what it has begun', async () => {
    const { printers, stations } = opened(place());
    const slip = printers.print('kiosk-1', sampleInput());
    printers.change([place({ model: 'epson-tm-t82' })], undefined);
    expect([stations.length, stations[0]?.stops]).toEqual([2, 0]);
    stations[0]?.end();
    expect(await slip).toEqual({ outcome: 'printed' });
    await expect.poll(() => stations[0]?.stops).toBe(1);
    void printers.print('kiosk-1', sampleInput());
    printers.change([], undefined);
    expect(stations[1]?.stops).toBe(0);
    await printers.stop();
    expect(stations[1]?.stops).toBe(1);
  });

  it('[AG39] a slip that does not end is waited for so long and no longer', async () => {
    const station = new FarStation();
    void station.print();
    await letGo(station, 20);
    expect(station.stops).toBe(1);
  });

  it('[VP19] papers in the tray have names of their own, also when a machine has taken the place of another', async () => {
    const { printers } = opened(place({ address: 'virtual' }));
    await printers.print('kiosk-1', sampleInput({ number: 'A001' }));
    printers.change([place({ address: 'virtual', model: 'generic-58', paperMm: 58 })], undefined);
    await printers.print('kiosk-1', sampleInput({ number: 'A002' }));
    const ids = printers.papers().map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(ids.map((id) => printers.paper(id)?.number)).toEqual(['A002', 'A001']);
  });
});
