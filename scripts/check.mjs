// npm run check: types, lint, import rules, format. Each gate counts as one test.
// npm run check -- WORD…: the gates alone whose names hold one of the words, such as `types` or `lint`.
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { install, needNode, run, stop } from './lib.mjs';

const node = process.execPath;
const tsc = 'node_modules/ts7/bin/tsc';
const LANES = 2;
/**
 * Several checkers of types see the same types again, each for itself: where every processor has a lane already, one
 * does it for two thirds of the work, and tidying up less often saves as much again.
 */
const NARROW = availableParallelism() <= LANES;
const types = (folder) => [tsc, '-p', folder, ...(NARROW ? ['--singleThreaded'] : [])];
const GO = { GOGC: '300', ...(NARROW ? { GOMAXPROCS: '1' } : {}) };
const GATES = [
  ['types: core (no Node, no DOM)', node, types('core')],
  ['types: server, printer, devices', node, types('server')],
  ['types: pages', node, types('web')],
  ['types: tests', node, types('tests')],
  [
    'who may import whom',
    node,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'core',
      'server',
      'printer',
      'devices',
      'agent',
      'files',
      'wire',
      'web',
      'kiosk',
      'counter',
      'display',
      'manager',
      'reports',
      'tray',
      'desk',
      'rating',
      'keypad',
      'gallery',
    ],
  ],
  ['rules and their tests', node, ['scripts/rules.mjs']],
  ['comments and habits', node, ['scripts/habits.mjs']],
  ['lint: what needs types, and what any program needs', node, ['node_modules/oxlint/bin/oxlint', '--deny-warnings']],
  ['lint: purity, Lit, accessibility', node, ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.']],
  ['nothing unused', node, ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  ['format', node, ['node_modules/oxfmt/bin/oxfmt', '--check']],
];

/** Runs every gate, or those that are named, two at a time, and says how each went. */
export async function check(words = []) {
  const left = GATES.filter(([name]) => words.length === 0 || words.some((word) => name.includes(word)));
  if (left.length === 0)
    stop(`No gate is named ${words.join(' or ')}. There are: ${GATES.map(([name]) => name).join('; ')}.`);
  let passed = 0;
  let failed = 0;
  const lane = async () => {
    for (let gate = left.shift(); gate !== undefined; gate = left.shift()) {
      const [name, program, args] = gate;
      const began = Date.now();
      const { code, output } = await run(program, args, { env: GO });
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (code === 0) passed += 1;
      else {
        failed += 1;
        console.log(output);
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return { passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  needNode();
  install();
  const { failed } = await check(process.argv.slice(2));
  process.exitCode = failed === 0 ? 0 : 1;
}
