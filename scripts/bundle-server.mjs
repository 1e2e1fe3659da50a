// Bundles our own server code into dist/server; packages stay where npm put them.
import { build } from 'esbuild';
import { root } from './lib.mjs';

await build({
  absWorkingDir: root,
  entryPoints: ['server/main.ts', 'server/journal/cli.ts', 'server/auth/password-cli.ts'],
  outbase: 'server',
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
