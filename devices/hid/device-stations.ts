import { performance } from 'node:perf_hooks';
import { ok } from '../../core/base/result.ts';
import type { PluggedDevice, Keymap } from '../../core/catalogue/plugged.ts';
import type { DeviceNews } from '../../core/devices/device-news.ts';
import type { BoxOrder } from './decode/box-orders.ts';
import type { SealNumber } from './id-number.ts';
import { openDevices, type DeviceState } from './open-devices.ts';
import { inputTransport } from './transport/open-input.ts';
import { virtualDevice, type VirtualPress } from './virtual/virtual-device.ts';

/** All input devices of one machine, real and virtual. */
export interface DeviceStations {
  /** A hand on a virtual device; false where it is none, or has no such thing. */
  press(id: string, press: VirtualPress): boolean;
  /** Says something on a call box. */
  order(id: string, order: BoxOrder): void;
  close(): Promise<void>;
}

/** Opens the devices; what they tell and how they are comes by the two listeners. */
export function openDeviceStations(
  devices: readonly PluggedDevice[],
  parts: {
    readonly keymaps: readonly Keymap[];
    readonly seal: SealNumber;
    readonly tell: (id: string, news: DeviceNews) => void;
    readonly state: (id: string, state: DeviceState) => void;
  },
): DeviceStations {
  const virtual = new Map(
    devices.filter(({ where }) => where === 'virtual').map((device) => [device.id, virtualDevice(device)]),
  );
  const open = openDevices(devices, {
    keymaps: parts.keymaps,
    seal: parts.seal,
    transportFor: (device) => {
      const twin = virtual.get(device.id);
      return twin === undefined ? inputTransport(device) : ok(twin.transport);
    },
    now: () => performance.now(),
    tell: ({ id }, news) => parts.tell(id, news),
    state: ({ id }, state) => parts.state(id, state),
  });
  return {
    press: (id, press) => virtual.get(id)?.press(press) === true,
    order: (id, order) => open.order(id, order),
    close: () => open.close(),
  };
}
