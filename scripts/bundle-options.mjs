import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, SERVER } from './lib.mjs';

/** How our own server code becomes dist/server; packages stay where npm put them. */
export const SERVER_BUNDLE = {
  absWorkingDir: root,
  entryPoints: {
    main: 'server/main.ts',
    'journal/cli': 'server/journal/cli.ts',
    'auth/password-cli': 'server/auth/password-cli.ts',
    'ops/tls-cli': 'server/ops/tls/tls-cli.ts',
    'reports/reports-process': 'server/reports/reports-process.ts',
    'reports/fold-process': 'server/reports/fold-process.ts',
    'reports/reports-cli': 'server/reports/reports-cli.ts',
    'forecast/forecast-worker': 'server/forecast/forecast-worker.ts',
    'reports/history-cli': 'server/reports/history-cli.ts',
    'halls/hall-cli': 'server/halls/hall-cli.ts',
    'halls/move-cli': 'server/halls/move-cli.ts',
    'halls/join-cli': 'server/halls/joined/join-cli.ts',
    'demo/cli': 'server/demo/cli.ts',
    agent: 'agent/agent.ts',
  },
  outdir: 'dist/server',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
  define: { HALLCALL_RELEASE: JSON.stringify(release()) },
};

/** Said by `--version`, pages and figures. The build comes from the sources alone: the same on every machine. */
function release() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const sum = createHash('sha256');
  for (const file of [...SERVER.flatMap(sourcesIn).sort(), 'package-lock.json'])
    sum
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return { version, build: sum.digest('hex').slice(0, 12) };
}

function sourcesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
}
