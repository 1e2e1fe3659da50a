import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { shownDayQuery, shownQuery } from '../../../../core/protocol/notices.ts';
import { SHOWN_HEAD, shownRow, type Shown } from '../../../notices/shown-file.ts';
import type { DoorParts } from '../deps.ts';
import { answer, route, type Route } from '../route.ts';

/** What boards have shown: summed up, row by row, and as a table. */
export function shownRoutes({ notices: { desk } }: DoorParts): readonly Route[] {
  const forStaff = { method: 'get', tag: 'Notices', who: 'supervisor and above', least: 'supervisor' } as const;
  return [
    route({
      ...forStaff,
      path: '/notices/shown',
      summary: 'What boards have shown on a day, today if not said, in the order in which they told it; in parts',
      query: shownQuery,
      handle: async ({ query: { day, ...part } }) => answer(await desk.shownOn(day, part)),
    }),
    route({
      ...forStaff,
      path: '/notices/shown/summary',
      summary: 'How often and how long each notice stood on each board on a day, today if not said',
      query: shownDayQuery,
      handle: async ({ query }) => answer(await desk.shownSums(query.day)),
    }),
    route({
      ...forStaff,
      path: '/notices/shown.csv',
      summary: 'All that boards have shown on a day, today if not said, as a table',
      query: shownDayQuery,
      media: 'text/csv',
      async handle({ query, response }): Promise<'answered'> {
        response.type('text/csv');
        // Who goes away in the middle of a table has had enough of it.
        await pipeline(Readable.from(tableOf(desk.allShownOn(query.day))), response).catch((fault: unknown) => {
          if (!response.headersSent) throw fault;
        });
        return 'answered';
      },
    }),
  ];
}

async function* tableOf(parts: AsyncIterable<readonly Shown[]>): AsyncGenerator<string> {
  yield `${SHOWN_HEAD}\r\n`;
  for await (const rows of parts) yield rows.map((row) => `${shownRow(row)}\r\n`).join('');
}
