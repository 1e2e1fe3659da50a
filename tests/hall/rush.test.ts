import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let supervisor: Client;
beforeAll(async () => {
  hall = await startHall();
  supervisor = await login(hall.url, 'supervisor');
});
afterAll(async () => {
  supervisor.close();
  await hall.dispose();
});

it('[C2] 32 clients issuing and 16 counters calling at once: no ticket is called twice, none is skipped', async () => {
  const lines = (await supervisor.get('/lines')).body['items'] as { id: string }[];
  const counters = (
    (await supervisor.get('/counters')).body['items'] as { id: string; lines: { line: string; level: number }[] }[]
  ).slice(0, 16);
  const served = new Set(counters.flatMap((counter) => counter.lines.map((each) => each.line)));
  const services = (
    (await supervisor.get('/services?limit=1000')).body['items'] as { id: string; line: string }[]
  ).filter((service) => served.has(service.line));
  expect(lines.length).toBe(65);
  for (const counter of counters) expect((await supervisor.post(`/counters/${counter.id}/open`)).status).toBe(200);

  const issued: string[] = [];
  const called: { number: string; seq: number }[] = [];
  let issuing = true;
  const kiosks = Array.from({ length: 32 }, async (_, kiosk) => {
    const client = clientOf(hall.url, supervisor.token);
    for (let i = 0; i < 25; i += 1) {
      const said = await client.post('/tickets', { services: [services[(kiosk * 31 + i * 7) % services.length]?.id] });
      expect(said.status).toBe(201);
      issued.push(said.body['ticket'].number as string);
    }
    client.close();
  });
  const desks = counters.map(async ({ id }) => {
    const client = clientOf(hall.url, supervisor.token);
    for (;;) {
      const said = await client.post(`/counters/${id}/next`);
      if (said.status === 200)
        called.push({ number: said.body['ticket'].number as string, seq: said.body['call'].seq as number });
      else {
        expect([said.status, said.body['code']]).toEqual([409, 'line-empty']);
        if (!issuing) break;
        await new Promise((done) => setTimeout(done, 5));
      }
    }
    client.close();
  });
  await Promise.all(kiosks);
  issuing = false;
  await Promise.all(desks);

  expect(new Set(issued).size).toBe(800);
  expect(new Set(called.map((call) => call.seq)).size).toBe(called.length);
  expect([...called.map((call) => call.number)].sort()).toEqual([...issued].sort());
});
