// npm run bench [-- name …] [--json FILE]: bundles the benchmarks as the server is bundled, then runs them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build as buildHall, install, needNode, root } from './lib.mjs';

needNode();
install();
buildHall();
const { build } = await import('esbuild');
const out = join(root, 'node_modules', '.hallcall', 'bench');
const names = [
  'bench',
  'year',
  'simulated-year',
  'recovery',
  'bare-express',
  'bare-broadcast',
  'bare-echo',
  'boards',
  'listeners',
  'crowd-screens',
  'flood-strangers',
];
await build({
  absWorkingDir: root,
  entryPoints: names.map((name) => `tests/load/${name}.ts`),
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const result = spawnSync(process.execPath, [join(out, 'bench.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BENCH_DIR: out },
});
process.exitCode = result.status ?? 1;
