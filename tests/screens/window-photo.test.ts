import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, textOf } from '../support/pages.ts';
import { ownAdmin, ownHall } from '../support/own-hall.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');

it('[BD11] [BD47] over an open counter stand the name and the photo of who works there, where the hall wants it, and go when the counter closes', async () => {
  await mkdir(FOLDER, { recursive: true });
  const own = await ownHall();
  const facts = join(own.folder, 'hall.csv');
  const text = await readFile(facts, 'utf8');
  await writeFile(
    facts,
    text
      .replace('show_clerk_names,no', 'show_clerk_names,yes')
      .replace('show_clerk_photos,no', 'show_clerk_photos,yes'),
  );
  await mkdir(join(own.folder, 'photos'));
  await cp(join('tests', 'screens', 'files', 'self-service.jpg'), join(own.folder, 'photos', 'admin.jpg'));
  const hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  const browser = await sharedBrowser();
  for (const [name, size] of [
    ['1280x720', { width: 1280, height: 720 }],
    ['1920x360', { width: 1920, height: 360 }],
    ['600x1024', { width: 600, height: 1024 }],
  ] as const) {
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=board-13`, size);
    await textOf(page, 'window-counter', /3/);
    expect(await at(page, 'window-clerk').count()).toBe(0);
    expect((await admin.post('/counters/3/open')).status).toBe(200);
    await textOf(page, 'window-clerk', /示例系统管理员/);
    await expect
      .poll(() => at(page, 'window-photo').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth))
      .toBeGreaterThan(100);
    await page.evaluate(() => document.fonts.ready);
    expect(await wrongOnGlass(page), name).toEqual([]);
    await page.screenshot({ path: join(FOLDER, `window-clerk-${name}.png`) });
    await admin.post('/counters/3/close');
    await at(page, 'window-clerk').waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  }
  admin.close();
  await browser.close();
  await hall.dispose();
  await own.remove();
});
