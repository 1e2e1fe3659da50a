import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const RULES = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IFlattenedRuleSet & {
  readonly options: object;
};
const PACKAGES = ['zod', 'pinyin-pro', 'express'];

/** For each rule an import that it forbids: from a file, to another or to a package. */
const FORBIDDEN: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'core-is-pure': ['core/queue/a.ts', 'server/ledger/b.ts'],
  'core-base': ['core/base/a.ts', 'core/catalogue/b.ts'],
  'core-catalogue': ['core/catalogue/a.ts', 'core/hall-file/b.ts'],
  'core-search': ['core/search/a.ts', 'core/queue/b.ts'],
  'core-queue': ['core/queue/a.ts', 'core/record/b.ts'],
  'core-record': ['core/record/a.ts', 'core/forecast/b.ts'],
  'core-forecast': ['core/forecast/a.ts', 'core/voice/b.ts'],
  'core-reports': ['core/reports/a.ts', 'core/forecast/b.ts'],
  'core-slip': ['core/slip/a.ts', 'core/views/b.ts'],
  'core-voice': ['core/voice/a.ts', 'core/hall-file/b.ts'],
  'core-notice': ['core/notice/a.ts', 'core/protocol/shapes/b.ts'],
  'core-devices': ['core/devices/a.ts', 'core/slip/b.ts'],
  'core-hall-file': ['core/hall-file/a.ts', 'core/protocol/bodies/b.ts'],
  'core-protocol-forms': ['core/protocol/shapes/a.ts', 'core/protocol/topics.ts'],
  'core-views': ['core/views/a.ts', 'core/protocol/commands/b.ts'],
  'core-protocol-tables': ['core/protocol/resources/a.ts', 'core/attic/b.ts'],
  'core-rooms': ['core/attic/a.ts', 'core/base/b.ts'],
  'queue-door': ['core/queue/state.ts', 'core/queue/order/b.ts'],
  'queue-order': ['core/queue/order/a.ts', 'core/queue/evolve/b.ts'],
  'queue-decide-evolve': ['core/queue/evolve/a.ts', 'core/queue/decide/b.ts'],
  'zod-at-the-door': ['core/queue/a.ts', 'zod'],
  'pinyin-in-the-index': ['core/search/search.ts', 'pinyin-pro'],
  'server-rooms': ['server/simulate/a.ts', 'server/doors/b.ts'],
  'server-doors-apart': ['server/doors/live/a.ts', 'server/doors/http/b.ts'],
  'server-floor-doors': ['server/doors/a.ts', 'server/main.ts'],
  'server-floor-halls': ['server/halls/a.ts', 'server/doors/b.ts'],
  'server-floor-equipment': ['server/equipment/a.ts', 'server/halls/b.ts'],
  'server-floor-notices': ['server/notices/a.ts', 'server/equipment/b.ts'],
  'server-floor-reports': ['server/reports/a.ts', 'server/notices/b.ts'],
  'server-floor-ledger': ['server/ledger/a.ts', 'server/reports/b.ts'],
  'server-floor-journal-auth': ['server/auth/a.ts', 'server/ledger/b.ts'],
  'server-floor-database-hall-file-ops': ['server/database/a.ts', 'server/journal/b.ts'],
  'app-knows-ports': ['server/journal/a.ts', 'printer/b.ts'],
  files: ['files/a.ts', 'core/queue/b.ts'],
  wire: ['wire/a.ts', 'core/base/b.ts'],
  printer: ['printer/a.ts', 'devices/b.ts'],
  devices: ['devices/a.ts', 'printer/b.ts'],
  agent: ['agent/a.ts', 'web/b.ts'],
  web: ['web/a.ts', 'kiosk/b.ts'],
  'app-kiosk': ['kiosk/a.ts', 'counter/b.ts'],
  'app-counter': ['counter/a.ts', 'manager/b.ts'],
  'app-display': ['display/a.ts', 'server/b.ts'],
  'app-manager': ['manager/a.ts', 'display/b.ts'],
  'app-reports': ['reports/a.ts', 'manager/b.ts'],
  'app-tray': ['tray/a.ts', 'printer/b.ts'],
  'app-desk': ['desk/a.ts', 'kiosk/b.ts'],
  'app-rating': ['rating/a.ts', 'kiosk/b.ts'],
  'app-keypad': ['keypad/a.ts', 'devices/b.ts'],
  gallery: ['gallery/a.ts', 'server/b.ts'],
  'gallery-is-not-shipped': ['server/doors/a.ts', 'gallery/b.ts'],
};
const names = RULES.forbidden?.map(({ name }) => name ?? '') ?? [];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
  for (const name of PACKAGES) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** The rules that these files break. */
async function broken(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const [file, text] of Object.entries(files)) await write(file, text);
  const rooms = Object.keys(files);
  const options = { tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, baseDir: folder };
  const { output } = await cruise(rooms, { ...options, validate: true, ruleSet: { forbidden: RULES.forbidden ?? [] } });
  const found = (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name); // no reporter: an object
  await Promise.all(rooms.map((file) => rm(join(folder, file))));
  return [...new Set(found)];
}

function importing(from: string, to: string): Readonly<Record<string, string>> {
  if (PACKAGES.includes(to)) return { [from]: `import * as there from '${to}';\nexport const a = there;\n` };
  const path = relative(dirname(from), to);
  const written = path.startsWith('.') ? path : `./${path}`;
  return { [from]: `import type { B } from '${written}';\nexport type A = B;\n`, [to]: 'export type B = string;\n' };
}

describe('who may import whom', () => {
  it('[CH2] every rule has an import here that breaks it', () => {
    expect(Object.keys(FORBIDDEN).sort()).toEqual(names.filter((name) => name !== 'no-cycles').sort());
  });

  it.each(Object.entries(FORBIDDEN))('[CH2] %s is broken by its import, of a type too', async (rule, [from, to]) => {
    expect(await broken(importing(from, to))).toEqual([rule]);
  });

  it('[CH2] no-cycles is broken by two files that know each other by types alone', async () => {
    const [a, b] = ['core/base/a.ts', 'core/base/b.ts'];
    expect(
      await broken({ ...importing(a, b), [b]: "import type { A } from './a.ts';\nexport type B = A[];\n" }),
    ).toEqual(['no-cycles']);
  });

  it('[CH2] what looks down is broken by nothing', async () => {
    expect(await broken(importing('core/views/a.ts', 'core/queue/b.ts'))).toEqual([]);
    expect(await broken(importing('core/protocol/topics.ts', 'core/views/b.ts'))).toEqual([]);
    expect(await broken(importing('server/doors/live/a.ts', 'core/protocol/topics.ts'))).toEqual([]);
    expect(await broken(importing('core/protocol/shapes/a.ts', 'zod'))).toEqual([]);
  });
});
