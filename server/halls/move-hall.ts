import { createReadStream } from 'node:fs';
import { addDays, localTime } from '../../core/base/zone.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Instant, TimeZone } from '../../core/base/time.ts';
import type { ShownItem } from '../../core/protocol/notices.ts';
import type { TokenBook } from '../auth/token-store.ts';
import type { KeptThings } from '../database/kept-things.ts';
import type { Shown } from '../notices/shown-file.ts';
import type { HallStores } from './stores.ts';

/** What a hall has beside its journal. */
export type Companions = {
  readonly stores: HallStores;
  readonly tokens: TokenBook;
  readonly kept: KeptThings;
};

/** What came along. */
export type Moved = {
  readonly tokens: number;
  /** Events of the record of security. */
  readonly security: number;
  readonly notices: number;
  readonly files: number;
  readonly orders: number;
  readonly showings: number;
};

/** Keys: another one there is the key of another hall. */
const KEYS = ['identity.key', 'hall-signing.key'] as const;
/** Keys, a secret and books, by what they are called in a database. */
export const KEPT = [...KEYS, 'webhook.secret', 'journal.mark', 'scheduled-reports', 'hooks'] as const;

/** The record of what was shown goes so far back. */
const SHOWN_DAYS = 400;

/**
 * Brings what stands beside a journal to where its copy is: keys, identities, people and the record of security,
 * notices as they stand with their files, the last orders of boards, the record of what was shown. What is there
 * already is left as it is; a key that is another one ends it, because names made with it would not be found again.
 */
export async function moveCompanions(
  from: Companions,
  to: Companions,
  { hall, timeZone, now }: { readonly hall: HallId; readonly timeZone: TimeZone; readonly now: Instant },
): Promise<Moved> {
  // All of it before anything is written: what is harmed must not look as if it were whole where it goes.
  const kept = await Promise.all(KEPT.map(async (name) => [name, await from.kept.read(name)] as const));
  await loadWhole(from.stores);
  for (const [name, here] of kept) {
    const there = await to.kept.read(name);
    if (here === undefined || there?.equals(here) === true) continue;
    if (there !== undefined && KEYS.some((key) => key === name))
      throw new Error(`${hall} has another key there already; copy into a place that no server of the hall has used`);
    await to.kept.write(name, here);
  }
  const tokens = await from.tokens.read();
  const known = await to.tokens.read();
  const fresh = tokens.filter(({ hash }) => !known.some((each) => each.hash === hash));
  if (fresh.length > 0) await to.tokens.write([...known, ...fresh]);
  const [one, other] = [from.stores, to.stores];
  if ((await other.people.read()).length === 0) await other.people.write(await one.people.read());
  const security = await moveSecurity(one, other);
  await Promise.all([other.notices.notices.load(), other.orders.load()]);
  return {
    tokens: fresh.length,
    security,
    files: await moveFiles(one, other),
    notices: await moveNotices(one, other),
    orders: await moveOrders(one, other),
    showings: await moveShown(one, other, timeZone, now),
  };
}

/** Reads what does not throw by itself where it is harmed. */
async function loadWhole({ notices, orders }: HallStores): Promise<void> {
  const [fault] = await Promise.all([orders.load(), notices.notices.load()]);
  const broken = notices.notices.broken().map(({ file, why }) => `${file}: ${why}`);
  const [first] = fault === undefined ? broken : [fault];
  if (first !== undefined)
    throw new Error(
      `${first}; mend it, or take it away, and copy again: nothing of what stands beside the journal was`,
    );
}

/** The record of security is a chain: only one that is empty takes it over. */
async function moveSecurity(from: HallStores, to: HallStores): Promise<number> {
  if ((await to.security.months()).length > 0) return 0;
  let moved = 0;
  for (const month of (await from.security.months()).toReversed()) {
    const events = (await from.security.read(month)).filter((each) => each !== undefined);
    if (events.length > 0) await to.security.add(month, events);
    moved += events.length;
  }
  await to.security.rest?.();
  return moved;
}

async function moveFiles(from: HallStores, to: HallStores): Promise<number> {
  const [one, other] = [from.notices.media(() => Infinity), to.notices.media(() => Infinity)];
  await Promise.all([one.load(), other.load()]);
  const missing = one.all().filter(({ id }) => other.find(id) === undefined);
  for (const { id, name } of missing) {
    await one.ready(id);
    const taken = await other.take(createReadStream(one.find(id)?.path ?? ''), name);
    if (typeof taken === 'string' || 'dots' in taken) throw new Error(`the file ${id} cannot be taken over`);
  }
  return missing.length;
}

async function moveNotices(from: HallStores, to: HallStores): Promise<number> {
  const missing = from.notices.notices.all().filter((each) => {
    const there = to.notices.notices.find(each.id);
    return JSON.stringify(there) !== JSON.stringify(each);
  });
  for (const each of missing) await to.notices.notices.put(each);
  return missing.length;
}

async function moveOrders(from: HallStores, to: HallStores): Promise<number> {
  const known = new Set(to.orders.given().map((each) => JSON.stringify(each)));
  const missing = [...from.orders.given()].reverse().filter((each) => !known.has(JSON.stringify(each)));
  for (const each of missing) await to.orders.give(each, () => from.orders.standing(each.board));
  return missing.length;
}

async function moveShown(from: HallStores, to: HallStores, timeZone: TimeZone, now: Instant): Promise<number> {
  const parts = { zone: () => timeZone, months: () => Infinity, now: () => now };
  const [one, other] = [from.notices.shown(parts), to.notices.shown(parts)];
  const today = localTime(now, timeZone).date;
  let moved = 0;
  for (let back = SHOWN_DAYS; back >= -1; back -= 1) {
    for await (const rows of one.rows(addDays(today, -back))) {
      const boards = new Set(rows.map(({ board }) => board));
      for (const board of boards)
        moved += await other.add(board, rows.filter((row) => row.board === board).map(itemOf));
    }
  }
  return moved;
}

function itemOf({ id, notice, from, until, complete }: Shown): ShownItem {
  return { id, notice, from, until, complete };
}
