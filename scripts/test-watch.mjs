// npm run test:watch [-- FILE…]: runs the tests again whenever what they read changes.
// Without FILE: those of the unit project that uncommitted changes concern.
import { spawnSync } from 'node:child_process';
import { build, install, needNode, root } from './lib.mjs';
import { filesNamed, filters, needsBuild } from './test-files.mjs';

needNode();
install();
const args = process.argv.slice(2);
const named = filters(args);
// A real server or page is watched as it was built at the start; the code under it is not built again.
if (named.length > 0 && filesNamed(named).some(needsBuild)) build();
const which = named.length > 0 ? args : ['--project', 'core', '--project', 'unit', '--changed', ...args];
const result = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'watch', ...which], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = result.status ?? 1;
