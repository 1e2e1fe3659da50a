import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { readBatch } from '../../server/journal/batch-lines.ts';
import type { Journal } from '../../server/journal/journal.ts';
import { receiveRecords, type Received } from '../../server/journal/receive-records.ts';
import { sqliteJournal } from '../../server/journal/sqlite-journal.ts';
import type { FarJournal, FarReply } from '../../server/halls/joined/ship-journal.ts';
import { writePast } from '../../server/simulate/write-past.ts';

/** Writes simulated days of the sample hall into a folder. Gives its hall and how many visits there were. */
export async function simulatedFolder(
  folder: string,
  days: readonly string[],
  load = 1,
): Promise<{ readonly hall: string; readonly events: number }> {
  const loaded = await loadHall(join(process.cwd(), 'halls', 'sample'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error[0]));
  const { catalogue, users } = loaded.value;
  await mkdir(folder, { recursive: true });
  const journal = sqliteJournal(join(folder, 'journal.sqlite'));
  await journal.open();
  const past = { catalogue, users, seed: 7, load, staffed: 1 };
  const events = await writePast(journal, past, days, undefined);
  await journal.close();
  return { hall: catalogue.hall.id, events };
}

/** Where the way between two servers is cut: before the far side has heard of it, or before its answer is here. */
export type Cut = { readonly at: number; readonly where: 'before' | 'after' };

/** The far side in this very process: a journal that takes what comes, and a way to it that can be cut. */
export class NearFar implements FarJournal {
  asked = 0;
  readonly received: Received[] = [];
  /** Thrown instead of an answer at that question, once. */
  cut: Cut | undefined;
  onCut: () => Promise<void> = () => Promise.resolve();
  closed = false;

  constructor(
    private readonly hall: string,
    public journal: Journal,
  ) {}

  async head(): Promise<FarReply> {
    return this.over(async () => ({ kind: 'head', hall: this.hall, head: await this.journal.lastStream(this.hall) }));
  }

  take(lines: string): Promise<FarReply> {
    return this.over(async () => {
      const batch = readBatch(lines);
      if (!batch.ok) throw new Error(batch.error);
      const received = await receiveRecords(this.journal, this.hall, batch.value.records);
      this.received.push(received);
      if (received.kind === 'taken') return { kind: 'head', hall: this.hall, head: received.head };
      if (received.kind === 'gap') return { kind: 'gap', detail: received.detail };
      return { kind: 'refused', code: `journal-${received.kind}`, detail: received.detail };
    });
  }

  close(): void {
    this.closed = true;
  }

  private async over(work: () => Promise<FarReply>): Promise<FarReply> {
    this.asked += 1;
    const { cut } = this;
    const isCut = cut?.at === this.asked;
    if (isCut) this.cut = undefined;
    if (isCut && cut.where === 'before') return this.fall();
    const reply = await work();
    return isCut ? this.fall() : reply;
  }

  private async fall(): Promise<never> {
    await this.onCut();
    throw new Error('the line was cut');
  }
}
