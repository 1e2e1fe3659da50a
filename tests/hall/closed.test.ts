import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { connect, type Answer, type Live } from '../support/live.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

let hall: RunningHall;
let anybody: Client;
let supervisor: Client;
let manager: Client;
let page: Live;
let staff: Live;

beforeAll(async () => {
  hall = await startHall();
  anybody = clientOf(hall.url);
  [supervisor, manager] = [await login(hall.url, 'supervisor'), await login(hall.url, 'manager')];
  page = await connect(hall.url);
  staff = await connect(hall.url, { token: supervisor.token });
});
afterAll(async () => {
  for (const each of [anybody, supervisor, manager, page, staff]) each.close();
  await hall.dispose();
});

/** How long after this instant the topic shows what fits, in ms. */
async function seenAfter(live: Live, topic: string, since: number, fits: (view: Answer) => boolean): Promise<number> {
  await live.sees(topic, fits);
  return Date.now() - since;
}

const intakeIs =
  (fits: object) =>
  (view: Answer): boolean => {
    const intake = view['intake'] as Record<string, unknown>;
    return Object.entries(fits).every(([key, value]) => intake[key] === value);
  };

it('[CL3] a stopped intake, a closed line and a closed day are said everywhere within a second', async () => {
  await supervisor.post('/counters/1/open');
  const { body } = await supervisor.post('/tickets', { services: ['birth-household-registration'] });
  const ticket = body['ticket'] as { number: string };
  await supervisor.post('/counters/1/next');
  for (const topic of ['hall', 'board:board-01', 'board:board-03', 'window:1']) await page.watch(topic);
  for (const topic of ['signs', 'manager']) await staff.watch(topic);
  await page.sees('board:board-03', (view) => (view['calls'] as { number: string }[])[0]?.number === ticket.number);

  const stoppedAt = Date.now();
  expect((await supervisor.post('/hall/intake', { open: false, reason: '停电检修' })).status).toBe(200);
  const stopped = intakeIs({ open: false, why: 'stopped', reason: '停电检修' });
  const late = await Promise.all([
    ...['hall', 'board:board-01', 'board:board-03'].map((topic) => seenAfter(page, topic, stoppedAt, stopped)),
    seenAfter(staff, 'manager', stoppedAt, stopped),
  ]);
  expect(Math.max(...late)).toBeLessThan(stretched(1000));
  expect((await anybody.get('/hall')).body['intake']).toMatchObject({ why: 'stopped' });
  await supervisor.post('/hall/intake', { open: true });

  const line = ((await anybody.get('/hall')).body['lines'] as { id: string }[])[0]?.id ?? '';
  const lineAt = Date.now();
  expect((await supervisor.post(`/lines/${line}/close`, { reason: '系统升级' })).status).toBe(200);
  const closed = (view: Answer): boolean =>
    (view['lines'] as { id: string; closed?: object }[]).find(({ id }) => id === line)?.closed !== undefined;
  expect(await seenAfter(page, 'hall', lineAt, closed)).toBeLessThan(stretched(1000));

  const closedAt = Date.now();
  expect((await manager.post('/hall/close-day')).status).toBe(200);
  const over = intakeIs({ open: false, why: 'closed' });
  const all = await Promise.all([
    ...['hall', 'board:board-01', 'board:board-03'].map((topic) => seenAfter(page, topic, closedAt, over)),
    seenAfter(page, 'board:board-03', closedAt, (view) => (view['calls'] as object[]).length === 0),
    seenAfter(page, 'window:1', closedAt, (view) => view['state'] === 'closed'),
    seenAfter(staff, 'manager', closedAt, over),
    seenAfter(staff, 'signs', closedAt, (view) =>
      (view['items'] as { shows: { counter?: string }; says: string[] }[])
        .filter(({ shows }) => shows.counter === '1')
        .every(({ says }) => !says.join(' ').includes(ticket.number)),
    ),
  ]);
  expect(Math.max(...all)).toBeLessThan(stretched(1000));
  const { intake } = (await anybody.get('/hall')).body as { intake: { opensAt?: string } };
  expect(Date.parse(intake.opensAt ?? '')).toBeGreaterThan(Date.now());
  expect(await supervisor.post('/tickets', { services: ['birth-household-registration'] })).toMatchObject({
    status: 409,
  });
});
