import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RESOURCES } from '../../core/protocol/resources.ts';

/** The rows of the table of paths: the methods of each, and what it names between backticks. */
const ROWS = readFileSync('docs/spec/protocol.md', 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, cell = ''] = line.split('|');
    const methods = /^ ((?:GET|POST|PUT|DELETE)(?:, (?:GET|POST|PUT|DELETE))*)/.exec(cell)?.[1]?.split(', ');
    const named = [...cell.matchAll(/(?:(GET|POST|PUT|DELETE) )?`([^`]*)`/g)].map(([, method, said = '']) => ({
      method,
      word: said.replace(/[ ?].*/, ''),
    }));
    return methods === undefined ? [] : [{ methods, named }];
  });

/** Named whole, or by its last part beside a path that begins as it does. */
function isNamed(method: string, path: string): boolean {
  const at = path.search(/(?:\.[a-z]+|\/[^/]*)$/);
  const [stem, end] = [path.slice(0, at), path.slice(at)];
  return ROWS.some(({ methods, named }) => {
    const words = named.filter((each) =>
      (each.method === undefined ? methods : [each.method, ...methods]).includes(method),
    );
    const begins = words.some(
      ({ word }) => word.startsWith(`${stem}/`) || word === stem || word.startsWith(`${stem}.`),
    );
    return (
      words.some(({ word }) => word === path) ||
      (begins && words.some(({ word }) => [end, end.slice(1)].includes(word)))
    );
  });
}

it('[D34] the page of the protocol lists every path of the table of resources, with its method', () => {
  const missing = Object.keys(RESOURCES).filter((name) => {
    const [method = '', path = ''] = name.split(' ');
    return !isNamed(method, path);
  });
  expect(missing).toEqual([]);
});

it('[D34] and a path that there is not would be missed', () => {
  expect(isNamed('GET', '/reports/{id}.pdf')).toBe(false);
  expect(isNamed('POST', '/tickets/{id}/shred')).toBe(false);
  expect(isNamed('DELETE', '/cards')).toBe(false);
});
