import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from 'vitest';
import { inTime } from '../../../server/ops/in-time.ts';

const MS = 50;
const toEnd: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0)) await end();
});

/** Nothing else of this process goes on, as when it was stopped. */
const stopped = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const late = (): string => 'late';

it('[OW18] an answer that came while the process was stopped is heard before it is given up', async () => {
  const sent = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(
    `const { createServer } = require('node:net');
    const { parentPort, workerData } = require('node:worker_threads');
    const server = createServer((socket) => socket.on('error', () => undefined).on('data', () => socket.write('answer', () => {
      Atomics.store(workerData, 0, 1);
      Atomics.notify(workerData, 0);
    }))).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: sent },
  );
  toEnd.push(() => worker.terminate());
  const [port] = (await once(worker, 'message')) as [number];
  const socket = connect(port, '127.0.0.1');
  toEnd.push(() => socket.destroy());
  await once(socket, 'connect');
  const answer = once(socket, 'data').then(([bytes]) => String(bytes));
  socket.write('question');
  let givenUp = 0;
  const heard = inTime(answer, MS, () => {
    givenUp += 1;
    return late();
  });
  Atomics.wait(sent, 0, 0);
  stopped(2 * MS);
  expect(await heard).toBe('answer');
  // What it is given up with may destroy the connection that has just answered.
  await new Promise((done) => setTimeout(done, MS));
  expect(givenUp).toBe(0);
});

it('[OW18] what is late is late, and what throws throws', async () => {
  const never = new Promise<string>(() => undefined);
  await expect(
    inTime(never, 1, () => {
      throw new Error('late');
    }),
  ).rejects.toThrow('late');
  await expect(inTime(Promise.reject(new Error('fault')), MS, late)).rejects.toThrow('fault');
});
