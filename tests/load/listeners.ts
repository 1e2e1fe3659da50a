import { connected } from './connected.ts';

// Boards without glass: each hears of every call of a hall, and of every message of a bare broadcast. Told when
// standard input ends.
const [hall = '', bare = '', count = '0', ...boards] = process.argv.slice(2);

const now = (): number => performance.timeOrigin + performance.now();
/** By number: when each listener heard of it first. */
const heard = { hall: new Map<string, number[]>(), bare: new Map<string, number[]>() };

const note = (times: Map<string, number[]>, seen: Set<string>, number: string, at: number): void => {
  if (seen.has(number)) return;
  seen.add(number);
  const all = times.get(number);
  if (all === undefined) times.set(number, [at]);
  else all.push(at);
};

for (let n = 0; n < Number(count); n += 1) {
  const ours = await connected(hall, {});
  const fromHall = new Set<string>();
  ours.on('call', ({ number }: { readonly number: string }) => {
    note(heard.hall, fromHall, number, now());
  });
  await ours.emitWithAck('watch', { topic: `board:${boards[n % boards.length] ?? ''}` });
  const theirs = await connected(bare, {});
  const fromBare = new Set<string>();
  theirs.on('call', ({ number }: { readonly number: string }) => {
    note(heard.bare, fromBare, number, now());
  });
}
process.stdin.resume();
process.stdin.on('end', () => {
  process.stdout.write(
    `${JSON.stringify({ hall: Object.fromEntries(heard.hall), bare: Object.fromEntries(heard.bare) })}\n`,
    () => process.exit(0),
  );
});
console.log('listening');
