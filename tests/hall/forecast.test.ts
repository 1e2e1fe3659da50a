import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AdviceView, NeedsView } from '../../core/protocol/shapes/advice.ts';
import type { AccuracyView, ForecastView } from '../../core/protocol/shapes/forecast.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import { answered } from '../support/answered.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let supervisor: Client;
let citizen: Client;
beforeAll(async () => {
  hall = await startHall();
  supervisor = await login(hall.url, 'supervisor');
  citizen = clientOf(hall.url);
});
afterAll(async () => {
  for (const each of [supervisor, citizen]) each.close();
  await hall.dispose();
});

async function lineWait(): Promise<Record<string, unknown> | undefined> {
  const said = await citizen.get('/hall');
  const lines = said.body['lines'] as { id: string; wait?: Record<string, unknown> }[];
  return lines.find(({ id }) => id === 'ps-household')?.wait;
}

describe('the forecast in a running hall', () => {
  it('[AV10] staff are told what would help, what changes come to and what tomorrow needs; a change that is written wrong is said where', async () => {
    for (const path of ['/advice', '/advice/what-if?changes=arrivals*1.2', '/advice/tomorrow'])
      expect((await citizen.get(path)).status).toBe(401);
    const told = await eventually(async () => {
      const said = await supervisor.get('/advice');
      return said.status === 200 && (said.body as unknown as AdviceView);
    }, 'the worker answers');
    expect(told.items).toEqual([]);
    const next = await supervisor.get('/advice/tomorrow?day=2026-03-10');
    const needs = next.body as unknown as NeedsView;
    expect(needs).toMatchObject({ day: '2026-03-10', promised: 0.8, learned: { days: 0 } });
    expect(needs.halfHours).toHaveLength(14);
    // 10 to 13 March, then Monday: the week goes on; the hall is closed at noon.
    expect(needs.week.map(({ day }) => day)).toHaveLength(6);
    expect(needs.week.every(({ come, counters, counterHours }) => come > 0 && counters > 0 && counterHours > 0)).toBe(
      true,
    );
    expect(needs).not.toHaveProperty('lunch');
    // A day of the week itself is no other one in it.
    const within = (await supervisor.get(`/advice/tomorrow?day=${needs.week[2]?.day ?? ''}`))
      .body as unknown as NeedsView;
    expect(within.day).toBe(needs.week[2]?.day);
    expect(within.week).toEqual(needs.week);
    const most = Math.max(...needs.halfHours.flatMap(({ lines }) => lines.map(({ counters }) => counters)));
    expect(most).toBeGreaterThan(1);
    expect((await supervisor.get('/advice/tomorrow?day=soon')).status).toBe(400);
    const wrong = await supervisor.get(`/advice/what-if?changes=${encodeURIComponent('open=1,close=999')}`);
    expect(wrong.status).toBe(400);
    expect(JSON.stringify(wrong.body)).toContain('change 2, \\"close=999\\": there is no counter');
    const supposed = await answered(supervisor, '/advice/what-if?changes=open%3D1');
    expect(supposed.body).toMatchObject({ saved: { p10: expect.any(Number) }, lines: expect.any(Array) });
  });

  it('[FC21] it is told within seconds, with a number what was told before it, and the ticket goes on with it', async () => {
    expect((await supervisor.post('/counters/1/open')).status).toBe(200);
    for (let each = 0; each < 5; each += 1) await supervisor.post('/tickets', { services: ['name-change'] });
    const told = await eventually(async () => {
      const wait = await lineWait();
      return wait?.['method'] === 'simulation' && wait;
    }, 'the forecast is told');
    const taken = await supervisor.post('/tickets', { services: ['name-change'] });
    const { id } = taken.body['ticket'] as TicketView;
    const step = await eventually(async () => {
      const said = await supervisor.get(`/tickets/${id}`);
      const [first] = (said.body['ticket'] as TicketView).steps;
      return first?.wait?.chanceToday !== undefined && first;
    }, 'the ticket is in the forecast');
    expect(step.told?.method).toBe('simulation');
    expect(step.wait).toMatchObject({ method: 'simulation', chanceToday: expect.any(Number) });
    expect(Number(told['p90'])).toBeGreaterThan(Number(told['p10']));
  });

  it('[FC26] everybody is told by line and category, supervisors how right it was, also after a power cut', async () => {
    const said = await citizen.get('/forecast');
    expect(said.body).toMatchObject({ method: 'simulation', learned: { days: 0, visits: 0 } });
    const line = (said.body as unknown as ForecastView).lines.find((each) => each.line === 'ps-household');
    expect(line?.waits.map(({ category }) => category)).toContain('elderly');
    expect(line?.waits[0]?.wait.method).toBe('simulation');
    expect((await citizen.get('/forecast/accuracy')).status).toBe(401);
    expect((await supervisor.get('/forecast/accuracy?from=2026-03-10&to=2026-03-09')).status).toBe(400);
    expect((await supervisor.get('/forecast/accuracy?by=clerk')).status).toBe(400);
    for (let each = 0; each < 2; each += 1) expect((await supervisor.post('/counters/1/next')).status).toBe(200);
    const right = async (): Promise<number> => {
      const told = await supervisor.get('/forecast/accuracy?by=line');
      return told.status === 200 ? ((told.body as unknown as AccuracyView).rows[0]?.n ?? 0) : 0;
    };
    const counted = await eventually(async () => (await right()) > 0 && right(), 'a call is counted');
    await hall.kill();
    hall = await hall.again();
    for (const each of [citizen, supervisor]) each.close();
    citizen = clientOf(hall.url);
    supervisor = await login(hall.url, 'supervisor');
    expect(await eventually(async () => (await right()) > 0 && right(), 'it is there again')).toBe(counted);
  });

  it('[FC21] after a power cut it is there again', async () => {
    await hall.kill();
    hall = await hall.again();
    citizen.close();
    citizen = clientOf(hall.url);
    await eventually(async () => (await lineWait())?.['method'] === 'simulation', 'the forecast is told again');
    // What was learned is kept once a day is over; today is in the journal.
    await expect(readFile(join(hall.data, 'forecast', 'learned.json'))).rejects.toThrow();
  });
});
