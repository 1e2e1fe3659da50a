import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '../../server/journal/sqlite.ts';
import { login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let manager: Client;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-audit-'));
  hall = await startHall();
  manager = await login(hall.url, 'manager');
  for (let i = 0; i < 4; i += 1) await manager.post('/tickets', { services: ['name-change'] });
  await manager.post('/hall/intake', { open: false, reason: '停电' });
  await manager.post('/hall/intake', { open: true });
});
afterAll(async () => {
  manager.close();
  await hall.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function tool(name: string, text: string, ...more: string[]): Promise<{ code: number; out: string }> {
  const file = join(folder, name);
  await writeFile(file, text);
  return promisify(execFile)(process.execPath, [join('tools', 'verify-journal.mjs'), file, ...more]).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (fault: { code: number; stdout: string }) => ({ code: fault.code, out: fault.stdout }),
  );
}

it('[AU9] what is exported over HTTP is whole for the tool, with the last hash of the proof in it; one altered byte is named', async () => {
  const { body: proof } = await manager.get('/audit/proof');
  expect(proof).toMatchObject({ whole: true, seq: expect.any(Number) });
  await manager.post('/tickets', { services: ['name-change'] });
  const said = await manager.get('/audit/export');
  expect(said.headers['content-type']).toMatch(/^application\/x-ndjson/);
  expect(said.headers['content-disposition']).toMatch(/\.jsonl"?$/);
  const text = said.body['text'] as string;
  const checked = await tool('whole.jsonl', text, '--head', proof['hash'] as string);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining(`seq ${String(proof['seq'])}`) });
  const altered = text.replace('停电', '停申');
  expect(altered).not.toBe(text);
  const { body: found } = await manager.get(`/audit/entries?who=manager&kind=hall`);
  const stopped = (found['items'] as { type: string; seq: number }[]).find(({ type }) => type === 'IntakeStopped');
  const day = found['day'] as string;
  expect(await tool('altered.jsonl', altered)).toMatchObject({
    code: 1,
    out: expect.stringContaining(`BROKEN day ${day} seq ${String(stopped?.seq)} `),
  });
  expect((await manager.get('/audit/export?from=2020-01-01&to=2020-01-02')).body).toEqual({ text: '' });
});

it('[AU7] the page of a day is asked for by person, kind, number and counter; bad words are named', async () => {
  const { body } = await manager.get('/audit/entries?kind=number&limit=2');
  expect(body).toMatchObject({ found: 5, items: [{ type: 'TicketIssued' }, {}], next: expect.any(Number) });
  const number = (body['items'] as { number: string }[])[0]?.number ?? '';
  const one = await manager.get(`/audit/entries?number=${number.toLowerCase()}&kind=number`);
  expect(one.body).toMatchObject({ found: 1, items: [{ number, by: { kind: 'staff', id: 'manager' } }] });
  expect((await manager.get('/audit/entries?day=2020-01-01')).body).toEqual({ day: '2020-01-01', items: [], found: 0 });
  for (const wrong of ['kind=gossip', 'limit=0', 'day=today', 'before=x', 'number='])
    expect(await manager.get(`/audit/entries?${wrong}`), wrong).toMatchObject({
      status: 400,
      body: { errors: [{ path: wrong.split('=')[0] }] },
    });
});

it('[AU8] a record that is changed behind the back of the hall is named by the proof, and by the tool', async () => {
  const { body: before } = await manager.get('/audit/proof');
  const journal = await openSqlite(join(hall.data, 'journal.sqlite'));
  await journal.run("UPDATE events SET record = replace(record, 'TicketIssued', 'TicketIssuee') WHERE seq = 3", []);
  await journal.close();
  const { body } = await manager.get('/audit/proof');
  expect(body).toMatchObject({ whole: false, broken: { seq: 3 }, day: before['day'] });
  const { text } = (await manager.get('/audit/export')).body as { text: string };
  expect((await tool('changed.jsonl', text)).out).toMatch(/^BROKEN day \S+ seq 3 /m);
  expect((await manager.get('/audit/proof?day=2020-01-01')).body).toMatchObject({ whole: true, seq: 0 });
});
