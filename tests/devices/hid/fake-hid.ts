import type { HidHandle, HidLibrary, HidListed } from '../../../devices/hid/transport/hid-library.ts';

/** A bus with HID devices, in the shape of node-hid. */
export class FakeHid implements HidLibrary {
  readonly opened: FakeHandle[] = [];
  listed: HidListed[] = [];
  /** What goes wrong at the next opening. */
  refuse: string | undefined;

  devicesAsync(): Promise<readonly HidListed[]> {
    return Promise.resolve([...this.listed]);
  }

  readonly HIDAsync = {
    open: async (path: string): Promise<HidHandle> => {
      if (this.refuse !== undefined) throw new Error(this.refuse);
      const handle = new FakeHandle(path);
      this.opened.push(handle);
      return handle;
    },
  };
}

export class FakeHandle implements HidHandle {
  readonly written: number[][] = [];
  readonly features: number[][] = [];
  closed = 0;
  private data: (data: Uint8Array) => void = () => undefined;
  // Without a listener an 'error' ends the program.
  private error: (error: unknown) => void = (error) => {
    throw error;
  };

  constructor(readonly path: string) {}

  on(event: 'data' | 'error', listener: (value: never) => void): void {
    if (event === 'data') this.data = listener as (data: Uint8Array) => void;
    else this.error = listener as (error: unknown) => void;
  }

  async write(bytes: Buffer): Promise<number> {
    if (this.closed > 0) throw new Error('device has been closed');
    this.written.push([...bytes]);
    return bytes.length;
  }

  async sendFeatureReport(bytes: Buffer): Promise<number> {
    this.features.push([...bytes]);
    throw new Error('could not send feature report to device');
  }

  async close(): Promise<void> {
    this.closed += 1;
    if (this.closed > 1) throw new Error('device has been closed');
  }

  report(bytes: Uint8Array): void {
    this.data(bytes);
  }

  fail(): void {
    this.error(new Error('could not read from HID device'));
  }
}
