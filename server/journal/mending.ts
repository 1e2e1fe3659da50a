import { access, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { faultText } from '../../core/base/fault-text.ts';
import type { Instant } from '../../core/base/time.ts';
import { nodeDisk } from '../../files/disk.ts';
import { makeFolder, putInPlace } from '../../files/durable-file.ts';
import { makeAnchor, readAnchor, TO_BE_SEALED } from './anchor.ts';
import { backup, mustBeThere } from './backup.ts';
import { lockFolder } from './folder-lock.ts';
import { JournalFault, type StreamHead } from './journal.ts';
import { importLines } from './import-lines.ts';
import { besideJournal, makeJournalKey, readJournalKey } from './journal-key.ts';
import { noteLoss, type Loss } from './losses.ts';
import { refuseForeign } from './schema.ts';
import { findTrust, sealIn, seals } from './sealing.ts';
import { sqliteJournal } from './sqlite-journal.ts';
import { BESIDE_SQLITE, isSqlite, openSqlite, removeSqlite, type Sqlite } from './sqlite.ts';
import { judge, type Found, type Judged } from './trust.ts';
import { fileMark, MARK_FILE, type UsedMark } from './used-mark.ts';
import { chainsHold, contentHolds } from './verify.ts';

/** What became of it: 0 well, 1 not. */
export type Outcome = { readonly code: 0 | 1; readonly lines: readonly string[] };

/**
 * Brings a backup or an export into a folder whose journal is empty, gone, or one that does not open. It is made beside
 * the old one, checked, and then put in its place; an old one that has days is kept under another name.
 */
export function restore(path: string, file: string, now: Instant): Promise<Outcome> {
  return alone(path, async () => {
    await mustBeFile(file);
    const state = await stateOf(path);
    if (state.kind === 'in use')
      return not(`${path} exists already; restore into an empty folder (--data DIR), then move it into place`);
    const made = `${path}.restoring`;
    const book = fileMark(join(dirname(path), MARK_FILE));
    const before = withoutRestore(await book.read());
    const underWay = (): Promise<void> => book.write({ ...before, restoring: file });
    await removeSqlite(made);
    // Where this does not end well, an empty folder must not look like that of a new hall.
    if (state.kind === 'empty') await underWay();
    try {
      const unstated = await copyInto(made, file);
      const broken: string[] = [];
      const counted = await chainsHold(made, undefined, (text) => void broken.push(text));
      // A journal that begins later than the first day is one that was restored in part, on purpose.
      const notes = await ownSeal(made, path, (text) => void broken.push(text));
      if (broken.some((each) => !each.includes('no day before it')))
        return not(...broken.map((each) => `BROKEN ${each}`));
      const heads = await sealsTakenOut(made);
      const [first] = heads;
      if (first === undefined) return not(`${file} has no day: there is nothing in it to bring back`);
      await underWay();
      const aside = await putAside(path, state.kind === 'refused');
      await goOn(path, { what: 'restore', reason: file, goesOnWith: heads }, state.found, now);
      await putInPlace(made, path);
      await sealed(path);
      await book.write({ usedBy: before.usedBy ?? first.hall });
      const lines = aside === undefined ? notes : [...notes, `what was there is kept as ${aside}`];
      if (broken.length > 0 || unstated.length > 0)
        return not(...lines, ...[...broken, ...unstated.map(notStated)].map((each) => `BROKEN ${each}`));
      return well(...lines, `${String(counted.days)} days, ${String(counted.events)} events: every chain holds`);
    } finally {
      await removeSqlite(made);
    }
  });
}

/** Goes on with a journal that does not open, as it is, where its chains hold; who says so gives the reason. */
export function acceptLoss(path: string, reason: string, now: Instant): Promise<Outcome> {
  return alone(path, async () => {
    if (reason.trim() === '') return not('say why, for those who will ask: --reason "the disk of the server failed"');
    await mustBeThere(path);
    const broken: string[] = [];
    await chainsHold(path, undefined, (text) => void broken.push(text));
    if (broken.length > 0) return not(...broken.map((each) => `BROKEN ${each}`), 'bring a backup back instead');
    const state = await stateOf(path);
    if (state.kind === 'in use') return not('this journal opens: there is no loss to accept');
    if (state.found === undefined || state.found.heads.length === 0)
      return not('this journal has no day; bring a backup back, or begin anew: npm run journal -- begin-anew');
    const heads = await sealsTakenOut(path);
    await goOn(path, { what: 'accept-loss', reason, goesOnWith: heads }, state.found, now);
    await sealed(path);
    return well(
      `the hall goes on behind ${heads.map(({ day, seq }) => `${day} seq ${String(seq)}`).join(' and ')}; why is in journal-losses.jsonl`,
      'numbers given since then will be given again; make the figures of the reports anew: npm run reports -- rebuild',
    );
  });
}

/** Whoever says so knows that numbers of today may be given a second time. What is there is never thrown away. */
export function beginAnew(path: string, now: Instant): Promise<Outcome> {
  return alone(path, async () => {
    const { kind, found } = await stateOf(path);
    const days = found?.heads.length ?? 0;
    if (days > 0 || (kind !== 'empty' && found === undefined))
      return not(`${path} has days and nothing to begin anew; to do so, move the whole folder aside`);
    await goOn(path, { what: 'begin-anew', reason: '', goesOnWith: [] }, found, now);
    await removeSqlite(path);
    await fileMark(join(dirname(path), MARK_FILE)).write({});
    return well(`the next start in ${dirname(path)} begins anew; sessions and identities of devices stay`);
  });
}

async function alone(path: string, work: () => Promise<Outcome>): Promise<Outcome> {
  await makeFolder(dirname(path), nodeDisk, true);
  const letGo = await lockFolder(dirname(path));
  try {
    return await work();
  } finally {
    await letGo();
  }
}

/** Throws, in words, where there is no file. */
async function mustBeFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => {
    throw new JournalFault(`there is no file ${file}`);
  });
  if (!found.isFile()) throw new JournalFault(`${file} is no file`);
}

function withoutRestore(mark: UsedMark | undefined): UsedMark {
  return mark?.usedBy === undefined ? {} : { usedBy: mark.usedBy };
}

function secondOf(now: Instant): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`;
}

/** `refused`: it has days, or cannot be read, and does not open. `found`: what could be read of it. */
type State = { readonly kind: 'empty' | 'in use' | 'refused'; readonly found: Found | undefined };

async function stateOf(path: string): Promise<State> {
  // Looking leaves no file behind.
  if (!(await isThere(path))) return { kind: 'empty', found: undefined };
  let store: Sqlite | undefined;
  try {
    store = await openSqlite(path);
    await refuseForeign(store, path);
    const tables = await store.get("SELECT 1 FROM sqlite_master WHERE name = 'events'", []);
    if (tables === undefined) return { kind: 'empty', found: undefined };
    const found = await findTrust(path, store);
    const judged: Judged = judge(found);
    if (found.heads.length === 0) return { kind: 'empty', found };
    return { kind: judged.kind === 'refused' ? 'refused' : 'in use', found };
  } catch (fault) {
    if (!(fault instanceof JournalFault)) throw fault;
    return { kind: 'refused', found: undefined };
  } finally {
    await store?.close();
  }
}

/** What is in the file by now is what the next start seals. Where something had been written, the loss is noted. */
async function goOn(
  path: string,
  loss: Omit<Loss, 'at' | 'written'>,
  found: Found | undefined,
  now: Instant,
): Promise<void> {
  const beside = besideJournal(path);
  const key = await makeJournalKey(beside.key);
  // Of a file that is gone or damaged, the anchor alone still knows.
  const anchor = found?.anchor ?? (await readAnchor(beside.anchor, key));
  const written = anchor.kind === 'read' ? anchor.anchor.heads.filter(({ seq }) => seq > 0) : [];
  if (anchor.kind !== 'none' || (found !== undefined && found.seal !== 'none'))
    await noteLoss(beside.losses, key, { at: secondOf(now), written, ...loss });
  await makeAnchor(beside.anchor, TO_BE_SEALED, key);
}

/** Leaves one file, without a seal. Gives where its halls end. */
async function sealsTakenOut(path: string): Promise<readonly StreamHead[]> {
  const store = await openSqlite(path);
  try {
    if (await seals(store)) await store.run('DELETE FROM seals', []);
    await store.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;');
    return (await findTrust(path, store)).heads;
  } finally {
    await store.close();
  }
}

/** A backup of this very hall is proved by its key; of another one the chains alone are known to hold. */
async function ownSeal(made: string, path: string, problem: (text: string) => void): Promise<readonly string[]> {
  const key = await readJournalKey(besideJournal(path).key);
  if (key === undefined) return [];
  const store = await openSqlite(made);
  try {
    const found = await sealIn(store, key);
    if (found === 'none') return [];
    if (found === 'foreign')
      return ['it was not sealed with journal.key of this folder: its chains alone were checked'];
    await contentHolds(store, found.seal, key, problem);
    return [];
  } finally {
    await store.close();
  }
}

async function sealed(path: string): Promise<void> {
  const journal = sqliteJournal(path);
  await journal.open();
  await journal.close();
}

/** Takes the old journal away: under another name where there is something in it. */
async function putAside(path: string, keep: boolean): Promise<string | undefined> {
  if (!keep) {
    await removeSqlite(path);
    return undefined;
  }
  let number = 1;
  while (await isThere(`${path}.refused-${String(number)}`)) number += 1;
  const aside = `${path}.refused-${String(number)}`;
  for (const ending of ['', ...BESIDE_SQLITE])
    if (await isThere(`${path}${ending}`)) await rename(`${path}${ending}`, `${aside}${ending}`);
  return aside;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** An export that was cut off, or one of an early version. */
function notStated({ hall, day, seq }: StreamHead): string {
  return (
    `the export does not state where ${hall} ends: it may have been cut off, or be of an early version. What it has is ` +
    `in place, up to ${day} seq ${String(seq)}; is there anything later, numbers will be given again`
  );
}

/** Gives where halls end of which an export does not state the end. */
async function copyInto(made: string, file: string): Promise<readonly StreamHead[]> {
  try {
    if ((await stat(file)).size === 0) throw new JournalFault('it is empty: the backup did not finish');
    if (!(await isSqlite(file))) return await importLines(made, file);
    await backup(file, made);
    return [];
  } catch (fault) {
    throw new JournalFault(`${file} cannot be brought back: ${faultText(fault)}`, { cause: fault });
  }
}

function well(...lines: readonly string[]): Outcome {
  return { code: 0, lines };
}

function not(...lines: readonly string[]): Outcome {
  return { code: 1, lines };
}
