import { own } from '../../core/base/own.ts';

/**
 * The three requests of the USB printer class, as bytes. Pure.
 *
 * Node reaches no USB control pipe without a native package: the kernel's usblp asks GET_DEVICE_ID itself and shows the
 * answer in sysfs (`ieee1284_id`); GET_PORT_STATUS and SOFT_RESET it gives only by ioctl (LPGETSTATUS, LPRESET), which
 * Node cannot call. A printer's condition is therefore asked by DLE EOT, in the data. What stands here is for reading
 * records of the bus, and for a driver that can.
 *
 * Source: USB Device Class Definition for Printing Devices 1.1, 4.2; IEEE 1284-1994, 7.6.
 */
export type SetupPacket = {
  readonly requestType: number;
  readonly request: number;
  readonly value: number;
  readonly index: number;
  readonly length: number;
};

/**
 * Asks who the printer is. The interface stands in the high byte of the index, its alternate setting in the low one.
 */
export function getDeviceId(
  interfaceNumber: number,
  alternateSetting = 0,
  configurationIndex = 0,
  length = 1024,
): SetupPacket {
  return {
    requestType: 0xa1,
    request: 0,
    value: configurationIndex,
    index: (interfaceNumber << 8) | alternateSetting,
    length,
  };
}

/** Asks for the byte that `decodePortStatus` reads. */
export function getPortStatus(interfaceNumber: number): SetupPacket {
  return { requestType: 0xa1, request: 1, value: 0, index: interfaceNumber, length: 1 };
}

/**
 * Empties the printer's buffers and ends what it does; it stays on the bus. Version 1.0 of the document had the type
 * 23h.
 */
export function softReset(interfaceNumber: number, version: '1.0' | '1.1' = '1.1'): SetupPacket {
  return {
    requestType: version === '1.0' ? 0x23 : 0x21,
    request: 2,
    value: 0,
    index: interfaceNumber,
    length: 0,
  };
}

/** The eight bytes on the bus, words with their low byte first. */
export function encodeSetup(packet: SetupPacket): Uint8Array {
  const word = (value: number): readonly [number, number] => [value & 0xff, (value >> 8) & 0xff];
  return Uint8Array.of(
    packet.requestType,
    packet.request,
    ...word(packet.value),
    ...word(packet.index),
    ...word(packet.length),
  );
}

/** A printer that cannot tell says 18h: paper there, selected, no error. */
export type PortStatus = { readonly paperEmpty: boolean; readonly selected: boolean; readonly error: boolean };

/** Bit 5 paper empty, bit 4 selected, bit 3 *not* error; the others are reserved. */
export function decodePortStatus(status: number): PortStatus {
  return {
    paperEmpty: (status & 0x20) !== 0,
    selected: (status & 0x10) !== 0,
    error: (status & 0x08) === 0,
  };
}

/** Keys as the printer wrote them, the long forms shortened (`MANUFACTURER` is `MFG`). */
export type DeviceId = ReadonlyMap<string, string>;

const SHORT: Readonly<Record<string, string>> = {
  MANUFACTURER: 'MFG',
  MODEL: 'MDL',
  'COMMAND SET': 'CMD',
  CLASS: 'CLS',
  DESCRIPTION: 'DES',
  SERIALNUMBER: 'SN',
  SERN: 'SN',
};

/**
 * The answer to GET_DEVICE_ID: a length that counts itself, high byte first, then `KEY:value;` in ASCII. A wrong length
 * is not believed.
 */
export function decodeDeviceId(answer: Uint8Array): DeviceId {
  const length = ((answer[0] ?? 0) << 8) | (answer[1] ?? 0);
  const end = length > 2 && length <= answer.length ? length : answer.length;
  return readDeviceId(String.fromCharCode(...answer.subarray(2, end)));
}

/** The text of a device id, as the kernel shows it. What is no `KEY:value` is skipped. */
export function readDeviceId(text: string): DeviceId {
  const fields = new Map<string, string>();
  for (const field of text.split(';')) {
    const colon = field.indexOf(':');
    if (colon < 1) continue;
    const key = field.slice(0, colon).trim();
    fields.set(own(SHORT, key.toUpperCase()) ?? key, field.slice(colon + 1).trim());
  }
  return fields;
}
