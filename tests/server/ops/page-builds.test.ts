import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageBuilds } from '../../../server/ops/page-builds.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-pages-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let written = 0;
async function page(screen: string, inside: string): Promise<void> {
  await mkdir(join(folder, screen), { recursive: true });
  const file = join(folder, screen, 'index.html');
  await writeFile(file, `<!doctype html><html><head>${inside}</head></html>`);
  // As another build is later than the one before.
  await utimes(file, new Date(), new Date(1_770_000_000_000 + (written += 1) * 1000));
}

it('[RN4] a page has another build when its script has, its style alone has, or a part of it has another name', async () => {
  const builds = pageBuilds(folder);
  const seen = new Set<string | undefined>();
  for (const inside of [
    '<script src="/assets/kiosk-a.js"></script><link rel="stylesheet" href="/assets/kiosk-a.css">',
    '<script src="/assets/kiosk-b.js"></script><link rel="stylesheet" href="/assets/kiosk-a.css">',
    '<script src="/assets/kiosk-b.js"></script><link rel="stylesheet" href="/assets/kiosk-b.css">',
    '<script src="/assets/kiosk-b.js"></script><link rel="modulepreload" href="/assets/part-b.js">',
  ]) {
    await page('kiosk', inside);
    seen.add(builds.of('kiosk')?.build);
  }
  expect(seen.size).toBe(4);
  expect(seen.has(undefined)).toBe(false);
});

it('[RN4] the build stands in the page that is given out, and is the same for the same page', async () => {
  await page('manager', '<script src="/assets/m-a.js"></script>');
  const [one, other] = [pageBuilds(folder).of('manager'), pageBuilds(folder).of('manager')];
  expect(one).toEqual(other);
  expect(one?.html).toContain(`<meta name="hall-build" content="${one?.build ?? ''}">`);
});

it('[RN4] a page that is not there, or not yet again, has no build', async () => {
  const builds = pageBuilds(folder);
  await page('tray', '');
  expect(Object.keys(builds.all())).toEqual(['tray']);
  await rm(join(folder, 'tray'), { recursive: true });
  expect(builds.of('tray')).toBeUndefined();
  expect(builds.all()).toEqual({});
});
