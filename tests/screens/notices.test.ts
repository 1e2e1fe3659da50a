import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login } from '../support/client.ts';
import { pause } from '../support/pause.ts';
import { at, openPage, pressAgain, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';
import { stretched } from '../support/stretched.ts';

const PICTURES = join('dist', 'pictures');
const EMERGENCY = {
  'zh-Hans': '请立即停止办理业务，听从工作人员指挥，由最近的出口有序离开大厅，不要乘坐电梯',
  en: 'Please leave the hall at once by the nearest exit. Follow the staff. Do not use the lifts.',
};

type Axe = { readonly violations: readonly { readonly id: string }[] };

it('[N50] an emergency takes two boards at once, the newest call stays and the next one comes, over a restart, until it is withdrawn', async () => {
  let hall = await startHall();
  const desk = await login(hall.url, 'supervisor');
  const call = async (): Promise<string> => {
    await desk.post('/tickets', { services: ['birth-household-registration'] });
    return ((await desk.post('/counters/1/next')).body['ticket'] as { number: string }).number;
  };
  await desk.post('/counters/1/open');
  const first = await call();
  const browser = await sharedBrowser();
  const upright = { width: SIZES.board.height, height: SIZES.board.width };
  const wide = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board, { bypassCSP: true });
  const tall = await openPage(browser, `${hall.url}/display?id=board-01`, upright);
  for (const { page } of [wide, tall]) await page.getByText(first).first().waitFor();

  const began = Date.now();
  expect((await desk.post('/notices/emergency', { text: EMERGENCY })).status).toBe(201);
  for (const { page } of [wide, tall]) await textOf(page, 'emergency', /请立即停止[\s\S]*nearest exit/);
  expect(Date.now() - began).toBeLessThan(stretched(3000));
  const second = await call();
  for (const { page } of [wide, tall]) await page.locator('display-band').getByText(second).first().waitFor();
  await mkdir(PICTURES, { recursive: true });
  await wide.page.screenshot({ path: join(PICTURES, 'notice-emergency.png') });
  await tall.page.screenshot({ path: join(PICTURES, 'notice-emergency-portrait.png') });
  for (const { page } of [wide, tall]) {
    const spills = await page.locator('display-emergency').evaluate((element) => {
      const frame = element.shadowRoot?.querySelector('section');
      const words = element.shadowRoot?.querySelector('div');
      if (frame === null || frame === undefined || words === null || words === undefined) return true;
      const [outer, inner] = [frame.getBoundingClientRect(), words.getBoundingClientRect()];
      return words.scrollHeight > frame.clientHeight || inner.bottom > outer.bottom || inner.top < outer.top;
    });
    expect(spills).toBe(false);
  }
  await wide.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core/axe.min.js') });
  const found = await wide.page.evaluate<Axe>('axe.run()');
  expect(found.violations.map(({ id }) => id)).toEqual([]);

  await hall.stop();
  hall = await hall.again();
  expect(await at(wide.page, 'emergency').count()).toBe(1);
  await tall.page.reload();
  await textOf(tall.page, 'emergency', /nearest exit/);
  expect((await desk.delete('/notices/emergency')).status).toBe(204);
  for (const { page } of [wide, tall]) await at(page, 'emergency').waitFor({ state: 'detached' });
  const changes = await readFile(join(hall.data, 'notices', 'changes.csv'), 'utf8');
  expect(changes).toMatch(/,staff:supervisor,made,emergency,[\s\S]*,staff:supervisor,withdrawn,emergency,/);
  expect([...wide.faults, ...tall.faults]).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
});

it('[N51] a supervisor raises an emergency in two steps and withdraws it, from the manager’s page', async () => {
  const hall = await startHall();
  const browser = await sharedBrowser();
  const board = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'supervisor');
  await at(page, 'side-boards').click();
  await at(page, 'emergency').click();
  await at(page, 'emergency-zh').fill(EMERGENCY['zh-Hans']);
  await at(page, 'emergency-en').fill(EMERGENCY.en);
  await at(page, 'raise-emergency').click();
  await textOf(page, 'raise-emergency', /再按一次/);
  expect(await at(board.page, 'emergency').count()).toBe(0);
  await page.screenshot({ path: join(PICTURES, 'manager-emergency.png') });
  await pressAgain(at(page, 'raise-emergency'));
  await textOf(board.page, 'emergency', /请立即停止/);
  await textOf(page, 'emergency-on', /请立即停止/);
  await page.screenshot({ path: join(PICTURES, 'manager-emergency-on.png') });
  expect(await barriers(page)).toEqual([]);
  await at(page, 'withdraw-emergency').click();
  await textOf(page, 'withdraw-emergency', /再按一次/);
  expect(await at(board.page, 'emergency').count()).toBe(1);
  await pressAgain(at(page, 'withdraw-emergency'));
  await at(board.page, 'emergency').waitFor({ state: 'detached' });
  await at(page, 'emergency').waitFor();
  expect([...faults, ...board.faults]).toEqual([]);
  await browser.close();
  await hall.dispose();
});

it('[MA11] [N51] neither a double click nor Enter held down raises an emergency; what is written stays when another desk raises one', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'manager');
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'supervisor');
  await at(page, 'side-boards').click();
  await at(page, 'emergency').click();
  await at(page, 'emergency-zh').fill('三楼漏水');
  await at(page, 'raise-emergency').dblclick();
  await textOf(page, 'raise-emergency', /再按一次/);
  await at(page, 'emergency-zh').fill('三楼漏水。');
  await at(page, 'raise-emergency').focus();
  // Pressed down again before it was let go, a key repeats itself: for longer than two presses take.
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.down('Enter');
    await pause(100);
  }
  await page.keyboard.up('Enter');
  await textOf(page, 'raise-emergency', /再按一次/);
  expect((await desk.get('/notices/emergency')).body).not.toHaveProperty('text');

  await at(page, 'emergency-en').focus();
  await desk.post('/notices/emergency', { text: { 'zh-Hans': '另一台发的' } });
  await textOf(page, 'emergency-on', /另一台发的/);
  expect(await at(page, 'emergency-zh').inputValue()).toBe('三楼漏水。');
  await page.keyboard.type('Water');
  expect(await at(page, 'emergency-en').inputValue()).toBe('Water');
  await textOf(page, 'emergency-replaces', /取代上面/);
  await textOf(page, 'raise-emergency', /^\s*显示在所有屏幕/);
  expect(await barriers(page)).toEqual([]);
  await page.screenshot({ path: join(PICTURES, 'manager-emergency-meanwhile.png') });
  await at(page, 'raise-emergency').click();
  await pressAgain(at(page, 'raise-emergency'));
  await textOf(page, 'emergency-on', /三楼漏水/);
  await at(page, 'replace-emergency').waitFor();
  expect(await at(page, 'emergency-zh').count()).toBe(0);
  expect(faults).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
});

it('[N51] an emergency that is on for one board is replaced by one that clears the hall, from the manager’s page; what is withdrawn is what was seen', async () => {
  const hall = await startHall();
  const desk = await login(hall.url, 'manager');
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager, { bypassCSP: true });
  await signIn(page, 'supervisor');
  await at(page, 'side-boards').click();
  await desk.post('/notices/emergency', { text: EMERGENCY, boards: ['board-03'] });
  const other = await openPage(browser, `${hall.url}/display?id=board-01`, SIZES.board);
  await textOf(page, 'emergency-on', /公安专区叫号屏[^所]*请立即停止/);
  expect(await at(other.page, 'emergency').count()).toBe(0);
  await at(page, 'replace-emergency').click();
  expect(await at(page, 'emergency-zh').inputValue()).toBe(EMERGENCY['zh-Hans']);
  expect(await at(page, 'emergency-en').inputValue()).toBe(EMERGENCY.en);
  await textOf(page, 'raise-emergency', /这些屏幕/);
  await at(page, 'evacuate').check();
  await at(page, 'everywhere').check();
  await textOf(page, 'raise-emergency', /所有屏幕/);
  await at(page, 'emergency-zh').fill('着火了，请马上离开大厅');
  await page.screenshot({ path: join(PICTURES, 'manager-emergency-replace.png') });
  expect(await barriers(page)).toEqual([]);
  await at(page, 'raise-emergency').click();
  await textOf(page, 'raise-emergency', /再按一次/);
  await pressAgain(at(page, 'raise-emergency'));
  await textOf(other.page, 'emergency', /着火了/);
  await textOf(page, 'emergency-on', /正在清场：屏幕只显示本通知[\s\S]*着火了/);
  expect((await desk.get('/notices/emergency')).body).toMatchObject({ evacuate: true });

  // Pressed once; then somebody else raises another: the second press is not meant for that one.
  await at(page, 'withdraw-emergency').click();
  await textOf(page, 'withdraw-emergency', /再按一次/);
  await desk.post('/notices/emergency', { text: { 'zh-Hans': '第二次' } });
  await textOf(page, 'emergency-on', /第二次/);
  await textOf(page, 'withdraw-emergency', /^\s*撤下/);
  expect((await desk.get('/notices/emergency')).body).toMatchObject({ text: { 'zh-Hans': '第二次' } });
  expect([...faults, ...other.faults]).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
});
