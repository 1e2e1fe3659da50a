import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import type { HallId } from '../../../core/base/names.ts';
import type { StreamHead } from '../../journal/journal.ts';
import { sqliteJournalReader } from '../../journal/sqlite-journal.ts';
import { hasHead } from '../../journal/record-at.ts';
import { keepDeposed, standbyMark, whyDeposed } from '../../journal/standby-mark.ts';
import { farJournal } from './far-journal.ts';

type Asked = {
  readonly data: string;
  /** The hall that is to begin; undefined: there are several, and none has a standby. */
  readonly hall: HallId | undefined;
  /** The standby that is sent the journal; undefined: there is none. */
  readonly standby: { readonly url: string; readonly token: string } | undefined;
  /** Somebody says that the standby is gone for good, and was never promoted. */
  readonly standbyLost: boolean;
};

/**
 * Why a machine must not give numbers. `deposed`: its hall goes on elsewhere, whenever it is started; `not-now`: as
 * things are.
 */
export type NotBegun = { readonly code: 'deposed' | 'not-now'; readonly detail: string };

/**
 * Why this machine must not give numbers, asked before it gives one; undefined: it may. A standby that cannot be asked
 * may have been promoted, and one that has more than the folder here knows of numbers that would be given again.
 */
export async function whyNotBegin({ data, hall, standby, standbyLost }: Asked): Promise<NotBegun | undefined> {
  const deposed = await whyDeposed(data);
  if (deposed !== undefined)
    return {
      code: 'deposed',
      detail: `${deposed}. To use this machine again, move ${data} to another place and keep it; then it may become the standby of the other one`,
    };
  const mark = await standbyMark(data);
  if (mark !== undefined && mark.promoted === undefined)
    return notNow(
      `${data} is the folder of a standby: start it with HALL_STANDBY=yes, or promote it: npm run journal -- promote`,
    );
  if (standby === undefined) return undefined;
  const { url, token } = standby;
  const reply = await farJournal(url, token)
    .head()
    .catch((fault: unknown) => faultText(fault));
  if (typeof reply === 'string') {
    if (standbyLost) return undefined;
    return notNow(
      `the standby ${url} cannot be asked whether it was promoted (${reply}). Start it; or, where it is certain that it is gone and never was, start this one with STANDBY_LOST=yes`,
    );
  }
  if (reply.kind === 'head') {
    if (reply.hall === hall) return whyBehind(data, url, reply.head);
    return notNow(`the standby ${url} is one of the hall ${reply.hall}, and this is ${String(hall)}`);
  }
  if (reply.kind === 'refused' && reply.code === 'hall-deposed') {
    await keepDeposed(data, reply.detail);
    return { code: 'deposed', detail: reply.detail };
  }
  return notNow(`the standby ${url} does not say whether it was promoted: ${reply.detail}`);
}

function notNow(detail: string): NotBegun {
  return { code: 'not-now', detail };
}

/** A folder that was emptied, brought back from a backup or mistaken for another has not what the standby has. */
async function whyBehind(data: string, url: string, head: StreamHead | undefined): Promise<NotBegun | undefined> {
  if (head === undefined || (await isHere(join(data, 'journal.sqlite'), head))) return undefined;
  return notNow(
    `the standby ${url} has ${head.day} up to record ${String(head.seq)}, and ${data} has not: numbers would be given again. Promote the standby; or empty it and give it a new token, if this folder is right`,
  );
}

async function isHere(file: string, head: StreamHead): Promise<boolean> {
  if (!existsSync(file)) return false;
  const journal = sqliteJournalReader(file);
  await journal.open();
  try {
    return await hasHead(journal, head);
  } finally {
    await journal.close();
  }
}
