import { inTurn } from '../../core/base/in-turn.ts';
import { storedNotice, type StoredNotice } from '../../core/protocol/notices.ts';
import type { HallTables } from '../database/hall-tables.ts';
import type { NoticeStore } from './notice-store.ts';

/** So many changes are read back: months of them, as many as a file of changes gives. */
const CHANGES_HELD = 10_000;

type Change = {
  readonly what: 'made' | 'changed' | 'withdrawn';
  readonly notice: StoredNotice;
  readonly who: string;
  readonly at: string;
  readonly key?: string | undefined;
};

/** Notices in PostgreSQL, with who changed which when. What is asked for is held; same contract as on the disk. */
export function postgresNoticeStore(tables: HallTables): NoticeStore {
  const notices = new Map<string, StoredNotice>();
  const made = new Map<string, StoredNotice>();
  const titles = new Map<string, readonly { readonly since: number; readonly title: string }[]>();
  const turns = inTurn();
  const remember = (notice: StoredNotice, key: string): void => {
    const before = titles.get(notice.id) ?? [];
    titles.set(notice.id, [...before, { since: Date.parse(notice.changedAt), title: notice.title }]);
    if (key !== '') made.set(key, notice);
  };
  return {
    async load() {
      const read = (row: Readonly<Record<string, unknown>>): StoredNotice =>
        storedNotice.parse(JSON.parse(String(row['notice'])));
      const rows = await tables.read('SELECT notice FROM notices WHERE hall = $1 ORDER BY id');
      const changes = await tables.read(
        `SELECT * FROM (
          SELECT place, change, key, notice FROM notice_changes WHERE hall = $1 ORDER BY place DESC LIMIT $2
        ) AS last ORDER BY place`,
        [CHANGES_HELD],
      );
      for (const held of [notices, made, titles]) held.clear();
      for (const notice of rows.map(read)) notices.set(notice.id, notice);
      for (const row of changes) if (row['change'] !== 'withdrawn') remember(read(row), String(row['key']));
    },
    all: () => [...notices.values()],
    find: (id) => notices.get(id),
    // Nobody writes them by hand.
    broken: () => [],
    put: (notice, key) =>
      turns(async () => {
        const what = notices.has(notice.id) ? 'changed' : 'made';
        await writeChange(tables, { what, notice, who: notice.changedBy, at: notice.changedAt, key });
        notices.set(notice.id, notice);
        remember(notice, key ?? '');
      }),
    madeWith: (key) => made.get(key),
    titleAt: (id, at) => titles.get(id)?.findLast(({ since }) => since <= Date.parse(at))?.title,
    remove: (id, who, at) =>
      turns(async () => {
        const notice = notices.get(id);
        if (notice === undefined) return false;
        await writeChange(tables, { what: 'withdrawn', notice, who, at });
        notices.delete(id);
        return true;
      }),
  };
}

/** Who did it is written in the same statement as what was done. */
function writeChange(tables: HallTables, { what, notice, who, at, key = '' }: Change): Promise<void> {
  return tables.write(
    `noted AS (
      INSERT INTO notice_changes (hall, at, who, change, key, notice) SELECT $1, $3, $4, $5, $6, $7 FROM fence
    ), put AS (${
      what === 'withdrawn'
        ? 'DELETE FROM notices USING fence WHERE hall = $1 AND id = $8'
        : `INSERT INTO notices (hall, id, notice) SELECT $1, $8, $7 FROM fence
          ON CONFLICT (hall, id) DO UPDATE SET notice = excluded.notice`
    })`,
    [at, who, what, key, JSON.stringify(notice), notice.id],
  );
}
