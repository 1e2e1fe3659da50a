import { dirname } from 'node:path';
import { inTurn } from '../core/base/in-turn.ts';
import { nodeDisk, type Disk, type OpenFile } from './disk.ts';
import { makeFolder, readIfThere, withFile } from './durable-file.ts';
import { summed, unsummed } from './summed.ts';

/** A file of JSON lines that is open for more; one thing after the other. */
export interface JsonLines {
  /** How many stand in it. */
  readonly count: number;
  /** Why the disk did not take what was last to be written; undefined where it did. */
  readonly fault: unknown;
  /** On the disk once it resolves. Where it rejects none of it is left, or is taken away before the next line. */
  add(value: object): Promise<void>;
  /** Writes it anew, with these alone, as they are when its turn comes. Where it rejects the lines before stand. */
  renew(values: () => readonly object[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * The lines of a file that is only added to, each as `parse` makes it of its JSON. A last line that a loss of power has
 * torn never counted, and is none. One that cannot be read is thrown, with `advice` on what to do.
 */
export async function readJsonLines<T>(
  path: string,
  parse: (value: unknown) => T,
  advice: string,
  disk: Disk = nodeDisk,
): Promise<readonly T[]> {
  const there = await readIfThere(path, disk);
  return wholeLines(there ?? Buffer.alloc(0))
    .toString()
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

/**
 * Opens a file of lines, each with its sum, for this user's eyes alone. It is written anew with `values`, what still
 * counts of it; a disk that has no room for that leaves the lines that are there, and it goes on behind them.
 */
export async function openJsonLines(
  path: string,
  values: readonly object[],
  disk: Disk = nodeDisk,
): Promise<JsonLines> {
  await makeFolder(dirname(path), disk);
  const lines = new Lines(path, disk);
  await lines.open(values);
  return lines;
}

/**
 * The same, also where there is no file and the disk takes none: it is made, with `values` as they are by then, before
 * the first line that the disk takes.
 */
export async function openJsonLinesLater(
  path: string,
  values: () => readonly object[],
  disk: Disk = nodeDisk,
): Promise<JsonLines> {
  await makeFolder(dirname(path), disk);
  const lines = new Lines(path, disk, values);
  await lines.open(values());
  return lines;
}

class Lines implements JsonLines {
  count = 0;
  fault: unknown;
  private file: OpenFile | undefined;
  private size = 0;
  /** What a fault has left undone: a line behind it would not be read again. */
  private owed: ((file: OpenFile) => Promise<void>) | undefined;
  private readonly turns = inTurn();

  constructor(
    private readonly path: string,
    private readonly disk: Disk,
    /** What a file that could not be made at first begins with. */
    private readonly begins?: () => readonly object[],
  ) {}

  async open(values: readonly object[]): Promise<void> {
    try {
      await this.writeAnew(values);
    } catch (fault) {
      this.fault = fault;
      if (this.file !== undefined) return; // the new file is there; its name is owed
      const there = await readIfThere(this.path, this.disk);
      if (there === undefined && this.begins !== undefined) return;
      if (there === undefined) throw fault;
      this.file = await this.disk.open(this.path, 'add', 0o600);
      const whole = wholeLines(there);
      this.size = whole.length;
      this.count = whole.filter((byte) => byte === LINE_END).length;
      if (this.size < there.length) this.owed = this.cut(this.size);
    }
  }

  add(value: object): Promise<void> {
    return this.written(async () => {
      const file = await this.mended();
      const text = Buffer.from(this.lineOf(value));
      this.owed = this.cut(this.size);
      try {
        await file.write(text);
        await file.sync();
      } catch (fault) {
        // A full disk may have taken half of it.
        await this.mended().catch(() => undefined);
        throw fault;
      }
      this.owed = undefined;
      this.count += 1;
      this.size += text.length;
    });
  }

  renew(values: () => readonly object[]): Promise<void> {
    return this.written(() => this.writeAnew(values()));
  }

  close(): Promise<void> {
    return this.turns(async () => this.file?.close());
  }

  private written(act: () => Promise<void>): Promise<void> {
    return this.turns(async () => {
      try {
        await act();
        this.fault = undefined;
      } catch (fault) {
        this.fault = fault;
        throw fault;
      }
    });
  }

  /** A second file, put in place by a rename. */
  private async writeAnew(values: readonly object[]): Promise<void> {
    const next = `${this.path}.next`;
    // One may have been left over by a power cut.
    await this.disk.remove(next);
    const file = await this.disk.open(next, 'add', 0o600);
    const text = Buffer.from(values.map((each) => this.lineOf(each)).join(''));
    try {
      await file.write(text);
      await file.sync();
      await this.disk.rename(next, this.path);
    } catch (fault) {
      await file.close().catch(() => undefined);
      await this.disk.remove(next).catch(() => undefined);
      throw fault;
    }
    const before = this.file;
    this.file = file;
    this.count = values.length;
    this.size = text.length;
    // From here on lines go into the new file: they count once its name does.
    this.owed = () => this.disk.syncFolder(dirname(this.path));
    await before?.close();
    await this.mended();
  }

  private cut(size: number): (file: OpenFile) => Promise<void> {
    return async (file) => {
      await file.truncate(size);
      await file.sync();
    };
  }

  private async mended(): Promise<OpenFile> {
    if (this.file === undefined && this.begins !== undefined) await this.writeAnew(this.begins());
    const { file, owed } = this;
    if (file === undefined) throw new Error(`${this.path} is not open`);
    await owed?.(file);
    this.owed = undefined;
    return file;
  }

  private lineOf(value: object): string {
    return `${summed(this.path, JSON.stringify(value))}\n`;
  }
}

/** Takes away a last line that was never whole, in place: a full disk has no room for another file. */
export async function cutTornLine(path: string, disk: Disk = nodeDisk): Promise<void> {
  const there = await readIfThere(path, disk);
  if (there === undefined) return;
  const { length } = wholeLines(there);
  if (length === there.length) return;
  await withFile(await disk.open(path, 'add', 0o600), async (file) => {
    await file.truncate(length);
    await file.sync();
  });
}

/** No line of JSON has this: a piece of a file that had its length, and nothing in it yet, when the power went. */
const HOLE = /^\0|\0\0/;

/** Without a last line that was never whole: one without its end, or with a hole in it. */
export function wholeLines(lines: Buffer): Buffer {
  const whole = lines.subarray(0, lines.lastIndexOf(LINE_END) + 1);
  const last = whole.subarray(0, -1).lastIndexOf(LINE_END) + 1;
  return HOLE.test(whole.subarray(last).toString('latin1')) ? whole.subarray(0, last) : whole;
}

const LINE_END = 0x0a;
