import { chown, mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { JoinTokens } from '../../../../server/halls/joined/join-tokens.ts';
import { openJoinedHalls } from '../../../../server/halls/joined/joined-halls.ts';
import { createLog } from '../../../../server/ops/log.ts';
import { eventually } from '../../../support/eventually.ts';

const made: string[] = [];
let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-tokens-'));
  made.push(data);
});
afterAll(async () => {
  for (const each of made) await rm(each, { recursive: true, force: true });
});

/** A file that nobody can read, root neither. */
async function spoil(): Promise<string> {
  const path = join(data, 'joined', 'tokens.json');
  await rm(path, { force: true });
  await mkdir(path, { recursive: true });
  return path;
}

it('[JO8] tokens that cannot be read let nobody in, which is told once, and count again once they can be', async () => {
  const tool = new JoinTokens(data);
  const { token } = await tool.make('north', 0);
  const told: string[] = [];
  const tokens = new JoinTokens(data, (detail) => told.push(detail));
  expect(await tokens.hallOf(token)).toBe('north');
  const path = await spoil();
  expect([await tokens.hallOf(token), await tokens.hallOf(token), await tokens.halls()]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  expect(told).toEqual([expect.stringContaining('EISDIR')]);
  // The tools say it, and write nothing over it.
  for (const act of [() => tool.make('south', 0), () => tool.revoke('north'), () => tool.halls()])
    await expect(act()).rejects.toThrow('EISDIR');
  await rmdir(path);
  const again = await tool.make('north', 0);
  expect(await tokens.hallOf(again.token)).toBe('north');
  expect(told).toHaveLength(1);
});

it.each<[string, (text: string) => string]>([
  ['a bit is turned over', (text) => text.replace('"madeAt": 0', '"madeAt": 8')],
  ['it was cut', (text) => text.slice(0, 40)],
  ['it was emptied', () => ''],
  ['it was changed by hand', (text) => text.replace('south', 'sudan')],
])('[JO8] a file in which %s is told and lets nobody in, and no tool writes over it', async (_, change) => {
  const tool = new JoinTokens(data);
  const { token } = await tool.make('north', 0);
  await tool.make('south', 1);
  const path = join(data, 'joined', 'tokens.json');
  const whole = await readFile(path, 'utf8');
  await writeFile(path, change(whole));
  const told: string[] = [];
  const tokens = new JoinTokens(data, (detail) => told.push(detail));
  expect([await tokens.hallOf(token), await tokens.hallOf(token)]).toEqual([undefined, undefined]);
  expect(told).toEqual([expect.stringMatching(/tokens\.json cannot be read; bring .* is not as it was written/)]);
  const another = new JoinTokens(data);
  for (const act of [() => another.make('west', 2), () => another.revoke('north'), () => another.halls()])
    await expect(act()).rejects.toThrow('tokens.json cannot be read');
  expect(await readFile(path, 'utf8')).toBe(change(whole));
  await writeFile(path, whole);
  expect(await tokens.hallOf(token)).toBe('north');
});

it('[JO8] a city whose tokens cannot be read opens, and lets the hall in once they can be', async () => {
  const path = await spoil();
  const log = createLog('silent');
  const joined = await openJoinedHalls({
    ...{ data, log, reportsProgram: undefined },
    isOwn: () => false,
    now: () => 0,
  });
  try {
    expect(await joined.head('nobody')).toMatchObject({ status: 401 });
    await rmdir(path);
    const { token } = await new JoinTokens(data).make('north', 0);
    await eventually(() => joined.stands().some(({ id }) => id === 'north'), 'it is looked again');
    expect(await joined.head(token)).toMatchObject({ status: 200 });
  } finally {
    await joined.close();
  }
});

it('[JO8] what root’s tool writes belongs to whom the data folder belongs', async () => {
  if (process.getuid?.() === 0) await chown(data, 12_345, 12_345);
  const { uid } = await stat(data);
  await new JoinTokens(data).make('north', 0);
  const folder = join(data, 'joined');
  const files = (await readdir(folder)).map((name) => join(folder, name));
  expect(files).toContain(join(folder, 'tokens.json'));
  for (const each of [folder, ...files]) expect((await stat(each)).uid, each).toBe(uid);
});

it('[JO8] a token that ended opens nothing, and is still known for the one of its hall', async () => {
  const tokens = new JoinTokens(data);
  const [first, second] = [await tokens.make('north', 0), await tokens.make('north', 1)];
  expect(await tokens.revoke('north')).toBe(true);
  for (const { token } of [first, second]) {
    expect(await tokens.hallOf(token)).toBeUndefined();
    expect(await tokens.hallBefore(token)).toBe('north');
  }
  expect(await tokens.hallBefore('x'.repeat(43))).toBeUndefined();
});
