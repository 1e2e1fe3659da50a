// npm run test:defences [-- RULE…]: takes away, one at a time and in a copy of the house, what holds an attack off
// (docs/security-attacks.md), and says whether the tests that attack there notice it. First they pass, with all there.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFENCES, failedOf } from './defences.mjs';
import { build, install, needNode, root, stop } from './lib.mjs';

/** Not copied: made anew, linked, or not needed. */
const LEFT = ['.git', 'node_modules', 'data', 'coverage'];
/** Without its defence a test may wait for ever; no run without one is counted as noticed then. */
const LONGEST_MS = 600_000;
/** Who is asked to end and does not is ended. */
const END_MS = 5000;

needNode();
install();
build();
const rules = process.argv.slice(2);
const chosen = DEFENCES.filter(({ rule }) => rules.length === 0 || rules.includes(rule));
if (chosen.length === 0)
  stop(`No defence is named ${rules.join(' or ')}: ${DEFENCES.map(({ rule }) => rule).join(', ')}`);

const copy = mkdtempSync(join(tmpdir(), 'hallcall-defences-'));
let running;
process.once('exit', () => {
  end('SIGKILL');
  // What was ended in the middle of a write may leave something for a moment.
  rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
});
for (const [signal, code] of Object.entries({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }))
  process.once(signal, () => process.exit(code));
copyHouse();
let wrong = 0;
const whole = await attack(chosen);
tell('with all of them', whole, whole.failed === 0 && whole.passed > 0);
for (const each of chosen) {
  const restore = takeAway(each);
  const without = await attack([each]);
  restore();
  tell(`${each.attack}. ${each.rule}: ${each.without}`, without, failedOf(without.output, each.rule).length > 0);
}
console.log(`${chosen.length} taken away, ${wrong === 0 ? 'each was noticed' : `${wrong} not as expected`}`);
process.exitCode = wrong === 0 ? 0 : 1;

function tell(what, { passed, failed, why }, fine) {
  if (!fine) wrong += 1;
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${what}: ${passed} passed, ${failed} failed`);
  if (!fine && why !== '') console.log(why);
}

/** What stands in the folder now, so that what is not committed yet is tried as well. */
function copyHouse() {
  for (const name of readdirSync(root))
    if (!LEFT.includes(name)) cpSync(join(root, name), join(copy, name), { recursive: true, preserveTimestamps: true });
  const modules = join(copy, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.hallcall') symlinkSync(join(root, 'node_modules', name), join(modules, name));
  // What has been built and installed, as this folder knows it; the copy builds into its own.
  cpSync(join(root, 'node_modules', '.hallcall'), join(modules, '.hallcall'), { recursive: true });
}

/** Gives the way back. */
function takeAway({ file, from, to, rule }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) stop(`${rule}: ${file} has not once: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return () => writeFileSync(path, text);
}

/** Runs the tests that attack there, as a person would. */
async function attack(defences) {
  const files = [...new Set(defences.map(({ tests }) => tests))];
  const named = defences.flatMap(({ rule, after = [] }) => [rule, ...after]);
  const titles = [...new Set(named.map((rule) => `\\[${rule}\\]`))].join('|');
  const words = [join(copy, 'scripts', 'test.mjs'), ...files, '-t', titles];
  const output = await said(words);
  const [counts, passed = 0, failed = 0] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
  const why = counts === undefined ? output : (/^FAILED [^]*/m.exec(output)?.[0] ?? '');
  return { passed: Number(passed), failed: Number(failed), why, output };
}

/** What a program says until its end, or until it has taken too long. */
function said(words) {
  return new Promise((done) => {
    // In a group of its own, so that whatever it has begun ends with it.
    running = spawn(process.execPath, words, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (output += chunk));
    const late = [setTimeout(end, LONGEST_MS, 'SIGTERM'), setTimeout(end, LONGEST_MS + END_MS, 'SIGKILL')];
    running.once('close', () => {
      for (const each of late) clearTimeout(each);
      running = undefined;
      done(output);
    });
  });
}

function end(signal) {
  if (running === undefined) return;
  try {
    process.kill(-running.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
