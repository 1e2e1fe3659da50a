import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { at, openPage, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

const PICTURES = join('dist', 'pictures');

it('[N65] a page from the hall’s own folder stands on a landscape and a portrait board, whole, as nobody’s', async () => {
  const hall = await startHall();
  const manager = await login(hall.url, 'manager');
  const browser = await sharedBrowser();
  await mkdir(PICTURES, { recursive: true });
  const made = await manager.post('/notices', {
    title: 'What to bring',
    content: { kind: 'page', url: '/pages/what-to-bring.html' },
  });
  expect(made.status).toBe(201);
  const upright = { width: SIZES.board.height, height: SIZES.board.width };
  for (const [name, size, id] of [
    ['landscape', SIZES.board, 'board-03'],
    ['portrait', upright, 'board-01'],
  ] as const) {
    const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=${id}`, size);
    await at(page, 'notice-page').waitFor();
    const frame = await at(page, 'notice-page')
      .elementHandle()
      .then((element) => element?.contentFrame());
    await frame?.getByText('办事请带好').waitFor();
    await frame?.getByText('What to bring').waitFor();
    // The style within the page counts, all of it is in sight, and it has no origin.
    expect(
      await frame?.evaluate(() => ({
        origin: location.origin === self.origin,
        colour: getComputedStyle(document.querySelector('footer') ?? document.body).backgroundColor,
        spills: [...document.querySelectorAll('body *')].filter((element) => {
          const { bottom, right } = element.getBoundingClientRect();
          return bottom > innerHeight + 1 || right > innerWidth + 1;
        }).length,
      })),
    ).toEqual({ origin: false, colour: 'rgb(15, 82, 87)', spills: 0 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(PICTURES, `notice-hall-page-${name}.png`) });
    expect(faults).toEqual([]);
    await context.close();
  }
  manager.close();
  await browser.close();
  await hall.dispose();
});

it('[N65] the style, the script, the picture and the figures of a page may lie beside it; the hall answers it nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-page-'));
  await cp(join('halls', 'sample'), folder, { recursive: true });
  const files = {
    'busy.html': `<!doctype html><link rel="stylesheet" href="busy.css"><img src="busy.svg"><p id="said"></p><script src="busy.js"></script>`,
    'busy.css': 'p { color: rgb(1, 2, 3) }',
    'busy.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>',
    'busy.json': '{"hour": "nine"}',
    'busy.js': `const ask = (path) => fetch(path).then((answer) => answer.json()).catch(() => 'nothing');
      Promise.all([ask('busy.json'), ask('/api/v1/hall')]).then(([own, hall]) => {
        document.querySelector('#said').textContent = own.hour + ' ' + hall;
      });`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'pages', name), text);
  const hall = await startHall({ args: ['--hall-file', folder] });
  const manager = await login(hall.url, 'manager');
  await manager.post('/notices', { title: 'Busy', content: { kind: 'page', url: '/pages/busy.html' } });
  const browser = await sharedBrowser();
  const { page } = await openPage(browser, `${hall.url}/display?id=board-03`, SIZES.board);
  const frame = page.frameLocator('[data-test="notice-page"]');
  await frame.getByText('nine nothing').waitFor();
  expect(await frame.locator('p').evaluate((said) => getComputedStyle(said).color)).toBe('rgb(1, 2, 3)');
  expect(await frame.locator('img').evaluate((picture) => (picture as HTMLImageElement).naturalWidth)).toBe(7);
  manager.close();
  await browser.close();
  await hall.dispose();
  await rm(folder, { recursive: true });
});
