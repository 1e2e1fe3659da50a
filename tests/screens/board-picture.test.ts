import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Client } from '../support/client.ts';
import { freePort } from '../support/free-port.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { deviceToken, ownAdmin, ownHall, OWN_PASSWORD, type OwnHall } from '../support/own-hall.ts';
import { startAgent, type RunningAgent } from '../support/start-agent.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** Grey of 0 to 255: as far as a small JPEG may be from the page, on the whole. */
const ALIKE = 8;

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
let agent: RunningAgent;
let admin: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  const port = await freePort();
  own = await ownHall({
    'board-03': { browser: `agent:pc-9:${String(port)}` },
    'board-13': { browser: String(port) },
    'board-04': { browser: `agent:pc-9:${String(port)}` },
    'board-05': { browser: 'agent:pc-10:9222' },
  });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  admin = await ownAdmin(hall.url);
  agent = await startAgent({ server: hall.url, token: await deviceToken(admin, 'agent', 'pc-9') });
  browser = await launchChromium([`--remote-debugging-port=${String(port)}`]);
});

afterAll(async () => {
  await browser.close();
  await agent.dispose();
  admin.close();
  await hall.dispose();
  await own.remove();
});

async function picture(
  board: string,
): Promise<{ readonly status: number; readonly code: unknown; readonly bytes: Buffer; readonly at: number }> {
  const response = await fetch(`${hall.url}/api/v1/boards/${board}/picture`, {
    headers: { Authorization: `Bearer ${admin.token ?? ''}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const code = response.ok ? undefined : (JSON.parse(bytes.toString()) as { code: string }).code;
  return { status: response.status, code, bytes, at: Date.parse(response.headers.get('X-Taken-At') ?? '') };
}

/** The greys of a picture, 64 by 36. */
async function greys(png: Buffer): Promise<readonly number[]> {
  const context = createCanvas(64, 36).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0, 64, 36);
  const { data } = context.getImageData(0, 0, 64, 36);
  return Array.from(
    { length: 64 * 36 },
    (_, at) => ((data[at * 4] ?? 0) + (data[at * 4 + 1] ?? 0) + (data[at * 4 + 2] ?? 0)) / 3,
  );
}

async function difference(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([greys(one), greys(other)]);
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

it('[BD60] [BD61] the picture is what stands on the glass, over an agent and on the own machine; why there is none is said', async () => {
  const zone = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  const over = await openPage(browser, `${hall.url}/display?id=board-13`, { width: 1280, height: 720 });
  await textOf(over.page, 'window-counter', /3/);
  await at(zone.page, 'clock').waitFor();
  await zone.page.evaluate(() => document.fonts.ready);
  const far = await picture('board-03');
  expect(far.status).toBe(200);
  expect(Math.abs(far.at - Date.now())).toBeLessThan(10_000);
  const { width, height } = await loadImage(far.bytes);
  expect([width, height]).toEqual([640, 360]);
  const [onZone, onOver] = [await zone.page.screenshot(), await over.page.screenshot()];
  expect(await difference(far.bytes, onZone)).toBeLessThan(ALIKE);
  expect(await difference(far.bytes, onOver)).toBeGreaterThan(3 * ALIKE);
  expect((await picture('board-03')).at).toBe(far.at);
  const near = await picture('board-13');
  expect(await difference(near.bytes, onOver)).toBeLessThan(ALIKE);
  expect(await picture('board-04')).toMatchObject({ status: 503, code: 'no-page' });
  expect(await picture('board-05')).toMatchObject({ status: 503, code: 'no-agent' });
  expect(await picture('board-06')).toMatchObject({ status: 503, code: 'no-agent' });
  expect(await picture('nowhere')).toMatchObject({ status: 404 });

  const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await at(page, 'user').fill('admin');
  await at(page, 'password').fill(OWN_PASSWORD);
  await at(page, 'sign-in-button').click();
  await at(page, 'side-boards').click();
  const shown = (board: string) => page.locator(`[data-test="board-picture"][data-board="${board}"]`);
  await shown('board-03').locator('img').waitFor();
  await shown('board-04').getByText('浏览器没有打开这块屏幕').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.screenshot({ path: join(FOLDER, 'manager-board-pictures.png') });
  expect(faults).toEqual([]);
  await context.close();

  await agent.stop();
  await expect.poll(async () => (await picture('board-04')).code).toBe('no-agent');
});
