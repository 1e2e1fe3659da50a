import { write } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { codeOf, type Wire, type WireEvents } from './open-link.ts';
import { TransportFault } from './transport.ts';

/**
 * What stands behind a descriptor, because the same answer of the system says different things: a `device` (usblp,
 * parallel) may have nothing to say or no paper; a `line` (tty) that reads as ended is unplugged; `pipe` and `file`
 * never answer.
 */
export type DescriptorKind = 'device' | 'line' | 'pipe' | 'file';

const writeTo = promisify(write);

const FIRST_REST_MS = 2;
const LONGEST_REST_MS = 40;
/** usblp reports each failed read in the kernel's log: it is asked seldom then. */
const REST_AFTER_READ_ERROR_MS = 1_000;
/** A driver that ignores O_NONBLOCK may hold a thread; nobody waits longer for it than this. */
const RELEASE_MS = 1_000;

/**
 * A wire over a descriptor that was opened with O_NONBLOCK: it asks again where poll(2) would wait, so that no thread
 * of the pool is ever held by a printer without paper.
 */
export function descriptorWire(name: string, handle: FileHandle, kind: DescriptorKind, events: WireEvents): Wire {
  return new DescriptorWire(name, handle, kind, events);
}

class DescriptorWire implements Wire {
  private readonly name: string;
  private readonly handle: FileHandle;
  private readonly kind: DescriptorKind;
  private readonly events: WireEvents;
  private readonly sleepers = new Set<() => void>();
  private stopped = false;
  private listening = true;
  private reading: Promise<void>;
  private sending: Promise<void> = Promise.resolve();
  private released: Promise<void> | undefined;

  constructor(name: string, handle: FileHandle, kind: DescriptorKind, events: WireEvents) {
    this.name = name;
    this.handle = handle;
    this.kind = kind;
    this.events = events;
    const answers = kind === 'device' || kind === 'line';
    this.reading = answers ? this.read() : Promise.resolve();
  }

  send(bytes: Uint8Array): Promise<void> {
    const sent = this.write(bytes);
    this.sending = sent.catch(() => undefined);
    return sent;
  }

  listen(on: boolean): void {
    this.listening = on;
  }

  // A finished write has left the driver, or lies in a pipe or a line that keeps it when we go.
  hangUp(): Promise<void> {
    return this.drop();
  }

  drop(): Promise<void> {
    this.released ??= this.release();
    return this.released;
  }

  private async release(): Promise<void> {
    this.stopped = true;
    for (const wake of [...this.sleepers]) wake();
    // A descriptor that a thread still uses must not be closed: by then its number could be another file's.
    const closed = Promise.all([this.reading, this.sending]).then(() => this.handle.close());
    let enough: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (enough = setTimeout(resolve, RELEASE_MS)));
    // What close(2) has to complain of (EIO of a device that is gone) changes nothing any more.
    await Promise.race([closed.catch(() => undefined), late]);
    clearTimeout(enough);
  }

  private async write(bytes: Uint8Array): Promise<void> {
    let sent = 0;
    let restMs = FIRST_REST_MS;
    while (!this.stopped && (sent < bytes.length || !(await this.hasDrained()))) {
      const taken = sent < bytes.length ? await this.offer(bytes.subarray(sent)) : 0;
      sent += taken;
      if (taken > 0) restMs = FIRST_REST_MS;
      else {
        await this.rest(restMs);
        restMs = Math.min(restMs * 2, LONGEST_REST_MS);
      }
    }
  }

  /** How many bytes were taken; 0 when the printer takes none now. */
  private async offer(bytes: Uint8Array): Promise<number> {
    try {
      return (await this.handle.write(bytes)).bytesWritten;
    } catch (error) {
      if (this.isBusy(error)) return 0;
      throw this.gone(error);
    }
  }

  /**
   * usblp says that bytes are written while they still wait for the printer, and throws them away at close. An empty
   * write is its only question that Node can ask: it fails with EAGAIN until the last transfer is done.
   * FileHandle.write never asks the system for nothing.
   */
  private async hasDrained(): Promise<boolean> {
    if (this.kind !== 'device') return true;
    try {
      await writeTo(this.handle.fd, new Uint8Array(), 0, 0, null);
      return true;
    } catch (error) {
      if (this.isBusy(error)) return false;
      if (codeOf(error) === 'EINVAL') return true;
      throw this.gone(error);
    }
  }

  /** ENOSPC is a full disk to a file, and to usblp and lp a printer without paper, which somebody will refill. */
  private isBusy(error: unknown): boolean {
    const code = codeOf(error);
    return code === 'EAGAIN' || code === 'EINTR' || (code === 'ENOSPC' && this.kind === 'device');
  }

  private async read(): Promise<void> {
    const room = Buffer.allocUnsafe(4096);
    let restMs = FIRST_REST_MS;
    while (!this.stopped) {
      const got = this.listening ? await this.take(room) : 'nothing';
      if (this.stopped || got === 'never') return;
      if (got instanceof TransportFault) return this.events.lost(got);
      if (typeof got === 'number') {
        restMs = FIRST_REST_MS;
        this.events.heard(Uint8Array.from(room.subarray(0, got)));
      } else {
        await this.rest(got === 'error' ? REST_AFTER_READ_ERROR_MS : restMs);
        restMs = Math.min(restMs * 2, LONGEST_REST_MS);
      }
    }
  }

  private async take(room: Buffer): Promise<number | 'nothing' | 'never' | 'error' | TransportFault> {
    try {
      const { bytesRead } = await this.handle.read(room, 0, room.length, null);
      if (bytesRead > 0) return bytesRead;
      return this.kind === 'line' ? this.gone() : 'nothing';
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EAGAIN' || code === 'EINTR') return 'nothing';
      // EINVAL: usblp with a printer that has no way back. EBADF: opened for writing only.
      if (code === 'EINVAL' || code === 'EBADF') return 'never';
      if (code === 'EIO' && this.kind === 'device') return 'error';
      return this.gone(error);
    }
  }

  private rest(restMs: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, restMs);
      this.sleepers.add(wake);
    });
  }

  private gone(cause?: unknown): TransportFault {
    const code = codeOf(cause);
    const how =
      code === 'EPIPE'
        ? 'whoever read the pipe has left. Start it again.'
        : code === 'ENOSPC' || code === 'EDQUOT'
          ? 'the disk is full.'
          : `it is gone${code === undefined ? '' : ` (${code})`}. Look at its power and its cable.`;
    return new TransportFault('gone', `${this.name}: ${how}`, { cause });
  }
}
