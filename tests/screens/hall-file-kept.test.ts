import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall, OWN_PASSWORD, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
beforeAll(async () => {
  own = await ownHall();
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await own.remove();
});

describe('the manager’s page', () => {
  it('[SU6] says that the changed hall file does not count today, why, and from when', async () => {
    const admin = await ownAdmin(hall.url);
    const kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
    admin.close();
    expect((await kiosk.post('/tickets', { services: ['id-card-renewal'] })).status).toBe(201);
    kiosk.close();
    await hall.stop();
    const file = join(own.folder, 'services.csv');
    const services = await readFile(file, 'utf8');
    await writeFile(file, services.replace(/^(id-card-renewal,[^,]*,[^,]*,)ps-id-card,/m, '$1ps-household,'));
    hall = await hall.again();

    const { page, faults, context } = await openPage(browser, `${hall.url}/manager`, SIZES.manager);
    await at(page, 'user').fill('admin');
    await at(page, 'password').fill(OWN_PASSWORD);
    await at(page, 'sign-in-button').click();
    expect(await textOf(page, 'hall-file-kept', /没有采用/)).toMatch(/B001.*id-card-renewal.*明天起/);
    await at(page, 'language-en').first().click();
    expect(await textOf(page, 'hall-file-kept', /does not count today/)).toMatch(/B001.*from tomorrow/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
