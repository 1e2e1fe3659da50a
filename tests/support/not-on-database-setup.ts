import { NOT_ON_A_DATABASE } from './not-on-database.ts';

/** Before the tests: says which of them are left out, and why. */
export function setup(): void {
  const lines = NOT_ON_A_DATABASE.flatMap(({ file, titles = [''], why }) =>
    titles.map((title) => `  ${file}${title === '' ? '' : `: ${title}`} (${why})`),
  );
  process.stderr.write(`Left out, for they say nothing of a hall in a database:\n${lines.join('\n')}\n`);
}
