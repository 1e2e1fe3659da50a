import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { barriers } from '../support/barriers.ts';
import { clientOf } from '../support/client.ts';
import { OWN_PASSWORD, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf, wordsOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const PICTURES = process.env['PICTURES'] ?? join('dist', 'pictures');
/** Whatever says that a slip comes or came out, in any language. */
const PROMISES = /正在打印|请取走|正在列印|請取走|is printing|take your slip/;

let browser: Browser;
let own: OwnHall;
let hall: RunningHall;
/** Of kiosk-1, which nobody stands in for, and of kiosk-2, which kiosk-1 stands in for. */
let printers: readonly TcpPrinter[];

beforeAll(async () => {
  await mkdir(PICTURES, { recursive: true });
  browser = await sharedBrowser();
  printers = [new TcpPrinter(), new TcpPrinter()];
  const [one, two] = await Promise.all(printers.map((printer) => printer.listen()));
  own = await ownHall({
    'kiosk-1': { address: `tcp://127.0.0.1:${String(one)}`, model: 'generic-80', stand_in: '' },
    'kiosk-2': { address: `tcp://127.0.0.1:${String(two)}`, model: 'generic-80', stand_in: 'kiosk-1' },
  });
  hall = await startHall({ env: { HALL_FILE: own.folder } });
});

afterAll(async () => {
  await hall.dispose();
  await Promise.all(printers.map((printer) => printer.close()));
  await own.remove();
  await browser.close();
});

async function openKiosk(id: string): Promise<Page> {
  const admin = await ownAdmin(hall.url);
  const { body } = await admin.post('/devices', { kind: 'kiosk', id });
  admin.close();
  const { page } = await openPage(browser, `${hall.url}${body['pair'] as string}`, SIZES.kiosk, { bypassCSP: true });
  await at(page, 'open-search').waitFor();
  return page;
}

/** Takes a number for what is asked for most; what the kiosk has said meanwhile, text by text. */
async function takeNumber(page: Page): Promise<readonly string[]> {
  await page.locator('[data-test^="service-"]').first().click();
  const said = [await wordsOf(page)];
  await at(page, 'take').click();
  await at(page, 'ticket-number').waitFor();
  for (let n = 0; n < 10; n += 1) {
    said.push(await wordsOf(page));
    await page.waitForTimeout(100);
  }
  return said;
}

it('[KP1] [KP2] a kiosk that is known not to print says so before the number is taken, and never that a slip comes', async () => {
  const printer = printers[0] as TcpPrinter;
  printer.faults.paperOut = true;
  const page = await openKiosk('kiosk-1');
  await textOf(page, 'no-paper', /打不出小票.*拍下/);
  await page.screenshot({ path: join(PICTURES, 'kiosk-no-paper-zh-Hans.png') });
  expect(await barriers(page)).toEqual([]);
  const said = await takeNumber(page);
  expect(said[0]).toMatch(/打不出小票/);
  for (const words of said) expect(words).not.toMatch(PROMISES);
  await textOf(page, 'take-slip', /没有小票/);
  await page.screenshot({ path: join(PICTURES, 'kiosk-no-paper-number-zh-Hans.png') });
  // Long enough to be photographed: a minute from now, unless somebody is done before.
  expect(Number(/\d+/.exec(await at(page, 'done').innerText())?.[0])).toBeGreaterThan(45);
  await at(page, 'done').click();
  await at(page, 'language-en').click();
  await textOf(page, 'no-paper', /No slips come out here/);
  await page.screenshot({ path: join(PICTURES, 'kiosk-no-paper-en.png') });
  const english = await takeNumber(page);
  for (const words of english) expect(words).not.toMatch(PROMISES);
  await page.screenshot({ path: join(PICTURES, 'kiosk-no-paper-number-en.png') });
  await at(page, 'done').click();
  // Mended: nothing is said of it any more, and the slip comes.
  printer.faults.paperOut = false;
  await expect.poll(() => at(page, 'no-paper').count()).toBe(0);
  await takeNumber(page);
  await textOf(page, 'take-slip', /请取走|take your slip/);
  await page.context().close();
});

it('[KP1] with a printer that stands in the kiosk says where slips come out', async () => {
  const printer = printers[1] as TcpPrinter;
  await printer.close();
  const page = await openKiosk('kiosk-2');
  await textOf(page, 'no-paper', /改由 一层入口左取号机 打印/);
  await page.context().close();
});

it('[KP3] the staff are told of a kiosk that gives numbers without paper', async () => {
  (printers[0] as TcpPrinter).faults.coverOpen = true;
  const anybody = clientOf(hall.url);
  const { body } = await anybody.post('/sessions', { user: 'admin', password: OWN_PASSWORD });
  const staff = clientOf(hall.url, body['token'] as string);
  const dry = async (): Promise<readonly string[]> => {
    const { items } = (await staff.get('/printers')).body as unknown as {
      items: readonly { id: string; withoutPaper?: true }[];
    };
    return items.filter(({ withoutPaper }) => withoutPaper === true).map(({ id }) => id);
  };
  // Its own stand-in has no paper either.
  await expect.poll(dry).toEqual(['kiosk-1', 'kiosk-2']);
  (printers[0] as TcpPrinter).faults.coverOpen = false;
  await expect.poll(dry).toEqual([]);
  for (const each of [anybody, staff]) each.close();
});
