import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** A moment so many minutes from now, whole, and its time of day in the hall. */
function slotIn(minutes: number): { readonly slot: string; readonly time: string } {
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000);
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).split(' ');
  return { slot: `${day}T${time}+08:00`, time: time.slice(0, 5) };
}

it('[SU13] the counter says of the one in hand which slot was booked, and whether that was too late to count', async () => {
  await mkdir(FOLDER, { recursive: true });
  const slots = { 'BK-1': slotIn(0), 'BK-2': slotIn(-40) };
  const hall = await startHall();
  const browser = await sharedBrowser();
  const desk = await login(hall.url, 'supervisor');
  const numbers: Record<string, string> = {};
  for (const [id, { slot }] of Object.entries(slots)) {
    const body = { services: ['birth-household-registration'], appointment: { id, slot } };
    const answer = await desk.post('/tickets', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    numbers[id] = (answer.body['ticket'] as { number: string }).number;
  }
  const { page, context, faults } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  for (const [id, chinese, english] of [
    ['BK-1', '预约', /booked for/u],
    ['BK-2', '迟到，不再有效', /came late/u],
  ] as const) {
    const { time } = slots[id];
    await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
    await page.keyboard.press('Enter');
    await textOf(page, 'ticket-number', new RegExp(numbers[id] ?? ''));
    expect(await textOf(page, 'booked', new RegExp(time, 'u'))).toContain(chinese);
    await page.screenshot({ path: join(FOLDER, `console-booking-${id}-zh.png`) });
    await at(page, 'language-en').first().click();
    expect(await textOf(page, 'booked', /\d/u)).toMatch(english);
    await page.screenshot({ path: join(FOLDER, `console-booking-${id}-en.png`) });
    expect((await wrongOnGlass(page)).filter((each) => each.includes('lies over'))).toEqual([]);
    await at(page, 'language-zh-Hans').first().click();
    await page.keyboard.press('s');
    await at(page, 'do-finish').and(page.locator('[aria-disabled="false"]')).waitFor();
    await page.keyboard.press('f');
    await page.keyboard.press('1');
    await at(page, 'idle').or(page.locator('[data-test="do-next"]:not(.rearming)')).first().waitFor();
  }
  expect(faults).toEqual([]);
  await context.close();
  desk.close();
  await browser.close();
  await hall.dispose();
});
