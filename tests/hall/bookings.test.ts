import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, type Client } from '../support/client.ts';
import { deviceToken, ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const ZONE = 'Asia/Shanghai';
const SERVICE = 'id-card-renewal';
/** Only ever at night, whatever the time of the test: one of the two is closed. */
const NIGHT = 'household-move-within-city';

/** A time so many minutes from now, as date and time in the hall. */
function inMinutes(minutes: number): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = new Date(Date.now() + minutes * 60_000)
    .toLocaleString('sv-SE', { timeZone: ZONE })
    .split(' ');
  return { date, time: time.slice(0, 5) };
}

function row(id: string, minutes: number, status = 'booked'): string {
  const { date, time } = inMinutes(minutes);
  return [id, date, time, '24:00', SERVICE, status].join(',');
}

let own: OwnHall;
let hall: RunningHall;
let kiosk: Client;
beforeAll(async () => {
  own = await ownHall();
  const tomorrow = inMinutes(24 * 60).date;
  const rows = [
    row('BK-1', 0),
    row('BK-2', -40),
    row('BK-3', 0, 'cancelled'),
    `BK-4,${tomorrow},09:00,10:00,${SERVICE},booked`,
  ];
  await writeFile(
    join(own.folder, 'appointments.csv'),
    ['id,date,slot_from,slot_to,service,status', ...rows, ''].join('\n'),
  );
  const services = join(own.folder, 'services.csv');
  const [from, to] = Number(inMinutes(0).time.slice(0, 2)) < 12 ? ['13:00', '23:00'] : ['01:00', '11:00'];
  const text = await readFile(services, 'utf8');
  const [head = ''] = text.split('\n');
  const hours = head.split(',').indexOf('hours') - head.split(',').length;
  const changed = text.split('\n').map((line) => {
    if (!line.startsWith(`${NIGHT},`)) return line;
    const cells = line.split(',');
    cells[cells.length + hours] = `${from}-${to}`;
    return cells.join(',');
  });
  await writeFile(services, changed.join('\n'));
  hall = await startHall({ env: { HALL_FILE: own.folder } });
  const admin = await ownAdmin(hall.url);
  kiosk = clientOf(hall.url, await deviceToken(admin, 'kiosk', 'kiosk-1'));
  admin.close();
}, 60_000);
afterAll(async () => {
  kiosk.close();
  await hall.dispose();
  await own.remove();
});

const slot = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

describe('a booking', () => {
  it('[SU13] tells how it stands before anybody checks in with it, however its code is typed', async () => {
    const stands = async (id: string): Promise<unknown> =>
      (await kiosk.get(`/bookings/${encodeURIComponent(id)}`)).body['state'];
    expect([await stands('BK-1'), await stands('bk-1'), await stands('ＢＫ－０１'), await stands('bk01')]).toEqual([
      'due',
      'due',
      'due',
      'due',
    ]);
    expect([await stands('BK-3'), await stands('BK-4')]).toEqual(['cancelled', 'other-day']);
    expect((await kiosk.get('/bookings/BK-9')).status).toBe(404);
    const nobody = clientOf(hall.url);
    expect((await nobody.get('/bookings/BK-1')).status).toBe(401);
    nobody.close();
  });

  it('[SU13] the ticket says with which booking it checked in, and whether that counts', async () => {
    const onTime = await kiosk.post('/tickets', { services: [SERVICE], appointment: { id: 'X-1', slot: slot(0) } });
    expect(onTime.status).toBe(201);
    expect(onTime.body['ticket'] as object).toMatchObject({
      category: 'appointment',
      appointment: { id: 'X-1', late: false },
    });
    const late = await kiosk.post('/tickets', { services: [SERVICE], appointment: { id: 'X-2', slot: slot(-40) } });
    expect(late.body['ticket'] as object).toMatchObject({
      category: 'ordinary',
      appointment: { id: 'X-2', late: true },
    });
    const plain = await kiosk.post('/tickets', { services: [SERVICE] });
    expect(plain.body['ticket'] as object).not.toHaveProperty('appointment');
  });

  it('[SU12] is refused with the field named: twice, too early, at a time when its service is closed', async () => {
    const twice = { services: [SERVICE], appointment: { id: 'X-3', slot: slot(0) } };
    expect((await kiosk.post('/tickets', twice)).status).toBe(201);
    const again = await kiosk.post('/tickets', twice);
    expect([again.status, again.body['code'], again.body['errors']]).toEqual([
      409,
      'appointment-used',
      [{ path: 'appointment', message: expect.stringContaining('X-3') }],
    ]);
    const early = await kiosk.post('/tickets', { services: [SERVICE], appointment: { id: 'X-4', slot: slot(90) } });
    expect([early.status, early.body['errors']]).toEqual([409, [{ path: 'appointment', message: expect.any(String) }]]);
    expect(early.body['from']).toEqual(expect.any(String));
    const closed = await kiosk.post('/tickets', { services: [NIGHT], appointment: { id: 'X-5', slot: slot(0) } });
    expect([closed.status, closed.body['errors']]).toEqual([
      422,
      [{ path: 'appointment.slot', message: expect.stringContaining(`${NIGHT} is not given at`) }],
    ]);
  });
});
