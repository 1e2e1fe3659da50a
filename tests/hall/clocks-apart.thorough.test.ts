import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyChain, genesis } from '../../server/journal/chain.ts';
import { postgresJournal } from '../../server/journal/postgres-journal.ts';
import { clientOf, login } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const MINUTE_MS = 60_000;
/** What the clock of each machine says beside the true time. */
const APART_MS = [-4 * MINUTE_MS, 6 * MINUTE_MS];
const CHANGES = 3;

/** Loaded before anything else of a process, whose clock is wrong from its first moment. */
const wrongBy = (ms: number): string => {
  const source = `const true_ = Date; globalThis.Date = class extends true_ {
    constructor(...words) { if (words.length === 0) super(true_.now() + ${String(ms)}); else super(...words); }
    static now() { return true_.now() + ${String(ms)}; }
  };`;
  return `--import=data:text/javascript;base64,${Buffer.from(source).toString('base64')}`;
};

let database: OwnDatabase;
const halls: RunningHall[] = [];
beforeAll(async () => {
  database = await ownDatabase();
  for (const ms of APART_MS)
    halls.push(await startHall({ env: { DATABASE_URL: database.url, NODE_OPTIONS: wrongBy(ms) } }));
}, 120_000);
afterAll(() => Promise.all(halls.map((hall) => hall.dispose())));

const ownerAt = async (): Promise<number> => {
  const [row] = await database.sql('SELECT address FROM hallcall.leases WHERE until > clock_timestamp()');
  return halls.findIndex(({ url }) => url === row?.['address']);
};

it(`[OW1] clocks that are ten minutes apart: the hall goes from one server to the other ${String(CHANGES)} times, nothing is lost, and no time goes back`, async () => {
  const { token } = await login(halls[0]!.url, 'supervisor');
  const given: string[] = [];
  const written: string[] = [];
  const begun: number[] = [];
  for (let change = 0; change <= CHANGES; change += 1) {
    for (const { url } of halls) {
      const client = clientOf(url, token);
      const [service] = (await client.get('/services?limit=1')).body['items'] as { id: string }[];
      const made = await client.post('/tickets', { services: [service?.id] });
      expect([made.status, made.body['detail']]).toEqual([201, undefined]);
      given.push(String(made.body['ticket'].number));
      // Who has signed in is known at a server whose clock is another.
      expect((await client.get('/overview')).status).toBe(200);
      client.close();
    }
    const at = await ownerAt();
    begun.push(at);
    if (change === CHANGES) break;
    await halls[at]!.kill();
    await eventually(async () => ![at, -1].includes(await ownerAt()), 'the other one owns the hall');
    halls[at] = await halls[at]!.again();
  }
  expect(new Set(given).size).toBe(given.length);
  expect(begun).toEqual(begun.map((_, turn) => (turn % 2 === 0 ? begun[0] : 1 - begun[0]!)));
  const store = database.here();
  await store.open();
  const journal = postgresJournal(store);
  await journal.open();
  for (const hall of await journal.halls())
    for (const head of await journal.streams(hall)) {
      const stored = await journal.read(head, 0);
      expect(verifyChain(head, stored, 0, genesis(head))).toMatchObject({ ok: true });
      const events = stored.map(
        ({ record }) => JSON.parse(record) as { type: string; at: string; data: { number: string } },
      );
      const times = events.map(({ at }) => new Date(at).getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times.some((at) => Math.abs(at - Date.now()) > 2 * MINUTE_MS)).toBe(true);
      written.push(...events.flatMap(({ type, data }) => (type === 'TicketIssued' ? [data.number] : [])));
    }
  await journal.close();
  await store.close();
  expect(written).toEqual(given);
}, 180_000);
