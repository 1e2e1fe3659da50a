import { performance } from 'node:perf_hooks';
import { inputsAt } from '../../../core/devices/binding.ts';
import { sealWith } from '../../../devices/hid/id-number.ts';
import { openDeviceRoom } from '../../../devices/hid/device-room.ts';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { Logger } from '../../ops/log.ts';
import { InputDesk, type InputDeskParts } from './input-desk.ts';

/** The input devices of a hall while the server runs. */
export type OpenInputs = { readonly desk: InputDesk; close(): Promise<void> };

/** Opens the devices at this machine, and the desk where those of the agents report as well. */
export function openInputs(
  parts: Pick<InputDeskParts, 'hall' | 'gate' | 'catalogue' | 'perform'> & {
    readonly agents: AgentDesk;
    /** The key of the hall, which numbers of cards are sealed with. */
    readonly key: Uint8Array;
    readonly log: Logger;
  },
): OpenInputs {
  const { hall, catalogue, agents, log } = parts;
  const desk = new InputDesk({
    ...parts,
    ticks: () => performance.now(),
    placeOf: ({ agent }) => (agent === undefined ? room : agents.devicesAt(agent)),
    log: (what, about) => {
      log.info(about, what);
    },
  });
  const room = openDeviceRoom(inputsAt(catalogue), {
    keymaps: catalogue.keymaps ?? [],
    seal: sealWith(parts.key),
    tell: (id, news) => desk.hear(id, news),
    state: (id, { state, ...more }) => desk.state({ id, state, ...more }),
  });
  let refreshing: NodeJS.Immediate | undefined;
  const leave = hall.subscribe(({ events }) => {
    for (const event of events) if (event.type === 'StepFinished') desk.askRating(event.data.counter);
    refreshing ??= setImmediate(() => {
      refreshing = undefined;
      desk.refresh();
    });
  });
  return {
    desk,
    async close() {
      leave();
      clearImmediate(refreshing);
      await room.close();
    },
  };
}
