// One of each, and comments that fit on a line: what neither compiler nor lint looks at.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib.mjs';

const WIDEST = 120;
const COMMENT = /^\s*(\/\/|\/\*|\* )/;
// An order to a tool stands on one line, however long.
const ORDER = /^\s*\/\/ (eslint|oxlint|@ts)-/;

/** What is wrong with a line of a file; undefined when nothing is. */
function faultIn(file, line) {
  if (COMMENT.test(line)) {
    return [...line].length > WIDEST && !ORDER.test(line) ? `a comment of more than ${WIDEST} characters` : undefined;
  }
  if (/this\.#|^\s*((readonly|static|async|get|set) )*#[a-z]\w*\s*[:=;(!?]/.test(line)) {
    return 'a private name is written `private name`, not `#name`: decorators know only that';
  }
  if (file.startsWith('tests/') && /^import \{[^}]*\btest\b[^}]*\} from 'vitest'/.test(line)) {
    return 'a test is an `it`, not a `test`';
  }
  return undefined;
}

const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.css'], {
  cwd: root,
  encoding: 'utf8',
});
const faults = stdout
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))
  .flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .map((line, at) => ({ at, fault: faultIn(file, line) }))
      .filter(({ fault }) => fault !== undefined)
      .map(({ at, fault }) => `${file}:${at + 1}: ${fault}`),
  );
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
