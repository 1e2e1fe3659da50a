// npm test: installs what the tests need, runs the checks and every test, ends with the sum over all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { build, install, needNode, root, run } from './lib.mjs';

needNode();
install();
ensureChromium();
build();

let { passed, failed } = await check();
const reports = join(root, 'node_modules', '.hallcall', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
// Two processors do the unit tests twice as fast; the patient ones wait for voices and clocks, not for the processor.
const workers = { unit: 2, screens: 2, patient: 3 };
for (const project of ['unit', 'hall', 'patient', 'measured', 'screens']) {
  const report = join(reports, `${project}.json`);
  const { code } = await run(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      project,
      '--passWithNoTests',
      ...(workers[project] === undefined ? [] : [`--maxWorkers=${workers[project]}`]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { echo: true },
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  passed += result?.numPassedTests ?? 0;
  failed += result?.numFailedTests ?? 0;
  // A file that could not be loaded, or an error outside any test, has no test of its own to fail.
  if (code !== 0 && (result?.numFailedTests ?? 0) === 0) failed += 1;
}
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
