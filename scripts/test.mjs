// npm test: installs what the tests need, runs the checks and every test, ends with the sum over all.
// npm test -- FILE…: these files alone. npm run test:thorough: every test, and those that take too long for every day.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, install, needNode, root, run, stop } from './lib.mjs';
import { filesNamed, filters, needsBrowser, needsBuild } from './test-files.mjs';

/** What the exhaustive run asks for beside the files `*.thorough.test.ts`. */
const THOROUGH = { HALLCALL_THOROUGH: '1', BOARD_FAULT_CALLS: '300', NOTICE_SECONDS: '300' };

/**
 * How many files of each project run at once: rules take all of a processor each, real servers and pages a part of one,
 * and the patient wait for voices and clocks.
 */
const WORKERS = { core: 2, unit: 2, hall: 3, patient: 5, screens: 3 };

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
const SLOWEST = 12;
const sum = { passed: 0, failed: 0 };
/** How long each project and each file took. */
const projects = [];
const took = [];
if (files === undefined) await everything();
else await vitest('named', args);
tellTimes();
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
if (sum.passed + sum.failed === 0) console.log('No test ran: no title in these files fits what -t says.');
console.log(`${sum.passed} passed, ${sum.failed} failed`);

async function everything() {
  const { check } = await import('./check.mjs');
  const checked = await check();
  sum.passed += checked.passed;
  sum.failed += checked.failed;
  for (const [project, workers] of Object.entries(WORKERS)) {
    await vitest(project, ['--project', project, '--passWithNoTests', `--maxWorkers=${workers}`, ...args]);
  }
}

/** One run of vitest, counted and timed. */
async function vitest(name, words) {
  const began = Date.now();
  console.log(`\n${name} …`);
  const report = join(reports, `${name}.json`);
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const { code } = await run(process.execPath, [...program, `--outputFile=${report}`, ...words], { echo: true });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const passed = result?.numPassedTests ?? 0;
  const failed = Math.max((result?.numFailedTests ?? 0) + unloaded(result), code === 0 ? 0 : 1);
  sum.passed += passed;
  sum.failed += failed;
  projects.push(`${name}: ${seconds(Date.now() - began)}, ${passed} passed, ${failed} failed`);
  for (const { name: file, startTime, endTime } of result?.testResults ?? [])
    took.push({ file: relative(root, file), ms: endTime - startTime });
}

/** A file that could not be loaded has no test of its own to fail: it counts as one. */
function unloaded(result) {
  const broken = (result?.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  );
  return broken.length;
}

function tellTimes() {
  took.sort((one, other) => other.ms - one.ms);
  console.log('\nslowest files:');
  for (const { file, ms } of took.slice(0, SLOWEST)) console.log(`  ${seconds(ms).padStart(8)}  ${file}`);
  for (const line of projects) console.log(line);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
