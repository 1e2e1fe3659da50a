import { agentAddress, VIRTUAL } from './printer-address.ts';
import type { PluggedWay } from './plugged.ts';

const HID = /^hid:(?:[0-9a-f]{4}:[0-9a-f]{4}(?::[^\s]+)?|\/[^/\s].*)$/i;
const SERIAL = /^serial:\/[^/?\s][^?]*(?:\?baud=\d+)?$/;
const REPLAY = /^replay:\/[^/\s].*$/;
const EXPECTED = {
  hid: 'hid:0c2e:0b61, hid:0c2e:0b61:SERIAL or hid:/dev/hidraw0',
  serial: 'serial:/dev/ttyUSB0 or serial:/dev/ttyUSB0?baud=9600',
} as const;

/** Where a device is plugged in: at which agent, if at any, and how it is found there. */
export type PluggedAddress = { readonly agent: string | undefined; readonly where: string };

/** Reads `agent:pc-1:hid:0c2e:0b61` and `hid:0c2e:0b61`; empty means virtual. */
export function pluggedAddress(written: string): PluggedAddress {
  const at = agentAddress(written);
  return at === undefined
    ? { agent: undefined, where: written === '' ? VIRTUAL : written }
    : { agent: at.agent, where: at.address ?? VIRTUAL };
}

/** What should stand there instead, for a device that is reached in this way; undefined where it is right. */
export function pluggedAddressExpected(written: string, way: PluggedWay): string | undefined {
  const { where } = pluggedAddress(written);
  if (where === VIRTUAL || REPLAY.test(where)) return undefined;
  if ((way === 'hid' ? HID : SERIAL).test(where)) return undefined;
  return `virtual, ${EXPECTED[way]}, with agent:pc-1: before it where it is plugged in at an agent`;
}
