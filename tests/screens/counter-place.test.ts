import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { renamedHall } from '../support/long-hall.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
/** Who is put first is the last one sent: the counter helps the line there, and would call them again. */
const PLACES = [
  ['kept', /已等的时间照算/],
  ['end', /从现在起重新等候/],
  ['first', /排在所有人前面/],
] as const;

it('[CK16] a transfer keeps the wait, goes to the end, or first with a reason, as its button says', async () => {
  await mkdir(FOLDER, { recursive: true });
  // Without a walk: with one, who came within it stands before the one who is sent on ([Q21]).
  const own = await renamedHall((_file, id, column, was) => (id === 'walk_minutes' && column === 'value' ? '0' : was));
  const hall = await startHall({ env: { HALL_FILE: own.folder } });
  const browser = await sharedBrowser();
  const desk = await login(hall.url, 'supervisor');
  const take = async (service: string): Promise<string> =>
    ((await desk.post('/tickets', { services: [service] })).body['ticket'] as { number: string }).number;
  const before = [await take('id-card-renewal'), await take('id-card-renewal')];
  const moved: string[] = [];
  for (let n = 0; n < 3; n += 1) moved.push(await take('birth-household-registration'));
  const [kept = '', end = '', first = ''] = moved;
  const { page, context, faults } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  for (const [n, [place, hint]] of PLACES.entries()) {
    await page.locator('[data-test="do-next"]:not(.rearming):not([aria-disabled="true"])').waitFor();
    await page.keyboard.press('Enter');
    await textOf(page, 'ticket-number', new RegExp(moved[n] ?? ''));
    await page.keyboard.press('t');
    await at(page, `place-${place}`).click();
    expect(await at(page, `place-${place}`).getAttribute('aria-pressed')).toBe('true');
    await textOf(page, 'place-hint', hint);
    await page.screenshot({ path: join(FOLDER, `console-transfer-${place}.png`) });
    expect((await wrongOnGlass(page)).filter((each) => each.includes('lies over'))).toEqual([]);
    if (place === 'first') await at(page, 'note-transfer').fill('sent here by mistake');
    await at(page, 'service-query').fill('GA-SF-0015');
    await page.locator('[data-service="id-card-renewal"]').click();
    await at(page, 'idle').waitFor();
  }
  const after = await take('id-card-renewal');
  const line = (await desk.get('/lines/ps-id-card')).body['line'] as { tickets: { number: string }[] };
  expect(line.tickets.map(({ number }) => number)).toEqual([first, ...before, kept, end, after]);
  expect(faults).toEqual([]);
  await context.close();
  desk.close();
  await browser.close();
  await hall.dispose();
  await own.remove();
});
