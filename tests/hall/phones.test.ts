import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientOf, type Client } from '../support/client.ts';
import { connect, type Answer } from '../support/live.ts';
import { ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const PHONES = 500;
const COUNTERS = ['1', '2', '3', '4', '5'];
let own: OwnHall;
let hall: RunningHall;
let admin: Client;
let nobody: Client;

beforeAll(async () => {
  own = await ownHall();
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  nobody = clientOf(hall.url);
});
afterAll(async () => {
  admin.close();
  nobody.close();
  await hall.dispose();
  await own.remove();
});

type Slip = { readonly id: string; readonly secret: string; readonly number: string };

async function take(): Promise<Slip> {
  return (await admin.post('/tickets', { services: ['name-change'] })).body['ticket'] as Slip;
}

/** A phone in the hall's Wi-Fi: one socket that has shown its slip and watches it, as the page does. */
type Phone = { readonly socket: Socket; readonly learnt: Promise<number> };

async function phoneOf({ id, secret }: Slip): Promise<Phone> {
  const socket = io(hall.url, { auth: { ticket: id, secret }, transports: ['websocket'], forceNew: true });
  const learnt = new Promise<number>((done) => {
    socket.on('view', ({ topic, view }: { topic: string; view: Answer }) => {
      if (topic === `ticket:${id}` && view['state'] === 'called') done(performance.now());
    });
  });
  for (const topic of [`ticket:${id}`, 'emergency'])
    expect(await socket.timeout(30_000).emitWithAck('watch', { topic, secret })).toHaveProperty('view');
  return { socket, learnt };
}

it('[STR18] 500 phones behind one address learn their calls within a second, and the counters beside go on', async () => {
  const slips = await Promise.all(Array.from({ length: PHONES }, take));
  const phones = new Map(await Promise.all(slips.map(async (slip) => [slip.number, await phoneOf(slip)] as const)));
  const clerk = await connect(hall.url, { token: admin.token });
  const limitMs = stretched(1000);
  const late: number[] = [];
  const slow: number[] = [];
  const timed = async (name: string, counter: string): Promise<Answer> => {
    const began = performance.now();
    const answer = await clerk.command(name, { counter });
    slow.push(performance.now() - began);
    return answer;
  };
  const work = async (counter: string): Promise<void> => {
    expect(await clerk.command('open-counter', { counter })).toMatchObject({ ok: true });
    for (;;) {
      const { ticket } = await timed('call-next', counter);
      if (ticket === undefined) return;
      const called = performance.now();
      late.push(((await phones.get((ticket as Slip).number)?.learnt) ?? NaN) - called);
      await timed('serve', counter);
      await timed('finish', counter);
    }
  };
  await Promise.all(COUNTERS.map(work));
  expect(late).toHaveLength(PHONES);
  expect(Math.max(...late)).toBeLessThan(limitMs);
  expect(Math.max(...slow)).toBeLessThan(limitMs);
  for (const { socket } of phones.values()) socket.close();
  clerk.close();
});

it('[STR16] a few sockets of one ticket have its own budget together; another ticket goes on', async () => {
  const [mine, yours] = [await take(), await take()];
  const askAll = async (slip: Slip, sockets: number): Promise<Answer[]> => {
    const phones = await Promise.all(Array.from({ length: sockets }, () => phoneOf(slip)));
    const topic = `ticket:${slip.id}`;
    const asked = phones.flatMap(({ socket }) =>
      Array.from({ length: 15 }, () => socket.emitWithAck('watch', { topic, secret: slip.secret }) as Promise<Answer>),
    );
    const answers = await Promise.all(asked);
    for (const { socket } of phones) socket.close();
    return answers;
  };
  const over = (await askAll(mine, 6)).filter((answer) => 'problem' in answer);
  expect(over.length).toBeGreaterThan(20);
  for (const { problem } of over) expect(problem).toMatchObject({ status: 429, retryAfter: expect.any(Number) });
  expect((await askAll(yours, 2)).filter((answer) => 'problem' in answer)).toEqual([]);
});

it('[STR16] a wrong secret, that of another ticket, and what is no secret at all make a stranger as any other', async () => {
  const [mine, yours] = [await take(), await take()];
  for (const auth of [
    { ticket: mine.id, secret: yours.secret },
    { ticket: mine.id },
    { secret: mine.secret },
    { ticket: 'constructor', secret: 'toString' },
    { ticket: { id: mine.id }, secret: [mine.secret] },
    { ticket: 7, secret: null },
  ]) {
    const socket = io(hall.url, { auth, transports: ['websocket'], forceNew: true });
    const watched = Array.from({ length: 70 }, () => socket.emitWithAck('watch', { topic: 'emergency' }));
    const answers = (await Promise.all(watched)) as Answer[];
    // A stranger's sixty, and not the forty of a ticket.
    expect(answers.filter((answer) => 'view' in answer).length).toBeGreaterThanOrEqual(60);
    expect(await socket.emitWithAck('watch', { topic: `ticket:${mine.id}` })).toHaveProperty('problem');
    socket.close();
  }
});

it('[STR17] 300 phones without a live door look three times in a row, and one slip that asks without end is told to wait', async () => {
  const slips = await Promise.all(Array.from({ length: 300 }, take));
  const statuses = await Promise.all(
    slips.flatMap(({ id, secret }) => [
      ...Array.from({ length: 3 }, async () => (await nobody.get(`/tickets/${id}?secret=${secret}`)).status),
      nobody.get('/notices/emergency').then(({ status }) => status),
    ]),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  const [greedy, other] = slips as [Slip, Slip];
  const look = ({ id, secret }: Slip) => nobody.get(`/tickets/${id}?secret=${secret}`);
  const looks = await Promise.all(Array.from({ length: 200 }, () => look(greedy)));
  const over = looks.filter(({ status }) => status === 429);
  expect(over.length).toBeGreaterThan(50);
  for (const { headers, body } of over)
    expect(Number(headers['retry-after'])).toBe((body as { retryAfter: number }).retryAfter);
  expect((await look(other)).status).toBe(200);
});

it('[STR17] whoever guesses at secrets is a stranger, and is told to wait; whoever has one looks on', async () => {
  const [mine, yours] = [await take(), await take()];
  const guesses = [
    `/tickets/${mine.id}?secret=${yours.secret}`,
    `/tickets/${mine.id}?secret=`,
    `/tickets/${mine.id}`,
    `/tickets/%E0?secret=${mine.secret}`,
    `/tickets/__proto__?secret=${mine.secret}`,
    `/services?secret=${mine.secret}`,
  ];
  const guessed = await Promise.all(
    Array.from({ length: 300 }, async (_, n) => (await nobody.get(guesses[n % guesses.length] ?? '')).status),
  );
  expect(guessed.filter((status) => status === 429).length).toBeGreaterThan(40);
  expect((await nobody.get('/hall')).status).toBe(429);
  expect((await nobody.get(`/tickets/${mine.id}?secret=${mine.secret}`)).status).toBe(200);
  expect((await nobody.get('/notices/emergency')).status).toBe(200);
});
