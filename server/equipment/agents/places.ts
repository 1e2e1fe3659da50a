import type { SignText } from '../../../core/views/sign-text.ts';
import type { BoxOrder } from '../../../devices/hid/decode/box-orders.ts';
import type { VirtualPress } from '../../../devices/hid/virtual/virtual-device.ts';

/** Where input devices are plugged in: this machine, or an agent's. */
export interface DevicePlace {
  press(id: string, press: VirtualPress): boolean;
  order(id: string, order: BoxOrder): void;
}

/** Where signs are plugged in: this machine, or an agent's. */
export interface SignPlace {
  show(id: string, text: SignText): void;
}
