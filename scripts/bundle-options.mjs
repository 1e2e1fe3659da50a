import { root } from './lib.mjs';

/** How our own server code becomes dist/server; packages stay where npm put them. */
export const SERVER_BUNDLE = {
  absWorkingDir: root,
  entryPoints: {
    main: 'server/main.ts',
    'journal/cli': 'server/journal/cli.ts',
    'auth/password-cli': 'server/auth/password-cli.ts',
    'halls/hall-cli': 'server/halls/hall-cli.ts',
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
};
