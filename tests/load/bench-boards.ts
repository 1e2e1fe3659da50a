import { login } from '../support/client.ts';
import { startHall } from '../support/start-hall.ts';
import { runChild, serveChild } from './child.ts';
import { figure, type Figure } from './figures.ts';

const ROUNDS = 3;

/** (b) From the clerk's key to 200 boards, against a bare broadcast of the same message, turn by turn. */
export async function benchBoards(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const bare = await serveChild('bare-broadcast');
  const supervisor = await login(hall.url, 'supervisor');
  await supervisor.post('/counters/1/open');
  const ours: Record<string, number>[] = [];
  const theirs: Record<string, number>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await runChild('boards', 'bare', bare.url, ''));
    ours.push(await runChild('boards', 'hall', hall.url, supervisor.token ?? ''));
  }
  supervisor.close();
  await hall.dispose();
  bare.stop();
  const median = (results: readonly Record<string, number>[], key: string): number =>
    results.map((result) => result[key] ?? Number.NaN).sort((a, b) => a - b)[Math.floor(results.length / 2)] ??
    Number.NaN;
  const compare = (what: string, key: string): Figure =>
    figure('boards', what, median(ours, key), 'ms', median(theirs, key));
  return [
    compare('call to 200 boards, p50', 'p50'),
    compare('call to 200 boards, p99', 'p99'),
    figure('boards', 'calls that a board missed', median(ours, 'missed'), ''),
  ];
}
