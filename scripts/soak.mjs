// npm run soak -- [--minutes N] [--seed S]: a real server under seeded chaos (docs/spec/strangers.md).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build as buildHall, install, needNode, root } from './lib.mjs';

needNode();
install();
buildHall();
const { build } = await import('esbuild');
const out = join(root, 'node_modules', '.hallcall', 'soak');
await build({
  absWorkingDir: root,
  entryPoints: ['tests/soak/main.ts'],
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const result = spawnSync(process.execPath, [join(out, 'main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
