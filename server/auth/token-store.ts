import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { inTurn } from '../../core/base/in-turn.ts';
import { nodeDisk, type Disk } from '../../files/disk.ts';
import { readIfThere, writeWhole } from '../../files/durable-file.ts';
import { HOUR, type Instant, type Millis } from '../../core/base/time.ts';

const entry = z.object({
  hash: z.string(),
  kind: z.enum(['staff', 'kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']),
  id: z.string(),
  createdAt: z.number(),
  expiresAt: z.number().optional(),
  /** When it was last shown, to the hour. */
  seenAt: z.number().optional(),
});
const file = z.object({ version: z.literal(1), tokens: z.array(entry) });

/** What a token stands for. The token itself is kept by whoever it was given to; here is only its hash. */
export type TokenEntry = z.infer<typeof entry>;

/** Sessions of people and identities of devices: few, durable, in one file that only this user may read. */
export interface TokenStore {
  load(): Promise<void>;
  /** A new token of 256 bits; on disk before it is given out. */
  issue(kind: TokenEntry['kind'], id: string, livesMs: Millis | undefined): Promise<string>;
  find(token: string): TokenEntry | undefined;
  revoke(token: string): Promise<void>;
  revokeDevice(kind: TokenEntry['kind'], id: string): Promise<boolean>;
  devices(): readonly TokenEntry[];
  /** Whether anybody has a token. */
  inUse(): boolean;
  /** The device has been here just now. Kept to the hour, so that it is known over a restart. */
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
  let tokens = new Map<string, TokenEntry>();
  const turns = inTurn();
  const save = (): Promise<void> => turns(() => book.write([...tokens.values()]));
  return {
    async load() {
      const read = await book.read();
      tokens = new Map(read.filter((each) => (each.expiresAt ?? Infinity) > now()).map((each) => [each.hash, each]));
    },
    async issue(kind, id, livesMs) {
      const token = newToken();
      for (const [hash, each] of tokens) if ((each.expiresAt ?? Infinity) <= now()) tokens.delete(hash);
      const hash = hashOf(token);
      tokens.set(hash, {
        hash,
        kind,
        id,
        createdAt: now(),
        ...(livesMs === undefined ? {} : { expiresAt: now() + livesMs }),
      });
      await save();
      return token;
    },
    find(token) {
      const found = tokens.get(hashOf(token));
      return found !== undefined && (found.expiresAt ?? Infinity) > now() ? found : undefined;
    },
    async revoke(token) {
      if (tokens.delete(hashOf(token))) await save();
    },
    async revokeDevice(kind, id) {
      const gone = [...tokens.values()].filter((each) => each.kind === kind && each.id === id);
      for (const each of gone) tokens.delete(each.hash);
      if (gone.length > 0) await save();
      return gone.length > 0;
    },
    seen(kind, id) {
      const before = [...tokens.values()].filter((each) => each.kind === kind && each.id === id);
      const stale = before.filter(({ seenAt = -Infinity }) => now() - seenAt >= HOUR);
      for (const each of stale) tokens.set(each.hash, { ...each, seenAt: now() });
      // A time that is lost with the disk is no fault of whoever came in; the next change writes it.
      if (stale.length > 0) void save().catch(() => undefined);
    },
    devices: () => [...tokens.values()].filter((each) => each.kind !== 'staff'),
    inUse: () => tokens.size > 0,
  };
}

/**
 * None when there is no file yet. A file that cannot be read ends the start: it would be overwritten with the next
 * login.
 */
function fileTokenBook(path: string, disk: Disk): TokenBook {
  return {
    async read() {
      try {
        const found = await readIfThere(path, disk);
        return found === undefined ? [] : file.parse(JSON.parse(found.toString())).tokens;
      } catch (fault) {
        throw new Error(`${path} cannot be read; mend it, or remove it, which signs everybody and every device out`, {
          cause: fault,
        });
      }
    },
    write: (tokens) => writeWhole(path, JSON.stringify({ version: 1, tokens }), disk, { secret: true }),
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

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
