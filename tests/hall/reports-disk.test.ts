import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { fileMark, MARK_FILE } from '../../server/journal/used-mark.ts';
import { writePast } from '../../server/simulate/write-past.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const DAYS = ['2026-03-05', '2026-03-06'];
const ASK = '/reports/arrivals?from=2026-03-01&to=2026-03-31';

let folder = '';
let hall: RunningHall;
let manager: Client;
let visits = 0;

/** Mounting needs root; a test run without it says so and fails. */
function mount(...words: string[]): void {
  const done = spawnSync('mount', words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`mount ${words.join(' ')} (needs root): ${done.stderr}`);
}

/** Two days of the sample hall, more than the disk of the reports has room for. */
async function writeDays(): Promise<void> {
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  const journal = sqliteJournal(join(folder, 'journal.sqlite'));
  await journal.open();
  const { hall: hallFacts } = file.value.catalogue;
  await writePast(journal, { ...file.value, seed: 5, load: 0.5, staffed: 1 }, DAYS, undefined);
  await fileMark(join(folder, MARK_FILE)).write({ usedBy: hallFacts.id });
  for (const day of DAYS) {
    const told = await journal.read({ hall: hallFacts.id, day }, 0);
    visits += told.filter(({ record }) => record.includes('"type":"TicketIssued"')).length;
  }
  await journal.close();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-reports-disk-'));
  await writeDays();
  await mkdir(join(folder, 'reports'));
  mount('-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', join(folder, 'reports'));
  hall = await startHall({ data: folder });
  manager = await login(hall.url, 'manager');
}, 60_000);
afterAll(async () => {
  manager.close();
  await hall.stop();
  spawnSync('umount', ['-l', join(folder, 'reports')]);
  await rm(folder, { recursive: true, force: true });
});

it('[RP3] no room for reports: the hall works, they say why they are not there, and come by themselves with room', async () => {
  const away = await eventually(async () => {
    const said = await manager.get(ASK);
    return said.status === 503 && /space|room|write|disk/i.test(String(said.body['detail'])) && said;
  }, 'it is said that there is no room');
  expect(away.body).toMatchObject({ code: 'reports-away' });
  expect((await manager.post('/tickets', { services: ['name-change'] })).status).toBe(201);
  mount('-o', 'remount,size=64m', join(folder, 'reports'));
  const said = await eventually(
    async () => {
      const now = await manager.get(ASK);
      return now.status === 200 && now.body['state'] === 'complete' && now;
    },
    'they are back',
    40_000,
  );
  expect(visits).toBeGreaterThan(500);
  expect((said.body['total'] as { visits: number }).visits).toBe(visits);
}, 90_000);
