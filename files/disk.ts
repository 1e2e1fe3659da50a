import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

/** A file that is open. */
export type OpenFile = {
  size(): Promise<number>;
  /** Reads into the buffer from a place in the file; gives how many bytes there were. */
  read(into: Uint8Array, at: number): Promise<number>;
  /** Writes behind what was written before, or at the end of a file that is opened for adding. */
  write(bytes: Uint8Array): Promise<void>;
  truncate(size: number): Promise<void>;
  /**
   * What was written is on the disk once it resolves, with all that it takes to read it. The name of the file is not:
   * see `syncFolder`.
   */
  sync(): Promise<void>;
  close(): Promise<void>;
};

/** `write` begins a file anew, `new` refuses one that is there, `add` begins or goes on. */
export type OpenFor = 'read' | 'write' | 'new' | 'add';

/**
 * The file system as far as anything that lasts needs it: each method one call, so that a test can end the world
 * between any two of them. Throws what the file system says.
 */
export interface Disk {
  open(path: string, how: OpenFor, mode?: number): Promise<OpenFile>;
  readFile(path: string): Promise<Buffer>;
  /** With all folders above it. Gives the topmost that was made, undefined when all were there. */
  makeFolder(path: string, mode?: number): Promise<string | undefined>;
  rename(from: string, to: string): Promise<void>;
  /** Nothing happens where there is none. */
  remove(path: string): Promise<void>;
  /** The folder with all that is in it. */
  removeFolder(path: string): Promise<void>;
  list(folder: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  stat(path: string): Promise<{ readonly size: number; readonly changedAt: number }>;
  /** A new name, or a name that is gone, is on the disk only with its folder. */
  syncFolder(folder: string): Promise<void>;
}

const FLAGS = { read: 'r', write: 'w', new: 'wx', add: 'a+' } as const;

/** The disk of this machine. */
export const nodeDisk: Disk = {
  async open(path, how, mode) {
    const handle = await open(path, FLAGS[how], mode);
    return {
      size: async () => (await handle.stat()).size,
      read: async (into, at) => (await handle.read(into, 0, into.length, at)).bytesRead,
      write: (bytes) => handle.writeFile(bytes),
      truncate: (size) => handle.truncate(size),
      sync: () => handle.datasync(),
      close: () => handle.close(),
    };
  },
  readFile: (path) => readFile(path),
  makeFolder: (path, mode) => mkdir(path, { recursive: true, ...(mode === undefined ? {} : { mode }) }),
  rename,
  remove: (path) => rm(path, { force: true }),
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  list: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
    })),
  async stat(path) {
    const { size, mtimeMs } = await stat(path);
    return { size, changedAt: Math.round(mtimeMs) };
  },
  async syncFolder(folder) {
    // Windows does not let a folder be opened; there a rename is as durable as it gets.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};
