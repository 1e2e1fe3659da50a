import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CardsView } from '../../core/protocol/shapes/card.ts';
import { cardsHall, type CardsHall } from '../support/cards-hall.ts';
import { login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let file: CardsHall;
let hall: RunningHall;
let supervisor: Client;
let clerk: Client;
let desk: Client;

beforeAll(async () => {
  file = await cardsHall(['wait,waiting,hall,,0.01,0.05,supervisor;manager', 'serve,serving,hall,,0.01,600,manager']);
  hall = await startHall({ args: ['--hall-file', file.folder] });
  supervisor = await login(hall.url, 'supervisor');
  clerk = await login(hall.url, 'clerk');
  desk = await login(hall.url, 'desk');
});

afterAll(async () => {
  for (const each of [supervisor, clerk, desk]) each.close();
  await hall.dispose();
  await file.remove();
});

const cards = async (who: Client): Promise<CardsView['items']> =>
  ((await who.get('/cards')).body as unknown as CardsView).items;

it('[CD7] a step over its limit gets its cards, which supervisors see; a clerk and the desk see those of their own work', async () => {
  for (const service of ['name-change', 'name-change', 'deed-tax'])
    await supervisor.post('/tickets', { services: [service] });
  await eventually(
    async () => ((await cards(supervisor)).filter(({ colour }) => colour === 'red').length === 3 ? true : undefined),
    'three red cards',
  );
  const given = await cards(supervisor);
  expect(given.filter((card) => card.open)).toHaveLength(3);
  expect(given.filter(({ reddened }) => reddened === true)).toHaveLength(3);
  expect([await cards(clerk), await cards(desk)]).toEqual([[], []]);
  await clerk.post('/counters/1/open');
  await clerk.post('/counters/1/next');
  const own = await eventually(async () => (await cards(clerk))[0], 'a card of the clerk');
  expect(own).toMatchObject({ kind: 'serving', colour: 'yellow', clerk: 'clerk', counter: '1', open: true });
  expect(await cards(desk)).toEqual([]);
  // The story of the ticket says of cards what its reader may know.
  const types = async (who: Client): Promise<string[]> => {
    const { body } = await who.get(`/tickets/${own.ticket ?? ''}/trace`);
    return (body as unknown as { trace: { events: { type: string }[] } }).trace.events.map(({ type }) => type);
  };
  expect((await types(supervisor)).filter((type) => type === 'CardGiven')).toHaveLength(3);
  expect((await types(clerk)).filter((type) => type === 'CardGiven')).toHaveLength(1);
  expect((await types(desk)).filter((type) => type === 'CardGiven')).toHaveLength(0);
});

it('[CD4] it is acknowledged once, by name, and a restart neither repeats nor loses one', async () => {
  const [card] = await cards(supervisor);
  const path = `/cards/${card?.id ?? ''}/acknowledge`;
  expect((await clerk.post(path, { words: 'mine' })).status).toBe(403);
  expect(await supervisor.post(path, { words: '两名窗口人员请假' })).toMatchObject({
    status: 200,
    body: { card: { acknowledged: { by: 'supervisor', words: '两名窗口人员请假' } } },
  });
  expect(await supervisor.post(path)).toMatchObject({ status: 409, body: { code: 'card-acknowledged' } });
  expect(await supervisor.post('/cards/none/acknowledge')).toMatchObject({
    status: 404,
    body: { code: 'card-unknown' },
  });
  const before = await cards(supervisor);
  await hall.kill();
  hall = await hall.again();
  const again = await login(hall.url, 'supervisor');
  await again.post('/tickets', { services: ['name-change'] });
  await eventually(
    async () => ((await cards(again)).length > before.length ? true : undefined),
    'the cards of the one that came after the start',
  );
  const after = await cards(again);
  expect(before.every(({ id }) => after.some((each) => each.id === id))).toBe(true);
  const keys = after.map(({ kind, ticket, step, colour }) => `${kind} ${String(ticket)} ${String(step)} ${colour}`);
  expect(new Set(keys).size).toBe(keys.length);
  again.close();
});
