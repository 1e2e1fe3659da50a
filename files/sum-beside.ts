import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { nodeDisk, type Disk } from './disk.ts';
import { readIfThere, removeFile, writeWhole } from './durable-file.ts';
import { NotAsWritten, parsedJson, unsummed } from './summed.ts';

/**
 * A JSON file whose sum stands beside it (`.sum`) and not in it: programs of before take no member that they do not
 * know, and people copy and write such files by hand. It goes over what the file says, however it is laid out, and its
 * name.
 */
export async function readBesideSum(path: string, disk: Disk = nodeDisk): Promise<string | undefined> {
  const text = (await readIfThere(path, disk))?.toString();
  if (text === undefined) return undefined;
  const sums = await sumsOf(path, disk);
  if (sums?.includes(sumOf(path, text)) === false)
    throw new NotAsWritten(path, `its sum does not fit; if you changed it yourself, remove ${basename(sumPath(path))}`);
  // An earlier version had the sum in it.
  return unsummed(path, text);
}

/** Durable once it resolves. Two writes to one path must not be under way at once. */
export async function writeBesideSum(path: string, text: string, disk: Disk = nodeDisk): Promise<void> {
  // The power may go between the two files: until the new one is there the old one has to fit.
  const sums = [sumOf(path, text), ...(await sumThatFits(path, disk))];
  await writeWhole(sumPath(path), `${sums.join('\n')}\n`, disk);
  await writeWhole(path, text, disk);
}

/** Durable once it resolves. */
export async function removeBesideSum(path: string, disk: Disk = nodeDisk): Promise<void> {
  // First: left behind it would refuse another file under this name.
  await removeFile(sumPath(path), disk);
  await removeFile(path, disk);
}

async function sumThatFits(path: string, disk: Disk): Promise<readonly string[]> {
  try {
    const text = (await readIfThere(path, disk))?.toString();
    if (text === undefined) return [];
    const sum = sumOf(path, text);
    return (await sumsOf(path, disk))?.includes(sum) === false ? [] : [sum];
  } catch {
    return []; // it cannot be read now either
  }
}

const sumPath = (path: string): string => `${path}.sum`;

/** Undefined where there are none: one that was written by hand, or by an earlier version. */
async function sumsOf(path: string, disk: Disk): Promise<readonly string[] | undefined> {
  return (await readIfThere(sumPath(path), disk))?.toString().trim().split('\n');
}

function sumOf(path: string, text: string): string {
  const said = JSON.stringify(parsedJson(path, text));
  return hash('sha256', `${basename(path)}\n${said}`, 'hex').slice(0, 32);
}
