import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '../../../server/journal/sqlite.ts';
import { sqliteJournal } from '../../../server/journal/sqlite-journal.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK } from '../../support/rules.ts';
import { DAY } from '../../../core/base/time.ts';

const TSX = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs');
const SCRIPT = `import { main } from ${JSON.stringify(join(import.meta.dirname, '..', '..', '..', 'server', 'journal', 'cli.ts'))}; process.exitCode = await main(process.argv.slice(2), process.env, Date.now());`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-cli-'));
  await writeFile(join(folder, 'cli.mts'), SCRIPT);
  const time = fakeTime();
  const ledger = await startLedger(sqliteJournal(join(folder, 'data', 'journal.sqlite')), time);
  for (let i = 0; i < 3; i += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
  time.pass(2 * DAY);
  await ledger.tick();
  await send(ledger, KIOSK, takeTicket(['beta']));
  await ledger.stop();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const run = promisify(execFile)(process.execPath, [TSX, join(folder, 'cli.mts'), ...args], { maxBuffer: 1 << 26 });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (fault: { code: number; stdout: string; stderr: string }) => ({
      code: fault.code,
      out: fault.stdout,
      err: fault.stderr,
    }),
  );
}
const data = (name = 'data'): string[] => ['--data', join(folder, name)];

it('[T1] verify counts what holds and names what does not', async () => {
  expect(await cli('verify', ...data())).toMatchObject({ code: 0, out: '2 days, 7 events: every chain holds\n' });
  await cli('backup', join(folder, 'broken', '..', 'b.sqlite'), ...data());
  const copy = await openSqlite(join(folder, 'b.sqlite'));
  await copy.run("DELETE FROM events WHERE day = '2026-03-09'", []);
  await copy.close();
  const gone = await cli('restore', join(folder, 'b.sqlite'), ...data('gone'));
  expect(gone).toMatchObject({
    code: 1,
    err: expect.stringContaining('follows 2026-03-09 at record 5, but the journal has no day before it'),
  });
});

it('[T2] an export goes back in and is the same to the byte; a broken line is named', async () => {
  const { out } = await cli('export', ...data());
  await writeFile(join(folder, 'export.jsonl'), out);
  expect(await cli('restore', join(folder, 'export.jsonl'), ...data('again'))).toMatchObject({ code: 0 });
  expect((await cli('export', ...data('again'))).out).toBe(out);
  await writeFile(join(folder, 'bad.jsonl'), `${out.split('\n')[0] ?? ''}\nnonsense\n`);
  expect(await cli('restore', join(folder, 'bad.jsonl'), ...data('bad'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('line 2 '),
  });
});

it('[NS11] [T3] a backup is a whole journal; nothing is written over; wrong words are told the right ones', async () => {
  const file = join(folder, 'backup.sqlite');
  expect(await cli('backup', file, ...data())).toMatchObject({ code: 0 });
  expect((await stat(file)).mode & 0o777, 'for its owner alone').toBe(0o600);
  expect((await readFile(file)).subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(await cli('restore', file, ...data('from-backup'))).toMatchObject({
    code: 0,
    out: expect.stringContaining('every chain holds'),
  });
  expect(await cli('restore', file, ...data())).toMatchObject({
    code: 1,
    err: expect.stringContaining('exists already'),
  });
  expect(await cli('verify', ...data('nowhere'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('there is no journal at'),
  });
  expect(await cli('veryfy')).toMatchObject({ code: 2, err: expect.stringContaining('unknown word "veryfy"') });
});

it('[T6] what the journal does not have is told, and nobody takes silence for all is well', async () => {
  const nobody = { code: 1, out: '', err: expect.stringContaining('there is no hall nosuch in this journal; it has ') };
  for (const verb of ['verify', 'export']) expect(await cli(verb, '--hall', 'nosuch', ...data())).toMatchObject(nobody);
  expect(await cli('export', '--day', '2026-03-10', ...data())).toMatchObject({
    ...{ code: 1, out: '', err: expect.stringContaining('the journal has no day 2026-03-10') },
  });
  const none = await cli('export', '--day', '2026-03-09', ...data());
  expect(none).toMatchObject({ code: 0, err: '' });
  for (const day of ['2025-02-30', 'today'])
    expect(await cli('export', '--day', day, ...data())).toMatchObject({
      ...{ code: 2, out: '', err: expect.stringContaining(`--day ${day}: expected a date such as 2026-03-09`) },
    });
  for (const [verb, flag] of [
    ['head', 'hall'],
    ['verify', 'day'],
  ] as const)
    expect(await cli(verb, `--${flag}`, 'x', ...data())).toMatchObject({
      ...{ code: 2, err: expect.stringContaining(`${verb} takes no --${flag}`) },
    });
});
