import type { FoundPrinter } from '../../core/protocol/agent.ts';
import { USB_ROOTS, usbPrinters, type UsbPrinter, type UsbRoots } from './usb-discovery.ts';

/** The USB printers that are plugged into this machine, looked for now and then. */
export interface UsbWatch {
  found(): readonly FoundPrinter[];
  /** Called when one came or went. Returns the way out. */
  onChange(listener: () => void): () => void;
  stop(): void;
}

const LOOK_EVERY_MS = 5000;

/** Begins to look. Where the kernel shows none there are none. */
export function watchUsb(roots: UsbRoots = USB_ROOTS, everyMs = LOOK_EVERY_MS): UsbWatch {
  const listeners = new Set<() => void>();
  let found: readonly FoundPrinter[] = [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    const now = (await usbPrinters(roots)).map(foundPrinter);
    if (stopped) return;
    const changed = JSON.stringify(now) !== JSON.stringify(found);
    found = now;
    if (changed) for (const listener of listeners) listener();
    timer = setTimeout(() => void look(), everyMs).unref();
  };
  void look();
  return {
    found: () => found,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** A printer of the bus with the address by which the hall file can name it. */
export function foundPrinter(printer: UsbPrinter): FoundPrinter {
  const { vendorId, productId, serial, manufacturer, product, deviceId, answers, deviceFile } = printer;
  const name = [manufacturer ?? deviceId.get('MFG'), product ?? deviceId.get('MDL')].filter(
    (each) => each !== undefined,
  );
  return {
    address: `usb:${vendorId}:${productId}${serial === undefined ? '' : `:${serial}`}`,
    name: name.length === 0 ? `USB ${vendorId}:${productId}` : name.join(' '),
    answers,
    ...(deviceFile === undefined ? { lacks: 'no-driver' } : {}),
  };
}
