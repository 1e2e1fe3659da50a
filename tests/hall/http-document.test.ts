import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Validator } from '@seriousme/openapi-schema-validator';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allResources } from '../../core/protocol/resources/resource-facts.ts';
import type { ResourceName } from '../../core/protocol/resources.ts';
import type { KeyCreation, KeyRequest } from '../../core/protocol/shapes/security-keys.ts';
import { codeAt } from '../../server/auth/totp.ts';
import { cardsHall, type CardsHall } from '../support/cards-hall.ts';
import { answered } from '../support/answered.ts';
import { clientOf, login, type Client, type Said } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect } from '../support/live.ts';
import { DOCUMENT, faultOf } from '../support/served-document.ts';
import { softKey } from '../support/soft-key.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let hall: RunningHall;
let anybody: Client;
let manager: Client;
let admin: Client;
let strict: CardsHall;
/** The document as it was served. */
let served: Said['body'];
beforeAll(async () => {
  // The sample hall, in which nobody waits for long without a card.
  strict = await cardsHall(['wait,waiting,hall,,0.01,600,supervisor']);
  hall = await startHall({ args: ['--hall-file', strict.folder] });
  anybody = clientOf(hall.url);
  served = (await anybody.get('/openapi.json')).body;
  manager = await login(hall.url, 'manager');
  admin = await login(hall.url, 'admin');
});
afterAll(async () => {
  for (const each of [anybody, manager, admin]) each.close();
  await hall.dispose();
  await strict.remove();
});

describe('the document', () => {
  it('[DO1] the hall serves the document that answers are checked against', () => {
    const { info: _, ...rest } = served;
    const { info: _own, ...made } = JSON.parse(JSON.stringify(DOCUMENT)) as Record<string, unknown>;
    expect(rest).toEqual(made);
  });

  it('[DO2] two validators that know nothing of one another find no error in it', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(served));
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const config = await createConfig({ extends: ['recommended'] });
    const found = await lintFromString({ source: JSON.stringify(served), absoluteRef: 'openapi.json', config });
    expect(found.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  });

  it('[DO3] a client made of it knows the fields of the hall, and no others', async () => {
    const folder = await mkdtemp(join(process.cwd(), 'tests', 'hall', 'client-'));
    try {
      await writeFile(join(folder, 'client.ts'), astToString(await openapiTS(JSON.stringify(served))));
      await writeFile(join(folder, 'use.ts'), USE);
      const compilerOptions = {
        noEmit: true,
        strict: true,
        types: [],
        module: 'nodenext',
        allowImportingTsExtensions: true,
      };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
      const compiler = resolve('node_modules', 'typescript', 'bin', 'tsc');
      const stdout = await new Promise<string>((done) => {
        // It ends with a fault, as it should: what it says is what counts.
        execFile(process.execPath, [compiler, '-p', folder], (_fault, said) => done(said));
      });
      // One mistake only, where the field is that the hall does not have.
      expect(stdout.trim().split('\n')).toEqual([
        expect.stringMatching(/use\.ts\(5,\d+\): .*'nonsense' does not exist/),
      ]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('[DO4] each example is what its own schema takes', () => {
    for (const { name, body, answer, example } of allResources()) {
      if (example.body !== undefined) expect(body?.safeParse(example.body).success, name).toBe(true);
      if (example.answer !== undefined) expect(answer?.safeParse(example.answer).success, name).toBe(true);
    }
  });

  it('[DO5] an answer with a field that is not in its schema, or with a code that is not told of, is a fault', async () => {
    const { body } = await anybody.get('/hall');
    const answer = { method: 'GET', path: '/hall', status: 200, type: 'application/json' };
    expect(faultOf({ ...answer, body })).toBeUndefined();
    expect(faultOf({ ...answer, body: { ...body, nonsense: 1 } })).toMatch(/additional properties/);
    const { alwaysOpen: _, ...less } = body;
    expect(faultOf({ ...answer, body: less })).toMatch(/alwaysOpen/);
    const problem = { type: 'urn:hallcall:problem:line-empty', title: 'No', status: 409, code: 'line-empty' };
    const refusal = { method: 'POST', status: 409, type: 'application/problem+json', body: problem };
    expect(faultOf({ ...refusal, path: '/counters/1/next' })).toBeUndefined();
    expect(faultOf({ ...refusal, path: '/counters/1/open' })).toMatch(/allowed values/);
  });
});

const USE = `import type { paths } from './client.ts';
type Hall = paths['/hall']['get']['responses'][200]['content']['application/json'];
declare const hall: Hall;
export const name: string | undefined = hall.departments[0]?.name.en;
export const nonsense = hall.nonsense;
`;

/** A call of each operation, in an order in which each finds what it needs. */
type Calls = Readonly<Record<ResourceName, () => Promise<Said>>>;

describe('every operation', () => {
  it('[DO6] is called, and its answer is as the document says', async () => {
    const made = await everyCall();
    for (const [name, call] of Object.entries(made.calls)) {
      const said = await call();
      // The client has checked it; a success is expected of all but those that need what the sample hall has not.
      expect(said.status, `${name}: ${JSON.stringify(said.body).slice(0, 300)}`).toBe(
        made.expected[name] ?? statusOf(name),
      );
    }
    const named = Object.entries(DOCUMENT.paths).flatMap(([path, each]) =>
      Object.keys(each).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(made.calls).sort()).toEqual(named.sort());
    made.close();
  });
});

function statusOf(name: string): number {
  return allResources().find((each) => each.name === name)?.success ?? 0;
}

/** A file is sent and fetched as it is; what comes is checked as every answer is. */
async function fetched(method: string, path: string, client: Client, body?: Buffer): Promise<Said> {
  const answer = await fetch(`${hall.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${client.token ?? ''}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/octet-stream' }),
    },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
  const said = (await answer.json()) as Said['body'];
  const type = answer.headers.get('content-type') ?? '';
  expect(faultOf({ method, path, status: answer.status, type, body: said })).toBeUndefined();
  return { status: answer.status, body: said, headers: Object.fromEntries(answer.headers) };
}

const NEXT_PASSWORD = 'green elephants rarely whistle';
const halfMinute = (): number => Math.floor(Date.now() / 30_000);

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function everyCall(): Promise<{
  readonly calls: Calls;
  readonly expected: Readonly<Record<string, number>>;
  readonly close: () => void;
}> {
  const deviceOf = async (kind: string, id: string): Promise<Client> =>
    clientOf(hall.url, (await admin.post('/devices', { kind, id })).body['token'] as string);
  const kiosk = await deviceOf('kiosk', 'kiosk-1');
  const screen = await deviceOf('counter-screen', '1');
  const leaving = await login(hall.url, 'clerk');
  const live = await connect(hall.url, { token: manager.token });
  const board = ((await anybody.get('/hall')).body['boards'] as { id: string }[])[0]?.id ?? '';
  const take = async (): Promise<{ id: string; number: string; secret: string }> =>
    (await manager.post('/tickets', { services: ['name-change'] })).body['ticket'] as {
      id: string;
      number: string;
      secret: string;
    };
  const aComplaint = async (): Promise<string> =>
    (
      (await manager.post('/complaints', { source: 'call', text: 'nobody picked up' })).body['complaint'] as {
        id: string;
      }
    ).id;
  /** A new ticket, in hand at counter 1. */
  const inHand = async (serve = false): Promise<string> => {
    const { id, number } = await take();
    await manager.post('/counters/1/call', { number, reason: 'a test' });
    if (serve) await manager.post('/counters/1/serve');
    return id;
  };
  const idle = async (): Promise<void> => void (await manager.post('/counters/1/finish'));
  const at = async (verb: string, body: object = {}, serve = false): Promise<Said> => {
    await inHand(serve);
    const said = await manager.post(`/counters/1/${verb}`, body);
    await idle();
    return said;
  };
  const ticket = await take();
  const on =
    (verb: string, body: object = {}) =>
    async (): Promise<Said> =>
      manager.post(`/tickets/${(await take()).id}/${verb}`, body);
  const served = async (): Promise<{ id: string; secret: string }> => {
    const said = await kiosk.post('/tickets', { services: ['name-change'] });
    const { id, number, secret } = said.body['ticket'] as { id: string; number: string; secret: string };
    await manager.post('/counters/1/call', { number, reason: 'a test' });
    await manager.post('/counters/1/serve');
    await idle();
    return { id, secret };
  };
  const RUSH = {
    title: { en: 'Rush' },
    counters: [{ counter: '2', lines: [{ line: 'ps-household' }] }],
    reason: 'a test',
  };
  /** One ticket, moved to a line that is not its own. */
  const moved = async (): Promise<Said> =>
    manager.post('/hall/moves', {
      from: { line: 'ps-household' },
      to: { line: 'ps-exit-entry' },
      which: { tickets: [(await take()).id] },
      reason: 'a test',
    });
  const notice = { title: 'A test', content: { kind: 'text', text: { en: 'A test' } } };
  const makeNotice = async (): Promise<string> => (await manager.post('/notices', notice)).body['notice'].id as string;
  /** Its process may still be starting. */
  const reported = async (path: string): Promise<Said> => {
    await eventually(async () => (await manager.get('/reports/arrivals')).status === 200, 'the reports are there');
    return manager.get(path);
  };
  let media = '';
  let factor = '';
  const guide = await login(hall.url, 'information-2');
  const keyed = { user: 'information-2', password: 'sample-hall' };
  const key = softKey();
  /** Under a name: browsers show a key at no other address. */
  const NAMED = { Host: 'localhost' };
  const keyBegun = (): Promise<Said> => anybody.post('/security-keys', keyed, NAMED);
  const keyShown = async (): Promise<object> => {
    const { keyRequest } = (await anybody.post('/sessions', keyed, NAMED)).body;
    return key.show(keyRequest as KeyRequest, 'http://localhost');
  };
  const calls: Calls = {
    'GET /hall': () => anybody.get('/hall'),
    'GET /hall/proof': () => anybody.get('/hall/proof?nonce=0123456789abcdef'),
    'GET /services': () => anybody.get('/services?query=passport'),
    'GET /overview': () => manager.get('/overview'),
    'GET /troubles': () => manager.get('/troubles'),
    'GET /forecast': () => anybody.get('/forecast'),
    'GET /forecast/accuracy': () => manager.get('/forecast/accuracy?by=line'),
    'GET /advice': () => answered(manager, '/advice'),
    'GET /advice/what-if': () => answered(manager, '/advice/what-if?changes=arrivals*1.2'),
    'GET /advice/tomorrow': () => answered(manager, '/advice/tomorrow'),
    'GET /alerts': () => manager.get('/alerts'),
    'POST /alerts/test': () => manager.post('/alerts/test', { rule: 'long-wait' }),
    'POST /alerts/{id}/acknowledge': async () => {
      const tried = await manager.post('/alerts/test', { rule: 'no-counter' });
      return manager.post(`/alerts/${(tried.body['alert'] as { id: string }).id}/acknowledge`);
    },
    'GET /cards': () => manager.get('/cards'),
    'POST /cards/{id}/acknowledge': async () => {
      await manager.post('/tickets', { services: ['name-change'] });
      const card = await eventually(
        async () => ((await manager.get('/cards')).body['items'] as { id: string }[])[0]?.id,
        'somebody has waited for too long',
      );
      return manager.post(`/cards/${card}/acknowledge`, { words: 'two clerks are ill' });
    },
    'POST /hall/clock': () => manager.post('/hall/clock'),
    'POST /hall/intake': () => manager.post('/hall/intake', { open: true }),
    'POST /hall/profile': () => manager.post('/hall/profile', { profile: null, reason: 'a test' }),
    'POST /counters/{id}/open': () => manager.post('/counters/1/open'),
    'POST /counters/{id}/lines': () =>
      manager.post('/counters/1/lines', { lines: [{ line: 'ps-household' }], reason: 'a test' }),
    'POST /counters/{id}/seen': async () => {
      const sent = await manager.post('/hall/messages', { to: { counter: '1' }, text: { en: 'come to the desk' } });
      return manager.post('/counters/1/seen', { message: sent.body['message'] });
    },
    'POST /lines/{id}/target': () => manager.post('/lines/ps-household/target', { minutes: 20, reason: 'a test' }),
    'POST /hall/limits': () => manager.post('/hall/limits', { service: 'name-change', places: 100, reason: 'a test' }),
    'POST /hall/profiles': () => manager.post('/hall/profiles', RUSH),
    'POST /hall/profiles/drop': async () => {
      const made = await manager.post('/hall/profiles', RUSH);
      return manager.post('/hall/profiles/drop', { profile: made.body['profile'], reason: 'a test' });
    },
    'POST /hall/moves': () => moved(),
    'POST /hall/moves/undo': async () => {
      const made = await moved();
      return manager.post('/hall/moves/undo', { move: made.body['move'], reason: 'a test' });
    },
    'POST /hall/messages': () =>
      manager.post('/hall/messages', { to: { line: 'ps-household' }, text: { en: 'soon' }, minutes: 5 }),
    'POST /hall/messages/withdraw': async () => {
      const sent = await manager.post('/hall/messages', { to: { screen: '1' }, text: { en: 'back soon' } });
      return manager.post('/hall/messages/withdraw', { message: sent.body['message'] });
    },
    'POST /tickets/{id}/withdraw-priority': async () => {
      const { id } = await take();
      await manager.post(`/tickets/${id}/prioritise`, { reason: 'a test' });
      return manager.post(`/tickets/${id}/withdraw-priority`, { reason: 'a mistake' });
    },
    'POST /tickets': () => kiosk.post('/tickets', { services: ['name-change'] }),
    'GET /tickets': () => manager.get(`/tickets?number=${ticket.number}`),
    'POST /tickets/find': () => kiosk.post('/tickets/find', { identity: `sealed:${'A'.repeat(43)}` }),
    'GET /tickets/{id}': () => manager.get(`/tickets/${ticket.id}`),
    'GET /tickets/{id}/receipt.png': () => manager.get(`/tickets/${ticket.id}/receipt.png`),
    'GET /tickets/{id}/trace': () => manager.get(`/tickets/${ticket.id}/trace`),
    'POST /tickets/{id}/bring-back': async () => {
      const { id } = await take();
      await manager.post(`/tickets/${id}/cancel`);
      return manager.post(`/tickets/${id}/bring-back`, { reason: 'a test' });
    },
    'POST /tickets/{id}/cancel': on('cancel'),
    'POST /tickets/{id}/park': on('park'),
    'POST /tickets/{id}/resume': async () => {
      await manager.post(`/tickets/${ticket.id}/park`);
      return manager.post(`/tickets/${ticket.id}/resume`);
    },
    'POST /tickets/{id}/reenter': async () => {
      await manager.post(`/tickets/${ticket.id}/park`);
      return manager.post(`/tickets/${ticket.id}/reenter`);
    },
    'POST /tickets/{id}/services': on('services', { service: 'deed-tax' }),
    'POST /tickets/{id}/rating': async () => {
      const { id, secret } = await served();
      return anybody.post(`/tickets/${id}/rating?secret=${secret}`, { grade: 5 });
    },
    'POST /tickets/{id}/complaint': on('complaint', { text: 'too long' }),
    'POST /tickets/{id}/prioritise': on('prioritise', { reason: 'a test' }),
    'POST /tickets/{id}/category': on('category', { category: 'elderly', reason: 'a test' }),
    'POST /tickets/{id}/reprint': on('reprint', { printer: 'kiosk-1' }),
    'POST /sessions': () => anybody.post('/sessions', { user: 'clerk', password: 'sample-hall' }),
    'GET /halls': () => anybody.get('/halls?query=passport'),
    'GET /city': () => manager.get('/city'),
    'GET /city/figures': () => manager.get('/city/figures'),
    'POST /city/sessions': () => anybody.post('/city/sessions', { user: 'manager', password: 'sample-hall' }),
    'GET /city/sessions/current': () => manager.get('/city/sessions/current'),
    'GET /city/journal': () => anybody.get('/city/journal'),
    'POST /city/journal': () => anybody.post('/city/journal', {}),
    'DELETE /city/sessions/current': () => anybody.delete('/city/sessions/current'),
    'GET /sign-in': () => anybody.get('/sign-in'),
    'GET /sessions/current': () => manager.get('/sessions/current'),
    'DELETE /sessions/current': () => leaving.delete('/sessions/current'),
    'GET /sessions': () => manager.get('/sessions'),
    'DELETE /sessions/{id}': async () => {
      await login(hall.url, 'clerk');
      const { items } = (await manager.get('/sessions')).body as { items: { id: string; user: string }[] };
      return manager.delete(`/sessions/${items.findLast(({ user }) => user === 'clerk')?.id ?? ''}`);
    },
    'GET /keys': () => admin.get('/keys'),
    'POST /keys': () => admin.post('/keys', { name: 'a test', scopes: ['hall:read'], days: 30 }),
    'DELETE /keys/{id}': async () => {
      const { id } = (await admin.post('/keys', { name: 'a test', scopes: ['hall:read'], days: 30 })).body;
      return admin.delete(`/keys/${String(id)}`);
    },
    'POST /pairings': () => anybody.post('/pairings'),
    'POST /pairings/approve': async () => {
      const { code } = (await anybody.post('/pairings')).body;
      return manager.post('/pairings/approve', { code, kind: 'board', id: 'board-06' });
    },
    'POST /pairings/claim': async () => {
      const { code, claim } = (await anybody.post('/pairings')).body;
      await manager.post('/pairings/approve', { code, kind: 'board', id: 'board-06' });
      return anybody.post('/pairings/claim', { claim });
    },
    'GET /people': () => manager.get('/people'),
    'POST /people/{user}/lock': () => manager.post('/people/desk/lock'),
    'POST /people/{user}/unlock': () => manager.post('/people/desk/unlock'),
    'POST /people/{user}/password-link': () => manager.post('/people/desk/password-link'),
    'POST /password/by-link': async () => {
      const link = String((await manager.post('/people/desk/password-link')).body['link']).split('#')[1];
      return anybody.post('/password/by-link', { link, next: NEXT_PASSWORD });
    },
    'POST /password': async () => {
      const desk = await login(hall.url, 'information-1');
      const said = await desk.post('/password', { password: 'sample-hall', next: NEXT_PASSWORD });
      desk.close();
      return said;
    },
    'POST /second-factor': () => anybody.post('/second-factor', { user: 'desk', password: NEXT_PASSWORD }),
    'POST /second-factor/confirm': async () => {
      const person = { user: 'desk', password: NEXT_PASSWORD };
      factor = String((await anybody.post('/second-factor', person)).body['secret']);
      return anybody.post('/second-factor/confirm', { ...person, code: codeAt(factor, halfMinute() - 1) });
    },
    'DELETE /people/{user}/second-factor': () => manager.delete('/people/desk/second-factor'),
    'POST /second-factor/end': async () => {
      const person = { user: 'desk', password: NEXT_PASSWORD };
      factor = String((await anybody.post('/second-factor', person)).body['secret']);
      await anybody.post('/second-factor/confirm', { ...person, code: codeAt(factor, halfMinute() - 1) });
      return anybody.post('/second-factor/end', { ...person, code: codeAt(factor, halfMinute()) });
    },
    'POST /security-keys': keyBegun,
    'POST /security-keys/confirm': async () => {
      const made = key.make((await keyBegun()).body['options'] as KeyCreation, 'http://localhost');
      return anybody.post('/security-keys/confirm', { ...keyed, name: 'a key', key: made }, NAMED);
    },
    'GET /security-keys': () => guide.get('/security-keys'),
    'POST /security-keys/remove': async () => {
      const shown = { password: keyed.password, id: key.id, key: await keyShown() };
      const said = await guide.post('/security-keys/remove', shown, NAMED);
      guide.close();
      return said;
    },
    'GET /security/events': () => manager.get('/security/events'),
    'GET /security/proof': () => manager.get('/security/proof'),
    'GET /devices': () => admin.get('/devices'),
    'POST /devices': () => admin.post('/devices', { kind: 'board', id: 'board-05' }),
    'PUT /devices/{kind}/{id}': () => admin.put('/devices/board/board-05', { name: 'Tablet by the east door' }),
    'DELETE /devices/{kind}/{id}': () => admin.delete('/devices/board/board-05'),
    'GET /bookings/{id}': () => manager.get('/bookings/AP-0001'),
    'GET /audit': () => manager.get('/audit?limit=1000'),
    'GET /reports': () => manager.get('/reports'),
    'GET /reports/scheduled': () => manager.get('/reports/scheduled'),
    // The sample hall tells nobody.
    'GET /hooks': () => admin.get('/hooks'),
    'POST /hooks/{id}/test': () => admin.post('/hooks/none/test'),
    'POST /hooks/{id}/resend': () => admin.post('/hooks/none/resend'),
    'POST /hooks/{id}/replay': () => admin.post('/hooks/none/replay', { from: '2026-03-09T08:30:00+08:00' }),
    'POST /hooks/{id}/skip': () => admin.post('/hooks/none/skip'),
    'POST /hooks/{id}/off': () => admin.post('/hooks/none/off'),
    'POST /hooks/{id}/on': () => admin.post('/hooks/none/on'),
    'POST /hooks/{id}/secret': () => admin.post('/hooks/none/secret'),
    'GET /reports/course': () => reported('/reports/course?line=ps-household'),
    'GET /reports/course.csv': () => reported('/reports/course.csv'),
    'GET /reports/course.xlsx': () => reported('/reports/course.xlsx'),
    'GET /reports/distribution': () => reported('/reports/distribution'),
    'GET /reports/distribution.csv': () => reported('/reports/distribution.csv'),
    'GET /reports/distribution.xlsx': () => reported('/reports/distribution.xlsx'),
    'GET /reports/{id}': () => reported('/reports/arrivals?by=line'),
    'GET /reports/{id}.csv': () => reported('/reports/waits.csv'),
    'GET /reports/{id}.xlsx': () => reported('/reports/waits.xlsx'),
    'GET /assessments/{month}': () => reported('/assessments/2026-03'),
    'GET /assessments/{month}.csv': () => reported('/assessments/2026-03.csv'),
    'GET /assessments/{month}.xlsx': () => reported('/assessments/2026-03.xlsx'),
    'GET /audit/entries': () => manager.get('/audit/entries'),
    'GET /audit/proof': () => manager.get('/audit/proof'),
    'GET /audit/export': () => manager.get('/audit/export'),
    'GET /openapi.json': () => anybody.get('/openapi.json'),
    'GET /asyncapi.json': () => anybody.get('/asyncapi.json'),
    'GET /docs': () => anybody.get('/docs'),
    'GET /counters': () => manager.get('/counters'),
    'GET /counters/{id}': () => manager.get('/counters/1'),
    'POST /counters/{id}/next': async () => {
      await take();
      const said = await manager.post('/counters/1/next');
      await idle();
      return said;
    },
    'POST /counters/{id}/call': async () => {
      const { number } = await take();
      const said = await manager.post('/counters/1/call', { number, reason: 'a test' });
      await idle();
      return said;
    },
    'POST /counters/{id}/recall': () => at('recall'),
    'POST /counters/{id}/serve': () => at('serve'),
    'POST /counters/{id}/finish': async () => {
      await inHand(true);
      return manager.post('/counters/1/finish', { outcome: 'done' });
    },
    'POST /counters/{id}/no-show': () => at('no-show'),
    'POST /counters/{id}/park': () => at('park', { note: 'a test' }),
    'POST /counters/{id}/transfer': () => at('transfer', { to: { service: 'deed-tax' } }),
    'POST /counters/{id}/undo': async () => {
      await inHand();
      return manager.post('/counters/1/undo');
    },
    'POST /counters/{id}/return': () => at('return', { reason: 'a test' }),
    'POST /counters/{id}/resume': async () => {
      const { id } = await take();
      await manager.post(`/tickets/${id}/park`);
      const said = await manager.post('/counters/1/resume', { ticket: id });
      await idle();
      return said;
    },
    'POST /counters/{id}/bring-back': async () => {
      const { id } = await served();
      const said = await manager.post('/counters/1/bring-back', { ticket: id, reason: 'a test' });
      await idle();
      return said;
    },
    'POST /counters/{id}/notes': () => at('notes', { text: 'a test' }),
    'GET /counters/{id}/rating': () => screen.get('/counters/1/rating'),
    'POST /counters/{id}/rating': async () => {
      await served();
      return screen.post('/counters/1/rating', { grade: 4 });
    },
    'GET /counters/{id}/heard': () => manager.get('/counters/1/heard'),
    'POST /lines/{id}/close': () => manager.post('/lines/ps-id-card/close', { reason: 'a test' }),
    'POST /lines/{id}/open': () => manager.post('/lines/ps-id-card/open'),
    'GET /lines': () => manager.get('/lines'),
    'GET /lines/{id}': () => manager.get('/lines/ps-household'),
    'GET /complaints': () => manager.get('/complaints'),
    'POST /complaints': () => manager.post('/complaints', { source: 'letter', text: 'sent from counter to counter' }),
    'GET /complaints/{id}': async () => manager.get(`/complaints/${await aComplaint()}`),
    'POST /complaints/{id}/assign': async () =>
      manager.post(`/complaints/${await aComplaint()}/assign`, { to: 'wang.li' }),
    'POST /complaints/{id}/notes': async () =>
      manager.post(`/complaints/${await aComplaint()}/notes`, { text: 'called' }),
    'POST /complaints/{id}/extend': async () =>
      manager.post(`/complaints/${await aComplaint()}/extend`, { days: 2, reason: 'asked' }),
    'POST /complaints/{id}/reopen': async () => {
      const id = await aComplaint();
      await manager.post(`/complaints/${id}/answer`, { outcome: 'explained', text: 'so it was' });
      return manager.post(`/complaints/${id}/reopen`, { reason: 'again' });
    },
    'GET /tickets/{id}/complaints': async () => {
      const { id, secret } = await take();
      return anybody.get(`/tickets/${id}/complaints?secret=${secret}`);
    },
    'POST /complaints/{id}/answer': async () => {
      const { items } = (await manager.get('/complaints?state=open')).body as { items: { id: string }[] };
      return manager.post(`/complaints/${items[0]?.id ?? ''}/answer`, { outcome: 'explained', text: 'it was full' });
    },
    'GET /boards': () => manager.get('/boards'),
    'GET /boards/orders': () => manager.get('/boards/orders'),
    'GET /boards/{id}': () => anybody.get(`/boards/${board}`),
    'GET /boards/{id}/picture': () => manager.get(`/boards/${board}/picture`),
    'POST /boards/{id}/order': () => manager.post(`/boards/${board}/order`, { order: 'volume', volume: 60 }),
    'GET /windows/{counter}': () => anybody.get('/windows/1'),
    'GET /photos/{id}': () => anybody.get('/photos/none'),
    'GET /voice/sample.wav': () => manager.get('/voice/sample.wav?number=A012&counter=1'),
    'GET /voice/{key}.wav': () => anybody.get('/voice/none.wav'),
    'GET /printers': () => manager.get('/printers'),
    'POST /printers/{id}/test': () => manager.post('/printers/kiosk-1/test'),
    'GET /tray/{id}.png': async () => {
      const { view } = await live.sees('tray', ({ slips }) => (slips as unknown[]).length > 0);
      return manager.get(`/tray/${(view['slips'] as { id: string }[])[0]?.id ?? ''}.png`);
    },
    'GET /inputs': () => manager.get('/inputs'),
    'POST /inputs/{id}/press': () => manager.post('/inputs/keypad-1/press', { kind: 'key', key: 'NumpadEnter' }),
    'GET /signs': () => manager.get('/signs'),
    'POST /signs/{id}/test': () => manager.post('/signs/strip-1/test'),
    'GET /signs/{id}.png': () => anybody.get('/signs/strip-1.png'),
    'GET /notices': () => manager.get('/notices'),
    'POST /notices': () => manager.post('/notices', notice),
    'PUT /notices/{id}': async () => manager.put(`/notices/${await makeNotice()}`, notice),
    'DELETE /notices/{id}': async () => manager.delete(`/notices/${await makeNotice()}`),
    'POST /notices/emergency': () => manager.post('/notices/emergency', { text: { en: 'A test' } }),
    'GET /notices/emergency': () => anybody.get('/notices/emergency'),
    'DELETE /notices/emergency': () => manager.delete('/notices/emergency'),
    'GET /notices/shown': () => manager.get('/notices/shown'),
    'GET /notices/shown/summary': () => manager.get('/notices/shown/summary'),
    'GET /notices/shown.csv': () => manager.get('/notices/shown.csv'),
    'POST /media': async () => {
      const said = await fetched('POST', '/media?name=dot.png', manager, PNG);
      media = (said.body['media'] as { id: string } | undefined)?.id ?? '';
      return said;
    },
    'GET /media': () => manager.get('/media'),
    'GET /media/{id}': () => anybody.get(`/media/${media}`),
    'DELETE /media/{id}': () => manager.delete(`/media/${media}`),
    'POST /counters/{id}/pause': async () => {
      await idle();
      return manager.post('/counters/1/pause', { reason: 'a test' });
    },
    'POST /counters/{id}/close': () => manager.post('/counters/1/close'),
    'POST /hall/close-day': () => manager.post('/hall/close-day'),
  };
  await live.watch('tray');
  // No browser takes pictures of a board here, nobody has a photo, and no sound is kept under that name.
  const expected = {
    ...{ 'GET /boards/{id}/picture': 503, 'GET /photos/{id}': 404, 'GET /voice/{key}.wav': 404 },
    ...{ 'GET /city/journal': 404, 'POST /city/journal': 404 },
    // Nor is anybody told what happens.
    ...Object.fromEntries(Object.keys(calls).flatMap((name) => (name.startsWith('POST /hooks/') ? [[name, 404]] : []))),
  };
  const close = (): void => {
    for (const each of [kiosk, screen, leaving]) each.close();
    live.close();
  };
  return { calls, expected, close };
}
