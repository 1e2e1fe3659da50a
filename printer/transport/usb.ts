import { firstFew } from '../../core/base/shortened.ts';
import { deviceFileTransport } from '../../wire/device-file.ts';
import { abortedFault } from '../../wire/open-link.ts';
import { type Link, type Transport, TransportFault } from '../../wire/transport.ts';
import { USB_ROOTS, type UsbPrinter, usbPrinters, type UsbRoots } from './usb-discovery.ts';

/** Which USB printer: four hexadecimal digits each; the serial number where two of a kind are plugged in. */
export type UsbSelector = { readonly vendorId: string; readonly productId: string; readonly serial?: string };

/**
 * A USB printer through the kernel's own driver usblp. It is looked for at each `open`, so that another socket or
 * another turn at plugging in, which change the number of `/dev/usb/lpN`, change nothing here.
 */
export function usbTransport(selector: UsbSelector, roots: UsbRoots = USB_ROOTS): Transport {
  const { vendorId, productId, serial } = selector;
  const name = `usb ${vendorId}:${productId}`.toLowerCase() + (serial === undefined ? '' : `:${serial}`);
  return { name, open: (signal) => openUsb(selector, name, roots, signal) };
}

async function openUsb(selector: UsbSelector, name: string, roots: UsbRoots, signal: AbortSignal): Promise<Link> {
  if (signal.aborted) throw abortedFault(name, signal);
  const printers = await usbPrinters(roots);
  if (signal.aborted) throw abortedFault(name, signal);
  const fitting = printers.filter((printer) => fits(printer, selector));
  const [printer] = fitting;
  const fault = (message: string) => new TransportFault('no-device', `${name}: ${message}`);
  if (printer === undefined) throw fault(`not plugged in, or off. USB printers seen: ${listOf(printers)}.`);
  if (fitting.length > 1)
    throw fault(`more than one printer fits. Name it with its serial number: ${listOf(fitting)}.`);
  if (printer.deviceFile === undefined)
    throw fault(
      'plugged in, but without a device file. Load the driver (modprobe usblp), or end the program that took the printer from it.',
    );
  return deviceFileTransport(printer.deviceFile, `${name} (${printer.deviceFile})`).open(signal);
}

function fits(printer: UsbPrinter, { vendorId, productId, serial }: UsbSelector): boolean {
  return (
    printer.vendorId === vendorId.toLowerCase() &&
    printer.productId === productId.toLowerCase() &&
    (serial === undefined || printer.serial === serial)
  );
}

/** As an address is written, with the name that people know. */
function listOf(printers: readonly UsbPrinter[]): string {
  if (printers.length === 0) return 'none';
  const words = printers.map((printer) => {
    const serial = printer.serial === undefined ? '' : `:${printer.serial}`;
    const model = printer.product ?? printer.deviceId.get('MDL');
    return `usb:${printer.vendorId}:${printer.productId}${serial}${model === undefined ? '' : ` (${model})`}`;
  });
  return firstFew(words);
}
