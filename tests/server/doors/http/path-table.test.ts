import { EventEmitter } from 'node:events';
import { Router, type Request, type Response } from 'express';
import { describe, expect, it } from 'vitest';
import { allResources } from '../../../../core/protocol/resources/resource-facts.ts';
import { PathTable } from '../../../../server/doors/http/path-table.ts';
import { fc } from '../../../support/property.ts';

const ROWS = allResources();
const table = new PathTable<string>();
for (const { method, path, name } of ROWS) table.add(method, path, name);

/** The same rows in express's own router, which tells what it would serve. */
const express = Router();
let served: { name: string; params: object } | undefined;
for (const { method, path, name } of ROWS) {
  const verb = ({ GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const)[method];
  express[verb](path.replace(/\{(\w+)\}/g, ':$1'), (request) => {
    served = { name, params: { ...request.params } };
  });
}

function asExpress(method: string, url: string): object | undefined {
  served = undefined;
  let fault: unknown;
  const request = Object.assign(new EventEmitter(), { method, url, originalUrl: url, headers: {} });
  const response = Object.assign(new EventEmitter(), { setHeader: () => undefined, end: () => undefined });
  express(request as unknown as Request, response as unknown as Response, (error: unknown) => (fault = error));
  return fault instanceof Error ? { fault: fault.message } : served;
}

function asTable(method: string, url: string): object | undefined {
  const found = table.find(method, url);
  if (found?.kind === 'undecodable') return { fault: `Failed to decode param '${found.part}'` };
  return found?.kind === 'found' ? { name: found.row, params: found.params } : undefined;
}

const part = fc.constantFrom(
  '1',
  'board-01',
  'a b',
  'A%20b',
  '%E5%8F%B7',
  '%zz',
  '%',
  'find',
  'emergency',
  '',
  '.',
  'Ä',
);

/** A path of a row with something in the places of its names, and at times something more or another spelling. */
const anyPath = fc
  .record({ row: fc.constantFrom(...ROWS), parts: fc.array(part, { minLength: 4, maxLength: 4 }), twist: fc.nat(9) })
  .map(({ row, parts, twist }) => {
    const given = [...parts];
    const path = row.path.replace(/\{\w+\}/g, () => given.shift() ?? '');
    return [`${path}/`, `${path}//`, path.toUpperCase(), `${path}/1`, path.replace('/', '//')][twist] ?? path;
  });

const anyMethod = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH');

describe('paths of the API', () => {
  it('[D33] each request finds the row that express finds by walking through all of them', () => {
    fc.assert(
      fc.property(anyMethod, anyPath, (method, path) => {
        expect(asTable(method, path)).toEqual(asExpress(method, path));
      }),
      { numRuns: 4000 },
    );
  });

  it('[D33] a path that is there tells which methods it has, and one that is not nothing', () => {
    expect(table.find('PUT', '/sessions')).toEqual({ kind: 'other-methods', allowed: ['POST', 'GET', 'HEAD'] });
    expect(table.find('GET', '/nowhere')).toBeUndefined();
    expect(table.find('GET', '/tickets/1/2/3/4')).toBeUndefined();
  });
});
