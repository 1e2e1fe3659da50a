// npm run simulate -- [--day DATE | --days N] [--compare joint] [--verify] …: plays the hall forward;
// docs/simulation.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, needNode, root } from './lib.mjs';

needNode();
install();
const { build } = await import('esbuild');
const out = join(root, 'node_modules', '.hallcall', 'simulate');
// What checks the calls is the tests' own account of the rules, and shares no code with them.
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'server/simulate/cli.ts', recount: 'tests/support/recount-calls.ts' },
  outdir: out,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const load = (name) => import(pathToFileURL(join(out, `${name}.js`)).href);
const [{ main }, { recountCalls }] = await Promise.all([load('cli'), load('recount')]);
process.exitCode = await main(process.argv.slice(2), process.env, recountCalls);
