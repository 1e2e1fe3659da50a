import { mediaUrl, type Fetched } from './fetch-media.ts';
import type { MediaShelf } from './media-shelf.ts';
import type { NeededMedia } from './programme.ts';
import { makeRoom, type KeptFile } from './shelf-room.ts';

/** What all the files on the board may take together. */
export const SHELF_LIMIT = 1024 * 1024 * 1024;
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 60_000;

/** What the keeper needs of the world. */
export type KeeperParts = {
  readonly shelf: MediaShelf;
  readonly fetch: (media: string) => Promise<Fetched>;
  readonly isWhole: (media: string, file: Blob, size: number | undefined) => Promise<boolean>;
  /** A clock that only has to run on, ms. */
  readonly now: () => number;
  /** A file has come. */
  readonly changed: () => void;
  readonly fault: (said: string) => void;
  readonly limit?: number;
};

type Attempt = { readonly retryAt: number; readonly waitMs: number };

/**
 * Fetches the files that will be played ahead of their time, one after the other, again and again until they are there,
 * and keeps them on the board. What cannot be kept (no store, no room) is played from the hall.
 */
export class MediaKeeper {
  private needed: readonly NeededMedia[] = [];
  private kept = new Map<string, KeptFile>();
  /** Too large for the store: they come from the hall each time. */
  private readonly passing = new Set<string>();
  private readonly renewed = new Set<string>();
  private readonly attempts = new Map<string, Attempt>();
  private listed: Promise<void> | undefined;
  private running = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: KeeperParts) {}

  /** What will be played, in the order in which it is needed. */
  need(needed: readonly NeededMedia[]): void {
    this.needed = needed;
    this.wake();
  }

  /** Tries again at once: the line is back. */
  wake(): void {
    this.stopped = false;
    this.attempts.clear();
    void this.run();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Whether a file can be played now. */
  has(media: string): boolean {
    return this.kept.has(media) || this.passing.has(media);
  }

  /** An address to play a file from; `release` gives back what it holds. Undefined: it is not there after all. */
  async open(media: string): Promise<{ readonly src: string; release(): void } | undefined> {
    if (this.passing.has(media)) return { src: mediaUrl(media), release: () => undefined };
    const file = await this.parts.shelf.get(media).catch(() => undefined);
    if (file === undefined) {
      this.kept.delete(media);
      void this.run();
      return undefined;
    }
    const src = URL.createObjectURL(file);
    return { src, release: () => URL.revokeObjectURL(src) };
  }

  /** A kept file that could not be shown may have suffered on the disk: it is fetched anew, once. */
  async renew(media: string): Promise<void> {
    if (this.renewed.has(media) || !this.kept.has(media)) return;
    this.renewed.add(media);
    await this.remove(media);
    void this.run();
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    this.listed ??= this.readShelf();
    await this.listed;
    for (let next = this.next(); next !== undefined; next = this.next()) await this.bring(next);
    this.running = false;
    const times = [...this.attempts.values()].map(({ retryAt }) => retryAt);
    if (this.stopped || times.length === 0) return;
    this.timer = setTimeout(() => void this.run(), Math.max(0, Math.min(...times) - this.parts.now()));
  }

  private next(): NeededMedia | undefined {
    if (this.stopped) return undefined;
    const wanted = new Set(this.needed.map(({ media }) => media));
    for (const media of this.attempts.keys()) if (!wanted.has(media)) this.attempts.delete(media);
    const now = this.parts.now();
    return this.needed.find(({ media }) => !this.has(media) && (this.attempts.get(media)?.retryAt ?? 0) <= now);
  }

  private async bring({ media, size }: NeededMedia): Promise<void> {
    const file = await this.parts.fetch(media);
    const whole = file instanceof Blob && (await this.parts.isWhole(media, file, size).catch(() => false));
    if (!whole) {
      if (file instanceof Blob) this.parts.fault(`the file ${media} did not come whole`);
      if (file === 'missing') this.parts.fault(`the hall has no file ${media}`);
      this.later(media);
      return;
    }
    this.attempts.delete(media);
    if (!(await this.keep(media, file))) {
      this.passing.add(media);
      this.parts.fault(`there is no room to keep the file ${media}: it is played from the hall`);
    }
    this.parts.changed();
  }

  private later(media: string): void {
    const waitMs = Math.min(LAST_RETRY_MS, 2 * (this.attempts.get(media)?.waitMs ?? FIRST_RETRY_MS / 2));
    this.attempts.set(media, { waitMs, retryAt: this.parts.now() + waitMs });
  }

  private async keep(media: string, file: Blob): Promise<boolean> {
    let limit = this.parts.limit ?? SHELF_LIMIT;
    const order = this.needed.map((each) => each.media);
    // The browser's own limit is known only when it is reached: then less is kept.
    for (let tries = 0; tries < 3; tries += 1) {
      const gone = makeRoom([...this.kept.values()], order, { media, size: file.size }, limit);
      if (gone === undefined) return false;
      for (const each of gone) await this.remove(each);
      const at = Date.now();
      try {
        await this.parts.shelf.put(media, file, at);
        this.kept.set(media, { media, size: file.size, keptAt: at });
        return true;
      } catch {
        limit = file.size + [...this.kept.values()].reduce((sum, each) => sum + each.size, 0) / 2;
      }
    }
    return false;
  }

  private async remove(media: string): Promise<void> {
    this.kept.delete(media);
    await this.parts.shelf.remove(media).catch(() => undefined);
  }

  private async readShelf(): Promise<void> {
    const found = await this.parts.shelf.list().catch(() => []);
    this.kept = new Map(found.map((file) => [file.media, file]));
    this.parts.changed();
  }
}
