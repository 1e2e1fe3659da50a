import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { connect } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

// What a hall that sets the three columns asks for, and what one that leaves them out goes on doing.
let own: OwnHall;
let hall: RunningHall;
let desk: Client;
let screen: Client;

beforeAll(async () => {
  own = await ownHall();
  const lines = ['shortest_service_seconds,60,', 'least_seconds_before_no_show,1,', 'least_recalls,1,', ''];
  await appendFile(join(own.folder, 'hall.csv'), lines.join('\n'));
  hall = await startHall({ args: ['--hall-file', own.folder] });
  desk = await ownAdmin(hall.url);
  screen = clientOf(hall.url, await deviceToken(desk, 'counter-screen', '1'));
  await desk.post('/counters/1/open');
});
afterAll(async () => {
  for (const each of [desk, screen]) each.close();
  await hall.dispose();
  await own.remove();
});

type Ticket = { readonly id: string; readonly number: string };
const take = async (at: Client = desk): Promise<Ticket> =>
  (await at.post('/tickets', { services: ['name-change'] })).body['ticket'] as Ticket;
const at = (verb: string, body: object = {}): Promise<Said> => desk.post(`/counters/1/${verb}`, body);

/** As an input method for Chinese leaves it: full width. */
const wide = (text: string): string =>
  [...text].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('');

describe('a slip of the finger, over both doors', () => {
  it('[VI9] next says what became of the one in hand, and the same key says it once', async () => {
    const [first, second] = [await take(), await take()];
    await at('next');
    const refused = await at('next');
    expect(refused).toMatchObject({ status: 409, body: { code: 'say-what-became' } });
    expect((await desk.get('/counters/1')).body['counter']).toMatchObject({
      ticket: { number: first.number },
      asks: expect.any(String),
    });
    expect(await at('next', { became: 'gone' })).toMatchObject({ status: 400, body: { errors: [{ path: 'became' }] } });
    const said = await desk.post('/counters/1/next', { became: 'finished' });
    expect(said).toMatchObject({ status: 200, body: { ticket: { id: second.id } } });
    expect((await desk.get(`/tickets/${first.id}`)).body['ticket']).toMatchObject({ state: 'done' });
  });

  it('[VI9] a no-show takes its time: what is still due, and from when on', async () => {
    expect(await at('no-show')).toMatchObject({ status: 409, body: { code: 'recall-first' } });
    await at('recall');
    const refused = await at('no-show');
    if (refused.status !== 200)
      expect(refused.body).toMatchObject({ code: 'missed-too-soon', from: expect.stringMatching(/^\d{4}-/) });
    await expect.poll(async () => (await at('no-show')).status).toBe(200);
  });

  it('[VI9] brought back over HTTP: in the figures it was never there, and its rating is withdrawn', async () => {
    const ticket = await take();
    const counter = async (): Promise<Said['body']> => (await desk.get('/counters/1')).body['counter'] as Said['body'];
    const before = (await counter())['today'] as { readonly served: number };
    await at('call', { number: ticket.number, reason: 'asked' });
    await at('serve');
    await at('finish');
    expect((await screen.get('/counters/1/rating')).body['rating']).toMatchObject({ number: ticket.number });
    const { ended } = (await counter()) as { ended: { ticket: string; became: string; until: string }[] };
    expect(ended[0]).toMatchObject({ ticket: ticket.id, became: 'finished' });
    for (const reason of [undefined, '', ' ', '\u3000\u200b'])
      expect(await at('bring-back', { ticket: ticket.id, reason })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'reason' }] },
      });
    expect(await at('bring-back', { reason: 'x' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'ticket' }] },
    });
    const back = await at('bring-back', { ticket: ticket.id, to: 'line', reason: 'wrong key' });
    expect(back, JSON.stringify(back.body)).toMatchObject({
      status: 200,
      body: { counter: { today: { served: before.served } } },
    });
    expect((await screen.get('/counters/1/rating')).body['rating']).toBeUndefined();
    expect((await desk.get(`/tickets/${ticket.id}`)).body['ticket']).toMatchObject({ state: 'waiting' });
    const again = await at('bring-back', { ticket: ticket.id, reason: 'wrong key' });
    expect(again).toMatchObject({ status: 409, body: { code: 'not-ended-here' } });
    const audit = (await desk.get('/audit?limit=1000')).body as unknown as { items: { type: string; data: object }[] };
    expect(audit.items.find(({ type }) => type === 'TicketBroughtBack')?.data).toMatchObject({ reason: 'wrong key' });
  });

  it('[VI9] and over the live door, after a restart, at once to this counter', async () => {
    const ticket = await take();
    await at('call', { number: ticket.number, reason: 'asked' });
    await at('finish');
    await hall.kill();
    hall = await hall.again();
    desk.close();
    desk = await ownAdmin(hall.url);
    const live = await connect(hall.url, { token: desk.token });
    const body = { counter: '1', ticket: ticket.id, reason: 'came after all' };
    expect(await live.command('bring-back', { ...body, reason: '\u3000' })).toMatchObject({ problem: { status: 400 } });
    expect(await live.command('bring-back', body)).toMatchObject({
      ok: true,
      ticket: { id: ticket.id, state: 'called' },
      call: { reason: { rule: 'resumed', override: { reason: 'came after all' } } },
    });
    live.close();
    await at('finish');
  });

  it('[VI9] reasons that nobody can see are refused, whoever asks', async () => {
    const ticket = await take();
    for (const reason of ['', '  ', '\u3000', '\u200b\u200b', '\n']) {
      expect(await at('call', { number: ticket.number, reason })).toMatchObject({ status: 400 });
      expect(await desk.post(`/tickets/${ticket.id}/prioritise`, { reason })).toMatchObject({ status: 400 });
    }
    expect(await at('call', { number: ticket.number })).toMatchObject({ status: 400 });
    expect(await desk.post(`/tickets/${ticket.id}/prioritise`, { reason: '孕' })).toMatchObject({ status: 200 });
  });

  it('[VI9] where a number is, for staff who look for it', async () => {
    const ticket = await take();
    const where = (number: string): Promise<Said> => desk.get(`/tickets?number=${encodeURIComponent(number)}`);
    for (const number of [ticket.number, ` ${ticket.number.toLowerCase()} `, wide(ticket.number)])
      expect(await where(number)).toMatchObject({ body: { whereabouts: { ticket: ticket.id, state: 'waiting' } } });
    await desk.post(`/tickets/${ticket.id}/park`);
    expect(await where(ticket.number)).toMatchObject({ body: { whereabouts: { state: 'parked' } } });
    expect(await where('Z999')).toMatchObject({ status: 404, body: { code: 'ticket-unknown' } });
    expect((await desk.get('/tickets')).status).toBe(400);
    expect((await screen.get(`/tickets?number=${ticket.number}`)).status).toBe(403);
    await desk.post(`/tickets/${ticket.id}/cancel`);
    expect(await where(ticket.number)).toMatchObject({ body: { whereabouts: { state: 'cancelled' } } });
  });

  it('[VI9] where the hall file says nothing, programs go on as ever', async () => {
    const plain = await startHall();
    const program = await login(plain.url, 'supervisor');
    await program.post('/counters/1/open');
    for (let n = 0; n < 3; n += 1) await take(program);
    for (let n = 0; n < 3; n += 1) expect((await program.post('/counters/1/next')).status).toBe(200);
    await take(program);
    expect(await program.post('/counters/1/next', { ask: true })).toMatchObject({ body: { code: 'say-what-became' } });
    expect((await program.post('/counters/1/no-show')).status).toBe(200);
    program.close();
    await plain.dispose();
  });
});
