import { connected } from './connected.ts';

// The screens of a busy hall: a console at each counter, boards, and a manager. With `call`, the counters also call
// without a pause. Tells how many calls were made when standard input ends.
const [url = '', mode = '', manager = '', ...clerks] = process.argv.slice(2);
const BOARDS = ['board-01', 'board-02', 'board-03', 'board-04'];

for (const board of BOARDS) await (await connected(url, {})).emitWithAck('watch', { topic: `board:${board}` });
const overview = await connected(url, { token: manager });
for (const topic of ['manager', 'hall']) await overview.emitWithAck('watch', { topic });
let calls = 0;
let open = true;
for (const [at, token] of clerks.entries()) {
  const counter = String(at + 1);
  const socket = await connected(url, { token });
  await socket.emitWithAck('watch', { topic: `counter:${counter}` });
  const work = async (): Promise<void> => {
    while (open) {
      const commandId = `crowd-${counter}-${String(calls)}-${String(Math.random())}`;
      const said = (await socket.emitWithAck('command', { name: 'call-next', commandId, counter })) as { ok?: true };
      if (said.ok === true) calls += 1;
      // Nobody waits yet: asked again when somebody may.
      else await new Promise((done) => setTimeout(done, 20));
    }
  };
  if (mode === 'call') void work();
}
process.stdin.resume();
process.stdin.on('end', () => {
  open = false;
  process.stdout.write(`${JSON.stringify({ calls })}\n`, () => process.exit(0));
});
console.log('watching');
