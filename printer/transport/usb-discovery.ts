import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DeviceId, readDeviceId } from './usb-class.ts';

/** A USB printer as the kernel shows it. */
export type UsbPrinter = {
  /** Four hexadecimal digits, small: `04b8`. */
  readonly vendorId: string;
  readonly productId: string;
  readonly serial: string | undefined;
  readonly manufacturer: string | undefined;
  readonly product: string | undefined;
  /** What the printer says of itself; empty when it says nothing. */
  readonly deviceId: DeviceId;
  /** False: it takes bytes and never answers. */
  readonly answers: boolean;
  /** `/dev/usb/lp0`; undefined while no driver made one (usblp not loaded, or another program took the printer). */
  readonly deviceFile: string | undefined;
};

/** Where the kernel's files are; tests have their own. */
export type UsbRoots = { readonly sys: string; readonly dev: string };
export const USB_ROOTS: UsbRoots = { sys: '/sys', dev: '/dev' };

/** The USB printers of this machine, by device file and then by place on the bus. None where there is no sysfs. */
export async function usbPrinters(roots: UsbRoots = USB_ROOTS): Promise<readonly UsbPrinter[]> {
  const found = new Map<string, UsbPrinter>();
  // First those with a device file, whatever class they claim: usblp knows printers that call themselves vendor
  // specific (04b8:0202).
  const files = join(roots.sys, 'class/usbmisc');
  for (const file of await namesIn(files)) {
    if (!/^lp\d+$/.test(file)) continue;
    const place = await realpath(join(files, file, 'device')).catch(() => undefined);
    const printer = place && (await read(place, join(roots.dev, 'usb', file)));
    if (place && printer) found.set(place, printer);
  }
  const places = join(roots.sys, 'bus/usb/devices');
  for (const name of await namesIn(places)) {
    if (!name.includes(':')) continue;
    const place = await realpath(join(places, name)).catch(() => undefined);
    if (!place || found.has(place) || (await line(place, 'bInterfaceClass')) !== '07') continue;
    const printer = await read(place, undefined);
    if (printer) found.set(place, printer);
  }
  return [...found.values()];
}

async function read(place: string, deviceFile: string | undefined): Promise<UsbPrinter | undefined> {
  const device = dirname(place);
  const vendorId = await line(device, 'idVendor');
  const productId = await line(device, 'idProduct');
  // Unplugged while we read.
  if (vendorId === undefined || productId === undefined) return undefined;
  return {
    vendorId,
    productId,
    serial: await line(device, 'serial'),
    manufacturer: await line(device, 'manufacturer'),
    product: await line(device, 'product'),
    deviceId: readDeviceId((await line(place, 'ieee1284_id')) ?? ''),
    answers: (await line(place, 'bInterfaceProtocol')) !== '01',
    deviceFile,
  };
}

async function line(folder: string, file: string): Promise<string | undefined> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}
