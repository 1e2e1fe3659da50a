import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BUILD = "import('./scripts/lib.mjs').then(({ build }) => build({ quiet: false }))";

/**
 * Before the first file that runs a real server or page: builds those whose sources have changed since they were built.
 */
export function setup(): void {
  const root = join(import.meta.dirname, '..', '..');
  const { status } = spawnSync(process.execPath, ['-e', BUILD], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the build failed; see above');
}
