import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

// A compiler run takes seconds, on a busy machine many.
const PATIENCE_MS = 180_000;
const run = promisify(execFile);

/** A field of ten views, as the line says it that makes it. */
const FIELDS: readonly (readonly [view: string, field: string, line: RegExp])[] = [
  ['hall-view', 'alwaysOpen', /^ {4}alwaysOpen: hall\.alwaysOpen,\n/m],
  ['counter-view', 'longestWait', /^ {4}longestWait: secondsBetween\(.*\),\n/m],
  ['line-view', 'target', /^ {4}target: .*,\n/m],
  ['board-view', 'repeatWindow', /^ {4}repeatWindow: .*,\n/m],
  ['ticket-view', 'materials', /^ {4}materials: .*,\n/m],
  ['waiting-view', 'since', /^ {4}since: rfc3339\(step\.since, zone\),\n/m],
  ['window-view', 'timeZone', /^ {4}timeZone: hall\.timeZone,\n/m],
  ['rating-view', 'counterName', /^ {4}counterName: counter\.name,\n/m],
  ['call-view', 'kind', /^ {4}kind: call\.kind,\n/m],
  ['complaint-view', 'reasons', /^ {4}reasons,\n/m],
  ['notice-view', 'board', / board: board\.id,/],
];

let copy: string;
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'hallcall-fields-'));
  await cp('core', join(copy, 'core'), { recursive: true });
  await cp('tsconfig.base.json', join(copy, 'tsconfig.base.json'));
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** What the compiler says of the copy of core; nothing where all is well. */
async function complaints(): Promise<string> {
  try {
    return (await run(process.execPath, ['node_modules/ts7/bin/tsc', '-p', join(copy, 'core')])).stdout;
  } catch (fault) {
    return (fault as { readonly stdout: string }).stdout;
  }
}

it(
  '[DT11] the copy is well before a field is taken out of it',
  async () => {
    expect(await complaints()).toBe('');
  },
  PATIENCE_MS,
);

it.each(FIELDS)(
  '[DT11] %s without its %s does not pass the types',
  async (view, field, line) => {
    const file = join(copy, 'core', 'views', `${view}.ts`);
    const whole = await readFile(file, 'utf8');
    const without = whole.replace(line, '');
    expect(without).not.toBe(whole);
    try {
      await writeFile(file, without);
      expect(await complaints()).toMatch(new RegExp(`core/views/.*Property '${field}' is missing`, 's'));
    } finally {
      await writeFile(file, whole);
    }
  },
  PATIENCE_MS,
);
