// The tables of docs/your-own-hall.md, made from the columns of the hall file: node scripts/hall-columns.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib.mjs';

/** What stands between `<!-- columns of lines.csv -->` and `<!-- end -->`. */
const TABLE = /<!-- columns of ([a-z_]+\.csv) -->\n[\s\S]*?<!-- end -->/gu;

/** The page with its tables made anew; `tables`: the columns of each file, for hall.csv its keys. */
export function withColumns(page, tables) {
  return page.replace(TABLE, (_, file) => {
    const head = [`| ${file === 'hall.csv' ? 'key' : 'column'} | example | what it says |`, '| --- | --- | --- |'];
    const lines = [...head, ...groups(tables[file]).map(lineOf)].join('\n');
    return `<!-- columns of ${file} -->\n\n${lines}\n\n<!-- end -->`;
  });
}

/** Columns that say the same stand in one line. */
function groups(columns) {
  const found = [];
  for (const column of columns) {
    const last = found.at(-1);
    const same = last !== undefined && last[0].help.en === column.help.en && leaving(last[0]) === leaving(column);
    if (same) last.push(column);
    else found.push([column]);
  }
  return found;
}

function lineOf(columns) {
  const names = columns.map(({ name }) => code(name)).join(', ');
  const examples = [...new Set(columns.map(({ example }) => example))]
    .filter((each) => each !== '')
    .map(code)
    .join(', ');
  return `| ${names}${leaving(columns[0])} | ${examples} | ${columns[0].help.en} |`;
}

function leaving({ required, otherwise }) {
  if (required) return '';
  return otherwise === undefined ? ' (may be left out)' : ` (may be left out: ${otherwise})`;
}

function code(text) {
  return `\`${text}\``;
}

async function columns() {
  const { build } = await import('esbuild');
  const entry = "export { HALL_TABLES } from './columns.ts'; export { HALL_KEYS } from './columns/hall-columns.ts';";
  const stdin = { contents: entry, resolveDir: join(root, 'core/hall-file'), loader: 'ts' };
  const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false });
  const { HALL_TABLES, HALL_KEYS } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
  const entries = Object.entries(HALL_TABLES).map(([file, table]) => [file, table.columns]);
  return { ...Object.fromEntries(entries), 'hall.csv': HALL_KEYS };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = join(root, 'docs/your-own-hall.md');
  writeFileSync(path, withColumns(readFileSync(path, 'utf8'), await columns()));
}
