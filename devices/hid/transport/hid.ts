import { readFile } from 'node:fs/promises';
import { faultText } from '../../../core/base/fault-text.ts';
import { firstFew } from '../../../core/base/shortened.ts';
import { abortedFault, OpenLink, type Wire, type WireEvents } from '../../../wire/open-link.ts';
import { type Link, type Transport, TransportFault } from '../../../wire/transport.ts';
import { type HidHandle, type HidLibrary, type HidListed, loadHidLibrary } from './hid-library.ts';

/** Which device: by its numbers and, where two of a kind are plugged in, its serial number; or by its path. */
export type HidSelector = { readonly path: string } | HidNumbers;
type HidNumbers = { readonly vendorId: number; readonly productId: number; readonly serial?: string };

export type HidOptions = {
  /** Where a device has several interfaces, the one that is meant. */
  readonly meant?: HidInterface;
  /** Feature reports to send at once, their ID first. A device that refuses one is used as it is. */
  readonly greeting?: readonly (readonly number[])[];
  readonly load?: () => Promise<HidLibrary>;
  readonly readDescriptor?: (path: string) => Promise<Uint8Array | undefined>;
};

/** What an interface says it is: page 0x8c a scanner, page 0x01 with usage 6 or 7 a keyboard or keypad. */
export type HidInterface = { readonly usagePage: number; readonly usages: readonly number[] };

/** A way to a HID device: each piece that it tells is one input report. */
export interface HidTransport extends Transport {
  /** The report descriptor of the device that was opened last, where the system shows it (Linux). */
  descriptor(): Uint8Array | undefined;
}

/** A HID device through node-hid. It is looked for at each `open`, so that another socket changes nothing. */
export function hidTransport(selector: HidSelector, options: HidOptions = {}): HidTransport {
  const name = `hid ${nameOf(selector)}`;
  let descriptor: Uint8Array | undefined;
  return {
    name,
    descriptor: () => descriptor,
    async open(signal) {
      const { load = () => loadHidLibrary(), readDescriptor = sysDescriptor } = options;
      const library = await unlessAborted(load(), name, signal);
      const path =
        'path' in selector
          ? selector.path
          : await unlessAborted(pathOf(library, selector, options, name), name, signal);
      descriptor = await readDescriptor(path);
      if (signal.aborted) throw abortedFault(name, signal);
      return openPath(library, path, name, options, signal);
    },
  };
}

function nameOf(selector: HidSelector): string {
  if ('path' in selector) return selector.path;
  const { vendorId, productId, serial } = selector;
  return [hex(vendorId), hex(productId), ...(serial === undefined ? [] : [serial])].join(':');
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}

async function unlessAborted<T>(work: Promise<T>, name: string, signal: AbortSignal): Promise<T> {
  if (signal.aborted) throw abortedFault(name, signal);
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(abortedFault(name, signal));
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } catch (fault) {
    if (fault instanceof TransportFault) throw fault;
    const message = faultText(fault);
    throw new TransportFault('no-device', `${name}: ${message}`, { cause: fault });
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function pathOf(
  library: HidLibrary,
  selector: Exclude<HidSelector, { readonly path: string }>,
  { meant: interfaceMeant }: HidOptions,
  name: string,
): Promise<string> {
  const listed = await library.devicesAsync();
  const { vendorId, productId, serial } = selector;
  const same = listed.filter(
    (each) =>
      each.vendorId === vendorId &&
      each.productId === productId &&
      each.path !== undefined &&
      (serial === undefined || each.serialNumber === serial),
  );
  const meant = same.filter((each) => isMeant(each, interfaceMeant));
  const paths = new Set(meant.map(({ path }) => path));
  const fault = (message: string) => new TransportFault('no-device', `${name}: ${message}`);
  if (same.length > 0 && meant.length === 0)
    throw fault(
      `plugged in, but not as ${interfaceMeant?.usagePage === 0x8c ? 'a HID-POS scanner: read its configuration code for "USB HID POS"' : 'a keyboard'}.`,
    );
  const [path] = paths;
  if (path === undefined) throw fault(`not plugged in. HID devices seen: ${listOf(listed)}.`);
  const serials = new Set(meant.map(({ serialNumber }) => serialNumber ?? ''));
  if (serials.size > 1) throw fault(`more than one fits. Name it with its serial number: ${listOf(meant)}.`);
  if (paths.size > 1 && serials.has(''))
    throw fault('more than one fits, and they have no serial numbers: name it by its path.');
  return path;
}

/** A system that does not say what an interface is leaves the choice open. */
function isMeant({ usagePage, usage }: HidListed, meant: HidInterface | undefined): boolean {
  if (meant === undefined || usagePage === undefined) return true;
  return usagePage === meant.usagePage && (usage === undefined || meant.usages.includes(usage));
}

function listOf(listed: readonly HidListed[]): string {
  const words = listed.map(({ vendorId, productId, serialNumber, product }) => {
    const serial = serialNumber === undefined || serialNumber === '' ? '' : `:${serialNumber}`;
    return `hid:${hex(vendorId)}:${hex(productId)}${serial}${product === undefined ? '' : ` (${product})`}`;
  });
  return words.length === 0 ? 'none' : firstFew([...new Set(words)]);
}

async function openPath(
  library: HidLibrary,
  path: string,
  name: string,
  { greeting = [] }: HidOptions,
  signal: AbortSignal,
): Promise<Link> {
  const opening = library.HIDAsync.open(path);
  let handle: HidHandle;
  try {
    handle = await unlessAborted(opening, name, signal);
  } catch (fault) {
    // Opened after all, too late for anybody.
    opening.then((late) => late.close()).catch(() => undefined);
    if (fault instanceof TransportFault && fault.kind === 'aborted') throw fault;
    throw new TransportFault(
      'not-allowed',
      `${name}: it cannot be opened. On Linux this user needs a udev rule for it; on Windows and macOS keyboards cannot be opened at all.`,
      { cause: fault },
    );
  }
  // Its errors are heard from here on: one that nobody hears ends the program.
  const link = new OpenLink(name, (events) => hidWire(name, handle, events));
  for (const report of greeting) await handle.sendFeatureReport(Buffer.from(report)).catch(() => undefined);
  return link;
}

function hidWire(name: string, handle: HidHandle, { heard, lost }: WireEvents): Wire {
  let closing: Promise<void> | undefined;
  const gone = (cause: unknown): TransportFault =>
    new TransportFault('gone', `${name}: it is gone. Look at its plug and its cable.`, { cause });
  const close = (): Promise<void> => {
    closing ??= handle.close().catch(() => undefined);
    return closing;
  };
  handle.on('error', (error) => {
    if (closing === undefined) lost(gone(error));
  });
  handle.on('data', (report) => {
    if (closing === undefined) heard(Uint8Array.from(report));
  });
  return {
    async send(bytes) {
      try {
        await handle.write(Buffer.from(bytes));
      } catch (error) {
        throw gone(error);
      }
    },
    // Reports of people are few: what comes before anybody listens has room in the inbox.
    listen: () => undefined,
    hangUp: close,
    drop: close,
  };
}

/** Linux shows it beside the device; elsewhere nobody does. */
async function sysDescriptor(path: string): Promise<Uint8Array | undefined> {
  const device = /^\/dev\/(hidraw\d+)$/.exec(path)?.[1];
  if (device === undefined) return undefined;
  return readFile(`/sys/class/hidraw/${device}/device/report_descriptor`).catch(() => undefined);
}
