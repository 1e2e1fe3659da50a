import type { DeviceNews } from '../../../core/devices/device-news.ts';
import type { Transport } from '../../../wire/transport.ts';
import { sealWith } from '../../../devices/hid/id-number.ts';
import { openDevices, type InputBinding } from '../../../devices/hid/open-devices.ts';
import { KEY } from './play.ts';

/** Devices with their news by binding, as the agent has them. */
export function openHouse(
  bindings: readonly InputBinding[],
  transportFor: (binding: InputBinding) => Transport | string,
  now: () => number = () => performance.now(),
) {
  const news: (readonly [id: string, news: DeviceNews])[] = [];
  const states: string[] = [];
  const devices = openDevices(bindings, {
    keymaps: [],
    seal: sealWith(KEY),
    transportFor(binding) {
      const found = transportFor(binding);
      return typeof found === 'string' ? { ok: false, error: found } : { ok: true, value: found };
    },
    now,
    tell: (binding, each) => news.push([binding.id, each]),
    state: (binding, { state }) => states.push(`${binding.id} ${state}`),
  });
  return { devices, news, states };
}
