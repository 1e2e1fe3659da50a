import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { inTurn } from '../../core/base/in-turn.ts';
import { ROLES } from '../../core/catalogue/staff.ts';
import { parsedBy } from '../../core/protocol/issues.ts';
import { SCOPES } from '../../core/protocol/scopes.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readBook, writeBook } from '../../files/book.ts';
import { NOT_CHANGED, NOT_ENDED, NOT_GIVEN, NotKept } from './not-kept.ts';
import { HOUR, MINUTE, type Instant, type Millis } from '../../core/base/time.ts';
import { hashOf } from './hash-of.ts';

/** A token as it is kept. */
export const tokenEntry = z.object({
  hash: z.string(),
  kind: z.enum(['staff', 'kiosk', 'board', 'counter-pc', 'counter-screen', 'agent', 'program']),
  id: z.string(),
  createdAt: z.number(),
  expiresAt: z.number().optional(),
  /** When it was last shown, to the hour. */
  seenAt: z.number().optional(),
  /** Of whom it was issued to: it ends when their password is another one. */
  proof: z.string().optional(),
  /** From which address a person has signed in, and with which program. */
  from: z.string().optional(),
  program: z.string().optional(),
  /** Of whom has come in by the sign-in service: their account there, and as what they may act at most. */
  account: z.object({ sub: z.string(), sid: z.string().optional() }).optional(),
  role: z.enum(ROLES).optional(),
  /** What people call a device, or the key of a program. */
  name: z.string().optional(),
  /** Of a device that was moved: for what it stood before, the newest last. */
  was: z.array(z.string()).optional(),
  /** What the key of a program is for, and who made it. */
  scopes: z.array(z.enum(SCOPES)).optional(),
  by: z.string().optional(),
});
const file = z.object({ version: z.literal(1), tokens: z.array(tokenEntry) });

/** What a token stands for. The token itself is kept by whoever it was given to; here is only its hash. */
export type TokenEntry = z.infer<typeof tokenEntry>;

/** What is known of where a session was begun, or of what a key is for. */
export type Begun = Readonly<Pick<TokenEntry, 'from' | 'program' | 'name' | 'scopes' | 'by' | 'account' | 'role'>>;

/**
 * Sessions of people and identities of devices: few, durable, in one file that only this user may read. What changes
 * them throws `NotKept` when the file cannot be written.
 */
export interface TokenStore {
  load(): Promise<void>;
  /** A new token of 256 bits; on disk before it is given out. */
  issue(
    kind: TokenEntry['kind'],
    id: string,
    livesMs: Millis | undefined,
    proof?: string,
    begun?: Begun,
  ): Promise<string>;
  /** A device's new token in place of all that it had: the old ones hold until the new one is on disk. */
  replace(kind: TokenEntry['kind'], id: string, livesMs: Millis | undefined): Promise<string>;
  find(token: string): TokenEntry | undefined;
  /** Changes what is known of a device; kept once it is written. False: there is no such one. */
  change(kind: TokenEntry['kind'], id: string, to: (before: TokenEntry) => TokenEntry): Promise<boolean>;
  /** Refused at once, whatever the disk says; durable once it resolves. */
  revoke(token: string): Promise<void>;
  /** As `revoke`, all of a device; whether there were any. */
  revokeDevice(kind: TokenEntry['kind'], id: string): Promise<boolean>;
  /** Refused at once; durable with the next `settle`. */
  endWhere(which: (entry: TokenEntry) => boolean): void;
  /** Writes what has ended and is not written yet. */
  settle(): Promise<void>;
  devices(): readonly TokenEntry[];
  /** The sessions of people. */
  sessions(): readonly TokenEntry[];
  /** The keys of programs. */
  keys(): readonly TokenEntry[];
  /** Whether anybody has a token. */
  inUse(): boolean;
  /**
   * The device has been here just now, or the key was used. Kept to the hour, of a key to the minute, so that it is
   * known over a restart.
   */
  seen(kind: TokenEntry['kind'], id: string): void;
}

/** Where a token store keeps its tokens: read once, then put down whole with each change. */
export interface TokenBook {
  read(): Promise<readonly TokenEntry[]>;
  /** Durable once it resolves. */
  write(tokens: readonly TokenEntry[]): Promise<void>;
}

/** Keeps tokens in a JSON file, for this user's eyes alone. */
export function tokenStore(path: string, now: () => Instant, disk: Disk = nodeDisk): TokenStore {
  return keepTokens(fileTokenBook(path, disk), now);
}

/** Keeps tokens in a book. */
export function keepTokens(book: TokenBook, now: () => Instant): TokenStore {
  return new Tokens(book, now);
}

class Tokens implements TokenStore {
  private tokens = new Map<string, TokenEntry>();
  /** What has ended, and may still stand in the book. */
  private readonly ending = new Map<string, TokenEntry>();
  private readonly turns = inTurn();
  private readonly book: TokenBook;
  private readonly now: () => Instant;

  constructor(book: TokenBook, now: () => Instant) {
    this.book = book;
    this.now = now;
  }

  async load(): Promise<void> {
    const read = await this.book.read();
    this.tokens = new Map(read.map((each) => [each.hash, each]));
    this.forgetExpired();
  }

  async issue(
    kind: TokenEntry['kind'],
    id: string,
    livesMs: Millis | undefined,
    proof?: string,
    begun: Begun = {},
  ): Promise<string> {
    const { token, entry: made } = this.make(kind, id, livesMs, proof);
    const entry = { ...made, ...begun };
    this.forgetExpired();
    this.tokens.set(entry.hash, entry);
    try {
      await this.save();
    } catch (fault) {
      // It was never given out; the write may have come to the disk all the same.
      this.end(entry);
      throw new NotKept(NOT_GIVEN, fault);
    }
    return token;
  }

  async replace(kind: TokenEntry['kind'], id: string, livesMs: Millis | undefined): Promise<string> {
    const { token, entry } = this.make(kind, id, livesMs);
    await this.turns(async () => {
      const all = [...this.tokens.values()];
      const left = all.filter((each) => each.kind !== kind || each.id !== id);
      try {
        await this.book.write([...left, entry]);
      } catch (fault) {
        this.ending.set(entry.hash, entry);
        throw new NotKept(NOT_GIVEN, fault);
      }
      for (const each of all) if (each.kind === kind && each.id === id) this.tokens.delete(each.hash);
      this.tokens.set(entry.hash, entry);
    });
    return token;
  }

  find(token: string): TokenEntry | undefined {
    const found = this.tokens.get(hashOf(token));
    return found !== undefined && !this.isOver(found) ? found : undefined;
  }

  change(kind: TokenEntry['kind'], id: string, to: (before: TokenEntry) => TokenEntry): Promise<boolean> {
    const which = (each: TokenEntry): boolean => each.kind === kind && each.id === id && !this.isOver(each);
    return this.turns(async () => {
      const before = [...this.tokens.values()];
      if (!before.some(which)) return false;
      try {
        await this.book.write(before.map((each) => (which(each) ? to(each) : each)));
      } catch (fault) {
        throw new NotKept(NOT_CHANGED, fault);
      }
      // What has ended meanwhile stays so.
      for (const { hash } of before) {
        const now = this.tokens.get(hash);
        if (now !== undefined && which(now)) this.tokens.set(hash, to(now));
      }
      return true;
    });
  }

  async revoke(token: string): Promise<void> {
    const hash = hashOf(token);
    await this.endNow((each) => each.hash === hash);
  }

  revokeDevice(kind: TokenEntry['kind'], id: string): Promise<boolean> {
    return this.endNow((each) => each.kind === kind && each.id === id);
  }

  endWhere(which: (entry: TokenEntry) => boolean): void {
    this.forgetExpired();
    for (const each of this.tokens.values()) if (which(each)) this.end(each);
  }

  async settle(): Promise<void> {
    if (this.ending.size === 0) return;
    try {
      await this.save();
    } catch (fault) {
      throw new NotKept(NOT_ENDED, fault);
    }
  }

  seen(kind: TokenEntry['kind'], id: string): void {
    const now = this.now();
    const before = [...this.tokens.values()].filter((each) => each.kind === kind && each.id === id);
    const every = kind === 'program' ? MINUTE : HOUR;
    const stale = before.filter(({ seenAt = -Infinity }) => now - seenAt >= every);
    for (const each of stale) this.tokens.set(each.hash, { ...each, seenAt: now });
    // A time that is lost with the disk is no fault of whoever came in; the next change writes it.
    if (stale.length > 0) void this.save().catch(() => undefined);
  }

  devices(): readonly TokenEntry[] {
    return [...this.tokens.values()].filter((each) => each.kind !== 'staff' && each.kind !== 'program');
  }

  sessions(): readonly TokenEntry[] {
    return [...this.tokens.values()].filter((each) => each.kind === 'staff' && !this.isOver(each));
  }

  keys(): readonly TokenEntry[] {
    return [...this.tokens.values()].filter((each) => each.kind === 'program' && !this.isOver(each));
  }

  inUse(): boolean {
    return this.tokens.size > 0;
  }

  private make(
    kind: TokenEntry['kind'],
    id: string,
    livesMs: Millis | undefined,
    proof?: string,
  ): { readonly token: string; readonly entry: TokenEntry } {
    // Told apart by programs that look for keys where none should stand.
    const token = kind === 'program' ? `hallcall_${newToken()}` : newToken();
    const now = this.now();
    const entry = {
      hash: hashOf(token),
      kind,
      id,
      createdAt: now,
      ...(livesMs === undefined ? {} : { expiresAt: now + livesMs }),
      ...(proof === undefined ? {} : { proof }),
    };
    return { token, entry };
  }

  /** Refused at once. Whoever asks again for what is not written yet waits for the disk again, and is told the same. */
  private async endNow(which: (entry: TokenEntry) => boolean): Promise<boolean> {
    for (const each of this.tokens.values()) if (which(each)) this.end(each);
    if (![...this.ending.values()].some(which)) return false;
    await this.settle();
    return true;
  }

  private end(entry: TokenEntry): void {
    this.tokens.delete(entry.hash);
    this.ending.set(entry.hash, entry);
  }

  /** What has expired stays so, also for a clock that is put back. */
  private forgetExpired(): void {
    for (const each of this.tokens.values()) if (this.isOver(each)) this.end(each);
  }

  private isOver({ expiresAt }: TokenEntry): boolean {
    return (expiresAt ?? Infinity) <= this.now();
  }

  private save(): Promise<void> {
    return this.turns(async () => {
      const gone = [...this.ending.keys()];
      await this.book.write([...this.tokens.values()]);
      for (const hash of gone) this.ending.delete(hash);
    });
  }
}

const ADVICE = 'mend it, or remove it, which signs everybody and every device out';

/**
 * None when there is no file yet. A file that cannot be read ends the start: it would be overwritten with the next
 * login.
 */
export function fileTokenBook(path: string, disk: Disk = nodeDisk): TokenBook {
  return {
    read: async () => (await readBook(path, { parse: parsedBy(file), advice: ADVICE }, disk))?.tokens ?? [],
    write: (tokens) => writeBook(path, JSON.stringify({ version: 1, tokens }), disk, { secret: true }),
  };
}

/** Tokens that last as long as the process: for tests and for halls that nobody stays in. */
export function memoryTokenBook(): TokenBook {
  let held: readonly TokenEntry[] = [];
  return {
    read: () => Promise.resolve(held),
    write(tokens) {
      held = tokens;
      return Promise.resolve();
    },
  };
}

/** Written behind a flag (`--token T`) it must not look like one. */
function newToken(): string {
  const token = randomBytes(32).toString('base64url');
  return token.startsWith('-') ? newToken() : token;
}
