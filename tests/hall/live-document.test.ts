import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asyncApiDocument, type AsyncApiDocument } from '../../core/protocol/asyncapi.ts';
import { COMMANDS } from '../../core/protocol/commands.ts';
import { TOPICS, type TopicKind } from '../../core/protocol/topics.ts';
import { clientOf, login, type Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Live } from '../support/live.ts';
import { messageFaults, type MessageFault } from '../support/live-document.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

type Who = 'supervisor' | 'admin' | 'nobody' | 'kiosk' | 'board' | 'screen';

let hall: RunningHall;
let document: AsyncApiDocument;
let faultOf: MessageFault;
let ticket: { readonly id: string; readonly secret: string };
const clients: Client[] = [];
const lives = {} as Record<Who, Live>;

beforeAll(async () => {
  hall = await startHall();
  const nobody = clientOf(hall.url);
  const admin = await login(hall.url, 'admin');
  const supervisor = await login(hall.url, 'supervisor');
  const device = async (kind: string, id: string): Promise<string> =>
    (await admin.post('/devices', { kind, id })).body['token'] as string;
  clients.push(nobody, admin, supervisor);
  document = (await nobody.get('/asyncapi.json')).body as AsyncApiDocument;
  faultOf = messageFaults(document);
  const tokens: Readonly<Record<Who, string | undefined>> = {
    nobody: undefined,
    admin: admin.token,
    supervisor: supervisor.token,
    kiosk: await device('kiosk', 'kiosk-1'),
    board: await device('board', 'board-01'),
    screen: await device('counter-screen', '1'),
  };
  for (const [who, token] of Object.entries(tokens)) lives[who as Who] = await connect(hall.url, { token });
});
afterAll(async () => {
  for (const each of Object.values(lives)) each.close();
  for (const each of clients) each.close();
  await hall.dispose();
});

/** A command over the live door that is done, and acknowledged as the document says. */
async function done(name: string, body: object = {}, who: Who = 'supervisor'): Promise<Record<string, unknown>> {
  const answer = await said(name, body, who);
  expect(answer, name).toMatchObject({ ok: true });
  return answer;
}

/** A command over the live door, whose acknowledgement is as the document says, be it done or refused. */
async function said(name: string, body: object, who: Who): Promise<Record<string, unknown>> {
  const answer = await lives[who].command(name, body);
  expect(faultOf(`command.${name}.ack`, answer), JSON.stringify(answer)).toBeUndefined();
  return answer;
}

/** Who watches each topic here, and which. */
const WATCHED: Readonly<Record<TopicKind, readonly [who: Who, id: () => string]>> = {
  hall: ['nobody', () => ''],
  board: ['nobody', () => 'board-01'],
  window: ['nobody', () => '1'],
  notices: ['board', () => 'board-01'],
  emergency: ['nobody', () => ''],
  ticket: ['nobody', () => ticket.id],
  counter: ['supervisor', () => '1'],
  heard: ['supervisor', () => '1'],
  rating: ['screen', () => '1'],
  line: ['supervisor', () => 'ps-household'],
  printers: ['supervisor', () => ''],
  tray: ['kiosk', () => ''],
  inputs: ['supervisor', () => ''],
  kiosk: ['kiosk', () => 'kiosk-1'],
  manager: ['supervisor', () => ''],
  troubles: ['supervisor', () => ''],
  alerts: ['supervisor', () => ''],
  duty: ['supervisor', () => 'board-12'],
  boards: ['supervisor', () => ''],
  signs: ['supervisor', () => ''],
};

function topicOf(kind: TopicKind): string {
  const id = WATCHED[kind][1]();
  return id === '' ? kind : `${kind}:${id}`;
}

describe('the live door, by the document that it serves', () => {
  it('[DL24] the document that is served is the one of the tables', () => {
    expect(document).toEqual(asyncApiDocument((document.info as { title: string }).title));
    expect(Object.keys(WATCHED).sort()).toEqual(Object.keys(TOPICS).sort());
  });

  it('[DL25] a morning at a counter: every acknowledgement is as the document says', async () => {
    ticket = (await done('issue-ticket', { services: ['name-change'], language: 'en' }))['ticket'] as typeof ticket;
    await done('issue-ticket', { services: ['name-change', 'deed-tax'] }, 'kiosk');
    await done('issue-ticket', { services: ['name-change'], category: 'elderly' });
    await done('open-counter', { counter: '1' });
    await done('call-next', { counter: '1' });
    await done('recall', { counter: '1' });
    await done('serve', { counter: '1' });
    await done('add-note', { counter: '1', text: 'has brought the papers' });
    await done('finish', { counter: '1', outcome: 'accepted', note: 'comes back on Monday' });
    await done('rate-at-counter', { counter: '1', grade: 5 }, 'screen');
    const called = (await done('call-next', { counter: '1' }))['ticket'] as { readonly id: string };
    await done('call-next', { counter: '1', became: 'missed' });
    await done('bring-back', { counter: '1', ticket: called.id, to: 'line', reason: 'came after all' });
    await done('park', { counter: '1', note: 'fetches a copy' });
    await done('call-next', { counter: '1' });
  });

  it('[DL25] what a supervisor sets, moves and tells: every acknowledgement, and the views with it, are as the document says', async () => {
    const reason = 'a test';
    const text = { 'zh-Hans': '约20分钟', en: 'about 20 minutes' };
    const lines = [{ line: 'ps-household', level: 1 }];
    for (const to of [{ line: 'ps-household' }, { counter: '1' }, { screen: '1' }]) {
      await done('send-message', { to, text, minutes: 20 });
    }
    await done('set-target', { line: 'ps-household', minutes: 20, reason });
    await done('set-limit', { service: 'name-change', places: 400, reason });
    await done('assign-lines', { counter: '2', lines, reason });
    await done('make-profile', { title: { en: 'Rush' }, counters: [{ counter: '3', lines }], reason });
    await done('issue-ticket', { services: ['name-change'] });
    const moving = { from: { line: 'ps-household' }, to: { counter: '1' }, which: { last: 1 }, reason };
    expect(await done('move-tickets', moving)).toMatchObject({ moved: 1 });
  });

  it.each(Object.keys(TOPICS) as TopicKind[])(
    '[DL26] %s: what is answered, what is pushed and what is refused is as the document says',
    async (kind) => {
      const [who] = WATCHED[kind];
      const answer = await lives[who].watch(topicOf(kind), kind === 'ticket' ? ticket.secret : undefined);
      expect(faultOf(`${kind}.watched`, answer)).toBeUndefined();
      const stranger = await connect(hall.url);
      const refused = await stranger.watch('id' in TOPICS[kind] ? `${kind}:none` : kind);
      if ('problem' in refused) expect(faultOf(`${kind}.refused`, refused)).toBeUndefined();
      stranger.close();
      // A field that the document does not know is a fault.
      const view = { ...(answer['view'] as object), foreign: 1 };
      expect(faultOf(`${kind}.watched`, { ...answer, view })).toContain('must NOT have additional properties');
    },
  );

  it('[DL27] whatever is pushed on a busy morning, and each call, is as the document says', async () => {
    await lives.board.watch('board:board-01');
    await done('finish', { counter: '1' });
    await done('issue-ticket', { services: ['name-change'] });
    await done('call-next', { counter: '1' });
    const [clerk, board] = [lives.supervisor, lives.board];
    await eventually(() => board.calls.length > 0 || undefined, 'the board hears the call');
    await eventually(() => clerk.views.some(({ topic }) => topic === 'manager') || undefined, 'managers see it');
    for (const call of board.calls) expect(faultOf('call', call)).toBeUndefined();
    const pushed = Object.values(lives).flatMap(({ views }) => views);
    for (const each of pushed) expect(faultOf(`${each.topic.split(':')[0] ?? ''}.view`, each)).toBeUndefined();
    expect(new Set(pushed.map(({ topic }) => topic.split(':')[0])).size).toBeGreaterThan(5);
  });

  it('[DL28] boards and consoles are acknowledged as the document says', async () => {
    const asked: readonly (readonly [Who, string, object])[] = [
      ['supervisor', 'claim', { counter: '1', key: 'console-0001' }],
      ['nobody', 'claim', { counter: '1', key: 'console-0001' }],
      ['supervisor', 'leave', { counter: '1' }],
      ['supervisor', 'leave', {}],
      ['supervisor', 'unwatch', { topic: 'signs' }],
      ['supervisor', 'active', {}],
      ['nobody', 'active', {}],
      ['board', 'board-report', TO_BE_SAID['board-report']],
      ['nobody', 'board-report', TO_BE_SAID['board-report']],
      ['board', 'notices-shown', TO_BE_SAID['notices-shown']],
      ['nobody', 'agent-hello', {}],
    ];
    for (const [who, message, body] of asked) {
      const answer = await lives[who].ask(message, body);
      expect(faultOf(`${message}.ack`, answer), JSON.stringify(answer)).toBeUndefined();
    }
  });

  it('[DL29] every command is acknowledged as the document says, also where the queue says no', async () => {
    // Last of all, because it ends everything.
    const names = Object.keys(COMMANDS).sort((one) => (one === 'close-day' ? 1 : 0));
    for (const name of names) {
      const [example] = document.components.messages[`command.${name}`]?.['examples'] as readonly [
        { readonly payload: Readonly<Record<string, unknown>> },
      ];
      const { name: _name, commandId: _id, ...body } = example.payload;
      await said(name, body, 'admin');
    }
  });
});

const NOW = '2026-03-09T09:12:30+08:00';
const TO_BE_SAID = {
  'board-report': {
    version: 'display-a1b2',
    sound: 'on',
    width: 1920,
    height: 1080,
    blank: false,
    upMs: 60_000,
    faults: [],
  },
  'notices-shown': { items: [{ id: 'shown-0001', notice: 'drill', from: NOW, until: NOW, complete: true }] },
};
