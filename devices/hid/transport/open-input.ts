import { err, ok, type Result } from '../../../core/base/result.ts';
import { PLUGGED_FAMILIES, type PluggedDevice, type PluggedFamily } from '../../../core/catalogue/plugged.ts';
import { pluggedAddressExpected } from '../../../core/catalogue/plugged-address.ts';
import { serialTransport } from '../../../wire/serial.ts';
import type { Transport } from '../../../wire/transport.ts';
import { type HidInterface, type HidOptions, hidTransport } from './hid.ts';
import { replayTransport } from './replay.ts';

const SCANNER: HidInterface = { usagePage: 0x8c, usages: [0x02] };
const KEYBOARD: HidInterface = { usagePage: 0x01, usages: [0x06, 0x07] };
/** Switches the scanners of Honeywell and Youjie to HID POS until they are unplugged. */
const HONEYWELL_GREETING = [0xfe, 0x01];

/**
 * The way to a device of the hall file; for a virtual one there is none. The error says what should stand in `where`.
 */
export function inputTransport(
  device: Pick<PluggedDevice, 'family' | 'where'>,
  hid: Pick<HidOptions, 'load' | 'readDescriptor'> = {},
): Result<Transport, string> {
  const { family, where } = device;
  const expected = pluggedAddressExpected(where, PLUGGED_FAMILIES[family].way);
  if (expected !== undefined || where === 'virtual') return err(`"${where}": expected ${expected ?? 'a device'}`);
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(where) ?? [];
  switch (scheme.toLowerCase()) {
    case 'replay':
      return ok(replayTransport(rest));
    case 'serial':
      return ok(serial(rest, family));
    default:
      return ok(hidTransport(selectorOf(rest), { ...hidOptions(family), ...hid }));
  }
}

function serial(rest: string, family: PluggedFamily): Transport {
  const [path = '', query = ''] = rest.split('?');
  const said = Number(new URLSearchParams(query).get('baud'));
  const usual = PLUGGED_FAMILIES[family];
  const baudRate = said > 0 ? said : 'baud' in usual ? usual.baud : 9600;
  return serialTransport(path, { baudRate, flowControl: 'none' });
}

function selectorOf(rest: string): Parameters<typeof hidTransport>[0] {
  if (rest.startsWith('/')) return { path: rest };
  const [vendor = '', product = '', ...serial] = rest.split(':');
  const ids = { vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16) };
  return serial.length === 0 ? ids : { ...ids, serial: serial.join(':') };
}

function hidOptions(family: PluggedFamily): HidOptions {
  switch (family) {
    case 'scanner-honeywell':
      return { meant: SCANNER, greeting: [HONEYWELL_GREETING] };
    case 'scanner-hid-pos':
      return { meant: SCANNER };
    default:
      return { meant: KEYBOARD };
  }
}
