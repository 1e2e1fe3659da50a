import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HallEvent } from '../../core/queue/event.ts';
import { unseal } from '../../server/journal/chain.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import { clientOf } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { ownHall } from '../support/own-hall.ts';
import { startDemo, startEmptyDemo } from '../support/start-demo.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-demo-hall-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function eventsIn(data: string): Promise<readonly HallEvent[]> {
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  await journal.open();
  try {
    return (await journal.read({ hall: 'daqing-sample', day: '2026-03-09' }, 0)).map(unseal);
  } finally {
    await journal.close();
  }
}

const HAPPENED = [
  'TicketIssued',
  'SlipReported',
  'TicketCalled',
  'ServingStarted',
  'StepFinished',
  'StepRated',
] as const satisfies readonly HallEvent['type'][];

it('[F15] robots take numbers, call, serve and rate through the doors, a fault comes and goes, and Ctrl-C leaves nothing behind', async () => {
  const temp = join(folder, 'temp');
  const data = join(folder, 'data');
  await mkdir(temp);
  // The first fault of this seed is over a quarter of an hour after the opening.
  const demo = startDemo(['--speed', '240', '--seed', '4', '--port', '0', '--data', data], temp);
  const url = await demo.ready;
  const anybody = clientOf(url);
  expect((await anybody.get('/hall')).body['now']).toMatch(/^2026-03-09T08:/);
  anybody.close();
  await eventually(() => demo.output().includes('恢复 over:'), 'a fault is over');
  await eventually(async () => {
    const types = new Set((await eventsIn(data)).map(({ type }) => type));
    return HAPPENED.every((type) => types.has(type));
  }, 'numbers, calls, services and ratings');
  demo.interrupt();
  expect(await demo.ended, demo.output()).toBe(0);
  expect(demo.output()).toMatch(/故障 fault: /);
  expect(demo.output()).not.toContain('stumbled');
  expect(await readdir(temp)).toEqual([]);
  await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  const events = await eventsIn(data);
  expect(events[0]).toMatchObject({ type: 'DayOpened', data: { simulated: true } });
  // With the identities of kiosks and of clerks, and nothing by the hall itself.
  for (const { type, actor } of events) {
    if (type === 'TicketIssued') expect(actor).toMatch(/^device:kiosk-\d$/);
    if (type === 'TicketCalled') expect(actor).toMatch(/^staff:clerk-\d{3}$/);
  }
}, 240_000);

it('[F15] it ends by itself at the time that it was told', async () => {
  const temp = join(folder, 'until');
  await mkdir(temp);
  const demo = startDemo(['--speed', '120', '--until', '08:29', '--port', '0'], temp);
  await demo.ready;
  expect(await demo.ended, demo.output()).toBe(0);
  expect(demo.output()).toContain('the demonstration ends');
  expect(await readdir(temp)).toEqual([]);
}, 240_000);

it('[F13] robots and their clock are for the sample hall alone', async () => {
  const own = await ownHall();
  const words = ['--port', '0', '--data', join(folder, 'own'), '--hall-file', own.folder];
  const demo = startEmptyDemo(10, words);
  expect(await demo.ended).toBe(2);
  expect(demo.output()).toContain('robots play the sample hall only');
  await own.remove();
}, 240_000);
