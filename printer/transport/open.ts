import { err, ok, type Result } from '../../core/base/result.ts';
import { deviceFileTransport } from '../../wire/device-file.ts';
import { networkTransport } from '../../wire/network.ts';
import { serialTransport, type SerialSettings } from '../../wire/serial.ts';
import type { Transport } from '../../wire/transport.ts';
import { usbTransport } from './usb.ts';

const BAUD_RATES = ['1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200', '230400'];
const SHAPES = {
  tcp: 'tcp://10.0.0.5:9100',
  serial: 'serial:/dev/ttyS0?baud=19200&flow=rts-cts',
  file: 'file:/dev/usb/lp0',
  usb: 'usb:04b8:0202 or usb:04b8:0202:SERIAL',
};

type Settings = { -readonly [Key in keyof SerialSettings]: SerialSettings[Key] };

/**
 * The way to the printer at this address, as the hall file has it. The error says what was wrong and what is expected.
 */
export function transportFor(address: string): Result<Transport, string> {
  const [, scheme, rest = ''] = /^\s*([a-z]+):(.*?)\s*$/i.exec(address) ?? [];
  switch (scheme?.toLowerCase()) {
    case 'tcp':
      return network(address, rest);
    case 'serial':
      return serial(address, rest);
    case 'file':
      return file(address, rest);
    case 'usb':
      return usb(address, rest);
    default:
      return wrong(address, 'it does not say how the printer is connected', Object.values(SHAPES).join(', '));
  }
}

function network(address: string, rest: string): Result<Transport, string> {
  const [, bracketed, plain, digits] =
    /^\/\/(?:\[([0-9a-f:.]+(?:%\w+)?)\]|([^\s:/?#@[\]]+))(?::(\d+))?\/?$/i.exec(rest) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) return wrong(address, 'it is no host and port', SHAPES.tcp);
  const port = Number(digits ?? 9100);
  if (port < 1 || port > 65_535) return wrong(address, `there is no port ${port}`, 'a port from 1 to 65535');
  return ok(networkTransport({ host, port }));
}

function file(address: string, rest: string): Result<Transport, string> {
  const path = pathOf(rest);
  return path === undefined
    ? wrong(address, 'the path does not begin at the root', SHAPES.file)
    : ok(deviceFileTransport(path));
}

function usb(address: string, rest: string): Result<Transport, string> {
  const [, vendorId, productId, serialNumber] = /^([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?$/i.exec(rest) ?? [];
  if (vendorId === undefined || productId === undefined)
    return wrong(address, 'vendor and product are four hexadecimal digits each', SHAPES.usb);
  const named = serialNumber === undefined ? {} : { serial: serialNumber };
  return ok(usbTransport({ vendorId: vendorId.toLowerCase(), productId: productId.toLowerCase(), ...named }));
}

function serial(address: string, rest: string): Result<Transport, string> {
  const [before = '', query = '', ...more] = rest.split('?');
  const path = pathOf(before);
  if (path === undefined || more.length > 0)
    return wrong(address, 'the path does not begin at the root', SHAPES.serial);
  const settings: Settings = {};
  for (const [key, value] of new URLSearchParams(query)) {
    const expected = take(settings, key, value);
    if (expected !== undefined) return wrong(address, `"${key}=${value}" is no setting of a serial line`, expected);
  }
  return ok(serialTransport(path, settings));
}

/** Sets what the address says; otherwise what it should have said. */
function take(settings: Settings, key: string, value: string): string | undefined {
  switch (key) {
    case 'baud':
      if (!BAUD_RATES.includes(value)) return `baud=${BAUD_RATES.join('|')}`;
      settings.baudRate = Number(value);
      return undefined;
    case 'data':
      if (value !== '7' && value !== '8') return 'data=7|8';
      settings.dataBits = value === '7' ? 7 : 8;
      return undefined;
    case 'parity':
      if (value !== 'none' && value !== 'even' && value !== 'odd') return 'parity=none|even|odd';
      settings.parity = value;
      return undefined;
    case 'stop':
      if (value !== '1' && value !== '2') return 'stop=1|2';
      settings.stopBits = value === '1' ? 1 : 2;
      return undefined;
    case 'flow':
      if (value !== 'rts-cts' && value !== 'xon-xoff' && value !== 'none') return 'flow=rts-cts|xon-xoff|none';
      settings.flowControl = value;
      return undefined;
    default:
      return 'baud, data, parity, stop or flow';
  }
}

/** `/dev/lp0`; also from `///dev/lp0`, as other programs write files. Not `//host/share`. */
function pathOf(rest: string): string | undefined {
  return /^(?:\/\/)?(\/[^/].*)$/.exec(rest)?.[1];
}

function wrong(address: string, what: string, expected: string): Result<Transport, string> {
  return err(`printer address "${address}": ${what}; expected ${expected}`);
}
