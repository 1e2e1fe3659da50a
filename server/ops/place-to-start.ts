import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { faultText } from '../../core/base/fault-text.ts';
import { isNotThere } from '../../files/not-there.ts';
import type { Config } from './config.ts';

/** A program that is being stopped has this long to let its port go. */
const PATIENCE_MS = 3000;
const AGAIN_MS = 100;

/** Why a hall cannot start in a place, and the exit code: 2 where a setting is wrong, 1 where the machine is not so. */
export type NoPlace = { readonly code: 1 | 2; readonly why: string };

/** Looks before anything is written, so that a fresh folder stays as it is. */
export async function whyNoPlace({ host, port, data }: Config): Promise<NoPlace | undefined> {
  const folder = await whyNoFolder(resolve(data));
  if (folder !== undefined) return { ...folder, why: `the hall cannot start: ${folder.why}` };
  const from = performance.now();
  for (;;) {
    const fault = await listenFault(port, host);
    if (fault === undefined) return undefined;
    if (fault.code === 'EADDRINUSE' && performance.now() - from < PATIENCE_MS) {
      await pause(AGAIN_MS);
      continue;
    }
    // At boot a network, or what knows its names, may only be about to come: then it is worth another start.
    if (NO_ADDRESS.includes(fault.code ?? ''))
      return {
        code: fault.code === 'ENOTFOUND' ? 2 : 1,
        why: `HOST is "${host}"; expected an address of this machine (${faultText(fault)})`,
      };
    return { code: 1, why: `cannot listen on ${host}:${String(port)}: ${faultText(fault)}` };
  }
}

const NO_ADDRESS: readonly string[] = ['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL'];

function listenFault(port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', done);
    server.listen(port, host, () => void server.close(() => void done(undefined)));
  });
}

/** A folder that is not there yet is made in the nearest one that is. */
async function whyNoFolder(folder: string): Promise<NoPlace | undefined> {
  const found = await stat(folder).catch((fault: unknown) => fault);
  if (found instanceof Error) {
    const { code = '' } = found as NodeJS.ErrnoException;
    const parent = dirname(folder);
    if ((isNotThere(found) || code === 'ENOTDIR') && parent !== folder) return whyNoFolder(parent);
    return { code: NO_NAME.includes(code) ? 2 : 1, why: `the folder ${folder} cannot be used: ${faultText(found)}` };
  }
  if (!(found as { isDirectory(): boolean }).isDirectory())
    return { code: 2, why: `${folder} is a file; expected a folder for HALL_DATA` };
  // Nothing can be made there, and Node goes on trying for minutes.
  if ((await statfs(folder)).type === PROC_FILES)
    return { code: 2, why: `${folder} shows the processes of this machine; expected a folder for HALL_DATA` };
  return access(folder, constants.W_OK).then(
    () => undefined,
    (fault: unknown) => ({ code: 1, why: `the folder ${folder} cannot be written: ${faultText(fault)}` }),
  );
}

const NO_NAME: readonly string[] = ['ENAMETOOLONG', 'ELOOP'];
/** What Linux calls the file system under /proc. */
const PROC_FILES = 0x9fa0;
