/** What of node-hid is used. */
export interface HidLibrary {
  devicesAsync(): Promise<readonly HidListed[]>;
  readonly HIDAsync: { open(path: string, options?: { nonExclusive?: boolean }): Promise<HidHandle> };
}

export type HidListed = {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
};

export interface HidHandle {
  on(event: 'data', listener: (data: Uint8Array) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(bytes: Buffer): Promise<number>;
  sendFeatureReport(bytes: Buffer): Promise<number>;
  close(): Promise<void>;
}

let loading: Promise<HidLibrary> | undefined;

/**
 * node-hid, when the first HID device is opened and not before: halls without one need neither it nor what it needs of
 * the system. Rejects with a sentence that says what is missing.
 */
export function loadHidLibrary(load: () => Promise<unknown> = () => import('node-hid')): Promise<HidLibrary> {
  loading ??= checked(load).catch((fault: unknown) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function checked(load: () => Promise<unknown>): Promise<HidLibrary> {
  try {
    const found = (await load()) as { readonly default?: HidLibrary & { getHidapiVersion?: () => string } }; // CommonJS, as its types say
    const library = found.default;
    if (library === undefined) throw new Error('the package has another shape than version 3');
    // The package loads its native part only now.
    library.getHidapiVersion?.();
    return library;
  } catch (fault) {
    throw new Error(`HID devices cannot be used here: ${reason(fault)}`, { cause: fault });
  }
}

function reason(fault: unknown): string {
  const said = fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault);
  if (/libusb/.test(said)) return `libusb-1.0 is missing (Debian, Ubuntu: apt-get install libusb-1.0-0). ${said}`;
  if (/libudev/.test(said)) return `libudev is missing (Debian, Ubuntu: apt-get install libudev1). ${said}`;
  if (/Failed to find binding/.test(said)) return `node-hid has no binary for ${process.platform} ${process.arch}.`;
  return `node-hid cannot be loaded (${said}). Run npm ci.`;
}
