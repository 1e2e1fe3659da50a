import type { Request } from 'express';
import { BATCH_LIMIT, type JournalReply } from '../../../halls/joined/journal-door.ts';
import { refused } from '../../perform.ts';
import { problem } from '../../problem.ts';
import type { DoorParts } from '../deps.ts';
import { answer, type Handlers } from '../route.ts';

const MEGABYTES = String(BATCH_LIMIT / 1024 / 1024);

/** Where the journals of halls that stand alone come in. */
export function journalRoutes({ journals }: DoorParts) {
  const away = refused(problem(404, 'this server takes no journals of other halls'));
  return {
    'GET /city/journal': async ({ request }) =>
      journals === undefined ? away : told(await journals.head(tokenOf(request))),
    'POST /city/journal': async ({ request }) => {
      if (journals === undefined) return away;
      // Whoever shows no token that counts is not listened to.
      const before = await journals.head(tokenOf(request));
      if (before.status !== 200) return told(before);
      const lines = await textOf(request);
      if (lines === undefined) return refused(problem(413, `a batch may have ${MEGABYTES} MB at most`));
      return told(await journals.take(tokenOf(request), lines));
    },
  } satisfies Partial<Handlers>;
}

function told(reply: JournalReply) {
  if (reply.status === 200) return answer(reply.body);
  const { status, detail, code } = reply;
  return refused(problem(status, detail, code === undefined ? {} : { code }));
}

/** The token of a hall; an empty one is nobody's. */
export function tokenOf({ headers }: Pick<Request, 'headers'>): string {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** Undefined: it is too large. What is left of it is not read. */
async function textOf(request: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > BATCH_LIMIT) return undefined;
  }
  return Buffer.concat(chunks).toString();
}
