import autocannon from 'autocannon';
import { clientOf, login } from '../support/client.ts';
import { startHall } from '../support/start-hall.ts';
import { serveChild } from './child.ts';
import { figure, type Figure } from './figures.ts';

const CONNECTIONS = 64;
const SECONDS = 8;
const ROUNDS = 3;

/**
 * (a) Durable tickets over HTTP with 64 connections, against a bare express endpoint of the same body, turn by turn.
 */
export async function benchHttp(): Promise<readonly Figure[]> {
  const hall = await startHall();
  const bare = await serveChild('bare-express');
  const { token } = await login(hall.url, 'supervisor');
  const client = clientOf(hall.url, token);
  const services = ((await client.get('/services?limit=100')).body['items'] as { id: string }[]).map(({ id }) => id);
  const bodies = services.map((id) => JSON.stringify({ services: [id], language: 'zh-Hans' }));
  const one = await client.post('/tickets', { services: [services[0]] });
  const size = JSON.stringify(one.body).length - 50;
  const shoot = (url: string): Promise<autocannon.Result> =>
    autocannon({
      url,
      connections: CONNECTIONS,
      duration: SECONDS,
      requests: bodies.map((body) => ({
        method: 'POST' as const,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
        body,
      })),
    });
  const ours: autocannon.Result[] = [];
  const theirs: autocannon.Result[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await shoot(`${bare.url}/api/v1/tickets?size=${String(size)}`));
    ours.push(await shoot(`${hall.url}/api/v1/tickets`));
  }
  const failed = ours.reduce((sum, result) => sum + result.non2xx + result.errors, 0);
  client.close();
  await hall.dispose();
  bare.stop();
  const mean = (results: readonly autocannon.Result[], of: (result: autocannon.Result) => number): number =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;
  const compare = (what: string, unit: string, of: (result: autocannon.Result) => number): Figure =>
    figure('tickets', what, mean(ours, of), unit, mean(theirs, of));
  return [
    compare('durable tickets, 64 connections', '1/s', (result) => result['2xx'] / result.duration),
    compare('p50', 'ms', (result) => result.latency.p50),
    compare('p99', 'ms', (result) => result.latency.p99),
    figure('tickets', 'answers that were no ticket', failed, ''),
  ];
}
