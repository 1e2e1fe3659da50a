import { err, ok, type Result } from '../../../core/base/result.ts';
import { INPUT_FAMILIES, type InputDevice, type InputFamily } from '../../../core/catalogue/inputs.ts';
import { inputAddressExpected } from '../../../core/catalogue/input-address.ts';
import { serialTransport } from '../../../wire/serial.ts';
import type { Transport } from '../../../wire/transport.ts';
import { type HidInterface, type HidOptions, hidTransport } from './hid.ts';
import { replayTransport } from './replay.ts';

const SCANNER: HidInterface = { usagePage: 0x8c, usages: [0x02] };
const KEYBOARD: HidInterface = { usagePage: 0x01, usages: [0x06, 0x07] };
/** Switches the scanners of Honeywell and Youjie to HID POS until they are unplugged. */
const HONEYWELL_GREETING = [0xfe, 0x01];

/** The way to a device of the hall file; for a virtual one there is none. The error says what should stand in `where`. */
export function inputTransport(
  device: Pick<InputDevice, 'family' | 'where'>,
  hid: Pick<HidOptions, 'load' | 'readDescriptor'> = {},
): Result<Transport, string> {
  const { family, where } = device;
  const expected = inputAddressExpected(where, INPUT_FAMILIES[family].way);
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

function serial(rest: string, family: InputFamily): Transport {
  const [path = '', query = ''] = rest.split('?');
  const said = Number(new URLSearchParams(query).get('baud'));
  const usual = INPUT_FAMILIES[family];
  const baudRate = said > 0 ? said : 'baud' in usual ? usual.baud : 9600;
  return serialTransport(path, { baudRate, flowControl: 'none' });
}

function selectorOf(rest: string): Parameters<typeof hidTransport>[0] {
  if (rest.startsWith('/')) return { path: rest };
  const [vendor = '', product = '', ...serial] = rest.split(':');
  const ids = { vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16) };
  return serial.length === 0 ? ids : { ...ids, serial: serial.join(':') };
}

function hidOptions(family: InputFamily): HidOptions {
  switch (family) {
    case 'scanner-honeywell':
      return { meant: SCANNER, greeting: [HONEYWELL_GREETING] };
    case 'scanner-hid-pos':
      return { meant: SCANNER };
    default:
      return { meant: KEYBOARD };
  }
}
