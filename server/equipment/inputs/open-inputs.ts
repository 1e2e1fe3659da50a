import { performance } from 'node:perf_hooks';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { pluggedAt } from '../../../core/devices/binding.ts';
import { sealWith } from '../../../devices/hid/id-number.ts';
import { openDeviceStations, type DeviceStations } from '../../../devices/hid/device-stations.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { HallAgents } from '../agents/hall-agents.ts';
import type { Logger } from '../../ops/log.ts';
import { HallInputs, type HallInputsParts } from './hall-inputs.ts';

/** The input devices of a hall while it is open. `begin`: the devices at this machine are heard from now on. */
export type OpenInputs = { readonly registry: HallInputs; begin(): void; close(): Promise<void> };

/** Opens the registry where devices report, those at this machine and those of the agents. */
export function openInputs(
  parts: Pick<HallInputsParts, 'hall' | 'gate' | 'perform'> & {
    readonly agents: HallAgents;
    /** The key of the hall, which numbers of cards are sealed with. */
    readonly key: Uint8Array;
    readonly log: Logger;
  },
): OpenInputs {
  const { hall, agents, log } = parts;
  const leave: (() => void)[] = [];
  let refreshing: NodeJS.Immediate | undefined;
  const registry = new HallInputs({
    ...parts,
    ticks: () => performance.now(),
    placeOf: ({ agent }) => (agent === undefined ? here.stations() : agents.devicesAt(agent)),
    log: (what, about) => {
      log.info(about, what);
    },
  });
  const here = devicesHere(registry, parts.key);
  return {
    registry,
    begin() {
      let plugged = textOf(catalogueOf(hall));
      here.open(catalogueOf(hall));
      leave.push(
        onCatalogue(hall, (catalogue) => {
          registry.change(catalogue);
          if (textOf(catalogue) === plugged) return;
          plugged = textOf(catalogue);
          here.reopen(catalogue);
        }),
        hall.subscribe(({ events }) => {
          for (const event of events) if (event.type === 'StepFinished') registry.askRating(event.data.counter);
          refreshing ??= setImmediate(() => {
            refreshing = undefined;
            registry.refresh();
          });
        }),
      );
    },
    async close() {
      for (const each of leave.splice(0)) each();
      clearImmediate(refreshing);
      await here.close();
    },
  };
}

/** The devices at this machine, which another hall file may let go and open anew. */
function devicesHere(registry: HallInputs, key: Uint8Array) {
  let stations: DeviceStations | undefined;
  let closing: Promise<unknown> = Promise.resolve();
  let isOver = false;
  const open = (catalogue: Catalogue): void => {
    stations = openDeviceStations(pluggedAt(catalogue), {
      keymaps: catalogue.keymaps ?? [],
      seal: sealWith(key),
      tell: (id, news) => registry.hear(id, news),
      state: (id, { state, ...more }) => registry.state({ id, state, ...more }),
    });
  };
  return {
    stations: () => stations,
    open,
    /** A device is opened by one at a time: the new ones wait until the old ones have been let go. */
    reopen(catalogue: Catalogue): void {
      const before = stations;
      stations = undefined;
      closing = closing.then(() => before?.close()).then(() => !isOver && open(catalogue));
    },
    async close(): Promise<void> {
      isOver = true;
      await closing;
      await stations?.close();
    },
  };
}

/** What of a catalogue the devices at this machine are opened with. */
function textOf(catalogue: Catalogue): string {
  return JSON.stringify([pluggedAt(catalogue), catalogue.keymaps ?? []]);
}
