import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '../../../core/base/time.ts';

import { exportLines } from '../../../server/journal/export-lines.ts';
import { memoryJournal } from '../../../server/journal/memory-journal.ts';
import { fakeTime, send, startLedger, takeTicket } from '../../support/ledger.ts';
import { KIOSK, MANAGER } from '../../support/rules.ts';
import { seeded } from '../../support/seeded.ts';

const TOOL = join(import.meta.dirname, '..', '..', '..', 'tools', 'verify-journal.mjs');
const HALL = 'test-hall';

let folder = '';
let tool = '';
let whole = '';
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hallcall-export-'));
  // Alone in a folder: it needs nothing of ours.
  tool = join(folder, 'verify-journal.mjs');
  await cp(TOOL, tool);
  const journal = memoryJournal();
  const time = fakeTime();
  const ledger = await startLedger(journal, time);
  for (let day = 0; day < 3; day += 1) {
    for (let i = 0; i < 6; i += 1) await send(ledger, KIOSK, takeTicket(['alpha']));
    await send(ledger, MANAGER, { name: 'stop-intake', reason: '停电 “断网” <b> \u2028 😀' });
    time.pass(2 * DAY);
    await ledger.tick();
  }
  await ledger.stop();
  const [hall = HALL] = await journal.halls();
  for await (const lines of exportLines(journal, hall)) whole += lines;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Said = { readonly code: number; readonly out: string };

async function check(bytes: string | Buffer, ...more: string[]): Promise<Said> {
  const file = join(folder, `${String((number += 1))}.jsonl`);
  await writeFile(file, bytes);
  return promisify(execFile)(process.execPath, [tool, file, ...more]).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (fault: { code: number; stdout: string; stderr: string }) => ({
      code: fault.code,
      out: fault.stdout + fault.stderr,
    }),
  );
}

const lines = (): string[] => whole.trimEnd().split('\n');
const joined = (all: readonly string[]): string => `${all.join('\n')}\n`;
const named = (line = ''): string => {
  const { day, seq } = JSON.parse(line) as { day: string; seq: number };
  return `day ${day} seq ${String(seq)}`;
};

describe('an export, checked by the one-file tool', () => {
  it('[AU1] a whole export is whole: it says how much there is, and the hash at its end', async () => {
    const end = JSON.parse(lines().at(-1) ?? '') as { end: { events: number; days: number; hash: string } };
    expect(end.end).toMatchObject({ days: 4, events: lines().length - 1 });
    const said = await check(whole);
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining(`WHOLE: ${String(end.end.events)} records`) });
    expect(said.out).toContain(end.end.hash);
    expect(said.out).toContain('there was no day before');
  });

  it('[AU2] each of many altered bytes is found, wherever it stands', async () => {
    const random = seeded(20_261_130);
    const original = Buffer.from(whole);
    const places = [0, original.length - 1, original.lastIndexOf('}'), original.indexOf('\n')];
    // The first lines hold a whole hall file; the others get their share.
    const tail = original.indexOf('"seq":2');
    for (let i = 0; i < 14; i += 1) places.push(Math.floor(random() * original.length));
    for (let i = 0; i < 30; i += 1) places.push(tail + Math.floor(random() * (original.length - tail)));
    const missed: string[] = [];
    const one = async (at: number): Promise<void> => {
      const altered = Buffer.from(original);
      const bit = 1 << Math.floor(random() * 8);
      altered[at] = (altered[at] ?? 0) ^ bit;
      const said = await check(altered);
      if (said.code !== 1 || !said.out.includes('BROKEN'))
        missed.push(`byte ${String(at)}, bit ${String(bit)}: ${said.out}`);
    };
    for (let at = 0; at < places.length; at += 4) await Promise.all(places.slice(at, at + 4).map(one));
    expect(missed).toEqual([]);
  });

  it('[AU2] the altered record is named by its day and seq', async () => {
    const all = lines();
    const at = all.findIndex((line) => line.includes('停电'));
    const altered = all.with(at, (all[at] ?? '').replace('停电', '停用'));
    const said = await check(joined(altered));
    expect(said.out.match(/BROKEN .*/)?.[0]).toContain(named(all[at]));
  });

  it('[AU3] a recomputed hash is found at the next record, in the middle, at the end of a day and of the export', async () => {
    const all = lines();
    const days = all.map((line) => (JSON.parse(line) as { day?: string }).day);
    const lastOfDay = days.lastIndexOf(days[0]);
    for (const at of [3, lastOfDay, all.length - 2]) {
      const { hall, day, seq, record } = JSON.parse(all[at] ?? '') as Record<string, string>;
      const before = JSON.parse(all[at - 1] ?? '') as { day: string; hash: string };
      const from = before.day === day ? before.hash : digest(`hallcall journal 1\n${hall ?? ''}\n${day ?? ''}`);
      const forged = (record ?? '').replace('"version":1', '"version":2');
      const hash = digest(`${from}\n${String(seq)}\n${forged}`);
      const said = await check(joined(all.with(at, JSON.stringify({ hall, day, seq, record: forged, hash }))));
      expect(said.code, `line ${String(at)}`).toBe(1);
      const next = all[at + 1] ?? '';
      expect(said.out).toContain(
        next.includes('"end"') ? `line ${String(all.length)}: it states another end` : named(next),
      );
    }
  });

  it('[AU4] a line that is missing, doubled or moved is named', async () => {
    const all = lines();
    expect((await check(joined(all.toSpliced(4, 1)))).out).toContain(`${named(all[4])} is missing`);
    expect((await check(joined(all.toSpliced(4, 0, all[4] ?? '')))).out).toContain(
      `${named(all[4])} (line 6): it is there twice`,
    );
    const swapped = all.with(4, all[5] ?? '').with(5, all[4] ?? '');
    expect((await check(joined(swapped))).out).toMatch(new RegExp(`BROKEN ${named(all[4])} is missing`));
    // A day that was taken out whole, its end included.
    const day = (JSON.parse(all[0] ?? '') as { day: string }).day;
    const second = all.find((line) => !line.includes(`"day":"${day}"`)) ?? '';
    const { day: gone } = JSON.parse(second) as { day: string };
    const without = all.filter(
      (line) => !line.startsWith(`{"hall":"${(JSON.parse(second) as { hall: string }).hall}","day":"${gone}"`),
    );
    expect((await check(joined(without))).out).toContain('it follows day');
  });

  it('[AU5] an end that was cut off is found by the end line, and a forged end line by a hash that was noted', async () => {
    const all = lines();
    expect(await check(joined(all.slice(0, -1)))).toMatchObject({
      code: 1,
      out: expect.stringContaining('the line that states the end is missing'),
    });
    expect((await check(joined(all.toSpliced(-3, 2)))).code).toBe(1);
    const noted = (JSON.parse(all.at(-2) ?? '') as { hash: string }).hash;
    const kept = all
      .slice(0, -3)
      .map((line) => JSON.parse(line) as { hall: string; day: string; seq: number; hash: string });
    const last = kept.at(-1);
    const end = {
      hall: last?.hall,
      first: kept[0]?.day,
      last: last?.day,
      days: new Set(kept.map(({ day }) => day)).size,
      events: kept.length,
      seq: last?.seq,
      hash: last?.hash,
    };
    const forged = joined([...all.slice(0, -3), JSON.stringify({ end })]);
    expect((await check(forged)).code).toBe(0);
    expect(await check(forged, '--head', noted)).toMatchObject({
      code: 1,
      out: expect.stringContaining('the noted hash'),
    });
    expect((await check(whole, '--head', noted)).code).toBe(0);
    // Noted earlier than the export was made.
    const earlier = JSON.parse(all[4] ?? '') as { hash: string };
    expect(await check(whole, '--head', earlier.hash)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`that of ${named(all[4])}`),
    });
  });

  it('[AU6] what is no export at all is told, and wrong words get the right ones', async () => {
    for (const bad of ['', '\n', '{}\n', 'null\n', '[]\n', '{"end":{}}\n', Buffer.from([0xff, 0xfe, 10])])
      expect(await check(bad), String(bad)).toMatchObject({ code: 1, out: expect.stringContaining('BROKEN') });
    expect((await check(joined(lines()).replaceAll('\n', '\r\n'))).code).toBe(1);
    expect((await check(`\uFEFF${whole}`)).code).toBe(1);
    expect((await check(whole, '--haed', 'x')).code).toBe(2);
  });
});

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
