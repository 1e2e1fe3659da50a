import { existsSync, rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import { TcpPrinter } from '../../printer/virtual/tcp-printer.ts';
import { sqliteJournal } from '../journal/sqlite-journal.ts';
import { roomForPast } from '../simulate/write-past.ts';
import { KIOSKS_WITH_PRINTER, PLAYED_DAY } from './play.ts';

/** The hall file of a play, and the printers on which some of its kiosks print. */
type PlayedHall = {
  readonly hallFile: string;
  readonly printers: ReadonlyMap<string, TcpPrinter>;
};

/** The data folder, made if it is not named; an error says why a named one cannot be played in. */
export async function dataFolder(named: string | undefined, catalogue: Catalogue): Promise<Result<string, string>> {
  if (named === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'hallcall-demo-'));
    // The last thing that happens: by then nothing is written any more.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return ok(folder);
  }
  const folder = resolve(named);
  const file = join(folder, 'journal.sqlite');
  if (!existsSync(file)) return ok(folder);
  const journal = sqliteJournal(file);
  await journal.open();
  try {
    const room = await roomForPast(journal, catalogue, PLAYED_DAY);
    return room.ok ? ok(folder) : err(`--data ${named}: ${room.error}; choose a folder that is not there yet`);
  } finally {
    await journal.close();
  }
}

/** The sample hall as it is played: a copy whose kiosks print on machines that stand here. */
export async function playedHall(sample: string): Promise<PlayedHall> {
  const folder = await mkdtemp(join(tmpdir(), 'hallcall-demo-hall-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await cp(sample, folder, { recursive: true });
  const printers = new Map<string, TcpPrinter>();
  const file = join(folder, 'devices.csv');
  let table = await readFile(file, 'utf8');
  for (const kiosk of KIOSKS_WITH_PRINTER) {
    const printer = new TcpPrinter();
    const port = await printer.listen(0);
    printers.set(kiosk, printer);
    table = table.replace(
      new RegExp(`^(${kiosk},.*,esc-pos,)virtual(,)`, 'm'),
      (_, before: string, after: string) => `${before}tcp://127.0.0.1:${String(port)}${after}`,
    );
  }
  await writeFile(file, table);
  return { hallFile: folder, printers };
}
