import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { login, type Client } from '../support/client.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { renamedHall, type RenamedHall } from '../support/long-hall.ts';
import { wrongOnGlass } from '../support/on-glass.ts';
import { at, openPage, signIn, SIZES } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { THOROUGH } from '../support/thorough.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const FOLDER = join(process.env['PICTURES'] ?? join('dist', 'pictures'), 'long-names');

/** As a hall calls a service whose law wants everything in its name; 122 hanzi. */
const LAWFUL =
  '对本行政区域内已经依法登记的农民专业合作社联合社、个体工商户和其他经营主体申请变更住所、经营范围、法定代表人（含一并申请两项以上变更且须由主管部门到现场核对许可证件原件、复印件及授权委托书）的统一受理、审核、告知与结果领取（含邮寄送达以及代办服务）';
const ENGLISH =
  'Acceptance, examination and notification of applications for changes of domicile, scope of business and legal representative of farmers’ cooperatives';
/** One word without a place to break it. */
const WORD = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';

type Kind = { readonly name: string; readonly zh: (n: number) => string; readonly en: (n: number) => string };
const ALL_KINDS: readonly Kind[] = [
  { name: 'lawful', zh: (n) => `${n}${LAWFUL}`, en: (n) => `${n} ${ENGLISH}` },
  {
    name: 'thousand',
    zh: (n) => `${n}${LAWFUL.repeat(9).slice(0, 1000)}`,
    en: (n) => `${n} ${`${ENGLISH}, `.repeat(7).slice(0, 1000)}`,
  },
  { name: 'unbroken', zh: (n) => `${n}${WORD}`, en: (n) => `${WORD}${WORD}${n}` },
];
/** Names without a blank are the hardest; the others are tried with everything. */
const KINDS = THOROUGH ? ALL_KINDS : ALL_KINDS.filter(({ name }) => name === 'unbroken');
/** Four services for one number, and the codes by which the kiosk finds them. */
const SERVICES = ['birth-household-registration', 'id-card-renewal', 'deed-tax', 'marriage-registration'] as const;
const CODES = ['GA-HZ-0001', 'GA-SF-0015', 'SW-FC-0018', 'MZ-HY-0001'] as const;
const COUNTERS = ['1', '2', '3', '4', '5', '6'] as const;
const GLASS = { portrait: SIZES.kiosk, landscape: { width: 1920, height: 1080 } } as const;
const ROUNDS = [
  ['portrait', false, 'zh-Hans'],
  ['portrait', true, 'en'],
  ['landscape', true, 'zh-Hant'],
] as const;
const BOARDS = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
] as const;
const STRIPS = [
  { width: 1920, height: 360 },
  { width: 600, height: 1024 },
] as const;
const PANELS = [
  ['t', 'transfer-to-counter'],
  ['g', 'category-elderly'],
] as const;
const TABLES = [
  'services.csv',
  'lines.csv',
  'departments.csv',
  'categories.csv',
  'users.csv',
  'matters.csv',
  'counters.csv',
  'devices.csv',
  'profiles.csv',
];

describe.sequential.each(KINDS)('a hall of names that are $name', ({ name, zh, en }) => {
  let own: RenamedHall;
  let hall: RunningHall;
  let browser: Browser;
  let desk: Client;

  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    let n = 0;
    own = await renamedHall((file, _id, column, was) => {
      if (file === 'hall.csv' && column === 'value' && was.startsWith('大')) return zh(0);
      if (file === 'hall.csv' && column === 'value' && was.startsWith('Daqing')) return en(0);
      if (!TABLES.includes(file) || was === '') return was;
      if (column === 'name_zh_hans' || column === 'name_zh_hant') return zh((n += 1));
      return column === 'name_en' ? en((n += 1)) : was;
    });
    hall = await startHall({ env: { HALL_FILE: own.folder } });
    browser = await sharedBrowser();
    desk = await login(hall.url, 'supervisor');
  });

  afterAll(async () => {
    desk.close();
    await browser.close();
    await hall.dispose();
    await own.remove();
  });

  const look = async (page: Page, what: string): Promise<readonly string[]> => {
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    await keepPicture(page, join(FOLDER, `${name}-${what}.png`));
    return (await wrongOnGlass(page)).map((wrong) => `${what}: ${wrong}`);
  };

  it('[W16] the kiosk: nothing runs over its tile, its neighbour or the glass', async () => {
    const wrong: string[] = [];
    for (const [size, large, language] of ROUNDS) {
      const { page, context, faults } = await openPage(browser, `${hall.url}/kiosk`, GLASS[size]);
      const step = async (what: string): Promise<void> => {
        wrong.push(...(await look(page, `kiosk-${size}-${language}${large ? '-large' : ''}-${what}`)));
      };
      const begin = async (): Promise<void> => {
        await at(page, 'open-search').waitFor();
        await at(page, `language-${language}`).first().click();
        if (large) await at(page, 'large-text').click();
        await page.locator('[data-test^="service-"]').first().waitFor();
      };
      await begin();
      await step('start');
      await at(page, 'department-public-security').click();
      await page.locator('[data-test^="service-"]').first().waitFor();
      await step('department');
      await at(page, 'home').click();
      await begin();
      for (const [n, code] of CODES.entries()) {
        await at(page, 'open-search').click();
        await at(page, 'search-field').fill(code);
        const found = at(page, 'results').locator('[data-test^="service-"]').first();
        await at(page, `service-${SERVICES[n] ?? ''}`).waitFor();
        if (n === 0) await step('search');
        await found.click();
        await at(page, 'take').waitFor();
        if (n % 3 === 0) await step(`confirm-${String(n + 1)}`);
        if (n === 3) break;
        await at(page, 'add-service').click();
        await at(page, 'open-search').waitFor();
        if (n === 0) await step('adding');
      }
      await at(page, 'take').click();
      await at(page, 'ticket-number').waitFor();
      await step('done');
      expect(faults).toEqual([]);
      await context.close();
    }
    expect(wrong).toEqual([]);
  });

  it('[BD67] boards and the screen over a counter: the same', async () => {
    for (const counter of COUNTERS) expect((await desk.post(`/counters/${counter}/open`)).status).toBe(200);
    for (let n = 0; n < 10; n += 1)
      for (const service of ['birth-household-registration', 'id-card-renewal'])
        expect((await desk.post('/tickets', { services: [service] })).status).toBe(201);
    for (const counter of COUNTERS) expect((await desk.post(`/counters/${counter}/next`)).status).toBe(200);
    const wrong: string[] = [];
    for (const id of ['board-01', 'board-03', 'board-14', 'board-15', 'board-12', 'board-13']) {
      const { page, context, faults } = await openPage(browser, `${hall.url}/display?id=${id}`, SIZES.board);
      await at(page, id === 'board-13' ? 'window-number' : id === 'board-14' ? 'clock' : 'called-number').waitFor();
      for (const size of id === 'board-13' ? [...BOARDS, ...STRIPS] : BOARDS) {
        await page.setViewportSize(size);
        wrong.push(...(await look(page, `${id}-${String(size.width)}x${String(size.height)}`)));
      }
      expect(faults).toEqual([]);
      await context.close();
    }
    expect(wrong).toEqual([]);
  });

  it('[W17] counter, manager, rating and phone: nothing leaves the page sideways or lies over its neighbour', async () => {
    const wrong: string[] = [];
    const sideways = async (page: Page, what: string): Promise<void> => {
      wrong.push(...(await look(page, what)).filter((each) => /lies over|in half/.test(each)));
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wrong.push(`${what} is ${String(over)} px too wide`);
    };
    const said = await desk.post('/tickets', { services: SERVICES.slice(0, 3) });
    const { id, secret, number } = said.body['ticket'] as { id: string; secret: string; number: string };
    expect((await desk.post('/counters/1/serve')).status).toBe(200);
    expect((await desk.post('/counters/1/finish')).status).toBe(200);
    expect((await desk.post('/counters/1/close')).status).toBe(200);
    const { page, context } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
    await signIn(page, 'clerk');
    await at(page, 'open-counter').waitFor();
    await sideways(page, 'counter-choose');
    await at(page, 'open-counter').click();
    await page.locator('[data-test="do-next"][aria-disabled="false"]').waitFor();
    await page.keyboard.press('Enter');
    await at(page, 'ticket-in-hand').getByText(/A0/).first().waitFor();
    for (const language of ['zh-Hans', 'en']) {
      await at(page, `language-${language}`).first().click();
      await sideways(page, `counter-${language}`);
      for (const [key, shows] of PANELS) {
        await page.keyboard.press(key);
        await at(page, shows).first().waitFor();
        await sideways(page, `counter-${language}-${shows}`);
        await page.keyboard.press('Escape');
      }
    }
    await page.keyboard.press('s');
    await page.keyboard.press('f');
    await context.close();
    const manager = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await signIn(manager.page, 'manager');
    await at(manager.page, 'line-ps-household').first().waitFor();
    for (const language of ['zh-Hans', 'en']) {
      await at(manager.page, `language-${language}`).first().click();
      await sideways(manager.page, `manager-${language}`);
      await at(manager.page, 'line-ps-household').first().click();
      await at(manager.page, 'line-name').waitFor();
      await sideways(manager.page, `manager-${language}-line`);
      await at(manager.page, 'line-back').click();
      await at(manager.page, 'line-ps-household').first().waitFor();
    }
    await manager.context.close();
    const phone = await openPage(browser, `${hall.url}/t/${id}#${secret}`, { width: 360, height: 740 });
    await phone.page.getByText(number).first().waitFor();
    await sideways(phone.page, 'phone');
    await phone.context.close();
    const rating = await openPage(browser, `${hall.url}/rating?counter=1`, { width: 1024, height: 600 });
    await at(rating.page, 'counter-name').first().waitFor();
    wrong.push(...(await look(rating.page, 'rating')));
    await rating.context.close();
    expect(wrong).toEqual([]);
  });
});
