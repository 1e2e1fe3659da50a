/** Why a link could not be opened, or ended. `certain`: not one byte of ours has reached the device. */
export class TransportFault extends Error {
  override readonly name = 'TransportFault';
  constructor(
    readonly kind: 'refused' | 'timeout' | 'gone' | 'busy' | 'no-device' | 'not-allowed' | 'aborted',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The way to one device. It has one owner; a device takes one connection at a time. */
export interface Transport {
  /** For people: `network 10.0.0.5:9100`, `serial /dev/ttyUSB0`. */
  readonly name: string;
  /** Opens the link. Rejects with TransportFault; never later than the signal's abort. */
  open(signal: AbortSignal): Promise<Link>;
}

/** An open way to a device. */
export interface Link {
  /**
   * Hands bytes over, all of them, as fast as the device takes them. Resolves when the last has left this program (not
   * when it is on paper); rejects with TransportFault when the link ends or the signal aborts. One write at a time.
   */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  /** What the device says, in any pieces. Nothing is lost that came before the first listener. Returns the way out. */
  onData(listener: (bytes: Uint8Array) => void): () => void;
  /** Resolves once the link has ended, with the fault unless it was closed by `close`. Never rejects. */
  readonly ended: Promise<TransportFault | undefined>;
  /**
   * Ends it without losing what is on its way: half-close, a short wait for the other side, then the rest. Never
   * rejects.
   */
  close(): Promise<void>;
}
