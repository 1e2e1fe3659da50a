/**
 * What a table has under a name that comes from outside: its own rows only. A plain object also answers to
 * `constructor` and `__proto__`, with what is no row of it.
 */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
