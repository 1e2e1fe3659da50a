import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { login } from '../support/client.ts';
import { at, openPage, signIn, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

type Taken = { readonly id: string; readonly number: string; readonly secret: string };

it('[DV108] a scanner bound to a counter: a slip that waits, one that was parked, one that was missed, one that is over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-scan-'));
  await cp('halls/sample', folder, { recursive: true });
  await appendFile(join(folder, 'inputs.csv'), 'scanner-1,scanner-hid-pos,virtual,1,,,,,\n');
  const hall = await startHall({ env: { HALL_FILE: folder } });
  const desk = await login(hall.url, 'supervisor');
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/counter`, SIZES.counter);
  await signIn(page, 'clerk');
  await at(page, 'open-counter').click();
  await at(page, 'idle').waitFor();
  const take = async (): Promise<Taken> =>
    (await desk.post('/tickets', { services: ['birth-household-registration'] })).body['ticket'] as Taken;
  const scan = async ({ id, secret }: Taken): Promise<void> => {
    const text = `${hall.url}/t/${id}#${secret}`;
    expect((await desk.post('/inputs/scanner-1/press', { kind: 'scan', text })).status).toBe(202);
  };
  const stateOf = async ({ id }: Taken): Promise<string> =>
    ((await desk.get(`/tickets/${id}`)).body['ticket'] as { readonly state: string }).state;

  const first = await take();
  await scan(first);
  await textOf(page, 'panel-call-number', /./);
  await expect.poll(() => at(page, 'call-number').inputValue()).toBe(first.number);
  // A scan alone calls nobody.
  expect(await stateOf(first)).toBe('waiting');
  await page.keyboard.press('Escape');
  await at(page, 'panel-call-number').waitFor({ state: 'detached' });

  await at(page, 'do-next').click();
  await textOf(page, 'ticket-number', new RegExp(first.number));
  expect((await desk.post('/counters/1/park', { note: '去复印' })).status).toBe(200);
  await at(page, 'idle').waitFor();
  await scan(first);
  await textOf(page, 'panel-resume', new RegExp(`${first.number}[\\s\\S]*去复印`));
  expect(await stateOf(first)).toBe('parked');
  await page.keyboard.press('1');
  await textOf(page, 'ticket-number', new RegExp(first.number));
  expect((await desk.post('/counters/1/finish')).status).toBe(200);
  await at(page, 'idle').waitFor();

  const second = await take();
  expect((await desk.post('/counters/1/next')).status).toBe(200);
  await textOf(page, 'ticket-number', new RegExp(second.number));
  expect((await desk.post('/counters/1/no-show')).status).toBe(200);
  await at(page, 'idle').waitFor();
  await scan(second);
  await textOf(page, 'panel-resume', new RegExp(second.number));
  expect(await stateOf(second)).toBe('no-show');
  await page.keyboard.press('Escape');
  await at(page, 'panel-resume').waitFor({ state: 'detached' });

  // What is over is told, and nothing opens.
  await scan(first);
  await page
    .locator('hall-toast')
    .filter({ hasText: new RegExp(`${first.number}.*已办结`) })
    .waitFor();
  expect(await page.locator('counter-panel').count()).toBe(0);
  expect(faults).toEqual([]);
  desk.close();
  await browser.close();
  await hall.dispose();
  await rm(folder, { recursive: true });
});
