import { randomBytes, timingSafeEqual } from 'node:crypto';
import { chown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { faultText } from '../../../core/base/fault-text.ts';
import { parsedBy } from '../../../core/protocol/issues.ts';
import type { HallId } from '../../../core/base/names.ts';
import type { Instant } from '../../../core/base/time.ts';
import { readBook, writeBook } from '../../../files/book.ts';
import { isNotThere } from '../../../files/not-there.ts';
import { lockFolder } from '../../journal/folder-lock.ts';
import type { Logger } from '../../ops/log.ts';
import { hashOf } from '../../auth/hash-of.ts';

const entry = z.object({ hall: z.string(), hash: z.string(), madeAt: z.number() });
const file = z.object({ version: z.literal(1), halls: z.array(entry), ended: z.array(entry).optional() });
type Entry = z.infer<typeof entry>;

/** Where what other halls send is kept, below the data folder. */
export const joinedFolder = (data: string): string => join(data, 'joined');

/** So many tokens that ended are known. */
const MOST_ENDED = 100;

/** The ids of the hall file, which are names of folders as well. */
export const HALL_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The tokens with which halls that stand alone send their journals: one a hall, of which only the hash is kept. A tool
 * writes them while the server runs; what it writes counts with the next request.
 */
export class JoinTokens {
  private readonly path: string;
  private entries: readonly Entry[] = [];
  /** Tokens that let nobody in any more. */
  private ended: readonly Entry[] = [];
  private seen = '';

  private told = '';

  /** A file that cannot be read lets nobody in and is told to `unreadable`, once; without it that throws. */
  constructor(
    private readonly data: string,
    private readonly unreadable?: (detail: string) => void,
  ) {
    this.path = join(joinedFolder(data), 'tokens.json');
  }

  /** The hall of a token. */
  async hallOf(token: string): Promise<HallId | undefined> {
    await this.look();
    return this.known(token);
  }

  /** The same as far as was read before. */
  known(token: string): HallId | undefined {
    return hallIn(this.entries, token);
  }

  /** The hall that a token was of before it ended. */
  async hallBefore(token: string): Promise<HallId | undefined> {
    await this.look();
    return hallIn(this.ended, token);
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
      await this.read();
      const before = this.entries;
      const halls = next(before);
      const gone = before.filter(({ hash }) => halls.every((each) => each.hash !== hash));
      const ended = [...this.ended, ...gone].slice(-MOST_ENDED);
      const text = JSON.stringify({ version: 1, halls, ended }, null, 2);
      await writeBook(this.path, `${text}\n`, undefined, { secret: true });
      await this.giveToServer();
      return before;
    } finally {
      await letGo();
    }
  }

  /** The tool may be root's; what it writes has to be read by whoever the data folder belongs to. */
  private async giveToServer(): Promise<void> {
    if (process.getuid?.() !== 0) return;
    const folder = joinedFolder(this.data);
    const { uid, gid } = await stat(this.data);
    const found = await readdir(folder, { withFileTypes: true });
    const files = found.filter((each) => each.isFile()).map(({ name }) => join(folder, name));
    for (const path of [folder, ...files]) await chown(path, uid, gid);
  }

  private async look(): Promise<void> {
    try {
      await this.read();
      this.told = '';
    } catch (fault) {
      if (this.unreadable === undefined) throw fault;
      this.entries = [];
      this.ended = [];
      this.seen = '';
      const detail = faultText(fault);
      if (this.told !== detail) this.unreadable(detail);
      this.told = detail;
    }
  }

  /** Reads the file where it is another one than before. */
  private async read(): Promise<void> {
    const found = await stat(this.path).catch((fault: unknown) => {
      if (isNotThere(fault)) return undefined;
      throw fault;
    });
    const seen = found === undefined ? '' : [found.mtimeMs, found.size, found.ino].join(' ');
    if (seen === this.seen) return;
    // One that cannot be read throws: a tool that took it for none would end every token.
    const held = await readBook(this.path, { parse: parsedBy(file), advice: ADVICE });
    this.entries = held?.halls ?? [];
    this.ended = held?.ended ?? [];
    this.seen = seen;
  }
}

/** How the server says in its log that no token counts. */
export function unreadableTokens(log: Pick<Logger, 'error'>): (detail: string) => void {
  return (detail) => log.error({ detail }, 'the tokens of halls cannot be read: no hall is let in until they can be');
}

function hallIn(entries: readonly Entry[], token: string): HallId | undefined {
  const hash = Buffer.from(hashOf(token));
  return entries.find((each) => {
    const held = Buffer.from(each.hash);
    return held.length === hash.length && timingSafeEqual(held, hash);
  })?.hall;
}

const ADVICE = 'bring the right file back, or remove it, which ends the tokens of all halls';
