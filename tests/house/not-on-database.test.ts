import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { NOT_ON_A_DATABASE, whyNotOnDatabase } from '../support/not-on-database.ts';

it('[CH11] what is left out where halls last in a database is there, and nothing else is left out', () => {
  for (const { file, titles = [] } of NOT_ON_A_DATABASE) {
    const all = [...readFileSync(file, 'utf8').matchAll(/\bit(?:\.each[^;]*?\]\))?\(\s*[`'"]([^`'"]+)/g)].map(
      ([, title = '']) => title,
    );
    for (const beginning of titles)
      expect(
        all.some((title) => title.startsWith(beginning)),
        `${file} ${beginning}`,
      ).toBe(true);
    const left = all.filter((title) => whyNotOnDatabase(file, title) !== undefined);
    expect(left.every((title) => titles.some((beginning) => title.startsWith(beginning)))).toBe(true);
  }
  expect(whyNotOnDatabase('tests/hall/visit.test.ts', '[DS15] of another file')).toBeUndefined();
});
