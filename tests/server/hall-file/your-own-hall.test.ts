import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HALL_TABLES } from '../../../core/hall-file/columns.ts';
import { withColumns } from '../../../scripts/hall-columns.mjs';
import { HALL_KEYS } from '../../../core/hall-file/columns/hall-columns.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/your-own-hall.md'), 'utf8');

describe('docs/your-own-hall.md', () => {
  it('[H23] its tables are those of the columns; after a change: node scripts/hall-columns.mjs', () => {
    const columns = Object.entries(HALL_TABLES).map(([file, table]) => [file, table.columns] as const);
    expect(withColumns(page, { ...Object.fromEntries(columns), 'hall.csv': HALL_KEYS })).toBe(page);
    for (const file of Object.keys(HALL_TABLES)) expect(page).toContain(`<!-- columns of ${file} -->`);
  });

  it('[H16] has a chapter for every file and a word for every column and key', () => {
    const missing: string[] = HALL_KEYS.map(({ name }) => name).filter((key) => !page.includes(`\`${key}\``));
    for (const [file, { columns }] of Object.entries(HALL_TABLES)) {
      const all = columns.map(({ name }) => name);
      const chapter = page.split(/^## /m).find((each) => each.startsWith(file)) ?? '';
      const names = ['name_zh_hans', 'name_zh_hant', 'name_en'];
      const told = all.filter(
        (name) => chapter.includes(`\`${name}\``) || (names.includes(name) && /name|names/.test(chapter)),
      );
      missing.push(...all.filter((name) => !told.includes(name)).map((name) => `${file}: ${name}`));
    }
    expect(missing).toEqual([]);
  });
});
