// npm test: installs what the tests need, runs the checks and every test, ends with the sum over all.
// npm test -- FILE…: these files alone. npm run test:thorough: every test, and those that take too long for every day.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, needNode, root, run, stop } from './lib.mjs';
import { filesNamed, filters, needsBrowser, needsBuild } from './test-files.mjs';

/** What the exhaustive run asks for beside the files `*.thorough.test.ts`. */
const THOROUGH = { HALLCALL_THOROUGH: '1', BOARD_FAULT_CALLS: '300', NOTICE_SECONDS: '300' };

const args = process.argv.slice(2).filter((word) => word !== '--thorough');
const named = filters(args);
const files = named.length === 0 ? undefined : filesNamed(named);
if (files?.length === 0) stop(`No test file is named ${named.join(' or ')}.`);
if (process.argv.includes('--thorough')) Object.assign(process.env, THOROUGH);
// Whoever names such a file means it.
else if (files?.some((file) => file.endsWith('.thorough.test.ts'))) process.env.HALLCALL_THOROUGH = '1';

needNode();
install();
if (files === undefined || files.some(needsBrowser)) {
  const { ensureChromium } = await import('./chromium.mjs');
  ensureChromium();
}
if (files === undefined || files.some(needsBuild)) build();

const reports = join(root, 'node_modules', '.hallcall', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const sum = { passed: 0, failed: 0 };
if (files === undefined) await everything();
else await vitest('named', args);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
console.log(`${sum.passed} passed, ${sum.failed} failed`);

async function everything() {
  const { check } = await import('./check.mjs');
  const checked = await check();
  sum.passed += checked.passed;
  sum.failed += checked.failed;
  // Two processors do the unit tests twice as fast; the patient ones wait for voices and clocks, not for the processor.
  const workers = { unit: 2, screens: 2, patient: 3 };
  for (const project of ['unit', 'hall', 'patient', 'measured', 'screens']) {
    const many = workers[project] === undefined ? [] : [`--maxWorkers=${workers[project]}`];
    await vitest(project, ['--project', project, '--passWithNoTests', ...many, ...args]);
  }
}

/** One run of vitest, counted. */
async function vitest(name, words) {
  const report = join(reports, `${name}.json`);
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const { code } = await run(process.execPath, [...program, `--outputFile=${report}`, ...words], { echo: true });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  sum.passed += result?.numPassedTests ?? 0;
  sum.failed += result?.numFailedTests ?? 0;
  // A file that could not be loaded, or an error outside any test, has no test of its own to fail.
  if (code !== 0 && (result?.numFailedTests ?? 0) === 0) sum.failed += 1;
}
