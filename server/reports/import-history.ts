import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isNotThere } from '../../files/not-there.ts';
import { err, ok, type Result } from '../../core/base/result.ts';
import type { BusinessDay, Instant } from '../../core/base/time.ts';
import { hallFileErrorText } from '../../core/hall-file/tables.ts';
import { folderOf, loadHall } from '../hall-file/read-hall-folder.ts';
import { whyUnreadable } from '../hall-file/readable-file.ts';
import { streamTable, TableMistake } from '../hall-file/stream-table.ts';
import { sqliteJournalReader } from '../journal/sqlite-journal.ts';
import { historiesIn } from './histories.ts';
import type { HistoryHead } from './history-file.ts';
import { HistoryReader } from './history-rows.ts';

type Import = {
  readonly file: string;
  /** What it is called here; the file's name if not said. One of that name is replaced. */
  readonly name?: string | undefined;
  readonly data: string;
  readonly hallFile?: string | undefined;
  readonly root: string;
  /** No visit is later. */
  readonly now: Instant;
};

const MOST_TOLD = 30;
const LINES_AT_ONCE = 5000;

/**
 * Takes a history in: all of it, or nothing and every mistake in it. Gives a sentence on what there is now. What the
 * running hall's reports take from it they take by themselves.
 */
export async function importHistory({
  file,
  name,
  data,
  hallFile,
  root,
  now,
}: Import): Promise<Result<string, string>> {
  const folder = folderOf(resolve(hallFile ?? join(root, 'halls', 'sample')));
  const hall = await loadHall(folder);
  if (!hall.ok)
    return err(`the hall file in ${folder} has mistakes; the first: ${hallFileErrorText(hall.error[0] as never)}`);
  const unreadable = await whyUnreadable(file);
  if (unreadable !== undefined) return err(unreadable);
  const histories = historiesIn(join(resolve(data), 'reports'));
  await mkdir(histories, { recursive: true });
  const slug = (name ?? basename(file))
    .toLowerCase()
    .replace(/\.csv$/, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const target = join(histories, `${slug}.history`);
  const sum = await sumOf(file);
  if ((await headOf(target))?.sum === sum)
    return ok(`${file} is in the reports already, as ${slug}; nothing was changed`);
  const reader = new HistoryReader(hall.value.catalogue, basename(file), now);
  const next = `${target}.next`;
  const lines = await open(`${next}.lines`, 'w');
  try {
    await readInto(reader, file, lines);
    if (reader.mistakes.length > 0) return err(tooMany(reader.mistakes, file));
    const span = reader.span();
    if (span === undefined) return err(`${file} has no visits`);
    const clash = await clashOf(
      histories,
      slug,
      span,
      join(resolve(data), 'journal.sqlite'),
      hall.value.catalogue.hall.id,
    );
    if (clash !== undefined) return err(clash);
    const { timeZone, dayStartsAt } = hall.value.catalogue.hall;
    const head: KeptHead = { version: 1, timeZone, dayStartsAt, ...span, visits: reader.visits(), sum };
    await writeBehind(next, `${JSON.stringify(head)}\n`, `${next}.lines`);
    await rename(next, target);
    return ok(
      `${String(reader.visits())} visits with ${String(reader.rows())} services from ${span.from} to ${span.to} are in the reports as ${slug}, marked as imported`,
    );
  } catch (fault) {
    if (!(fault instanceof TableMistake)) throw fault;
    return err(tooMany([...reader.mistakes, `${basename(file)} ${fault.message}`], file));
  } finally {
    await lines.close();
    await rm(`${next}.lines`, { force: true });
    await rm(next, { force: true });
  }
}

type KeptHead = HistoryHead & { readonly sum: string };
type Days = { readonly from: BusinessDay; readonly to: BusinessDay };

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function headOf(path: string): Promise<KeptHead | undefined> {
  const file = await open(path).catch((fault: unknown) => {
    if (isNotThere(fault)) return undefined;
    throw fault;
  });
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [first = ''] = buffer.subarray(0, bytesRead).toString().split('\n');
    return JSON.parse(first) as KeptHead; // as it was written here
  } finally {
    await file.close();
  }
}

async function readInto(reader: HistoryReader, file: string, to: FileHandle): Promise<void> {
  let lines: string[] = [];
  for await (const { cells, line: at } of streamTable(file)) {
    const line = reader.take(cells, at);
    if (reader.mistakes.length > MOST_TOLD) return;
    if (line === undefined) continue;
    lines.push(line);
    if (lines.length < LINES_AT_ONCE) continue;
    await to.write(`${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) await to.write(`${lines.join('\n')}\n`);
}

function tooMany(mistakes: readonly string[], file: string): string {
  const shown = mistakes.slice(0, MOST_TOLD);
  const more = mistakes.length > MOST_TOLD ? ['… and more'] : [];
  return [`${file} has mistakes; nothing was taken in:`, ...shown, ...more].join('\n  ');
}

/** No day may come from two places: it would count twice. */
async function clashOf(
  histories: string,
  slug: string,
  { from, to }: Days,
  journal: string,
  hall: string,
): Promise<string | undefined> {
  for (const name of (await readdir(histories)).filter((each) => each.endsWith('.history'))) {
    if (name === `${slug}.history`) continue;
    const other = await headOf(join(histories, name));
    if (other !== undefined && other.from <= to && from <= other.to)
      return `${name.replace('.history', '')} has the days from ${other.from} to ${other.to} already; to replace it say --name ${name.replace('.history', '')}`;
  }
  if (
    !(await access(journal).then(
      () => true,
      (fault: unknown) => {
        if (isNotThere(fault)) return false;
        throw fault;
      },
    ))
  )
    return undefined;
  const reader = sqliteJournalReader(journal);
  await reader.open();
  const first = await reader.dayAfter(hall, '');
  await reader.close();
  if (first === undefined || to < first) return undefined;
  return `the journal of this hall begins on ${first}, and the history goes on to ${to}: days would count twice; leave those from ${first} on out`;
}

async function writeBehind(path: string, head: string, rest: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.write(head);
    for await (const chunk of createReadStream(rest)) await file.write(chunk as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
}
