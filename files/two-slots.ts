import { closeSync, fdatasync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { nodeDisk } from './disk.ts';
import { writeWhole } from './durable-file.ts';
import { isNotThere } from './not-there.ts';

/** Each record has this room, in blocks of its own. */
const SLOT = 32 * 1024;

/**
 * Two records of a few hundred bytes that are written in turn, in place: what is written is safe from the end of the
 * process at once, and from a loss of power within a second. A write that was cut off harms its own slot alone. Whoever
 * reads has to tell by what is in a slot whether it is whole.
 */
export interface TwoSlots {
  /** Costs what a copy of the text costs: it waits for no disk. */
  write(slot: 0 | 1, text: string): void;
  /** Both, as they are; undefined where the file has another length than it was made with. */
  read(): readonly [string, string] | undefined;
  /** On the disk once it resolves. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file with its two slots; undefined when there is none. */
export function openSlots(path: string, syncMs = 1000): TwoSlots | undefined {
  let file: number;
  try {
    file = openSync(path, 'r+');
  } catch (fault) {
    if (isNotThere(fault)) return undefined;
    throw fault;
  }
  let timer: NodeJS.Timeout | undefined;
  const sync = (): Promise<void> =>
    new Promise((done, failed) => {
      fdatasync(file, (fault) => (fault === null ? done() : failed(fault)));
    });
  return {
    write(slot, text) {
      const bytes = Buffer.from(`${text}\n`);
      if (bytes.length > SLOT) throw new Error(`${path}: ${String(bytes.length)} bytes do not fit a slot`);
      writeSync(file, bytes, 0, bytes.length, slot * SLOT);
      timer ??= setTimeout(() => {
        timer = undefined;
        // What a disk does not take now is written again with the next record, and synced with it.
        sync().catch(() => undefined);
      }, syncMs).unref();
    },
    read: () => (fstatSync(file).size === 2 * SLOT ? [slotOf(file, 0), slotOf(file, 1)] : undefined),
    sync,
    async close() {
      clearTimeout(timer);
      await sync().catch(() => undefined);
      closeSync(file);
    },
  };
}

/** Makes the file, or makes it anew, with one record in the first slot. Durable once it resolves. */
export async function makeSlots(path: string, text: string): Promise<void> {
  const whole = Buffer.alloc(2 * SLOT, ' ');
  whole.write(`${text}\n`);
  whole.write('\n', SLOT);
  await writeWhole(path, whole, nodeDisk, { secret: true });
}

function slotOf(file: number, slot: 0 | 1): string {
  const bytes = Buffer.alloc(SLOT);
  readSync(file, bytes, 0, bytes.length, slot * SLOT);
  const end = bytes.indexOf('\n');
  return bytes.subarray(0, end === -1 ? bytes.length : end).toString();
}
