// Which test files a run is about, and what they need before they can run.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from './lib.mjs';

/** Options of vitest that are followed by a value of their own. */
const WITH_VALUE = new Set(['-t', '--testNamePattern', '--project', '--reporter', '--retry', '--maxWorkers']);

/** The words of a command line that name files, as vitest reads them: parts of a path. */
export function filters(args) {
  return args.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(args[at - 1]));
}

/** The test files that a list of filters names. */
export function filesNamed(names) {
  const wanted = names.map((name) => relative(root, join(process.cwd(), name)).split(sep).join('/'));
  return readdirSync(join(root, 'tests'), { recursive: true })
    .map((file) => `tests/${file.split(sep).join('/')}`)
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => [...wanted, ...names].some((name) => file.includes(name)));
}

/** Real servers and real pages are run as they are built. */
export const needsBuild = (file) => /^tests\/(hall|screens|gallery)\//u.test(file);

/** Pages are looked at in a browser. */
export const needsBrowser = (file) => /^tests\/(screens|gallery)\//u.test(file);
