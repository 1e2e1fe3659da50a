import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LANGUAGES, type Names } from '../../core/base/names.ts';
import type { TicketView } from '../../core/protocol/shapes/ticket.ts';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = process.env['PICTURES'] ?? join('dist', 'pictures');
const HAND = { width: 390, height: 844 };
/** Counter 1 serves the first line, and helps the second. */
const [OWN, HELPED] = ['household-register-replacement', 'id-card-renewal'];
const OTHERS: Names = {
  'zh-Hans': '1号窗口先办其他业务（23 人）',
  'zh-Hant': '1號窗口先辦其他業務（23 人）',
  en: 'Counter 1: 23 others go first',
};
let hall: RunningHall;
let browser: Browser;
let supervisor: Client;

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  hall = await startHall();
  browser = await sharedBrowser();
  supervisor = await login(hall.url, 'supervisor');
  expect((await supervisor.post('/counters/1/open')).status).toBe(200);
  for (let each = 0; each < 23; each += 1) await supervisor.post('/tickets', { services: [OWN] });
});

afterAll(async () => {
  supervisor.close();
  await browser.close();
  await hall.dispose();
});

const picture = (page: Page, name: string) => page.screenshot({ path: join(FOLDER, `ahead-${name}.png`) });

/** Where it stands, and how large it is. */
async function boxOf(place: Locator): Promise<{ y: number; width: number; height: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('not to be seen');
  return box;
}

async function speak(page: Page, language: string): Promise<void> {
  await page.locator(`hall-language [lang="${language}"]`).first().click();
}

it('[E14] kiosk, paper, phone, desk and /waits say in one sentence why nobody is ahead and it takes long', async () => {
  const kiosk = await openPage(browser, `${hall.url}/kiosk`, SIZES.kiosk, { bypassCSP: true });
  const { page } = kiosk;
  const said = (name: string, language: keyof Names) => at(page, name).filter({ hasText: OTHERS[language] }).waitFor();
  await at(page, 'open-search').click();
  await at(page, 'search-field').fill('sfz');
  for (const language of LANGUAGES) {
    await speak(page, language);
    await said(`service-${HELPED}`, language);
    await picture(page, `kiosk-${language}`);
  }
  await at(page, `service-${HELPED}`).click();
  for (const language of LANGUAGES) {
    await speak(page, language);
    await said('others', language);
    await picture(page, `kiosk-confirm-${language}`);
  }
  await at(page, 'take').click();
  await at(page, 'ticket-number').waitFor();
  for (const language of LANGUAGES) {
    await speak(page, language);
    await said('ahead', language);
    await picture(page, `kiosk-done-${language}`);
    expect(await barriers(page), language).toEqual([]);
  }
  const url = new URL((await at(page, 'phone-code').getAttribute('data-url')) ?? '');
  const found = (await supervisor.get(url.pathname.replace('/t/', '/tickets/'))).body as { ticket: TicketView };
  const { number, steps } = found.ticket;
  expect(steps[0]).toMatchObject({ ahead: 0, othersText: OTHERS });
  const phone = await openPage(browser, `${hall.url}${url.pathname}${url.hash}`, HAND);
  await phone.page.getByText(OTHERS.en).waitFor();
  for (const words of ['下一位就是您', 'You are next']) expect(await phone.page.getByText(words).count()).toBe(0);
  await picture(phone.page, 'phone');
  const desk = await openPage(browser, `${hall.url}/desk`, SIZES.counter, { bypassCSP: true });
  await signIn(desk.page, 'desk');
  await desk.page.locator('[data-test="wait-ps-id-card"]').filter({ hasText: OTHERS['zh-Hans'] }).waitFor();
  await picture(desk.page, 'desk-waits');
  await at(desk.page, 'find').fill(number);
  await at(desk.page, 'find-button').click();
  await at(desk.page, 'ahead')
    .filter({ hasText: `本队前面没有人，但${OTHERS['zh-Hans']}` })
    .waitFor();
  await picture(desk.page, 'desk');
  await at(desk.page, 'tab-take').click();
  const option = desk.page.locator(`desk-take [data-service="${HELPED}"]`);
  await desk.page.locator('desk-take [data-test="service-query"]').fill('sfz');
  for (const language of LANGUAGES) {
    await speak(desk.page, language);
    const told = option.locator('[data-test="others"]').filter({ hasText: OTHERS[language] });
    for (const size of [{ width: 1180, height: 820 }, HAND]) {
      await desk.page.setViewportSize(size);
      await told.waitFor();
      const row = await boxOf(option);
      const name = await boxOf(option.locator('strong'));
      const wait = await boxOf(option.locator('[data-test="wait"]'));
      const others = await boxOf(told);
      expect(name.width, `${language} at ${String(size.width)} px`).toBeGreaterThanOrEqual(row.width / 2 - 16);
      expect(others.y, `${language} at ${String(size.width)} px`).toBeGreaterThanOrEqual(wait.y + wait.height);
      for (const each of [name, others])
        expect(each.y + each.height, `${language} at ${String(size.width)} px`).toBeLessThanOrEqual(row.y + row.height);
      await picture(desk.page, `desk-services-${language}-${String(size.width)}`);
    }
  }
  const manager = await openPage(browser, `${hall.url}/manager`, SIZES.counter, { bypassCSP: true });
  await signIn(manager.page, 'manager');
  const line = manager.page.locator('[data-test="line-row"][data-line="ps-id-card"]');
  for (const size of [SIZES.counter, HAND]) {
    await manager.page.setViewportSize(size);
    await line.filter({ hasText: OTHERS['zh-Hans'] }).waitFor();
    await picture(manager.page, `manager-${String(size.width)}`);
  }
  for (const language of LANGUAGES) {
    const waits = await openPage(browser, `${hall.url}/waits?lang=${language}`, HAND);
    await waits.page.locator('[data-line="ps-id-card"]').filter({ hasText: OTHERS[language] }).waitFor();
    await picture(waits.page, `waits-${language}`);
    await waits.context.close();
  }
  for (const language of LANGUAGES) {
    const taken = await supervisor.post('/tickets', { services: [HELPED], language });
    const { id, secret } = (taken.body as { ticket: { id: string; secret: string } }).ticket;
    const png = await fetch(`${hall.url}/api/v1/tickets/${id}/receipt.png?secret=${secret}`);
    expect(png.status).toBe(200);
    await writeFile(join(FOLDER, `ahead-slip-${language}.png`), Buffer.from(await png.arrayBuffer()));
  }
  for (const each of [kiosk, phone, desk, manager]) {
    expect(each.faults).toEqual([]);
    await each.context.close();
  }
});
