import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { connect } from '../support/live.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
/** The one that cleans up after itself. */
let first: RunningHall;
let anybody: Client;
let clerk: Client;
let manager: Client;
let screen: Client;

beforeAll(async () => {
  first = await startHall();
  hall = first;
  anybody = clientOf(hall.url);
  [clerk, manager] = [await login(hall.url, 'supervisor'), await login(hall.url, 'manager')];
  const admin = await login(hall.url, 'admin');
  const paired = await admin.post('/devices', { kind: 'counter-screen', id: '1' });
  screen = clientOf(hall.url, paired.body['token'] as string);
  admin.close();
  await clerk.post('/counters/1/open');
});
afterAll(async () => {
  for (const each of [anybody, clerk, manager, screen]) each.close();
  await hall.kill();
  await first.dispose();
});

async function take(asked: object = { services: ['name-change'] }): Promise<Said['body']> {
  const said = await clerk.post('/tickets', asked);
  expect(said, JSON.stringify(said.body)).toMatchObject({ status: 201 });
  return said.body['ticket'] as Said['body'];
}

const at = (verb: string, body: object = {}): Promise<Said> => clerk.post(`/counters/1/${verb}`, body);

describe('at the counter, over HTTP', () => {
  it('[VI1] what was done last is taken back: the counter view says what, and until when', async () => {
    const { id, number } = await take();
    await at('call', { number, reason: 'asked' });
    const finished = await at('finish', { outcome: 'accepted' });
    expect(finished.body['counter']).toMatchObject({ undo: { what: 'finish', number, until: expect.any(String) } });
    const undone = await at('undo');
    expect(undone).toMatchObject({ status: 200, body: { counter: { ticket: { id, state: 'called' } } } });
    expect(await at('return', { reason: 'wrong window' })).toMatchObject({ status: 200 });
    expect(await at('return', { reason: 'wrong window' })).toMatchObject({
      status: 409,
      body: { code: 'counter-empty' },
    });
    expect(await at('return')).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    await clerk.post(`/tickets/${id}/cancel`);
  });

  it('[VI2] a board forgets a call that was taken back', async () => {
    const { id, number } = await take();
    const calls = async (): Promise<unknown> => (await anybody.get('/boards/board-03')).body['calls'];
    const before = await calls();
    await at('call', { number, reason: 'asked' });
    expect(await calls()).not.toEqual(before);
    await at('undo');
    expect(await calls()).toEqual(before);
    await clerk.post(`/tickets/${id}/cancel`);
  });

  it('[VI3] a parked ticket is taken up at once, with the same answer for the same key', async () => {
    const { id, number } = await take();
    await at('call', { number, reason: 'asked' });
    const parked = await at('park', { note: 'photo' });
    expect(parked.body['counter']).toMatchObject({
      aside: [{ ticket: id, by: 'supervisor', counter: '1', note: 'photo' }],
    });
    expect(await at('resume')).toMatchObject({ status: 400, body: { errors: [{ path: 'ticket' }] } });
    const resume = (): Promise<Said> =>
      clerk.post('/counters/1/resume', { ticket: id }, { 'Idempotency-Key': 'take-up-once' });
    const first = await resume();
    expect(first).toMatchObject({
      status: 200,
      body: { ticket: { id, state: 'called' }, call: { reason: { rule: 'resumed' } }, counter: { aside: [] } },
    });
    expect((await resume()).body).toEqual(first.body);
    await at('finish');
  });

  it('[VI4] notes are in what staff are answered, never in what the citizen is', async () => {
    const { id, number, secret } = await take();
    await at('call', { number, reason: 'asked' });
    const noted = await at('notes', { text: '<b>deed</b> missing' });
    expect(noted.body['counter']).toMatchObject({
      ticket: { notes: [{ by: 'supervisor', counter: '1', text: '<b>deed</b> missing' }] },
    });
    await at('finish', { note: 'comes again' });
    const seen = await clerk.get(`/tickets/${String(id)}`);
    expect(seen.body['ticket']).toMatchObject({ notes: [{ text: '<b>deed</b> missing' }, { text: 'comes again' }] });
    const own = await anybody.get(`/tickets/${String(id)}?secret=${String(secret)}`);
    expect(own.status).toBe(200);
    const rated = await anybody.post(`/tickets/${String(id)}/rating?secret=${String(secret)}`, { grade: 5 });
    expect(rated.status).toBe(200);
    for (const said of [own, rated]) expect(JSON.stringify(said.body)).not.toMatch(/deed|comes again/);
  });
});

describe('one matter', () => {
  it('[VI5] GET /hall lists the matters; a ticket for one waits in all its lines, and says which', async () => {
    const matters = (await anybody.get('/hall')).body['matters'] as { id: string; services: string[] }[];
    const home = matters.find((each) => each.id === 'new-home');
    expect(home?.services.length).toBeGreaterThan(2);
    const ticket = await take({ matter: 'new-home' });
    expect(ticket).toMatchObject({ matter: { id: 'new-home', name: { en: expect.any(String) } } });
    const steps = ticket['steps'] as { service: string; after?: string }[];
    expect(steps.map(({ service }) => service).sort()).toEqual([...(home?.services ?? [])].sort());
    expect(steps.find(({ service }) => service === 'deed-tax')?.after).toBe('online-contract-filing-new');
    await clerk.post(`/tickets/${String(ticket['id'])}/cancel`);
    expect(await clerk.post('/tickets', { matter: 'tea' })).toMatchObject({
      status: 422,
      body: { code: 'matter-unknown', errors: [{ path: 'matter' }] },
    });
    expect(await clerk.post('/tickets', {})).toMatchObject({ status: 400, body: { errors: [{ path: 'services' }] } });
  });
});

describe('ratings and complaints', () => {
  it('[VI6] the screen rates what was served last; a bad grade says why and is a complaint that the manager answers', async () => {
    const { number } = await take();
    await at('call', { number, reason: 'asked' });
    await at('finish');
    expect((await screen.get('/counters/1/rating')).body).toMatchObject({ counter: '1', rating: { number } });
    const rate = (body: object): Promise<Said> => screen.post('/counters/1/rating', body);
    expect(await rate({ grade: 1 })).toMatchObject({ status: 409, body: { code: 'reason-needed' } });
    expect(await rate({ grade: 1, reasons: ['weather'] })).toMatchObject({ status: 400 });
    const rated = await rate({ grade: 1, reasons: ['slow'], reason: 'an hour' });
    expect(rated).toMatchObject({ status: 200, body: { rating: { number, given: 1 } } });
    expect(await rate({ grade: 5 })).toMatchObject({ status: 409, body: { code: 'already-rated' } });

    const open = (await manager.get('/complaints?state=open')).body['items'] as Said['body'][];
    expect(open).toMatchObject([{ number, counter: '1', grade: 1, reasons: ['slow'], text: 'an hour', state: 'open' }]);
    expect((await manager.get('/overview')).body).toMatchObject({
      complaints: { open: 1 },
      ratings: { grades: { '1': 1 } },
    });
    const answer = (): Promise<Said> =>
      manager.post(`/complaints/${String(open[0]?.['id'])}/answer`, { outcome: 'corrected', text: 'a second clerk' });
    expect(await answer()).toMatchObject({
      status: 200,
      body: { complaint: { state: 'answered', answer: { by: 'manager' } } },
    });
    expect(await answer()).toMatchObject({ status: 409, body: { code: 'complaint-answered' } });
    expect((await manager.get('/complaints?state=open')).body['items']).toEqual([]);
    expect(await manager.get('/complaints?state=lost')).toMatchObject({ status: 400 });
    expect(await manager.post('/complaints/none/answer', { outcome: 'explained', text: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'complaint-unknown' },
    });
  });

  it('[VI8] the screen at a counter is told when it may ask, and rates over the live door; nobody else is told', async () => {
    const { id, number } = await take();
    const live = await connect(hall.url, { token: screen.token });
    const others = await Promise.all([connect(hall.url), connect(hall.url, { token: manager.token })]);
    try {
      expect(await live.watch('rating:1')).toMatchObject({ view: { counter: '1', reasons: expect.any(Array) } });
      expect(await live.watch('rating:2')).toMatchObject({ problem: { status: 403 } });
      for (const other of others) expect(await other.watch('rating:1')).toHaveProperty('problem');
      await at('call', { number, reason: 'asked' });
      await at('finish');
      await live.sees('rating:1', ({ rating }) => rating?.number === number && rating.given === undefined);
      expect(await live.command('rate-at-counter', { counter: '1', grade: 4 })).toMatchObject({
        ok: true,
        rating: { given: 4 },
      });
      await live.sees('rating:1', ({ rating }) => rating?.given === 4);
      expect(await live.command('rate-at-counter', { counter: '2', grade: 4 })).toMatchObject({
        problem: { status: 403 },
      });
      expect(await others[1]?.command('rate-at-counter', { counter: '1', grade: 5 })).toMatchObject({
        problem: { status: 403 },
      });
      expect(await others[1]?.command('resume-here', { counter: '1', ticket: id })).toMatchObject({
        problem: { status: 409, code: 'ticket-ended' },
      });
    } finally {
      for (const each of [live, ...others]) each.close();
    }
  });

  it('[VI7] after a restart everything is as it was: what may be taken back, rated and answered', async () => {
    const { number } = await take();
    await at('call', { number, reason: 'asked' });
    await at('finish', { note: 'kept' });
    const before = await clerk.get('/counters/1');
    await hall.kill();
    hall = await first.again();
    const after = await clerk.get('/counters/1');
    expect(after.body['counter']).toMatchObject({
      undo: (before.body['counter'] as Said['body'])['undo'] as object,
      state: 'open',
    });
    expect(await at('undo')).toMatchObject({ status: 200, body: { counter: { ticket: { number } } } });
    await at('finish');
  });
});
