import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

// What a page loads before it can be used, in kilobytes after gzip. A kiosk of ten years ago has to start with it.
const BUDGET = {
  kiosk: 100,
  display: 60,
  counter: 120,
  desk: 120,
  manager: 200,
  reports: 120,
  tray: 100,
  rating: 60,
  keypad: 100,
} as const;

/** Names of XML vocabularies, and addresses in messages of libraries. */
const NEVER_FETCHED: ReadonlySet<string> = new Set(['www.w3.org', 'lit.dev', 'socket.io']);
/** Of the agent on the kiosk's own machine, to whose page a kiosk goes when the hall is away. */
const AGENT = '127.0.0.1';

/** Hosts of all addresses in a code, behind a name and a password too. */
function hostsIn(code: string): readonly string[] {
  return [...code.matchAll(/(?:https?|wss?):\/\/(?:[^\s/?#"'`@]*@)?(\[[^\]]*\]|[\w.-]+)/g)].map(
    ([, host = '']) => host,
  );
}

/** Every script and style that a page pulls in, through all its imports. */
async function loadedBy(app: string): Promise<ReadonlySet<string>> {
  const page = await readFile(join('dist', 'web', app, 'index.html'), 'utf8');
  const loaded = new Set<string>();
  const left = [...page.matchAll(/\/assets\/([\w.-]+\.(?:js|css))/g)].map(([, file = '']) => file);
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith('.js')) continue;
    const code = await readFile(join('dist', 'web', 'assets', file), 'utf8');
    left.push(...[...code.matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, found = '']) => found));
  }
  return loaded;
}

it.each(Object.entries(BUDGET))('[W11] %s loads at most %i KB', async (app, budget) => {
  const files = await loadedBy(app);
  expect(files.size).toBeGreaterThan(1);
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(join('dist', 'web', 'assets', file))).length;
  console.info(`${app}: ${(bytes / 1024).toFixed(1)} KB`);
  expect(bytes / 1024).toBeLessThanOrEqual(budget);
});

it('[W12] no page asks anybody but the hall for anything', async () => {
  const kiosk = await loadedBy('kiosk');
  for (const file of await readdir(join('dist', 'web', 'assets'))) {
    const code = await readFile(join('dist', 'web', 'assets', file), 'utf8');
    expect(
      hostsIn(code).filter((host) => !NEVER_FETCHED.has(host) && !(host === AGENT && kiosk.has(file))),
      file,
    ).toEqual([]);
  }
});

it('[W12] who stands behind a name, in brackets or on a socket is found as well', () => {
  const code = 'a("https://x.example/");`http://@10.0.0.1:${p}/?a@b`;"http://u:p@y.example";"wss://[::1]:1/"';
  expect(hostsIn(code)).toEqual(['x.example', '10.0.0.1', 'y.example', '[::1]']);
});
