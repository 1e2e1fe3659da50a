import { existsSync } from 'node:fs';
import { nodeDisk, type Disk } from '../../files/disk.ts';

/** What a disk does not do; `new`: it takes what is written to the files that are there, and no other file. */
export type DiskFault = 'write' | 'sync' | 'truncate' | 'sync-folder' | 'new';

/** The disk of this machine, as long as nothing of it is faulty; half of what it does not write is there. */
export function faultyDisk(faulty: ReadonlySet<DiskFault>): Disk {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const fault = (): Promise<never> => Promise.reject(full);
  return {
    ...nodeDisk,
    async open(path, how, mode) {
      if (faulty.has('new') && !existsSync(path)) return fault();
      const file = await nodeDisk.open(path, how, mode);
      return {
        ...file,
        async write(bytes) {
          if (!faulty.has('write')) return file.write(bytes);
          await file.write(bytes.subarray(0, bytes.length / 2));
          return fault();
        },
        sync: () => (faulty.has('sync') ? fault() : file.sync()),
        truncate: (size) => (faulty.has('truncate') ? fault() : file.truncate(size)),
      };
    },
    syncFolder: (folder) => (faulty.has('sync-folder') ? fault() : nodeDisk.syncFolder(folder)),
  };
}
