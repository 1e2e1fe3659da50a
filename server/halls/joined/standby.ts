import { join } from 'node:path';
import { faultText } from '../../../core/base/fault-text.ts';
import { inTurn } from '../../../core/base/in-turn.ts';
import type { HallId } from '../../../core/base/names.ts';
import { readBatch } from '../../journal/batch-lines.ts';
import { lockFolder } from '../../journal/folder-lock.ts';
import { receiveRecords } from '../../journal/receive-records.ts';
import { sqliteJournal } from '../../journal/sqlite-journal.ts';
import { keepStandbyMark, promotedWords, standbyMark } from '../../journal/standby-mark.ts';
import type { Logger } from '../../ops/log.ts';
import { reportSeal } from '../seal-report.ts';
import { JoinTokens, unreadableTokens } from './join-tokens.ts';
import { NO_TOKEN, replyFor, shippedHead, type JournalDoor, type JournalReply } from './journal-door.ts';

const LOOK_MS = 500;

/** A machine that keeps the journal of a hall until somebody promotes it. */
export interface Standby extends JournalDoor {
  /** Resolves once somebody has promoted it, and nothing is taken any more. */
  promoted(): Promise<void>;
  close(): Promise<void>;
}

/** Why a folder cannot be a standby's; undefined: it can, or is one. */
export async function whyNoStandby(data: string, hall: HallId): Promise<string | undefined> {
  const mark = await standbyMark(data);
  if (mark !== undefined)
    return mark.of === hall ? undefined : `${data} is the folder of a standby of the hall ${mark.of}, not of ${hall}`;
  const journal = sqliteJournal(join(data, 'journal.sqlite'));
  await journal.open();
  const own = await journal.halls();
  await journal.close();
  return own.length === 0
    ? undefined
    : `${data} has a journal of its own: a standby begins with an empty folder, where all of it comes from the hall`;
}

/** Takes the journal of the hall into its own data folder. */
export async function openStandby(data: string, hall: HallId, log: Logger): Promise<Standby> {
  const letGo = await lockFolder(data);
  const tokens = new JoinTokens(data, unreadableTokens(log));
  const journal = sqliteJournal(join(data, 'journal.sqlite'), reportSeal(log));
  const turn = inTurn();
  await journal.open();
  if ((await standbyMark(data)) === undefined) await keepStandbyMark(data, { of: hall });
  let over = false;
  /** Looked at before anything is taken: what was promoted takes nothing. */
  const isPromoted = async (): Promise<boolean> => (await standbyMark(data))?.promoted !== undefined;
  const close = (): Promise<void> =>
    turn(async () => {
      if (over) return;
      over = true;
      await journal.close();
      await letGo();
    });
  const asked = (token: string, work: () => Promise<JournalReply>): Promise<JournalReply> =>
    turn(async () => {
      if ((await tokens.hallOf(token)) !== hall) return NO_TOKEN;
      const mark = await standbyMark(data);
      if (mark?.promoted !== undefined) return deposes(hall, mark.promoted.head);
      if (over) return { status: 503, detail: 'the standby is stopping' };
      return work();
    });
  return {
    knows: (token) => tokens.known(token) === hall,
    head: (token) =>
      asked(token, async () => ({ status: 200, body: shippedHead(hall, await journal.lastStream(hall)) })),
    take: (token, lines) =>
      asked(token, async () => {
        const batch = readBatch(lines);
        if (!batch.ok) return { status: 400, detail: batch.error };
        try {
          return replyFor(hall, await receiveRecords(journal, hall, batch.value.records));
        } catch (fault) {
          return { status: 503, detail: `the journal cannot be kept here now: ${faultText(fault)}` };
        }
      }),
    async promoted() {
      while (!(await isPromoted())) await new Promise((done) => setTimeout(done, LOOK_MS));
      await close();
    },
    close,
  };
}

function deposes(hall: HallId, head: Parameters<typeof promotedWords>[1]): JournalReply {
  return { status: 409, detail: promotedWords(hall, head), code: 'hall-deposed' };
}

/** What a hall that was a standby answers whoever still sends it the journal. */
export async function promotedDoor(data: string, log: Logger): Promise<JournalDoor | undefined> {
  const mark = await standbyMark(data);
  if (mark?.promoted === undefined) return undefined;
  const tokens = new JoinTokens(data, unreadableTokens(log));
  const reply = deposes(mark.of, mark.promoted.head);
  // Also a token that was revoked since: whoever has it was the hall.
  const answer = async (token: string): Promise<JournalReply> =>
    ((await tokens.hallOf(token)) ?? (await tokens.hallBefore(token))) === mark.of ? reply : NO_TOKEN;
  return { knows: (token) => tokens.known(token) === mark.of, head: answer, take: answer };
}
