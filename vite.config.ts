import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const apps = ['kiosk', 'counter', 'desk', 'display', 'manager', 'reports', 'tray', 'rating', 'keypad'].filter((app) =>
  existsSync(resolve(import.meta.dirname, app, 'index.html')),
);

// One page an app, built into dist/web/<app>/index.html with shared, hashed pieces in dist/web/assets/.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: Object.fromEntries(apps.map((app) => [app, resolve(import.meta.dirname, app, 'index.html')])),
    },
  },
});
