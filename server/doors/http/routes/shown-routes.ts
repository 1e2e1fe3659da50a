import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SHOWN_HEAD, shownRow, type Shown } from '../../../notices/shown-file.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

/** What boards have shown: summed up, row by row, and as a table. */
export function shownRoutes({ hall: { shown } }: DoorParts) {
  return {
    'GET /notices/shown': async ({ query: { day, ...part } }) => answer(await shown.page(day, part)),
    'GET /notices/shown/summary': async ({ query }) => answer(await shown.sums(query.day)),
    'GET /notices/shown.csv': async ({ query, response }): Promise<'answered'> => {
      response.type('text/csv');
      // Who goes away in the middle of a table has had enough of it.
      await pipeline(Readable.from(tableOf(shown.rows(query.day))), response).catch((fault: unknown) => {
        if (!response.headersSent) throw fault;
      });
      return 'answered';
    },
  } satisfies Partial<Handlers>;
}

async function* tableOf(parts: AsyncIterable<readonly Shown[]>): AsyncGenerator<string> {
  yield `${SHOWN_HEAD}\r\n`;
  for await (const rows of parts) yield rows.map((row) => `${shownRow(row)}\r\n`).join('');
}
