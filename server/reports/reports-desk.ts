import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inTurn, type Turns } from '../../core/base/in-turn.ts';
import type { Instant } from '../../core/base/time.ts';
import { removeFile } from '../../files/durable-file.ts';
import { journalFeed, type Following, type FollowReport } from '../journal/follow.ts';
import type { JournalReader } from '../journal/journal.ts';
import { answerPast, asksFor } from './answer-past.ts';
import { DayTeller, type UpTo } from './day-teller.ts';
import { KeptAnswers } from './kept-answers.ts';
import { takeHistories } from './histories.ts';
import type { ReportStore } from './report-store.ts';
import type { PastAnswer, PastAsk } from './reports-wire.ts';

/** Lying in the folder it asks whoever has the store to make it anew. */
export const REBUILD_FILE = 'rebuild-asked';

const LOOK_EVERY_MS = 400;
const FIRST_MS = 600;

/** The reports of a hall in this process: the store, and what keeps it up to the journal. */
export type ReportsDesk = {
  answer(
    ask: PastAsk,
    now: Instant,
  ): Promise<{
    readonly answer: PastAnswer | 'too-many';
    readonly upTo: UpTo | undefined;
    /** How often days that are over had changed. */
    readonly changes: number;
  }>;
  /** Resolves when everything in the journal by now has been told. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
};

export type DeskParts = {
  readonly store: ReportStore;
  readonly journal: JournalReader;
  readonly hall: string;
  readonly folder: string;
  readonly report: FollowReport;
  /** Told when days that are over have changed, before anything is answered from them. */
  readonly changed?: (changes: number) => void;
  /** How much is read at once. */
  readonly mostAtOnce?: number;
};

/** Follows the journal into an open store, and answers from it. Everything that touches the store is done in turn. */
export function openDesk(parts: DeskParts): ReportsDesk {
  const { store, folder, report } = parts;
  const turn = tellingChanges(parts);
  const teller = new DayTeller(store);
  const kept = new KeptAnswers();
  let following = follow(parts, teller, turn);
  // Not before the first look at what lies in the folder: the store may be a new one.
  let hasHistories = false;
  const position = (): UpTo | undefined => {
    const upTo = teller.position();
    return upTo === undefined || hasHistories ? upTo : { ...upTo, histories: 'behind' };
  };
  const look = async (): Promise<void> => {
    if (await isThere(join(folder, REBUILD_FILE))) {
      await following.stop();
      await turn(async () => {
        hasHistories = false;
        await store.clear();
        teller.forget();
      });
      following = follow(parts, teller, turn);
      await removeFile(join(folder, REBUILD_FILE));
    }
    await takeHistories(store, folder, turn, () => {
      hasHistories = false;
    });
    hasHistories = true;
  };
  const looking = every(LOOK_EVERY_MS, look, (detail) =>
    report.failed('reports', { detail, attempt: 1, againMs: LOOK_EVERY_MS }),
  );
  return {
    async answer(ask, now) {
      // Whoever has just begun knows today in a moment.
      const knows = (): boolean => teller.position() !== undefined && hasHistories;
      for (let waited = 0; waited < FIRST_MS && !knows(); waited += 20)
        await new Promise((done) => setTimeout(done, 20));
      return turn(async () => {
        await teller.tellPresent(now, (day) => asksFor(ask, day));
        const upTo = position();
        const { changes } = store;
        const counted = (): number => store.changes;
        const answer = await kept.answer(ask, upTo?.day, counted, () => answerPast(store, ask));
        return { answer, upTo, changes };
      });
    },
    async caughtUp() {
      await caughtUp(parts, () => teller.position());
      await turn(() => teller.keep());
    },
    async close() {
      await looking.stop();
      await following.stop();
      await turn(() => store.close());
    },
  };
}

/** Until what is told now has come so far as the journal was at the call. */
async function caughtUp({ journal, hall }: DeskParts, position: () => UpTo | undefined): Promise<void> {
  const last = await journal.lastStream(hall);
  const hasCome = (): boolean => {
    const upTo = position();
    return (
      last === undefined ||
      (upTo !== undefined && (upTo.day > last.day || (upTo.day === last.day && upTo.seq >= last.seq)))
    );
  };
  while (!hasCome()) await new Promise((done) => setTimeout(done, 20));
}

/** One thing after the other, and whatever changed days that are over is told right behind it. */
function tellingChanges({ store, changed }: DeskParts): Turns {
  const turn = inTurn();
  let told = store.changes;
  return (act) =>
    turn(async () => {
      try {
        return await act();
      } finally {
        if (store.changes !== told) {
          told = store.changes;
          changed?.(told);
        }
      }
    });
}

function follow(parts: DeskParts, teller: DayTeller, turn: Turns): Following {
  const { journal, hall, report, mostAtOnce = 2000 } = parts;
  const feed = journalFeed({
    // The store knows by itself which days it has: there is no other checkpoint that could disagree with it.
    journal: {
      read: (stream, afterSeq, limit) => journal.read(stream, afterSeq, limit),
      lastStream: (id) => journal.lastStream(id),
      dayAfter: (id, day) => journal.dayAfter(id, day),
      checkpoint: () => turn(() => teller.begin()),
      keepCheckpoint: () => Promise.resolve(),
    },
    hall,
    report,
    rates: { mostAtOnce, lookEveryMs: LOOK_EVERY_MS, keepEveryMs: 60_000 },
  });
  return feed.follow({ name: 'reports', take: (events) => turn(() => teller.take(events)) }, 'beginning');
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Does something again and again, never twice at once. */
function every(ms: number, work: () => Promise<void>, failed: (detail: string) => void): { stop(): Promise<void> } {
  let stopped = false;
  let wake = (): void => undefined;
  const running = (async () => {
    while (!stopped) {
      await work().catch((fault: unknown) => failed(String(fault)));
      if (!stopped)
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
