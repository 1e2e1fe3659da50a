import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from '../support/barriers.ts';
import { login, type Client } from '../support/client.ts';
import { at, openPage, signIn, textOf, typeAsScanner, type OpenPage } from '../support/pages.ts';
import { pastDay, type PastDay } from '../support/past-day.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const TABLET = { width: 1024, height: 768 };
const SIZES = [TABLET, { width: 1280, height: 800 }, { width: 390, height: 844 }];

let data: string;
let past: PastDay;
let hall: RunningHall;
let browser: Browser;
let staff: Client;
let manager: Client;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-desk-page-'));
  past = await pastDay(data);
  hall = await startHall({ data });
  browser = await sharedBrowser();
  [staff, manager] = [await login(hall.url, 'desk'), await login(hall.url, 'supervisor')];
  await manager.post('/counters/1/open');
}, 60_000);
afterAll(async () => {
  staff.close();
  manager.close();
  await browser.close();
  await hall.dispose();
  await rm(data, { recursive: true, force: true });
});

type Ticket = {
  readonly id: string;
  readonly number: string;
  readonly secret: string;
  readonly category: string;
  readonly state: string;
  readonly steps: readonly { readonly waitText?: Record<string, string>; readonly ahead?: number }[];
  readonly slip?: { readonly copy: number; readonly printer: string };
};

async function take(more: object = {}): Promise<Ticket> {
  const said = await staff.post('/tickets', { services: ['name-change'], ...more });
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  return said.body['ticket'] as Ticket;
}

const now = async (id: string): Promise<Ticket> => (await staff.get(`/tickets/${id}`)).body['ticket'] as Ticket;

async function desk(user = 'desk', size = TABLET, query = ''): Promise<OpenPage> {
  const opened = await openPage(browser, `${hall.url}/desk${query}`, size, { bypassCSP: true, hasTouch: true });
  await signIn(opened.page, user);
  await at(opened.page, 'find').waitFor();
  return opened;
}

async function find(page: Page, text: string): Promise<void> {
  await at(page, 'find').fill(text);
  await page.keyboard.press('Enter');
}

/** Waits until the ticket with this number is what the page shows. */
async function shown(page: Page, number: string): Promise<void> {
  await at(page, 'ticket').filter({ hasText: number }).waitFor();
}

describe('finding', () => {
  it('[IP1] a number shows its state, line, people ahead and the wait in the words of the API', async () => {
    await take();
    const { id, number } = await take();
    const { page, context, faults } = await desk();
    await find(page, number.toLowerCase());
    await shown(page, number);
    expect(await textOf(page, 'state', /./)).toBe('等候中');
    await textOf(page, 'step', /姓名变更[^]*队列：户籍业务/);
    const [step] = (await now(id)).steps;
    await textOf(page, 'ahead', new RegExp(`前面还有 ${String(step?.ahead)} 人`));
    await textOf(page, 'wait', new RegExp(`预计等待：${step?.waitText?.['zh-Hans'] ?? ''}`));
    expect(await at(page, 'trace-event').count()).toBe(1);
    // It follows the hall: put first by somebody else, there is nobody before it.
    await manager.post(`/tickets/${id}/prioritise`, { reason: 'unwell' });
    await textOf(page, 'ahead', /前面没有人/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[IP1] what is not there, not kept and no number are told apart; an address may name a number', async () => {
    const { number } = await take();
    const { page, context } = await desk('clerk', TABLET, `?number=${number}`);
    await shown(page, number);
    await find(page, 'Z999');
    await textOf(page, 'said', /今天没有 Z999 这个号/);
    await find(page, 'hello');
    await textOf(page, 'said', /这不是号码/);
    await at(page, 'day').fill('2019-05-06');
    await find(page, 'A001');
    await textOf(page, 'said', /5月6日.*没有记录/);
    await at(page, 'day').fill(past.day);
    await find(page, past.served.number);
    await shown(page, past.served.number);
    expect(await textOf(page, 'state', /./)).toBe('已办结');
    await textOf(page, 'do-reprint', /以前的号码/);
    await textOf(page, 'trace', /市民评价：非常满意/);
    await context.close();
  });

  it('[IP1] a slip that is scanned opens its ticket', async () => {
    const { id, number, secret } = await take();
    const { page, context } = await desk();
    await typeAsScanner(page, `~${hall.url}/t/${id}#${secret}`);
    await shown(page, number);
    expect(await at(page, 'find').inputValue()).toBe('');
    await context.close();
  });

  it('[IP3] a card is found, its number stands in no address and nowhere on the page', async () => {
    const identity = '230602198805120014';
    const { number } = await take({ identity });
    const { page, context } = await desk();
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await at(page, 'by-card').click();
    await at(page, 'card').fill(identity);
    await at(page, 'card-send').click();
    await shown(page, number);
    const second = await take({ identity });
    await find(page, identity);
    await at(page, `card-${second.number}`).click();
    await shown(page, second.number);
    expect(addresses.filter((address) => address.includes(identity.slice(0, 12)))).toEqual([]);
    const fields = await page
      .locator('input')
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
    expect(fields.join()).not.toContain(identity);
    await context.close();
  });
});

describe('helping', () => {
  it('[IP2] printed again, cancelled and brought back by the keyboard alone', async () => {
    const { id, number } = await take();
    const { page, context, faults } = await desk();
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await shown(page, number);
    await at(page, 'do-reprint').press('Enter');
    await at(page, 'printer-printer-1').press('Enter');
    await textOf(page, 'ticket', /补打第 1 份/);
    expect((await now(id)).slip).toMatchObject({ copy: 1, printer: 'printer-1' });
    await at(page, 'do-cancel').press('Enter');
    await at(page, 'reason-1').press('Enter');
    await textOf(page, 'state', /已取消/);
    await textOf(page, 'do-add', /已经结束/);
    await at(page, 'do-back').press('Enter');
    await page.keyboard.press('Escape');
    await at(page, 'ask').waitFor({ state: 'detached' });
    await at(page, 'do-back').press('Enter');
    await at(page, 'reason-text').fill('changed their mind');
    await page.keyboard.press('Enter');
    await textOf(page, 'state', /等候中/);
    await textOf(page, 'trace', /取消后找回[^]*changed their mind/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('[IP2] a service is added and a category corrected; the desk puts nobody first, a supervisor does', async () => {
    const { id, number } = await take();
    const { page, context } = await desk();
    await find(page, number);
    await textOf(page, 'do-first', /限值班长/);
    expect(await at(page, 'do-first').isDisabled()).toBe(true);
    await at(page, 'do-add').click();
    await at(page, 'ask').locator('[data-test="service-query"]').fill('契税');
    await page.locator('[data-service="deed-tax"]').first().click();
    await page.locator('[data-test="step"]').nth(1).waitFor();
    await at(page, 'do-category').click();
    await at(page, 'ask').locator('[data-test="category-disabled"]').click();
    await at(page, 'reason-1').click();
    await textOf(page, 'ticket', /残疾人/);
    expect((await now(id)).category).toBe('disabled');
    await context.close();
    const other = await desk('supervisor');
    await find(other.page, number);
    await at(other.page, 'do-first').click();
    await at(other.page, 'reason-1').click();
    await textOf(other.page, 'trace', /经批准优先[^]*身体不适/);
    await other.context.close();
  });

  it('[IP4] taken for somebody: not without the reason of a category, and with a first paper', async () => {
    const { page, context, faults } = await desk();
    await at(page, 'tab-take').click();
    await page.locator('desk-take [data-test="service-query"]').fill('xmbg');
    await page.locator('desk-take [data-service="name-change"]').waitFor();
    await page.keyboard.press('Enter');
    await textOf(page, 'chosen', /姓名变更/);
    expect(await at(page, 'take').isDisabled()).toBe(false);
    await page.locator('desk-take [data-test="category-elderly"]').click();
    expect(await at(page, 'take').isDisabled()).toBe(true);
    await at(page, 'why').first().click();
    await at(page, 'take-printer').selectOption('printer-1');
    await at(page, 'take').click();
    await textOf(page, 'trace', /类别：老年人[^]*已核对证件/);
    const number = await page.locator('desk-ticket [data-test="number"]').innerText();
    const found = await staff.get(`/tickets?number=${number}`);
    expect(found.body['ticket']).toMatchObject({ category: 'elderly', slip: { copy: 0, printer: 'printer-1' } });
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('from other pages', () => {
  it('[IP10] a clerk who looks for a number at the counter, and a supervisor on the overview, get there', async () => {
    const { number } = await take();
    const counter = await openPage(browser, `${hall.url}/counter`, { width: 1366, height: 768 });
    await signIn(counter.page, 'clerk-002');
    await at(counter.page, 'open-counter').click();
    await at(counter.page, 'call-number').or(at(counter.page, 'idle')).first().waitFor();
    await counter.page.keyboard.press('c');
    await at(counter.page, 'call-number').fill(number);
    await counter.page.keyboard.press('Tab');
    await at(counter.page, 'story').waitFor();
    expect(await at(counter.page, 'story').getAttribute('href')).toBe(`/desk?number=${number}`);
    await counter.context.close();
    const overview = await openPage(browser, `${hall.url}/manager`, { width: 1440, height: 900 });
    await signIn(overview.page, 'supervisor');
    expect(await at(overview.page, 'open-desk').getAttribute('href')).toBe('/desk');
    await overview.context.close();
  });
});

describe('telling', () => {
  it('[IP5] the waits are those of the hall, found by the service as well', async () => {
    const { page, context } = await desk();
    const line = page.locator('[data-test="wait-ps-household"]');
    await line.waitFor();
    await at(page, 'waits-filter').fill('护照');
    await page.locator('[data-test="wait-ps-exit-entry"]').filter({ hasText: /护照/ }).waitFor();
    expect(await line.count()).toBe(0);
    await at(page, 'waits-filter').fill('无此队列');
    await page.getByText('没有找到队列').waitFor();
    await context.close();
  });

  it('[IP6] the trace is printed on A4 and on 80 mm, without the rest of the page', async () => {
    const { number } = await take();
    const { page, context } = await desk();
    await page.evaluate(() => {
      window.print = () => {
        const last = document.adoptedStyleSheets.at(-1)?.cssRules[0];
        document.body.dataset['printed'] = last?.cssText ?? '';
      };
    });
    await find(page, number);
    for (const [button, size] of [
      ['print-a4', 'size: a4'],
      ['print-slip', 'size: 80mm'],
    ] as const) {
      await at(page, button).click();
      await page.locator('body[data-printed]').waitFor({ state: 'attached' });
      expect(await page.locator('body').getAttribute('data-printed')).toContain(size);
      // The layout is that of the paper asked for, however wide the glass is.
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('desk-trace .mark').first().isVisible(), size).toBe(button === 'print-a4');
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate(() => {
        delete document.body.dataset['printed'];
        dispatchEvent(new Event('afterprint'));
      });
    }
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
    await page.emulateMedia({ media: 'print' });
    await page.getByText(`${number} 号全程记录`).waitFor();
    // Paper is kept: the day has its year.
    await page
      .locator('.sheet-head')
      .filter({ hasText: /20\d\d年/ })
      .waitFor();
    for (const gone of ['find', 'tab-take', 'do-reprint', 'waits-filter', 'print-a4'])
      expect(await at(page, gone).first().isVisible(), gone).toBe(false);
    expect(await at(page, 'trace').isVisible()).toBe(true);
    await context.close();
  });

  it.each(SIZES)(
    '[IP7] $width x $height: no barrier, nothing cut off, room for fingers, in both languages',
    async (size) => {
      const { number } = await take();
      const { page, context, faults } = await desk('desk', size);
      for (const language of ['zh-Hans', 'en']) {
        await at(page, `language-${language}`).first().click();
        await at(page, 'tab-find').click();
        await find(page, number);
        await shown(page, number);
        expect(await barriers(page), language).toEqual([]);
        expect(await misfits(page), language).toEqual([]);
        await at(page, 'do-cancel').click();
        await at(page, 'ask').waitFor();
        expect(await barriers(page), language).toEqual([]);
        await at(page, 'ask-close').click();
        await at(page, 'tab-take').click();
        await page.locator('desk-take [data-test="category-elderly"]').click();
        expect(await barriers(page), language).toEqual([]);
        expect(await misfits(page), language).toEqual([]);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

/** Runs in the page: what is wider than the glass, and what fingers press that is lower than 44 px. */
async function misfits(page: Page): Promise<readonly string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const small = await page.locator('button:visible, input:visible, select:visible').evaluateAll((all) =>
    all.flatMap((each) => {
      const { height } = (
        each instanceof HTMLInputElement && each.type === 'checkbox' ? (each.closest('label') ?? each) : each
      ).getBoundingClientRect();
      return height < 44
        ? [`${each.getAttribute('data-test') ?? each.outerHTML.slice(0, 60)}: ${String(height)} px`]
        : [];
    }),
  );
  return [...(wide > 0 ? [`${String(wide)} px too wide`] : []), ...small];
}
