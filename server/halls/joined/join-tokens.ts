import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HallId } from '../../../core/base/names.ts';
import type { Instant } from '../../../core/base/time.ts';
import { readIfThere, writeWhole } from '../../../files/durable-file.ts';
import { lockFolder } from '../../journal/folder-lock.ts';

const entry = z.object({ hall: z.string(), hash: z.string(), madeAt: z.number() });
const file = z.object({ version: z.literal(1), halls: z.array(entry) });
type Entry = z.infer<typeof entry>;

/** Where what other halls send is kept, below the data folder. */
export const joinedFolder = (data: string): string => join(data, 'joined');

/** The ids of the hall file, which are names of folders as well. */
export const HALL_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The tokens with which halls that stand alone send their journals: one a hall, of which only the hash is kept. A tool
 * writes them while the server runs; what it writes counts with the next request.
 */
export class JoinTokens {
  private readonly path: string;
  private entries: readonly Entry[] = [];
  private seen = '';

  constructor(private readonly data: string) {
    this.path = join(joinedFolder(data), 'tokens.json');
  }

  /** The hall of a token. */
  async hallOf(token: string): Promise<HallId | undefined> {
    await this.look();
    return this.known(token);
  }

  /** The same as far as was read before. */
  known(token: string): HallId | undefined {
    const hash = Buffer.from(hashOf(token));
    return this.entries.find((each) => {
      const held = Buffer.from(each.hash);
      return held.length === hash.length && timingSafeEqual(held, hash);
    })?.hall;
  }

  async halls(): Promise<readonly { readonly hall: HallId; readonly madeAt: Instant }[]> {
    await this.look();
    return this.entries;
  }

  /** A new token in place of the one that the hall had, if it had one. */
  async make(hall: HallId, now: Instant): Promise<{ readonly token: string; readonly replaced: boolean }> {
    const token = randomBytes(32).toString('base64url');
    const replaced = await this.change((entries) => [
      ...entries.filter((each) => each.hall !== hall),
      { hall, hash: hashOf(token), madeAt: now },
    ]);
    return { token, replaced: replaced.some((each) => each.hall === hall) };
  }

  /** Whether there was one. */
  async revoke(hall: HallId): Promise<boolean> {
    const before = await this.change((entries) => entries.filter((each) => each.hall !== hall));
    return before.some((each) => each.hall === hall);
  }

  /** Gives what there was before. */
  private async change(next: (entries: readonly Entry[]) => readonly Entry[]): Promise<readonly Entry[]> {
    const letGo = await lockFolder(joinedFolder(this.data));
    try {
      await this.look();
      const before = this.entries;
      const text = JSON.stringify({ version: 1, halls: next(before) }, null, 2);
      await writeWhole(this.path, `${text}\n`, undefined, { secret: true });
      return before;
    } finally {
      await letGo();
    }
  }

  /** Reads the file where it is another one than before. One that cannot be read lets nobody in. */
  private async look(): Promise<void> {
    const found = await stat(this.path).catch(() => undefined);
    const seen = found === undefined ? '' : [found.mtimeMs, found.size, found.ino].join(' ');
    if (seen === this.seen) return;
    const text = (await readIfThere(this.path))?.toString() ?? '';
    this.entries = text === '' ? [] : (file.safeParse(parsed(text)).data?.halls ?? []);
    this.seen = seen;
  }
}

/** A token of 256 bits needs no slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody has been at it
  }
}
