import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const apps = ['kiosk', 'counter', 'desk', 'display', 'manager', 'reports', 'tray', 'rating', 'keypad'].filter((app) =>
  existsSync(resolve(import.meta.dirname, app, 'index.html')),
);

/** What is written in the styles of components for whoever reads them, and how they are indented, no page carries. */
function bareStyles(): Plugin {
  return {
    name: 'bare-styles',
    apply: 'build',
    enforce: 'pre',
    transform: (code, id) =>
      /\.ts$/.test(id) && code.includes('css`')
        ? { code: code.replace(/\bcss`[^`]*`/g, (style) => style.replace(/\/\*.*?\*\/|\n\s+/gs, '\n')), map: null }
        : undefined,
  };
}

// One page an app, built into dist/web/<app>/index.html with shared, hashed pieces in dist/web/assets/.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  plugins: [bareStyles()],
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
