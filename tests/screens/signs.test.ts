import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { ownAdmin, ownHall, OWN_PASSWORD } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const PICTURES = join('dist', 'pictures');

it('[SG65] the manager sees what the signs say, the one that is out of reach first, and tries one', async () => {
  const own = await ownHall();
  const rows = ['strip-1,bx-5k,virtual,192,16,counter:1', 'strip-2,bx-5k,tcp://127.0.0.1:9,160,16,counter:2'];
  await writeFile(
    join(own.folder, 'signs.csv'),
    `${['id,family,where,width_dots,height_dots,shows', ...rows].join('\n')}\n`,
  );
  const hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
  await at(page, 'user').fill('admin');
  await at(page, 'password').fill(OWN_PASSWORD);
  await at(page, 'sign-in-button').click();
  await at(page, 'side-printers').click();
  await textOf(page, 'signs', /2号窗口[\s\S]*联系不上[\s\S]*1号窗口[\s\S]*本窗口未开放[\s\S]*正常/);
  await admin.post('/counters/1/open');
  await admin.post('/counters/1/pause', { reason: 'tea' });
  await textOf(page, 'signs', /暂停服务/);
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, 'manager-signs.png') });
  await at(page, 'sign-test').last().click();
  await textOf(page, 'signs', /测试 1号窗口/);
  expect(faults).toEqual([]);
  admin.close();
  await browser.close();
  await hall.dispose();
  await own.remove();
});

it('[SG65] the page of virtual signs shows their lamps, anew every second', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  await desk.post('/counters/1/open');
  await desk.post('/tickets', { services: ['birth-household-registration'] });
  await desk.post('/counters/1/next');
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/signs`, { width: 1720, height: 1080 });
  const strip = page.locator('img[data-sign="strip-1"]');
  await expect.poll(() => strip.getAttribute('src')).toMatch(/^blob:/);
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, 'signs.png') });
  expect(faults).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
});
