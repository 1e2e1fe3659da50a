import type { HallId } from '../../../core/base/names.ts';
import type { Received } from '../../journal/receive-records.ts';
import type { StreamHead } from '../../journal/journal.ts';

/** Where the journal of the hall ends here. */
export type ShippedHead = {
  readonly hall: HallId;
  readonly head: Pick<StreamHead, 'day' | 'seq' | 'hash'> | null;
};

/** What a hall that sends its journal is answered. */
export type JournalReply =
  | { readonly status: 200; readonly body: ShippedHead }
  | {
      readonly status: 400 | 401 | 404 | 409 | 503;
      readonly detail: string;
      readonly code?: 'journal-gap' | 'journal-forked' | 'journal-broken' | 'hall-here' | 'hall-deposed';
    };

/** Where journals of halls elsewhere come in. */
export interface JournalDoor {
  /** Whether a token is one of those that count; as far as is known without looking. */
  knows(token: string): boolean;
  head(token: string): Promise<JournalReply>;
  take(token: string, lines: string): Promise<JournalReply>;
}

/** So many letters a batch may have: a day's first record alone has some hundred thousand. */
export const BATCH_LIMIT = 16 * 1024 * 1024;

export const NO_TOKEN: JournalReply = {
  status: 401,
  detail:
    'this token is not known here, or was revoked; whoever runs this server makes one: npm run city -- token HALL',
};

/** What became of records, as it is answered. */
export function replyFor(hall: HallId, received: Received): JournalReply {
  if (received.kind === 'taken') return { status: 200, body: shippedHead(hall, received.head) };
  return { status: 409, detail: received.detail, code: `journal-${received.kind}` };
}

export function shippedHead(hall: HallId, head: StreamHead | undefined): ShippedHead {
  return { hall, head: head === undefined ? null : { day: head.day, seq: head.seq, hash: head.hash } };
}
