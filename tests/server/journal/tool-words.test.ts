import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { main as moveTool } from '../../../server/halls/move-cli.ts';
import { main as journalTool } from '../../../server/journal/cli.ts';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { writtenFolder } from '../../support/harmed-journal.ts';

const NOW = Date.parse('2026-03-09T17:00:00+08:00');
let folder = '';
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-words-'));
  await writtenFolder(join(folder, 'a=b=c'), 40);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => vi.restoreAllMocks());

const run = async (tool: typeof journalTool, ...words: readonly string[]) => {
  said = '';
  const code = await tool(words, {}, NOW);
  return { code, said };
};

/** Nobody is at this port: what is told is how the address was understood. */
const NOBODY = '127.0.0.1:1';

it.each([
  ['its setting', `postgres://li:geheim@${NOBODY}/h?sslmode=disable`],
  ['an = in the password', `postgres://li:ge=heim=geheim@${NOBODY}/h?sslmode=disable`],
  ['two settings', `postgres://li:geheim@${NOBODY}/h?sslmode=disable&sslmode=disable`],
])(
  '[MV2] an address with %s is taken whole, whichever way it is given, and its password is not told',
  async (_, url) => {
    const target = `sqlite:${join(folder, 'target')}`;
    for (const words of [[`--from=${url}`], ['--from', url]]) {
      const there = await run(moveTool, 'copy', ...words, '--to', target);
      expect(there, words[0]).toMatchObject({ code: 1, said: expect.stringContaining(NOBODY) });
      expect(there.said).not.toContain('heim');
    }
  },
);

it('[MV2] a word that is no flag is never told, wherever it stands', async () => {
  const secret = `postgres://li:geheim@${NOBODY}/h`;
  for (const words of [
    ['copy', secret],
    ['copy', '--from', 'sqlite:x', '--to', 'sqlite:y', secret],
    ['copy', `--${secret}`],
    ['copy', `--form=${secret}`, '--to', 'sqlite:y'],
    ['copy', '--from'],
    ['copy', '--from', '--to', secret],
    ['copy', `-g${secret}`],
  ])
    for (const tool of [moveTool, journalTool]) {
      const there = await run(tool, ...words);
      expect(there, words.join(' ')).toMatchObject({ code: 2, said: expect.stringContaining('npm run journal --') });
      expect(there.said).not.toContain('eheim');
    }
  expect(await run(journalTool, secret)).toMatchObject({ code: 2, said: expect.not.stringContaining('geheim') });
  expect(await run(journalTool, 'verify', '--form=x')).toMatchObject({
    code: 2,
    said: expect.stringContaining('unknown word "--form"'),
  });
});

it('[T3] what stands behind = is the whole value, with every = in it', async () => {
  const data = join(folder, 'a=b=c');
  for (const words of [[`--data=${data}`], ['--data', data]])
    expect(await run(journalTool, 'verify', ...words)).toMatchObject({ code: 0 });
  const store = await openSqlite(join(data, 'journal.sqlite'));
  await store.run('DELETE FROM events WHERE seq > 30', []);
  await store.close();
  const why = 'disk=sda, checked=by hand';
  expect(await run(journalTool, 'accept-loss', `--reason=${why}`, `--data=${data}`)).toMatchObject({ code: 0 });
  const losses = await readFile(join(data, 'journal-losses.jsonl'), 'utf8');
  expect(JSON.parse(losses.split('\n')[1] ?? '')).toMatchObject({ what: 'accept-loss', reason: why });
});
