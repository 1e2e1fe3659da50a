import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '../support/live.ts';
import { deviceToken, ownAdmin, ownHall, OWN_PASSWORD } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall } from '../support/start-hall.ts';

it('[W13] the manager sees the agents, what they have in trouble, and the USB printers plugged in there', async () => {
  const own = await ownHall({
    'kiosk-1': { address: 'agent:pc-1:usb:04b8:0202', model: 'epson-tm-t82', stand_in: 'kiosk-2' },
    'kiosk-3': { address: 'agent:pc-2', model: 'generic-80', stand_in: '' },
  });
  const hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  const agent = await connect(hall.url, { token: await deviceToken(admin, 'agent', 'pc-1') });
  const said = await agent.ask('agent-hello', {
    protocol: 1,
    spool: 'one',
    jobs: [],
    printers: [{ id: 'kiosk-1', state: 'trouble', paper: 'out', owed: 0, trouble: 'paper-out' }],
    found: [
      { address: 'usb:04b8:0202', name: 'EPSON TM-T82III', answers: true },
      { address: 'usb:0416:5011', name: 'POS58 Printer', answers: false, lacks: 'no-driver' },
    ],
  });
  expect(said).toMatchObject({ ok: true, setup: { printers: [{ id: 'kiosk-1', address: 'usb:04b8:0202' }] } });
  const browser = await sharedBrowser();
  const { page, faults } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
  await at(page, 'user').fill('admin');
  await at(page, 'password').fill(OWN_PASSWORD);
  await at(page, 'sign-in-button').click();
  await at(page, 'side-printers').click();
  await textOf(page, 'agents', /pc-1[\s\S]*已连接[\s\S]*pc-2[\s\S]*未连接/);
  await textOf(page, 'plugged', /EPSON TM-T82III[\s\S]*agent:pc-1:usb:04b8:0202[\s\S]*kiosk-1/);
  await textOf(page, 'plugged', /POS58[\s\S]*agent:pc-1:usb:0416:5011[\s\S]*address[\s\S]*不回答[\s\S]*modprobe/);
  const rows = at(page, 'printer-row');
  await expect.poll(() => rows.first().getAttribute('data-printer')).toMatch(/kiosk-[13]/);
  await mkdir(join('dist', 'pictures'), { recursive: true });
  await page.screenshot({ path: join('dist', 'pictures', 'manager-printers-agents.png') });
  await agent.ask('agent-state', {
    printers: [{ id: 'kiosk-1', state: 'trouble', paper: 'ok', owed: 0, trouble: 'agent-disk' }],
    found: [],
  });
  await textOf(page, 'agent-disk', /磁盘存不进去，不打印/);
  expect(faults).toEqual([]);
  agent.close();
  await textOf(page, 'agents', /pc-1[\s\S]*未连接/);
  admin.close();
  await browser.close();
  await hall.dispose();
  await own.remove();
});
