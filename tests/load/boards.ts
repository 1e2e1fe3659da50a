import type { Socket } from 'socket.io-client';
import { connected } from './connected.ts';
import { CALL_MESSAGE } from './call-message.ts';
import { percentile } from './figures.ts';

// 200 boards and one clerk in one process, so that one clock measures from the key to each board.
const [mode = '', url = '', token = ''] = process.argv.slice(2);
const BOARDS = 200;
const CALLS = 60;

const boards: Socket[] = [];
for (let i = 0; i < BOARDS; i += 1) {
  const board = await connected(url, {});
  if (mode === 'hall') await board.emitWithAck('watch', { topic: 'board:board-01' });
  boards.push(board);
}
const clerk = await connected(url, mode === 'hall' ? { token } : {});
let began = 0;
let arrived = 0;
let all: () => void = () => undefined;
const times: number[] = [];
for (const board of boards) {
  board.on('call', () => {
    times.push(performance.now() - began);
    arrived += 1;
    if (arrived === BOARDS) all();
  });
}
let missed = 0;
for (let call = 0; call < CALLS; call += 1) {
  if (mode === 'hall') {
    const taken = (await clerk.emitWithAck('command', {
      name: 'issue-ticket',
      commandId: `issue-${String(Math.random())}`,
      services: ['id-card-renewal'],
    })) as { ok?: boolean };
    if (taken.ok !== true) throw new Error(JSON.stringify(taken));
  }
  await new Promise((done) => setTimeout(done, 100));
  arrived = 0;
  const done = new Promise<void>((resolve) => (all = resolve));
  began = performance.now();
  if (mode === 'hall')
    clerk.emit(
      'command',
      { name: 'call-next', commandId: `next-${String(Math.random())}`, counter: '1' },
      (answer: { ok?: boolean }) => {
        if (answer.ok !== true) throw new Error(JSON.stringify(answer));
      },
    );
  else clerk.emit('go', CALL_MESSAGE, () => undefined);
  await Promise.race([done, new Promise((late) => setTimeout(late, 3000))]);
  missed += BOARDS - arrived;
}
console.log(JSON.stringify({ p50: percentile(times, 50), p99: percentile(times, 99), missed }));
process.exit(0);
