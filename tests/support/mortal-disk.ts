import { dirname } from 'node:path';
import type { Disk, OpenFile, OpenFor } from '../../files/disk.ts';

/** What a file holds: for whoever reads it now, and after the power went. */
type Content = { now: Buffer; synced: Buffer };
/** A change of names that is on the disk only once the folder is synced. */
type Change =
  | { readonly do: 'name'; readonly path: string; readonly content: Content }
  | { readonly do: 'take-away'; readonly path: string }
  | { readonly do: 'rename'; readonly path: string; readonly from: string; readonly content: Content }
  | { readonly do: 'make-folder'; readonly path: string };
type Names = { readonly files: Map<string, Content>; readonly folders: Set<string> };

/** What has become of everything that was not synced when the power went. */
export type Outcome = {
  /** Whether a change of names had reached the disk. */
  readonly names: (at: number) => boolean;
  /** How much of what was written had, from 0 to 1. */
  readonly data: (at: number) => number;
};

/** The end of the world: thrown by every call from then on. */
export class PowerGone extends Error {
  override readonly name = 'PowerGone';
}

/**
 * A disk in memory that keeps no more promises than POSIX makes: what was written counts once the file is synced, and
 * its name once the folder is. After so many calls the power goes.
 */
export class MortalDisk implements Disk {
  private readonly now: Names = { files: new Map(), folders: new Set(['/']) };
  private readonly durable: Names = { files: new Map(), folders: new Set(['/']) };
  private changes: Change[] = [];
  private left = Infinity;
  calls = 0;

  /** The power goes after so many more calls. */
  dieAfter(calls: number): void {
    this.left = calls;
  }

  /** The disk as it is found after the power went now, with whole files as they are then. */
  after({ names, data }: Outcome): MortalDisk {
    const found = new MortalDisk();
    const kept = this.changes.filter((_, at) => names(at));
    const durable: Names = { files: new Map(this.durable.files), folders: new Set(this.durable.folders) };
    for (const change of kept) apply(change, durable);
    for (const folder of durable.folders)
      if (isWithin(folder, durable)) for (const each of found.both()) each.folders.add(folder);
    let at = 0;
    for (const [path, content] of durable.files) {
      if (!isWithin(dirname(path), durable)) continue;
      const left = torn(content, data((at += 1)));
      const fresh = { now: left, synced: left };
      for (const each of found.both()) each.files.set(path, fresh);
    }
    return found;
  }

  async open(path: string, how: OpenFor): Promise<OpenFile> {
    this.call();
    const held = this.now.files.get(path);
    if (held === undefined && how === 'read') throw codeOf('ENOENT', path);
    if (held !== undefined && how === 'new') throw codeOf('EEXIST', path);
    if (!this.now.folders.has(dirname(path))) throw codeOf('ENOENT', path);
    const content = held ?? { now: Buffer.alloc(0), synced: Buffer.alloc(0) };
    if (held === undefined) this.change({ do: 'name', path, content });
    if (how === 'write') content.now = Buffer.alloc(0);
    return this.fileOf(content);
  }

  async readFile(path: string): Promise<Buffer> {
    this.call();
    const found = this.now.files.get(path);
    if (found === undefined) throw codeOf('ENOENT', path);
    return Buffer.from(found.now);
  }

  async makeFolder(path: string): Promise<string | undefined> {
    this.call();
    let first: string | undefined;
    const missing: string[] = [];
    for (let each = path; !this.now.folders.has(each); each = dirname(each)) missing.unshift(each);
    for (const each of missing) {
      first ??= each;
      this.change({ do: 'make-folder', path: each });
    }
    return first;
  }

  async rename(from: string, to: string): Promise<void> {
    this.call();
    const content = this.now.files.get(from);
    if (content === undefined) throw codeOf('ENOENT', from);
    if (dirname(from) !== dirname(to)) throw new Error('a rename over folders is not atomic everywhere');
    this.change({ do: 'rename', path: to, from, content });
  }

  async remove(path: string): Promise<void> {
    this.call();
    if (this.now.files.has(path)) this.change({ do: 'take-away', path });
  }

  async removeFolder(folder: string): Promise<void> {
    this.call();
    for (const path of [...this.now.files.keys()]) {
      if (path.startsWith(`${folder}/`)) this.change({ do: 'take-away', path });
    }
    this.now.folders.delete(folder);
  }

  async list(folder: string): ReturnType<Disk['list']> {
    this.call();
    if (!this.now.folders.has(folder)) throw codeOf('ENOENT', folder);
    const entry = (path: string, isFolder: boolean) => ({ name: path.slice(folder.length + 1), isFolder });
    return [
      ...[...this.now.files.keys()].filter((path) => dirname(path) === folder).map((path) => entry(path, false)),
      ...[...this.now.folders]
        .filter((path) => dirname(path) === folder && path !== '/')
        .map((path) => entry(path, true)),
    ];
  }

  async stat(path: string): Promise<{ readonly size: number; readonly changedAt: number }> {
    return { size: (await this.readFile(path)).length, changedAt: 0 };
  }

  async syncFolder(folder: string): Promise<void> {
    this.call();
    for (const change of this.changes) if (dirname(change.path) === folder) apply(change, this.durable);
    this.changes = this.changes.filter((change) => dirname(change.path) !== folder);
  }

  private fileOf(content: Content): OpenFile {
    return {
      size: async () => {
        this.call();
        return content.now.length;
      },
      read: async (into, at) => {
        this.call();
        const part = content.now.subarray(at, at + into.length);
        into.set(part);
        return part.length;
      },
      write: async (bytes) => {
        this.call();
        content.now = Buffer.concat([content.now, bytes]);
      },
      truncate: async (size) => {
        this.call();
        content.now = content.now.subarray(0, size);
      },
      sync: async () => {
        this.call();
        content.synced = content.now;
      },
      close: async () => {
        this.call();
      },
    };
  }

  private call(): void {
    if (this.left <= 0) throw new PowerGone('the power is gone');
    this.left -= 1;
    this.calls += 1;
  }

  private change(change: Change): void {
    apply(change, this.now);
    this.changes.push(change);
  }

  private both(): readonly Names[] {
    return [this.now, this.durable];
  }
}

function apply(change: Change, { files, folders }: Names): void {
  if (change.do === 'make-folder') folders.add(change.path);
  else if (change.do === 'take-away') files.delete(change.path);
  else {
    if (change.do === 'rename') files.delete(change.from);
    files.set(change.path, change.content);
  }
}

/** A folder whose own name, or that of one above it, is lost, is lost with all that is in it. */
function isWithin(folder: string, { folders }: Names): boolean {
  return folder === '/' || (folders.has(folder) && isWithin(dirname(folder), { files: new Map(), folders }));
}

/** What is left of a file: what was synced, and of what was written since no more than a part. */
function torn({ now, synced }: Content, part: number): Buffer {
  if (now.equals(synced) || part >= 1) return now;
  const isLonger = now.subarray(0, synced.length).equals(synced);
  if (!isLonger) return part > 0.5 ? now : synced;
  return now.subarray(0, synced.length + Math.floor((now.length - synced.length) * part));
}

function codeOf(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
