import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { at, openPage, SIZES, textOf } from '../support/pages.ts';
import { sharedBrowser } from '../support/shared-browser.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

let own: OwnHall;
let hall: RunningHall;
let browser: Browser;
let pair = '';
/** A booking whose slot begins so many minutes from now; over midnight it is one of the other day. */
function row(id: string, minutes: number): string {
  const [date = '', time = ''] = new Date(Date.now() + minutes * 60_000)
    .toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
    .split(' ');
  return `${id},${date},${time.slice(0, 5)},24:00,id-card-renewal,booked`;
}
beforeAll(async () => {
  own = await ownHall();
  const rows = [row('BK-1', 0), row('BK-2', -40)];
  await writeFile(
    join(own.folder, 'appointments.csv'),
    ['id,date,slot_from,slot_to,service,status', ...rows, ''].join('\n'),
  );
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  pair = (await admin.post('/devices', { kind: 'kiosk', id: 'kiosk-1' })).body['pair'] as string;
  admin.close();
  browser = await sharedBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await hall.dispose();
  await own.remove();
});

describe('a kiosk', () => {
  it('[SU14] checks in with a booking by its number, and tells who is late before they take an ordinary one', async () => {
    const { page, context, faults } = await openPage(browser, `${hall.url}${pair}`, SIZES.kiosk);
    const find = async (keys: string): Promise<void> => {
      await at(page, 'open-search').click();
      for (const key of keys) await at(page, `key-${key}`).click();
      await at(page, 'booking-found').click();
    };
    await find('bk2');
    expect(await textOf(page, 'booking-state', /预约不再有效/)).toContain('普通号');
    await at(page, 'language-en').first().click();
    await textOf(page, 'booking-state', /too late.*ordinary number/);
    await at(page, 'home').first().click();

    await find('bk1');
    await textOf(page, 'booking-state', /可以签到/);
    await at(page, 'check-in').click();
    await at(page, 'ticket-number').first().waitFor();
    const admin = await ownAdmin(hall.url);
    expect((await admin.get('/bookings/BK-1')).body['state']).toBe('used');
    admin.close();
    expect(faults).toEqual([]);
    await context.close();
  });
});
