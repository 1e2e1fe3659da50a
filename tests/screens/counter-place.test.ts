import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');

it('[CK16] a transfer keeps the place, goes to the end, or first with a reason, as its button says', async () => {
  await mkdir(FOLDER, { recursive: true });
  const hall = await startHall();
  const browser = await sharedBrowser();
  const desk = await login(hall.url, 'supervisor');
  const take = async (service: string): Promise<string> =>
    ((await desk.post('/tickets', { services: [service] })).body['ticket'] as { number: string }).number;
  const moved: string[] = [];
  for (let n = 0; n < 3; n += 1) moved.push(await take('birth-household-registration'));
  const there = [await take('id-card-renewal'), await take('id-card-renewal')];
  const { page, context, faults } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  for (const [n, place] of (['end', 'kept', 'first'] as const).entries()) {
    const number = moved[n] ?? '';
    await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
    await page.keyboard.press('Enter');
    await textOf(page, 'ticket-number', new RegExp(number));
    await page.keyboard.press('t');
    await at(page, `place-${place}`).click();
    expect(await at(page, `place-${place}`).getAttribute('aria-pressed')).toBe('true');
    await page.screenshot({ path: join(FOLDER, `console-transfer-${place}.png`) });
    expect((await wrongOnGlass(page)).filter((each) => each.includes('lies over'))).toEqual([]);
    if (place === 'first') await at(page, 'note-transfer').fill('sent here by mistake');
    await at(page, 'service-query').fill('GA-SF-0015');
    await page.locator('[data-service="id-card-renewal"]').click();
    await at(page, 'idle').waitFor();
  }
  const line = (await desk.get('/lines/ps-id-card')).body['line'] as { tickets: { number: string }[] };
  const order = line.tickets.map(({ number }) => number);
  expect(order).toHaveLength(5);
  expect([order[0], order.at(-1)]).toEqual([moved[2], moved[0]]);
  expect(order).toEqual(expect.arrayContaining([moved[1], ...there]));
  expect(faults).toEqual([]);
  await context.close();
  desk.close();
  await browser.close();
  await hall.dispose();
});
