// npm run test:repeat -- N FILE…: runs test files N times and says of each run how it went.
// --one-core keeps it to one processor (taskset); --busy lets two loops take from the processors beside it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, needNode, root, run, stop } from './lib.mjs';

needNode();
install();
const words = process.argv.slice(2);
const [times, ...files] = words.filter((word) => !word.startsWith('--'));
if (!(Number(times) > 0) || files.length === 0) stop('Say how often, and which files: npm run test:repeat -- 20 FILE…');
build();

const reports = join(root, 'node_modules', '.hallcall', 'reports');
mkdirSync(reports, { recursive: true });
const report = join(reports, 'repeat.json');
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${report}`, ...files];
const program = words.includes('--one-core') ? ['taskset', '-c', '0', process.execPath] : [process.execPath];
const loops = words.includes('--busy') ? [1, 2].map(() => spawn(process.execPath, ['-e', 'for (;;);'])) : [];
let broken = 0;
for (let round = 1; round <= Number(times); round += 1) {
  const began = Date.now();
  const { code } = await run(program[0], [...program.slice(1), ...vitest]);
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  if (code !== 0) broken += 1;
  const counts = `${result?.numPassedTests ?? 0} passed, ${result?.numFailedTests ?? 0} failed`;
  console.log(`${round}: ${counts}, ${((Date.now() - began) / 1000).toFixed(1)} s${code === 0 ? '' : ' FAIL'}`);
  for (const test of (result?.testResults ?? []).flatMap((file) => file.assertionResults))
    if (test.status === 'failed') console.log(`   ${test.title}\n   ${test.failureMessages[0]?.slice(0, 400)}`);
}
for (const loop of loops) loop.kill();
console.log(`${times} runs, ${broken} failed`);
process.exitCode = broken === 0 ? 0 : 1;
