// npm test: installs what the tests need, runs the checks and every test, ends with the sum over all.
// npm test -- FILE…: these files alone. npm run test:thorough: every test, and those that take too long for every day.
// npm run test:database [-- FILE…]: the tests of whole halls, each hall in a PostgreSQL; part of test:thorough.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build, install, needNode, root, run, stop } from './lib.mjs';
import { filesNamed, filters, needsBrowser, needsBuild } from './test-files.mjs';

/** What the exhaustive run asks for beside the files `*.thorough.test.ts`. */
const THOROUGH = { HALLCALL_THOROUGH: '1', BOARD_FAULT_CALLS: '300', NOTICE_SECONDS: '300' };

/**
 * How many files of each project run at once: rules take all of a processor each, what is around them, real servers and
 * pages a part of one, and the patient wait for voices and clocks.
 */
const WORKERS = { core: 2, unit: 3, hall: 3, patient: 6, screens: 3 };
/**
 * Two columns at once, in each one project after the other; so that both end together, what calculates alone (`core`)
 * stands behind what waits.
 */
const COLUMNS = [
  ['unit', 'hall'],
  ['patient', 'screens', 'core'],
];

/** Of these tests halls can last in a database. */
const HALLS = ['tests/hall/'];

const given = process.argv.slice(2).filter((word) => !['--thorough', '--database'].includes(word));
const onDatabase = process.argv.includes('--database');
const args = onDatabase && filters(given).length === 0 ? [...HALLS, ...given] : given;
const named = filters(args);
if (named.length === 0 && args.length > 0)
  stop(`npm test                   the checks, and every test
npm test -- FILE… [-t NAME]  these files, or what is named so in them; any other option of vitest behind them
npm run test:thorough      every test, and those that take too long for every day
"${args.join(' ')}" names no file.`);
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
/** Of why something failed: so many lines of so many letters. */
const REASON_LINES = 12;
const REASON_LENGTH = 300;
const sum = { passed: 0, failed: 0 };
/** What failed, told again at the end, where whoever reads the last page of a long log sees it. */
const broken = [];
/** How long each project and each file took. */
const projects = [];
const took = [];
if (files === undefined) await everything();
else if (onDatabase) await onADatabase(args);
else await vitest('named', args);
tellTimes();
tellBroken();
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
if (sum.passed + sum.failed === 0) console.log('No test ran: no title in these files fits what -t says.');
console.log(`${sum.passed} passed, ${sum.failed} failed`);

async function everything() {
  const { check } = await import('./check.mjs');
  const checked = await check();
  sum.passed += checked.passed;
  sum.failed += checked.failed;
  await Promise.all(COLUMNS.map((column, at) => inTurn(column, at === 0)));
  if (!process.argv.includes('--thorough')) return;
  await withAStandby(args);
  await onADatabase([...HALLS, ...args]);
}

/** The contracts of everything that lasts, where a commit waits for a second PostgreSQL. */
async function withAStandby(words) {
  process.env.HALLCALL_STANDBY = '1';
  await vitest('with a standby', ['--project', 'unit', 'tests/contract/', ...words]);
  delete process.env.HALLCALL_STANDBY;
}

/** Whole halls, each of which lasts in a database. */
async function onADatabase(words) {
  process.env.HALLCALL_ON_DATABASE = '1';
  const both = ['hall', 'patient'].flatMap((project) => ['--project', project]);
  await vitest('on a database', [...both, `--maxWorkers=${WORKERS.hall}`, ...words]);
}

/** Projects one after the other; what the second column prints waits for its end, so that no two mix. */
async function inTurn(column, echo) {
  for (const project of column) {
    const workers = `--maxWorkers=${WORKERS[project]}`;
    await vitest(project, ['--project', project, '--passWithNoTests', workers, ...args], echo);
  }
}

/** One run of vitest, counted and timed. */
async function vitest(name, words, echo = true) {
  const began = Date.now();
  console.log(`\n${name} …`);
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`);
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  const { code, output } = await run(process.execPath, [...program, `--outputFile=${report}`, ...words], { echo });
  if (!echo) process.stderr.write(output);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const passed = result?.numPassedTests ?? 0;
  const failures = (result?.testResults ?? []).flatMap(failuresOf);
  // What went wrong outside of every test: a rejection that nobody heard, a process that has gone.
  if (failures.length === 0 && code !== 0)
    failures.push({ what: `${name}, outside of every test`, why: lastError(output) });
  const failed = failures.length;
  broken.push(...failures);
  sum.passed += passed;
  sum.failed += failed;
  projects.push(`${name}: ${seconds(Date.now() - began)}, ${passed} passed, ${failed} failed`);
  for (const { name: file, startTime, endTime } of result?.testResults ?? [])
    took.push({ file: relative(root, file), ms: endTime - startTime });
}

/** Of what a run printed, from where it says that something went wrong; else its last lines. */
function lastError(output) {
  const lines = stripVTControlCharacters(output).split('\n');
  const from = lines.findLastIndex((line) =>
    /^\W*Unhandled (?:Rejection|Error)|^\s*(?:\w*Error|FATAL)\b.*:/.test(line),
  );
  return lines.slice(from === -1 ? -REASON_LINES : from).join('\n');
}

/** The failed tests of a file; one that could not be loaded has no test of its own to fail, and counts as one. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name);
  const tests = assertionResults.filter((each) => each.status === 'failed');
  if (tests.length === 0) return status === 'failed' ? [{ what: file, why: message }] : [];
  return tests.map(({ fullName, failureMessages }) => ({ what: `${file}: ${fullName}`, why: failureMessages[0] }));
}

function tellTimes() {
  took.sort((one, other) => other.ms - one.ms);
  console.log('\nslowest files:');
  for (const { file, ms } of took.slice(0, SLOWEST)) console.log(`  ${seconds(ms).padStart(8)}  ${file}`);
  for (const line of projects) console.log(line);
}

function tellBroken() {
  for (const { what, why } of broken) {
    const lines = stripVTControlCharacters(why ?? '')
      .split('\n')
      .filter((line) => !/^\s+at .*(?:node_modules|node:)/.test(line));
    console.log(`\nFAILED ${what}`);
    for (const line of lines.slice(0, REASON_LINES)) console.log(`  ${line.slice(0, REASON_LENGTH)}`);
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
