import { nodeDisk, type Disk } from './disk.ts';
import { readIfThere } from './durable-file.ts';
import { summed, unsummed } from './summed.ts';

/**
 * The lines of a file that is only added to, each as `parse` makes it of its JSON. A last line without its end was cut
 * off while it was written, and is none. One that cannot be read is thrown, with `advice` on what to do.
 */
export async function readJsonLines<T>(
  path: string,
  parse: (value: unknown) => T,
  advice: string,
  disk: Disk = nodeDisk,
): Promise<readonly T[]> {
  const text = (await readIfThere(path, disk))?.toString() ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((each) => each !== '')
    .map((each, at) => {
      try {
        return parse(JSON.parse(unsummed(path, each)));
      } catch (cause) {
        throw new Error(`${path}, line ${String(at + 1)}, cannot be read; ${advice}`, { cause });
      }
    });
}

/** A line for such a file, with its sum. */
export function jsonLine(path: string, value: object): string {
  return `${summed(path, JSON.stringify(value))}\n`;
}
