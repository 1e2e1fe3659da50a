import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, pressAgain, signIn, SIZES, textOf, type OpenPage } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const SIZE = { width: 1600, height: 900 };
const PICTURE = join('tests', 'screens', 'files', 'self-service.jpg');

let hall: RunningHall;
let browser: Browser;
let manager: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  manager = await login(hall.url, 'manager');
});

afterAll(async () => {
  manager.close();
  await browser.close();
  await hall.dispose();
});

async function openNotices(user: string, size = SIZE): Promise<OpenPage> {
  const opened = await openPage(browser, `${hall.url}/manager`, size, { bypassCSP: true });
  await signIn(opened.page, user);
  await at(opened.page, 'open-notices').click();
  await at(opened.page, 'notices-listed').waitFor();
  return opened;
}

const titles = async (): Promise<readonly string[]> =>
  ((await manager.get('/notices')).body['items'] as { title: string }[]).map(({ title }) => title);

describe.sequential('the page of the notices', () => {
  it('[N71] a text is written, seen before it is sent, on its board at once, and withdrawn in two steps', async () => {
    const { page, context, faults } = await openNotices('manager');
    const board = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
    await at(page, 'new-notice').click();
    await at(page, 'notice-title').fill('消防演习');
    await at(page, 'text-zh-Hans').fill('十点整举行消防演习');
    await at(page, 'text-en').fill('Fire drill at ten');
    for (const preview of ['preview-landscape', 'preview-portrait'])
      await at(page, preview).getByText('十点整举行消防演习').waitFor();
    await at(page, 'on-board-03').check();
    await page.screenshot({ path: join(FOLDER, 'notices-form.png') });
    expect(await barriers(page)).toEqual([]);
    // Twice in a row is once.
    await at(page, 'save-notice').dblclick();
    await at(board.page, 'notice-on').getByText('十点整举行消防演习').waitFor();
    const row = at(page, 'notice-row').filter({ hasText: '消防演习' });
    await row.and(page.locator('[data-state="on"]')).waitFor();
    expect(await titles()).toEqual(['消防演习']);
    await page.screenshot({ path: join(FOLDER, 'notices-list.png') });

    await at(page, 'switch-notice').click();
    await row.and(page.locator('[data-state="off"]')).waitFor();
    await at(board.page, 'notice-on').waitFor({ state: 'detached' });
    await at(page, 'withdraw-notice').click();
    expect(await titles()).toEqual(['消防演习']);
    await pressAgain(at(page, 'withdraw-notice'));
    await row.waitFor({ state: 'detached' });
    expect(await titles()).toEqual([]);
    // What stood on the board is in the record, by the name that it had.
    await at(page, 'notices-shown').click();
    await textOf(page, 'shown-sum', /board-03/);
    await page.screenshot({ path: join(FOLDER, 'notices-shown.png') });
    expect(await barriers(page)).toEqual([]);
    await at(page, 'open-showings').click();
    await textOf(page, 'shown-row', /:\d\d/);
    await page.screenshot({ path: join(FOLDER, 'notices-showings.png') });
    await at(page, 'close-showings').click();
    await at(page, 'shown-sum').waitFor();
    expect(faults).toEqual([]);
    await context.close();
    await board.context.close();
  });

  it('[N72] a picture is sent and shown; what the hall finds wrong stands at its field and nothing is lost', async () => {
    const { page, context, faults } = await openNotices('manager');
    await at(page, 'new-notice').click();
    await at(page, 'kind-file').check();
    await at(page, 'save-notice').click();
    await at(page, 'said-title').waitFor();
    await at(page, 'said-content').waitFor();
    await at(page, 'notice-title').fill('自助机');
    await at(page, 'notice-seconds').fill('2');
    await at(page, 'notice-file').setInputFiles({
      name: 'virus.png',
      mimeType: 'image/png',
      buffer: Buffer.from('MZ'),
    });
    await textOf(page, 'said-content', /./);
    await at(page, 'notice-file').setInputFiles(PICTURE);
    await at(page, 'preview-landscape').locator('img').waitFor();
    await at(page, 'save-notice').click();
    await at(page, 'said-seconds').waitFor();
    expect(await at(page, 'notice-title').inputValue()).toBe('自助机');
    await page.screenshot({ path: join(FOLDER, 'notices-wrong.png') });
    await at(page, 'notice-seconds').fill('8');
    await at(page, 'add-window').click();
    await at(page, 'window-from').fill('00:00');
    await at(page, 'save-notice').click();
    await at(page, 'notice-row').filter({ hasText: '自助机' }).waitFor();
    const [notice] = (await manager.get('/notices')).body['items'] as {
      windows: unknown;
      content: { media: string };
    }[];
    expect(notice).toMatchObject({ windows: [{ from: '00:00', to: '24:00' }], seconds: 8 });

    await at(page, 'notices-files').click();
    await textOf(page, 'media-file', /自助机/);
    expect(await at(page, 'delete-file').count()).toBe(0);
    await page.screenshot({ path: join(FOLDER, 'notices-files.png') });
    expect((await manager.delete(`/media/${notice?.content.media ?? ''}`)).status).toBe(409);
    // The page has an address of its own.
    await page.reload();
    await at(page, 'notice-row').filter({ hasText: '自助机' }).waitFor();
    await at(page, 'notices-back').click();
    await at(page, 'side-counters').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[N75] what another manager changes meanwhile is told, nothing typed is lost, and nobody’s change is overwritten unseen', async () => {
    const form = { title: '年检', content: { kind: 'text', text: { 'zh-Hans': '请带行驶证' } }, enabled: false };
    const { id } = (await manager.post('/notices', form)).body['notice'] as { id: string };
    const { page, context, faults } = await openNotices('manager');
    const row = at(page, 'notice-row').filter({ hasText: '年检' });
    await row.click();
    const words = at(page, 'text-zh-Hans');
    // Nothing typed: the form follows.
    await manager.put(`/notices/${id}`, { ...form, seconds: 20 });
    await expect.poll(() => at(page, 'notice-seconds').inputValue()).toBe('20');
    expect(await at(page, 'notice-rival').count()).toBe(0);

    await words.fill('请带行驶证和身份证');
    await manager.put(`/notices/${id}`, { ...form, seconds: 30, title: '年检提醒' });
    // Before the page has heard of it, too.
    await at(page, 'save-notice').click();
    await textOf(page, 'notice-rival', /manager[\s\S]*年检提醒[\s\S]*请带行驶证[\s\S]*30/);
    expect(await at(page, 'save-notice').isDisabled()).toBe(true);
    expect(await words.inputValue()).toBe('请带行驶证和身份证');
    await page.screenshot({ path: join(FOLDER, 'notices-rival.png') });
    expect(await barriers(page)).toEqual([]);
    const stored = async (): Promise<unknown> =>
      ((await manager.get('/notices')).body['items'] as { id: string }[]).find((each) => each.id === id);
    expect(await stored()).toMatchObject({ title: '年检提醒', seconds: 30 });
    await at(page, 'keep-mine').click();
    await at(page, 'save-notice').click();
    await expect.poll(stored).toMatchObject({ title: '年检', content: { text: { 'zh-Hans': '请带行驶证和身份证' } } });

    await words.fill('另写的');
    await manager.put(`/notices/${id}`, { ...form, seconds: 40 });
    await at(page, 'take-theirs').click();
    expect(await words.inputValue()).toBe('请带行驶证');
    expect(await at(page, 'notice-rival').count()).toBe(0);

    await words.fill('撤下以后');
    await manager.delete(`/notices/${id}`);
    await at(page, 'notice-gone').waitFor();
    expect(await words.inputValue()).toBe('撤下以后');
    await at(page, 'keep-mine').click();
    await at(page, 'save-notice').click();
    await row.waitFor();
    expect(await titles()).toContain('年检');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[N73] who may not change notices sees them and nothing to press, also on a small screen and in English', async () => {
    const { page, context, faults } = await openNotices('supervisor', { width: 1366, height: 768 });
    await at(page, 'notice-row').first().click();
    await at(page, 'preview-landscape').locator('img').waitFor();
    for (const absent of ['new-notice', 'save-notice', 'withdraw-notice'])
      expect(await at(page, absent).count(), absent).toBe(0);
    expect(await at(page, 'notice-title').isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Notices' }).first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.screenshot({ path: join(FOLDER, 'notices-supervisor.en.png') });
    expect(faults).toEqual([]);
    await context.close();
  });
});
