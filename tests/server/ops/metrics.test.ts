import { expect, it } from 'vitest';
import { COMMANDS } from '../../../core/protocol/commands.ts';
import { allResources } from '../../../core/protocol/resources/resource-facts.ts';
import { createMetrics, routeLabel } from '../../../server/ops/metrics.ts';
import { UNOWNED } from '../../support/unowned.ts';

/** The values of a label in what Prometheus reads. */
function valuesOf(text: string, label: string): ReadonlySet<string> {
  return new Set([...text.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g'))].map(([, value = '']) => value));
}

it('[STR1] a figure has the labels of the tables, and "other" for every other name', async () => {
  const metrics = createMetrics();
  const hall = metrics.of('hall');
  const made = [...UNOWNED, ...Array.from({ length: 500 }, (_, at) => `call-next-${String(at)}`)];
  for (const name of made) {
    hall.command(name, 'done');
    hall.command('call-next', name);
    hall.request(`GET /${name}`, 200, 0.01);
    hall.request('GET /hall', Number(name), 0.01);
  }
  hall.command('issue-ticket', '409');
  hall.request('GET /tickets/:id', 404, 0.01);
  const text = await metrics.text();
  expect([...valuesOf(text, 'name')].sort()).toEqual(['call-next', 'issue-ticket', 'other']);
  expect([...valuesOf(text, 'outcome')].sort()).toEqual(['409', 'done', 'other']);
  expect([...valuesOf(text, 'route')].sort()).toEqual(['GET /hall', 'GET /tickets/:id', 'other']);
  expect([...valuesOf(text, 'status')].sort()).toEqual(['200', '404', 'other']);
});

it('[STR1] every command and every path of the tables has its own', async () => {
  const metrics = createMetrics();
  const hall = metrics.of('hall');
  for (const name of Object.keys(COMMANDS)) hall.command(name, 'done');
  for (const row of allResources()) hall.request(routeLabel(row), 200, 0.01);
  const text = await metrics.text();
  expect([...valuesOf(text, 'name')].sort()).toEqual(Object.keys(COMMANDS).sort());
  expect(valuesOf(text, 'route')).toEqual(new Set(allResources().map(routeLabel)));
});
