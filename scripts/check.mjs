// npm run check: types, lint, import rules, format. Each gate counts as one test.
import { pathToFileURL } from 'node:url';
import { install, needNode, run } from './lib.mjs';

const node = process.execPath;
const tsc = 'node_modules/ts7/bin/tsc';
const GATES = [
  ['types: core (no Node, no DOM)', node, [tsc, '-p', 'core']],
  ['types: server, printer, devices', node, [tsc, '-p', 'server']],
  ['types: pages', node, [tsc, '-p', 'web']],
  ['types: tests', node, [tsc, '-p', 'tests']],
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
      'tray',
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

/** Runs every gate, two at a time, and says how each went. */
export async function check() {
  const left = [...GATES];
  let passed = 0;
  let failed = 0;
  const lane = async () => {
    for (let gate = left.shift(); gate !== undefined; gate = left.shift()) {
      const [name, program, args] = gate;
      const began = Date.now();
      const { code, output } = await run(program, args);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (code === 0) passed += 1;
      else {
        failed += 1;
        console.log(output);
      }
    }
  };
  await Promise.all([lane(), lane()]);
  return { passed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  needNode();
  install();
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
