import pg from 'pg';

/** Runs one statement over a connection of its own. */
export async function sqlAt(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text, values.length === 0 ? undefined : [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
