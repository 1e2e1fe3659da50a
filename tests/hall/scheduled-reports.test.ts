import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { ScheduledReportsView } from '../../core/protocol/shapes/scheduled-reports.ts';
import type { Client } from '../support/client.ts';
import { eventually } from '../support/eventually.ts';
import { ownAdmin, ownHall, type OwnHall } from '../support/own-hall.ts';
import { startHall, type RunningHall } from '../support/start-hall.ts';

const DAY_MS = 86_400_000;

let own: OwnHall;
let hall: RunningHall;
let admin: Client;
let receiver: Server;
const got: { readonly id: string; readonly text: string }[] = [];
let answer = 503;

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      got.push({ id: String(request.headers['hallcall-delivery']), text });
      response.statusCode = answer;
      response.end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${String((receiver.address() as AddressInfo).port)}/in`;
  own = await ownHall();
  // Due once a day, and today already.
  const due = '00:00';
  await writeFile(
    join(own.folder, 'scheduled_reports.csv'),
    [
      'id,report,span,by,when,format,language,folder,webhook',
      `arrivals,arrivals,this-month,line,daily ${due},csv;xlsx,en,daily/office,${url}`,
      `course,course,today,,daily ${due},csv,zh-Hans,daily,`,
      '',
    ].join('\n'),
  );
  hall = await startHall({ args: ['--hall-file', own.folder] });
  admin = await ownAdmin(hall.url);
});

afterAll(async () => {
  admin.close();
  receiver.close();
  await rm(hall.data, { recursive: true, force: true });
  await hall.dispose();
  await own.remove();
});

const view = async (): Promise<ScheduledReportsView> =>
  (await admin.get('/reports/scheduled')).body as unknown as ScheduledReportsView;

async function bookPath(): Promise<string> {
  const found = (await readdir(hall.data, { recursive: true })).find((path) => path.endsWith('book.json'));
  if (found === undefined) throw new Error('there is no book');
  return join(hall.data, found);
}

async function filesMade(): Promise<string[]> {
  const all = await readdir(join(await bookPath(), '..', 'files'), { recursive: true });
  return all.filter((path) => /\.\w+$/.test(path)).sort();
}

/** The server is killed and was off for so many days, as far as the book knows. */
async function wasOff(days: number): Promise<void> {
  await hall.kill();
  const path = await bookPath();
  const book = JSON.parse(await readFile(path, 'utf8')) as { sum?: string; reports: Record<string, { upTo: number }> };
  for (const kept of Object.values(book.reports)) kept.upTo -= days * DAY_MS;
  // Whoever changes it by hand takes its sum out.
  delete book.sum;
  await writeFile(path, JSON.stringify(book));
  hall = await hall.again();
  admin.close();
  admin = await ownAdmin(hall.url);
}

describe.sequential('scheduled reports of a running hall', () => {
  it('[SR2] before anything is due there is nothing, and it says when the next is', async () => {
    const first = await eventually(async () => {
      const { items } = await view();
      return (
        items.length === 2 &&
        (await readdir(hall.data, { recursive: true })).some((each) => each.endsWith('book.json')) &&
        items
      );
    }, 'the book is begun');
    expect(first.map(({ last, owed, next }) => [last, owed, next !== undefined])).toEqual([
      [undefined, 0, true],
      [undefined, 0, true],
    ]);
    expect((await admin.post('/tickets', { services: ['name-change'] })).status).toBe(201);
  });

  it('[SR3] [SR5] after kill -9 what was missed is made once, lies in its folder, and is owed to the webhook until it takes it', async () => {
    await wasOff(1);
    const [arrivals] = await eventually(async () => {
      const { items } = await view();
      return items.every(({ last }) => last !== undefined) && items[0]?.undelivered !== undefined && items;
    }, 'both are made, and it is told that one is not delivered');
    expect(arrivals).toMatchObject({ owed: 2, undelivered: { detail: 'HTTP 503' } });
    const made = await filesMade();
    expect(made.map((path) => path.replace(/_.*\./, '.'))).toEqual([
      ...['daily/course.csv', 'daily/office/arrivals.csv', 'daily/office/arrivals.xlsx'],
    ]);
    const folder = join(await bookPath(), '..', 'files');
    const rows = parse(await readFile(join(folder, made[1] ?? ''), 'utf8'), { bom: true });
    expect(rows[0]?.slice(0, 3)).toEqual(['Line ID', 'Line', 'Visits']);
    expect(rows.slice(1)).toContainEqual(['ps-household', 'Household registration', '1', '1', '0']);
    const book = XLSX.read(await readFile(join(folder, made[2] ?? '')));
    expect(XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {})).toContainEqual(
      expect.objectContaining({ 'Line ID': 'ps-household', Visits: 1 }),
    );
    await hall.kill();
    answer = 200;
    hall = await hall.again();
    admin.close();
    admin = await ownAdmin(hall.url);
    await eventually(async () => {
      const [first] = (await view()).items;
      return first?.owed === 0 && first.posted !== undefined;
    }, 'it is delivered after the restart');
    expect(await filesMade()).toEqual(made);
    expect(new Set(got.map(({ id }) => id)).size).toBe(2);
    const sent = JSON.parse(got.at(-1)?.text ?? '{}') as { type: string; file: { name: string; base64: string } };
    expect(sent.type).toBe('report.made');
    expect(Buffer.from(sent.file.base64, 'base64')).toEqual(
      await readFile(join(folder, 'daily', 'office', sent.file.name)),
    );
    expect((await view()).items.map(({ skipped, givenUp }) => [skipped, givenUp])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
