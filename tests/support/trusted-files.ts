import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLAIN_BOARD } from '../../core/protocol/boards.ts';
import { storedNotice } from '../../core/protocol/notices.ts';
import { openNumberStore } from '../../agent/kiosk/number-store.ts';
import { hallSigner } from '../../server/auth/hall-signer.ts';
import { filePeopleBook } from '../../server/auth/people-book.ts';
import { hallKey } from '../../server/auth/pseudonym.ts';
import { securityFiles } from '../../server/auth/security/security-files.ts';
import { SecurityRecord } from '../../server/auth/security/security-record.ts';
import { fileTokenBook } from '../../server/auth/token-store.ts';
import { orderBook } from '../../server/equipment/boards/order-book.ts';
import { openHookBook } from '../../server/halls/hooks/hook-book.ts';
import { openScheduleBook } from '../../server/halls/scheduled/schedule-book.ts';
import { storesIn } from '../../server/halls/stores.ts';
import { noticeStore } from '../../server/notices/notice-store.ts';
import { openJobSpool } from '../../printer/job-spool.ts';

const NOW = Date.parse('2026-03-09T09:00:00+08:00');

/** A file that is trusted: how it comes to be in a folder, and what is read of it, or a fault that it is harmed. */
export type TrustedFile = {
  readonly name: string;
  write(folder: string): Promise<unknown>;
  read(folder: string): Promise<unknown>;
};

const NOTICE = storedNotice.parse({
  id: 'water',
  title: 'No water today',
  content: { kind: 'text', text: { en: 'No water today' } },
  priority: 'normal',
  changedBy: 'staff:anna',
  changedAt: '2026-03-09T09:00:00+08:00',
});
const LEASE = {
  ...{ day: '2026-03-09', until: NOW + 3_600_000, heardAt: NOW, behind: 0 },
  ranges: [{ line: 'a', prefix: 'A', from: 901, to: 920 }],
  book: { id: 'book-1' } as never, // what a hall says; it is handed on as it is
};
const TICKET = '0'.repeat(26);
const PAPER = {
  ...{
    ticket: TICKET,
    secret: 's'.repeat(22),
    number: 'A901',
    day: '2026-03-09',
    kiosk: 'kiosk-1',
    services: ['pass'],
  },
  ...{ category: 'ordinary', language: 'en' as const, issuedAt: NOW },
};

/** Those that stand beside the journal and its own files, and those of an agent. */
export const TRUSTED_FILES: readonly TrustedFile[] = [
  {
    name: 'tokens.json',
    write: (folder) =>
      fileTokenBook(join(folder, 'tokens.json')).write([
        { hash: 'h'.repeat(43), kind: 'staff', id: 'anna', createdAt: NOW, expiresAt: NOW + 1000, proof: 'p' },
        { hash: 'k'.repeat(43), kind: 'program', id: 'key-1', createdAt: NOW, scopes: ['tickets:read'], name: 'wall' },
      ] as never), // as it is kept
    read: (folder) => fileTokenBook(join(folder, 'tokens.json')).read(),
  },
  {
    name: 'people.json',
    write: (folder) =>
      filePeopleBook(join(folder, 'people.json')).write([{ id: 'anna', locked: { at: NOW, by: 'staff:otto' } }]),
    read: (folder) => filePeopleBook(join(folder, 'people.json')).read(),
  },
  {
    name: 'identity.key',
    write: (folder) => hallKey(join(folder, 'identity.key')),
    read: async (folder) => (await hallKey(join(folder, 'identity.key'))).toString('hex'),
  },
  {
    name: 'hall-signing.key',
    write: (folder) => hallSigner(join(folder, 'hall-signing.key')),
    read: async (folder) => (await hallSigner(join(folder, 'hall-signing.key'))).sign('x'),
  },
  {
    name: 'hooks.json',
    async write(folder) {
      const book = await openHookBook(storesIn(folder, () => NOW).hooks);
      await book.put('all', { secrets: [{ secret: 'a secret', since: NOW }] } as never); // a page as it begins
    },
    async read(folder) {
      const book = await openHookBook(storesIn(folder, () => NOW).hooks);
      return book.ids().map((id) => book.of(id));
    },
  },
  {
    name: 'book.json',
    async write(folder) {
      const book = await openScheduleBook(join(folder, 'book.json'));
      await book.change('month', () => ({ since: NOW, made: [] }) as never); // as it begins
    },
    async read(folder) {
      const book = await openScheduleBook(join(folder, 'book.json'));
      return book.ids().map((id) => book.of(id));
    },
  },
  {
    name: 'water.json',
    write: (folder) => noticeStore(folder).put(NOTICE, undefined),
    async read(folder) {
      const store = noticeStore(folder);
      await store.load();
      if (store.broken().length > 0) throw new Error(JSON.stringify(store.broken()));
      return store.all();
    },
  },
  {
    name: 'standing.json',
    async write(folder) {
      const order = { at: '2026-03-09T09:01:00+08:00', who: 'staff:anna', order: 'mute', board: 'b-1', reached: true };
      await orderBook(folder).give(order, () => ({ ...PLAIN_BOARD, muted: true }));
    },
    async read(folder) {
      const book = orderBook(folder);
      const fault = await book.load();
      if (fault !== undefined) throw new Error(fault);
      return book.standing('b-1');
    },
  },
  {
    name: '2026-03.jsonl',
    async write(folder) {
      const record = new SecurityRecord(securityFiles(folder), () => NOW);
      await record.load();
      for (const who of ['anna', 'otto', 'ida']) await record.add({ kind: 'signed-in', who } as never); // as it is told
      await record.rest();
    },
    read: (folder) => readSecurity(folder, '2026-03.jsonl'),
  },
  {
    name: '0-end.json',
    async write(folder) {
      const record = new SecurityRecord(securityFiles(folder), () => NOW);
      await record.load();
      await record.add({ kind: 'signed-in', who: 'anna' });
      await record.rest();
    },
    read: (folder) => readSecurity(folder, ''),
  },
  {
    name: 'numbers-kiosk-1.json',
    write: (folder) => withNumbers(folder),
    read: (folder) => readNumbers(folder),
  },
  {
    name: 'numbers.jsonl',
    write: (folder) => withNumbers(folder),
    read: (folder) => readNumbers(folder),
  },
  {
    name: 'spool.jsonl',
    async write(folder) {
      const spool = await openJobSpool(join(folder, 'spool.jsonl'));
      const job = { job: 'a', printer: 'kiosk-1', paper: { ticket: 't-1', copy: 0 } };
      await spool.begin(job);
      await spool.end({ ...job, attempt: { outcome: 'printed' } });
      await spool.close();
    },
    async read(folder) {
      const spool = await openJobSpool(join(folder, 'spool.jsonl'));
      await spool.close();
      return [spool.id, spool.owed()];
    },
  },
];

/** `lines`: the file that is told where it is the lines that do not follow. */
async function readSecurity(folder: string, lines: string): Promise<unknown> {
  const told: string[] = [];
  const record = new SecurityRecord(
    securityFiles(folder),
    () => NOW,
    (detail) => told.push(detail),
  );
  await record.load();
  const proof = await record.prove();
  const said = told[0] ?? `${lines}: event ${String(proof.broken)} does not follow`;
  if (!proof.whole) throw new Error(said);
  return proof;
}

async function withNumbers(folder: string): Promise<void> {
  const store = await openNumberStore(folder, ['kiosk-1']);
  await store.keep('kiosk-1', LEASE);
  await store.give(PAPER);
  await store.printed(TICKET, 'printed');
  await store.close();
}

async function readNumbers(folder: string): Promise<unknown> {
  // What was lent is put aside where it cannot be read, and that is said.
  const told: string[] = [];
  const store = await openNumberStore(folder, ['kiosk-1'], undefined, (what) => told.push(what));
  await store.close();
  if (told[0] !== undefined) throw new Error(told[0]);
  return [store.folder, store.lease('kiosk-1'), store.papers()];
}

/** What may be done to one; `part` of 0 to 1 says where, `other` is such a file of another folder. */
export type Harm = (file: string, part: number, other: string) => Promise<void>;

export const FILE_HARMS = {
  'a flipped bit': async (file, part) => {
    const bytes = await readFile(file);
    const bit = Math.min(bytes.length * 8 - 1, Math.floor(part * bytes.length * 8));
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await writeFile(file, bytes);
  },
  cut: async (file, part) => {
    const { length } = await readFile(file);
    await truncate(file, Math.max(1, Math.floor(length * Math.min(part, 0.99))));
  },
  emptied: (file) => truncate(file),
  'swapped for another file of the folder': (file, _, other) => cp(other, file),
} satisfies Record<string, Harm>;

/**
 * What a file says once it has been harmed: that it is, with its name; `same`, where nothing of what is trusted was
 * touched; or something else, which nobody noticed.
 */
export async function afterHarm(
  file: TrustedFile,
  folder: string,
  whole: string,
  harm: (path: string) => Promise<void>,
): Promise<'named' | 'same' | `not named: ${string}` | `unnoticed: ${string}`> {
  await rm(folder, { recursive: true, force: true });
  await cp(whole, folder, { recursive: true });
  const before = JSON.stringify(await file.read(folder));
  await rm(folder, { recursive: true, force: true });
  await cp(whole, folder, { recursive: true });
  await harm(join(folder, file.name));
  try {
    const after = JSON.stringify(await file.read(folder));
    return after === before ? 'same' : `unnoticed: ${after}`;
  } catch (fault) {
    const text = `${(fault as Error).message} ${String((fault as Error).cause)}`;
    return text.includes(file.name) ? 'named' : `not named: ${text}`;
  }
}
