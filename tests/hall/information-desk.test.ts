import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../core/base/zone.ts';
import { login, type Client, type Said } from '../support/client.ts';
import { pastDay, type PastDay } from '../support/past-day.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let data: string;
let hall: RunningHall;
let past: PastDay;
let desk: Client;
let clerk: Client;
let supervisor: Client;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-desk-'));
  past = await pastDay(data);
  hall = await startHall({ data, env: { LOG_LEVEL: 'info' } });
  [desk, clerk, supervisor] = [
    await login(hall.url, 'desk'),
    await login(hall.url, 'clerk'),
    await login(hall.url, 'supervisor'),
  ];
});
afterAll(async () => {
  for (const each of [desk, clerk, supervisor]) each.close();
  await hall.dispose();
  await rm(data, { recursive: true, force: true });
});

type Ticket = { readonly id: string; readonly number: string; readonly steps: readonly Record<string, unknown>[] };

async function take(asked: object = {}, client = desk): Promise<Ticket> {
  const said = await client.post('/tickets', { services: ['id-card-first'], ...asked });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['ticket'] as Ticket;
}

const types = ({ body }: Said): string[] => (body['trace'].events as { type: string }[]).map(({ type }) => type);

describe('a number is found', () => {
  it('[ID1] of today: state, line, people ahead and the wait as everywhere, however it is typed, by any of the staff', async () => {
    await take();
    const { id, number } = await take();
    for (const client of [desk, clerk, supervisor])
      for (const typed of [number, number.toLowerCase(), ` ${number} `]) {
        const said = await client.get(`/tickets?number=${encodeURIComponent(typed)}`);
        expect(said).toMatchObject({
          status: 200,
          body: {
            whereabouts: { ticket: id, number, state: 'waiting' },
            ticket: { id, steps: [{ lineName: { en: expect.any(String) }, ahead: expect.any(Number) }] },
          },
        });
        const seen = await client.get(`/tickets/${id}`);
        expect(said.body['ticket'].steps).toEqual(seen.body['ticket'].steps);
        expect(JSON.stringify(said.body)).not.toContain('secret');
      }
  });

  it('[ID1] one that is over is found as well, and one that was never given is not', async () => {
    const { id, number } = await take();
    await desk.post(`/tickets/${id}/cancel`);
    expect((await clerk.get(`/tickets?number=${number}`)).body).toMatchObject({ whereabouts: { state: 'cancelled' } });
    expect(await clerk.get('/tickets?number=Z999')).toMatchObject({ status: 404, body: { code: 'ticket-unknown' } });
  });

  it('[ID2] of a day before, as it was at its end; who went on into today is where they are today', async () => {
    const { day, served, waiting } = past;
    const said = await clerk.get(`/tickets?number=${served.number}&day=${day}`);
    expect(said.body).toMatchObject({
      day,
      whereabouts: { ticket: served.id, state: 'done', counter: '1' },
      ticket: { state: 'done', steps: [{ outcome: 'accepted', counter: '1' }] },
    });
    expect((await clerk.get(`/tickets?number=${waiting.number}&day=${day}`)).body).toMatchObject({
      whereabouts: { ticket: waiting.id, state: 'waiting' },
      ticket: { steps: [{ ahead: expect.any(Number) }] },
    });
    expect((await clerk.get(`/tickets?number=${waiting.number}`)).body['ticket'].id).toBe(waiting.id);
    expect(await clerk.get(`/tickets?number=Z999&day=${day}`)).toMatchObject({
      status: 404,
      body: { code: 'ticket-unknown', detail: `there was no ticket Z999 on ${day}` },
    });
  });

  it('[ID3] a day of which nothing is kept is said to be one, with the first that is; a day to come is a mistake', async () => {
    const said = await clerk.get('/tickets?number=A001&day=2019-05-06');
    expect(said).toMatchObject({ status: 404, body: { code: 'day-not-kept' } });
    expect(said.body['detail']).toBe(`nothing is kept of 2019-05-06: the journal begins on ${past.day}`);
    for (const wrong of [addDays(past.day, 9), 'yesterday', '2026-02-30'])
      expect((await clerk.get(`/tickets?number=A001&day=${wrong}`)).status, wrong).toBe(400);
  });

  it('[ID4] by a card: all of the day for the desk, without what opens them; the log says who looked, not for whom', async () => {
    const identity = '11010119900307721x';
    const first = await take({ identity });
    const second = await take({ identity, services: ['name-change'] });
    await desk.post(`/tickets/${first.id}/cancel`);
    const said = await desk.post('/tickets/find', { identity: ' 11010119900307721X ' });
    expect(said.body).toEqual({
      tickets: [
        { id: second.id, number: second.number },
        { id: first.id, number: first.number },
      ],
    });
    const before = await supervisor.post('/tickets/find', { identity: past.card, day: past.day });
    expect(before.body).toEqual({ tickets: [past.served] });
    expect((await desk.post('/tickets/find', { identity, day: '2019-05-06' })).body['code']).toBe('day-not-kept');
    expect((await clerk.post('/tickets/find', { identity })).status).toBe(403);
    expect(hall.output()).toContain('"by":"desk"');
    expect(hall.output().toLowerCase()).not.toContain(identity);
  });
});

describe('a number is helped', () => {
  it('[ID5] printed again at a named printer, as a copy; a printer that is none is told with those that are', async () => {
    const { number } = await take();
    const { id } = (await clerk.get(`/tickets?number=${number}`)).body['ticket'] as Ticket;
    const said = await clerk.post(`/tickets/${id}/reprint`, { printer: 'printer-1' });
    expect(said).toMatchObject({ status: 202, body: { copy: 1, ticket: { slip: { printer: 'printer-1' } } } });
    const wrong = await clerk.post(`/tickets/${id}/reprint`, { printer: 'printer-99' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'printer' }] } });
    expect(wrong.body['detail']).toContain('printer-1');
  });

  it('[ID6] brought back after it was cancelled, with a reason, by the desk and above', async () => {
    const { id, number } = await take();
    await desk.post(`/tickets/${id}/cancel`);
    expect((await clerk.post(`/tickets/${id}/bring-back`, { reason: 'asked' })).status).toBe(403);
    expect((await desk.post(`/tickets/${id}/bring-back`, { reason: ' ' })).status).toBe(400);
    expect(await desk.post(`/tickets/${id}/bring-back`, { reason: 'changed their mind' })).toMatchObject({
      status: 200,
      body: { ticket: { number, state: 'waiting' } },
    });
    expect(await desk.post(`/tickets/${id}/bring-back`, { reason: 'again' })).toMatchObject({
      status: 409,
      body: { code: 'not-ended-here' },
    });
  });

  it('[ID7] taken for somebody: category with its reason on record, and a first paper, no copy, where the desk says', async () => {
    const { id } = await take({ category: 'elderly', reason: 'papers seen', printer: 'printer-1' });
    const { ticket, trace } = (await desk.get(`/tickets/${id}/trace`)).body;
    expect(ticket).toMatchObject({ category: 'elderly', slip: { printer: 'printer-1', copy: 0 } });
    expect(trace.events[0]).toMatchObject({ type: 'TicketIssued', by: { id: 'desk' }, why: { en: 'papers seen' } });
    const wrong = await desk.post('/tickets', { services: ['name-change'], printer: 'none' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: 'printer' }] } });
  });

  it('[ID8] the desk puts nobody first and closes no day: that is for others', async () => {
    const { id } = await take();
    expect((await desk.post(`/tickets/${id}/prioritise`, { reason: 'unwell' })).status).toBe(403);
    expect((await desk.post('/hall/close-day')).status).toBe(403);
    expect((await supervisor.post(`/tickets/${id}/prioritise`, { reason: 'unwell' })).status).toBe(200);
  });
});

describe('the trace', () => {
  it('[ID9] of today and of a day before: from the touch to the rating', async () => {
    const said = await desk.get(`/tickets/${past.served.id}/trace`);
    expect(said.body['trace']).toMatchObject({ number: past.served.number, day: past.day, passed: 0 });
    expect(types(said)).toEqual(['TicketIssued', 'TicketCalled', 'ServingStarted', 'StepFinished', 'StepRated']);
    expect(said.body['ticket']).toMatchObject({ state: 'done' });
    const { id } = await take();
    expect(types(await desk.get(`/tickets/${id}/trace`))).toEqual(['TicketIssued']);
    expect((await desk.get('/tickets/none/trace')).status).toBe(404);
    expect((await desk.get(`/tickets/${'0'.repeat(26)}/trace`)).status).toBe(404);
  });

  it('[ID9] over the change of the day it goes on', async () => {
    expect(types(await desk.get(`/tickets/${past.waiting.id}/trace`))).toEqual([
      'TicketIssued',
      'DayClosed',
      'DayOpened',
    ]);
  });

  it('[ID10] the desk reads who it was; a clerk reads it of nobody but themselves', async () => {
    const { id } = await take({}, clerk);
    await supervisor.post(`/tickets/${id}/prioritise`, { reason: 'unwell' });
    const by = async (client: Client): Promise<unknown[]> =>
      ((await client.get(`/tickets/${id}/trace`)).body['trace'].events as { by: { id?: string } }[]).map(
        (each) => each.by.id,
      );
    expect(await by(desk)).toEqual(['clerk', 'supervisor']);
    expect(await by(clerk)).toEqual(['clerk', undefined]);
  });
});
