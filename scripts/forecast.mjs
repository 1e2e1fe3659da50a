// npm run forecast -- replay VISITS.csv --staff STAFF.csv [--train-until DATE] [--json OUT], or -- table [SNAPSHOTS]:
// docs/forecast.md.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, needNode, root } from './lib.mjs';

needNode();
install();
const { build } = await import('esbuild');
const out = join(root, 'node_modules', '.hallcall', 'forecast');
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'server/forecast/cli.ts', table: 'tests/load/forecast-table/main.ts' },
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const isTable = process.argv[2] === 'table';
const { main } = await import(pathToFileURL(join(out, isTable ? 'table.js' : 'cli.js')).href);
process.exitCode = await main(process.argv.slice(isTable ? 3 : 2));
