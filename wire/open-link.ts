import { Inbox } from './inbox.ts';
import { type Link, TransportFault } from './transport.ts';

/** The bare way to a printer: what differs between a socket and a device file. */
export interface Wire {
  /** Hands all bytes over. Once the wire is dropped it need not settle. Rejects with TransportFault only. */
  send(bytes: Uint8Array): Promise<void>;
  /** Reads on, or leaves what comes where it is. */
  listen(on: boolean): void;
  /** Ends it gently: the tail goes out first. Never rejects. */
  hangUp(): Promise<void>;
  /** Ends it now. Resolves when the device is free again. Never rejects. */
  drop(): Promise<void>;
}

/** What a wire tells, never before its maker has returned. */
export type WireEvents = {
  readonly heard: (bytes: Uint8Array) => void;
  readonly lost: (fault: TransportFault) => void;
};

/**
 * What every link has in common: one write at a time, abort, the inbox, one end. An aborted write ends the link: half a
 * job has gone.
 */
export class OpenLink implements Link {
  readonly ended: Promise<TransportFault | undefined>;
  private readonly name: string;
  private readonly wire: Wire;
  private readonly inbox: Inbox;
  private resolveEnded: (fault: TransportFault | undefined) => void = () => undefined;
  private settleWrite: ((fault?: TransportFault) => void) | undefined;
  private writing: Promise<unknown> = Promise.resolve();
  private closing: Promise<void> | undefined;
  private over = false;
  private fault: TransportFault | undefined;

  constructor(name: string, start: (events: WireEvents) => Wire) {
    this.name = name;
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
    this.inbox = new Inbox(() => this.wire.listen(true));
    this.wire = start({
      heard: (bytes) => {
        this.inbox.push(bytes);
        if (this.inbox.full) this.wire.listen(false);
      },
      lost: (fault) => this.end(fault),
    });
  }

  write(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    if (this.over || this.closing !== undefined)
      return Promise.reject(this.fault ?? new TransportFault('gone', `${this.name}: this link was closed`));
    if (signal.aborted) return Promise.reject(abortedFault(this.name, signal));
    if (this.settleWrite !== undefined) return Promise.reject(new Error(`${this.name}: one write at a time`));
    const written = new Promise<void>((resolve, reject) => {
      const onAbort = () => this.end(abortedFault(this.name, signal));
      this.settleWrite = (fault) => {
        this.settleWrite = undefined;
        signal.removeEventListener('abort', onAbort);
        if (fault === undefined) resolve();
        else reject(fault);
      };
      signal.addEventListener('abort', onAbort);
      this.wire.send(bytes).then(
        () => this.settleWrite?.(),
        (fault: TransportFault) => this.end(fault),
      );
    });
    this.writing = written.catch(() => undefined);
    return written;
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    return this.inbox.listen(listener);
  }

  close(): Promise<void> {
    this.closing ??= this.hangUp();
    return this.closing;
  }

  private async hangUp(): Promise<void> {
    await this.writing;
    if (!this.over) {
      this.over = true;
      await this.wire.hangUp();
      this.resolveEnded(undefined);
    }
    await this.ended;
  }

  private end(fault: TransportFault): void {
    if (this.over) return;
    this.over = true;
    this.fault = fault;
    this.settleWrite?.(fault);
    void this.wire.drop().then(() => this.resolveEnded(fault));
  }
}

/** The fault of an attempt that was called off. */
export function abortedFault(name: string, signal: AbortSignal): TransportFault {
  return new TransportFault('aborted', `${name}: called off`, { cause: signal.reason });
}

/** The system's word for a failure (`ECONNREFUSED`), or nothing. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
