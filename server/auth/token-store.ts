import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { inTurn } from '../../core/base/in-turn.ts';
import { isNotThere } from '../../files/not-there.ts';
import type { Instant, Millis } from '../../core/base/time.ts';

const entry = z.object({
  hash: z.string(),
  kind: z.enum(['staff', 'kiosk', 'board', 'counter-pc', 'counter-screen', 'agent']),
  id: z.string(),
  createdAt: z.number(),
  expiresAt: z.number().optional(),
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
}

/** Keeps tokens in a JSON file, written whole to a second file and put in place by a rename. */
export function tokenStore(path: string, now: () => Instant): TokenStore {
  let tokens = new Map<string, TokenEntry>();
  const turns = inTurn();

  const save = (): Promise<void> =>
    turns(() => write(path, JSON.stringify({ version: 1, tokens: [...tokens.values()] })));
  return {
    async load() {
      const read = await readTokens(path);
      tokens = new Map(read.filter((each) => (each.expiresAt ?? Infinity) > now()).map((each) => [each.hash, each]));
    },
    async issue(kind, id, livesMs) {
      const token = randomBytes(32).toString('base64url');
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
    devices: () => [...tokens.values()].filter((each) => each.kind !== 'staff'),
  };
}

/** None when there is no file yet. A file that cannot be read ends the start: it would be overwritten with the next login. */
async function readTokens(path: string): Promise<readonly TokenEntry[]> {
  try {
    return file.parse(JSON.parse(await readFile(path, 'utf8'))).tokens;
  } catch (fault) {
    if (isNotThere(fault)) return [];
    throw new Error(`${path} cannot be read; mend it, or remove it, which signs everybody and every device out`, {
      cause: fault,
    });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, path);
}
