import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login } from '../support/client.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');

it('[MC1] a supervisor corrects a category from the line, with a reason that goes on record', async () => {
  await mkdir(FOLDER, { recursive: true });
  const hall = await startHall();
  const browser = await sharedBrowser();
  const desk = await login(hall.url, 'supervisor');
  const take = async (): Promise<{ id: string; number: string }> =>
    (await desk.post('/tickets', { services: ['id-card-renewal'] })).body['ticket'] as { id: string; number: string };
  const [first, second] = [await take(), await take()];
  const { page, context, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'supervisor');
  await at(page, 'line-ps-id-card').click();
  const person = page.locator(`[data-test="line-person"][data-number="${second.number}"]`);
  await person.locator('[data-test="correct-category"]').click();
  await textOf(page, 'ask', /更正 .* 的类别.*普通/su);
  // Nothing is sent without a category and a reason.
  await at(page, 'ask-confirm').click();
  await at(page, 'ask-choice').selectOption('elderly');
  await at(page, 'ask-confirm').click();
  expect(await at(page, 'ask').isVisible()).toBe(true);
  await at(page, 'ask-reason').fill('82 岁，取号时选错');
  await page.screenshot({ path: join(FOLDER, 'manager-category-zh.png') });
  expect(await barriers(page)).toEqual([]);
  await at(page, 'ask-confirm').click();
  const line = async (): Promise<unknown> =>
    (
      (await desk.get('/lines/ps-id-card')).body['line'] as { tickets: { number: string; category: string }[] }
    ).tickets.map(({ number, category }) => [number, category]);
  await expect.poll(line).toEqual(
    expect.arrayContaining([
      [second.number, 'elderly'],
      [first.number, 'ordinary'],
    ]),
  );
  await person.getByText('老年').first().waitFor();
  const trace = await desk.get(`/tickets/${second.id}/trace`);
  expect(JSON.stringify(trace.body)).toContain('82 岁，取号时选错');
  await at(page, 'language-en').first().click();
  await person.locator('[data-test="correct-category"]').click();
  await textOf(page, 'ask', /Correct the category of/u);
  await page.screenshot({ path: join(FOLDER, 'manager-category-en.png') });
  await at(page, 'ask-cancel').click();
  expect((await wrongOnGlass(page)).filter((each) => /lies over|in half/u.test(each))).toEqual([]);
  await page.screenshot({ path: join(FOLDER, 'manager-category-line-en.png') });
  expect(faults).toEqual([]);
  await context.close();
  desk.close();
  await browser.close();
  await hall.dispose();
});
