import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, login, type Client } from '../support/client.ts';
import { connect } from '../support/live.ts';
import { eventually } from '../support/eventually.ts';
import { ownDatabase, type OwnDatabase } from '../support/postgres.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const CUT = 4;

let database: OwnDatabase;
let halls: RunningHall[] = [];
let clients: Client[] = [];
beforeAll(async () => {
  database = await ownDatabase();
  const env = { DATABASE_URL: database.url };
  halls = [await startHall({ env }), await startHall({ env })];
  const manager = await login(halls[0]!.url, 'manager');
  clients = halls.map(({ url }) => clientOf(url, manager.token));
  manager.close();
}, 120_000);
afterAll(async () => {
  clients.forEach((each) => each.close());
  await Promise.all(halls.map((hall) => hall.dispose()));
});

type Ready = { readonly ready: boolean; readonly durableSeq: number; readonly cutBack?: object };
const ready = async (at: number): Promise<Ready> => (await fetch(`${halls[at]!.url}/readyz`)).json() as Promise<Ready>;
const head = async (): Promise<{ readonly day: string; readonly seq: number }> =>
  (await database.sql('SELECT day, seq FROM hallcall.heads'))[0] as { day: string; seq: number };
/** Once this server's world ends where the database does. */
const isUpToDate = (at: number): Promise<unknown> =>
  eventually(
    async () => {
      const [{ durableSeq, ready: is }, { seq }] = [await ready(at), await head()];
      return is && durableSeq === seq;
    },
    `server ${String(at)} has all of it`,
  );

/** What a database looks like that was promoted without the last records. */
async function cut(records: number): Promise<{ readonly known: number; readonly left: number }> {
  const { day, seq } = await head();
  await database.sql(
    `WITH gone AS (DELETE FROM hallcall.events WHERE day = $1 AND seq > $2), unanswered AS (DELETE FROM hallcall.answers)
     UPDATE hallcall.heads SET seq = $2, hash = (SELECT hash FROM hallcall.events WHERE day = $1 AND seq = $2)`,
    [day, seq - records],
  );
  return { known: seq, left: seq - records };
}

describe('[OW15] two servers whose database lacks what both have shown', () => {
  const services: string[] = [];
  const take = async (at: number): Promise<string> => {
    const made = await clients[at]!.post('/tickets', { services });
    expect([made.status, made.body['detail']]).toEqual([201, undefined]);
    return String(made.body['ticket'].number);
  };

  it('both notice it, say so once, and go on from what it has: the owner gives the numbers that are free', async () => {
    services.push(String((await clients[0]!.get('/services?limit=1')).body['items'][0].id));
    const given: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) given.push(await take(turn % 2));
    await Promise.all([isUpToDate(0), isUpToDate(1)]);
    const live = await connect(halls[1]!.url, {});
    await live.watch('hall');
    const { known, left } = await cut(CUT);
    for (const at of [0, 1])
      await eventually(async () => (await ready(at)).cutBack !== undefined, `server ${String(at)} has noticed it`);
    for (const at of [0, 1]) {
      await isUpToDate(at);
      expect((await ready(at)).cutBack).toMatchObject({ known: { seq: known }, found: { seq: left } });
    }
    const again = [await take(1), await take(0)];
    expect(again).toEqual(given.slice(-CUT).slice(0, 2));
    await Promise.all([isUpToDate(0), isUpToDate(1)]);
    // Who watched was sent away with all that was remembered, and comes back by themselves.
    await eventually(() => live.socket.connected, 'the socket has come back');
    expect((await live.watch('hall'))['seq']).toBe((await ready(0)).durableSeq);
    live.close();
    for (const hall of halls) expect(hall.output().match(/records are lost/g)).toHaveLength(1);
  });

  it('and managers are told, and administrators find it in the record of security', async () => {
    await eventually(
      async () =>
        ((await clients[1]!.get('/troubles')).body['items'] as { kind: string }[]).some(({ kind }) => kind === 'lost'),
      'the manager is told',
    );
    const admin = await login(halls[1]!.url, 'admin');
    const { items } = (await admin.get('/security/events?limit=10&kind=records-lost')).body as { items: object[] };
    expect(items).toMatchObject([{ detail: expect.stringContaining('records are lost') as string }]);
    admin.close();
  });
});
