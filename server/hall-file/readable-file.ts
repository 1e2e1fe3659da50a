import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import { isNotThere } from '../../files/not-there.ts';

/** Why a path is no file that can be read to its end, in words; undefined where it is one. */
export async function whyUnreadable(path: string): Promise<string | undefined> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return `${path} is a folder, not a file`;
    // A pipe or a device may have no end.
    if (!found.isFile()) return `${path} is no file, but a pipe or a device`;
    await access(path, constants.R_OK);
    return undefined;
  } catch (fault) {
    return isNotThere(fault) ? `there is no file ${path}` : `${path} cannot be read: ${faultText(fault)}`;
  }
}

/** Why a file cannot be written at a path, as far as that can be known without writing it. */
export async function whyUnwritable(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return `${path} is a folder, not a file`;
  try {
    await access(found === undefined ? dirname(path) : path, constants.W_OK);
    return undefined;
  } catch (fault) {
    return isNotThere(fault) ? `there is no folder ${dirname(path)}` : `${path} cannot be written: ${faultText(fault)}`;
  }
}
