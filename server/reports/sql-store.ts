import type { BusinessDay } from '../../core/base/time.ts';
import type { DayFacts } from '../../core/reports/facts.ts';
import type { Source } from '../../core/reports/report-figures.ts';
import { dayNumber, dayOfNumber, SOURCES, type Cell } from './fact-columns.ts';
import { Names } from './names.ts';
import { packFacts, renumbered, type PackedFacts } from './packed-facts.ts';
import type { Dialect, ReportStore, StoreRow } from './report-store.ts';
import { StoreHeld, type SqlEngine } from './sql-engine.ts';
import { keptTable, presentTable, STORE_VERSION, tablesSql } from './store-tables.ts';

/** The store of reports in a database. */
export function sqlStore(engine: SqlEngine): ReportStore {
  return new SqlStore(engine);
}

class SqlStore implements ReportStore {
  readonly dialect: Dialect;
  private readonly engine: SqlEngine;
  private known = new Names();
  changes = 0;

  constructor(engine: SqlEngine) {
    this.engine = engine;
    this.dialect = engine.dialect;
  }

  async open(): Promise<void> {
    try {
      await this.tryOpen();
    } catch (fault) {
      // Another program that has it open is no reason to throw it away.
      if (fault instanceof StoreHeld) throw fault;
      await this.engine.close().catch(() => undefined); // it is thrown away
      await this.engine.discard();
      await this.tryOpen();
    }
  }

  private async tryOpen(): Promise<void> {
    const { engine } = this;
    await engine.open();
    await engine.run('CREATE TABLE IF NOT EXISTS store_version (version INTEGER)');
    const [found] = await engine.rows('SELECT version FROM store_version', []);
    if (found !== undefined && found['version'] !== STORE_VERSION) throw new Error('the store is of another version');
    for (const sql of tablesSql(this.dialect)) await engine.run(sql);
    if (found === undefined) await engine.run(`INSERT INTO store_version VALUES (${String(STORE_VERSION)})`);
    const names = await engine.rows('SELECT name FROM names ORDER BY number', []);
    this.known = new Names(names.map(({ name }) => String(name)));
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  async lastDay(): Promise<BusinessDay | undefined> {
    const [row] = await this.engine.rows('SELECT max(day) AS day FROM kept_days', []);
    return typeof row?.['day'] === 'number' ? dayOfNumber(row['day']) : undefined;
  }

  keepDay(day: BusinessDay, facts: DayFacts): Promise<void> {
    return this.keepDays(new Map([[day, packFacts(facts)]]));
  }

  keepDays(days: ReadonlyMap<BusinessDay, PackedFacts>): Promise<void> {
    const numbers = [...days.keys()].map((day) => String(dayNumber(day)));
    return this.changing(async () => {
      const among = `day IN (${numbers.join(', ')})`;
      const known = await this.engine.rows(`SELECT day FROM kept_days WHERE ${among}`, []);
      for (const source of SOURCES) {
        // Looking through years for what is not there would take longer than all else.
        if (known.length > 0)
          await this.engine.run(`DELETE FROM ${keptTable(source)} WHERE ${among} AND import IS NULL`);
        await this.append(keptTable(source), source, [...days.values()], null);
      }
      const fresh = numbers.filter((number) => !known.some(({ day }) => String(day) === number));
      if (fresh.length > 0)
        await this.engine.run(`INSERT INTO kept_days VALUES ${fresh.map((number) => `(${number})`).join(', ')}`);
      await this.saveNames();
    });
  }

  /** Nothing of it goes to the disk, new names neither: they are for as long as the present. */
  present(facts: DayFacts): Promise<void> {
    const packed = [packFacts(facts)];
    return this.whole(async () => {
      for (const source of SOURCES) {
        await this.engine.run(`DELETE FROM ${presentTable(source)}`);
        await this.append(presentTable(source), source, packed, null);
      }
    });
  }

  async imports(): Promise<readonly string[]> {
    return (await this.engine.rows('SELECT name FROM kept_imports ORDER BY name', [])).map(({ name }) => String(name));
  }

  keepImport(name: string, facts: Iterable<Partial<DayFacts>>): Promise<void> {
    return this.changing(async () => {
      await this.forget(name);
      const from = this.known.numberFor(name);
      for (const some of facts) {
        const packed = [packFacts(some)];
        for (const source of SOURCES) await this.append(keptTable(source), source, packed, from);
      }
      await this.engine.run('INSERT INTO kept_imports VALUES (?)', [name]);
      await this.saveNames();
    });
  }

  dropImport(name: string): Promise<void> {
    return this.changing(() => this.forget(name));
  }

  async clear(): Promise<void> {
    await this.changing(async () => {
      for (const source of SOURCES)
        for (const table of [keptTable(source), presentTable(source)]) await this.engine.run(`DELETE FROM ${table}`);
      await this.engine.run('DELETE FROM kept_days');
      await this.engine.run('DELETE FROM names');
      await this.engine.run('DELETE FROM kept_imports');
    });
    this.known = new Names();
  }

  rows(sql: string, values: readonly Cell[]): Promise<readonly StoreRow[]> {
    return this.engine.rows(sql, values);
  }

  names(): Names {
    return this.known;
  }

  private async append(
    table: string,
    source: Source,
    packed: readonly PackedFacts[],
    from: number | null,
  ): Promise<void> {
    const pieces = packed.flatMap(({ tables, names }) =>
      tables.filter((each) => each.source === source).map((each) => renumbered(each, names, this.known)),
    );
    await this.engine.append(table, source, pieces, from);
  }

  /** In the transaction whose rows speak of them: no row has a number without a name. */
  private async saveNames(): Promise<void> {
    const [row] = await this.engine.rows('SELECT count(*) AS names FROM names', []);
    const saved = Number(row?.['names']);
    for (const [at, name] of this.known.list().slice(saved).entries())
      await this.engine.run('INSERT INTO names VALUES (?, ?)', [saved + at, name]);
  }

  private async forget(name: string): Promise<void> {
    const from = this.known.numberOf(name);
    for (const source of SOURCES) await this.engine.run(`DELETE FROM ${keptTable(source)} WHERE import = ?`, [from]);
    await this.engine.run('DELETE FROM kept_imports WHERE name = ?', [name]);
  }

  private async changing(work: () => Promise<void>): Promise<void> {
    await this.whole(work);
    this.changes += 1;
  }

  private async whole(work: () => Promise<void>): Promise<void> {
    await this.engine.run('BEGIN');
    try {
      await work();
      await this.engine.run('COMMIT');
    } catch (fault) {
      await this.engine.run('ROLLBACK').catch(() => undefined); // the first fault is what is told
      throw fault;
    }
  }
}
