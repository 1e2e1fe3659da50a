// npm run coverage [-- FILE…]: which lines the unit tests run, as a table and as pages in dist/coverage.
import { spawnSync } from 'node:child_process';
import { install, needNode, root } from './lib.mjs';

const ROOMS = [
  'agent',
  'core',
  'counter',
  'devices',
  'display',
  'files',
  'kiosk',
  'manager',
  'reports',
  'printer',
  'rating',
  'server',
];

needNode();
install();
const result = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...['--project', 'unit'],
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reporter=text-summary',
    '--coverage.reporter=html',
    '--coverage.reportsDirectory=dist/coverage',
    ...[...ROOMS, 'tray', 'desk', 'web', 'wire'].map((room) => `--coverage.include=${room}/**/*.ts`),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = result.status ?? 1;
