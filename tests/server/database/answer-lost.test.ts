import { afterEach, expect, it } from 'vitest';
import { connection } from '../../../server/database/connection.ts';
import {
  AnswerLost,
  DatabaseFault,
  explainSent,
  KeyTaken,
  NotReached,
} from '../../../server/database/database-fault.ts';
import { LatestPrimary } from '../../../server/database/latest-primary.ts';
import { speakPostgres, type SpokenPostgres } from '../../support/spoken-postgres.ts';

const toClose: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of toClose.splice(0)) await each.close();
});

async function connected(spoken: SpokenPostgres) {
  const address = { hosts: [spoken.host], database: 'd', user: 'u', sslMode: 'disable' } as const;
  const line = connection({ address, latest: new LatestPrimary(), patienceMs: 300 });
  toClose.push(line, spoken);
  const ask = () => line.ask({ text: 'SELECT timeline' }).catch((fault: unknown) => fault);
  expect(await ask()).toEqual([{ timeline: '3' }]);
  return ask;
}

it('[L14] what was asked and is not answered, or whose wire breaks, may have been done', async () => {
  const silent = await speakPostgres(3);
  const ask = await connected(silent);
  silent.silence();
  expect(await ask()).toBeInstanceOf(AnswerLost);

  const broken = await speakPostgres(3);
  const again = await connected(broken);
  broken.silence();
  const asked = again();
  setTimeout(() => broken.close(), 50);
  expect(await asked).toBeInstanceOf(AnswerLost);
  // Nobody is there to be asked: nothing was sent.
  const fault = await again();
  expect(fault).toBeInstanceOf(DatabaseFault);
  expect(fault).not.toBeInstanceOf(AnswerLost);
});

it.each([
  ['a disk that is full', '53100', false],
  ['a user who may not', '42501', false],
  ['a key that is taken', '23505', false],
  ['a server that is stopped in the middle', '57P01', true],
  ['one that crashes', '57P02', true],
] as const)('[L14] %s (%s): whether it may have been done', (_, code, may) => {
  const said = explainSent(Object.assign(new Error('said'), { code, severity: 'ERROR' }));
  expect(said instanceof AnswerLost).toBe(may);
  expect(said instanceof KeyTaken).toBe(code === '23505');
});

it.each(['EPIPE', 'ECONNRESET', 'ETIMEDOUT'])('[L14] %s on the wire: it may have been done', (code) => {
  expect(explainSent(Object.assign(new Error('write'), { code }))).toBeInstanceOf(AnswerLost);
});

it('[DB11] whoever waits behind one who found nobody is told so with them, and who comes later is tried anew', async () => {
  const gone = await speakPostgres(3);
  gone.silence();
  const address = { hosts: [gone.host], database: 'd', user: 'u', sslMode: 'disable' } as const;
  const line = connection({ address, latest: new LatestPrimary() });
  toClose.push(line, gone);
  const from = performance.now();
  const ask = () => line.ask({ text: 'SELECT timeline' }).catch((fault: unknown) => fault);
  for (const fault of await Promise.all(Array.from({ length: 5 }, ask))) expect(fault).toBeInstanceOf(NotReached);
  // One look takes 2 s.
  expect(performance.now() - from).toBeLessThan(4000);
  const there = await speakPostgres(3);
  toClose.push(there);
  Object.assign(gone.host, there.host);
  expect(await ask()).toEqual([{ timeline: '3' }]);
});
