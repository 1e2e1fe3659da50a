// npm run bench [-- name …] [--json FILE]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, install, needNode, root } from './lib.mjs';

needNode();
install();
build();
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const result = spawnSync(process.execPath, [tsx, 'tests/load/bench.ts', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = result.status ?? 1;
