import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../core/base/zone.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { sqliteJournal, sqliteJournalReader } from '../../server/journal/sqlite-journal.ts';
import { columnsOf, SOURCES } from '../../server/reports/fact-columns.ts';
import type { DayFolders } from '../../server/reports/fold-processes.ts';
import { foldWholeDay } from '../../server/reports/fold-whole-day.ts';
import { openStore } from '../../server/reports/open-store.ts';
import type { ReportStore } from '../../server/reports/report-store.ts';
import { openDesk } from '../../server/reports/reports-desk.ts';
import { keptTable } from '../../server/reports/store-tables.ts';
import { tellYears } from '../../server/reports/tell-years.ts';
import { writePast } from '../../server/simulate/write-past.ts';

const REBUILD = `const { main } = await import(${JSON.stringify(`${process.cwd()}/dist/server/reports/reports-cli.js`)});
process.exitCode = await main(process.argv.slice(1), {}, process.cwd());`;

const FIRST = '2025-03-03';
const DAYS = 9;

let data: string;
let hall: string;
/** What a store has of the days that are over, where one event was told after the other. */
let told: Record<string, readonly unknown[]>;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'hallcall-rebuild-'));
  const file = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!file.ok) throw new Error(JSON.stringify(file.error[0]));
  const { catalogue, users } = file.value;
  hall = catalogue.hall.id;
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  await journal.open();
  const days = Array.from({ length: DAYS }, (_, at) => addDays(FIRST, at));
  await writePast(journal, { catalogue, users, seed: 5, load: 0.06, staffed: 1 }, days, undefined);
  await journal.close();
  await inFolder('one-by-one', async (store, caughtUp) => {
    await caughtUp();
    told = await tablesOf(store);
  });
}, 120_000);

afterAll(() => rm(data, { recursive: true, force: true }));

/** A store in a folder of its own, and the wait until everything in the journal has been told to it. */
async function inFolder(
  name: string,
  act: (store: ReportStore, caughtUp: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const folder = join(data, name);
  await mkdir(folder, { recursive: true });
  const journal = sqliteJournalReader(join(data, 'journal.sqlite'));
  await journal.open();
  const store = await openStore(folder);
  const report = { failed: () => undefined, recovered: () => undefined };
  let close = (): Promise<void> => store.close();
  await act(store, async () => {
    const desk = openDesk({ store, journal, hall, folder, report });
    close = () => desk.close();
    await desk.caughtUp();
  });
  await close();
  await journal.close();
}

/** Every row of every table, names as texts, in an order that does not depend on how they came. */
async function tablesOf(store: ReportStore): Promise<Record<string, readonly unknown[]>> {
  const tables: Record<string, readonly unknown[]> = {};
  for (const source of SOURCES) {
    const rows = await store.rows(`SELECT * FROM ${keptTable(source)}`, []);
    const texts = rows.map((row) =>
      JSON.stringify([
        row['import'],
        ...columnsOf(source).map(({ name, type }) =>
          type === 'name' && row[name] !== null ? store.names().nameOf(Number(row[name])) : row[name],
        ),
      ]),
    );
    tables[source] = texts.sort();
  }
  return tables;
}

describe('the reports of years, made anew', () => {
  it('[RP5] days that are folded beside one another give the very rows of days that are told one event after the other', async () => {
    expect(told['legs']?.length).toBeGreaterThan(300);
    for (const each of ['arrivals', 'desks', 'stays', 'stands', 'ratings', 'papers'])
      expect(told[each]?.length).toBeGreaterThan(10);
    const done = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', REBUILD, 'rebuild', '--data', data, '--hall', hall],
      { encoding: 'utf8' },
    );
    expect(done).toMatchObject({
      ...{ status: 0, stderr: '' },
      stdout: expect.stringMatching(/^\d+ days that are over, in/) as string,
    });
    await inFolder('reports', async (store) => expect(await tablesOf(store)).toEqual(told));
  });

  it('[RP5] broken off anywhere, the store has whole days up to one, and whoever goes on comes to the same', async () => {
    const journal = sqliteJournalReader(join(data, 'journal.sqlite'));
    await journal.open();
    for (const good of [0, 7]) {
      let asked = 0;
      const folders: DayFolders = {
        atOnce: 4,
        // Later days are there before earlier ones.
        fold: async (day) => {
          asked += 1;
          const number = asked;
          await new Promise((done) => setTimeout(done, (5 - (number % 5)) * 4));
          if (number > good) throw new Error(`no room for ${day}`);
          return foldWholeDay(journal, hall, day);
        },
        close: () => undefined,
      };
      await inFolder(`broken-${String(good)}`, async (store, caughtUp) => {
        await expect(tellYears(store, journal, hall, folders)).rejects.toThrow('no room for');
        const kept = await store.rows('SELECT day FROM kept_days ORDER BY day', []);
        // Six are kept at once.
        expect(kept).toHaveLength(good - (good % 6));
        await caughtUp();
        expect(await tablesOf(store)).toEqual(told);
      });
    }
    await journal.close();
  });
});
