import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** `STR6 to STR18` is all of them. */
function idsIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/\b([A-Z]{1,4})(\d+) to \1(\d+)\b/g)].flatMap(([, letters = '', from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, n) => `${letters}${String(Number(from) + n)}`),
  );
  const single = [...text.matchAll(/(?<=[(,] ?)[A-Z]{1,4}\d+(?=[,);:])/g)].map(([id]) => id);
  return [...new Set([...spans, ...single])];
}

it('[CH9] every rule that the page on security names is one', async () => {
  const folder = join('docs', 'spec');
  const specs = await Promise.all((await readdir(folder)).map((file) => readFile(join(folder, file), 'utf8')));
  const rules = new Set(specs.flatMap((text) => [...text.matchAll(/\*\*([A-Z]{1,4}\d+)\*\*/g)].map(([, id]) => id)));
  const named = idsIn(await readFile(join('docs', 'security.md'), 'utf8'));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((id) => !rules.has(id))).toEqual([]);
});
