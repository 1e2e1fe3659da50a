import { performance } from 'node:perf_hooks';
import type { Catalogue } from '../../../core/catalogue/catalogue.ts';
import { pluggedAt } from '../../../core/devices/binding.ts';
import { sealWith } from '../../../devices/hid/id-number.ts';
import { openDeviceStations, type DeviceStations } from '../../../devices/hid/device-stations.ts';
import { catalogueOf, onCatalogue } from '../../ledger/present-catalogue.ts';
import type { HallAgents } from '../agents/hall-agents.ts';
import type { Logger } from '../../ops/log.ts';
import { inPlace } from '../in-place.ts';
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
    placeOf: ({ agent }) => (agent === undefined ? here.now() : agents.devicesAt(agent)),
    log: (what, about) => {
      log.info(about, what);
    },
  });
  const here = inPlace<DeviceStations>();
  const open = (catalogue: Catalogue): DeviceStations => stationsFor(catalogue, registry, parts.key);
  return {
    registry,
    begin() {
      let plugged = textOf(catalogueOf(hall));
      here.take(() => open(catalogueOf(hall)));
      leave.push(
        onCatalogue(hall, (catalogue) => {
          registry.change(catalogue);
          if (textOf(catalogue) === plugged) return;
          plugged = textOf(catalogue);
          here.take(() => open(catalogue));
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

function stationsFor(catalogue: Catalogue, registry: HallInputs, key: Uint8Array): DeviceStations {
  return openDeviceStations(pluggedAt(catalogue), {
    keymaps: catalogue.keymaps ?? [],
    seal: sealWith(key),
    tell: (id, news) => registry.hear(id, news),
    state: (id, { state, ...more }) => registry.state({ id, state, ...more }),
  });
}

/** What of a catalogue the devices at this machine are opened with. */
function textOf(catalogue: Catalogue): string {
  return JSON.stringify([pluggedAt(catalogue), catalogue.keymaps ?? []]);
}
