import type { BusinessDay } from '../../core/base/time.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Journal } from '../journal/journal.ts';

/** Which keys have an answer in the journal, each with its day, so that a new key costs no look there. */
export class KnownKeys {
  private readonly known = new Map<string, BusinessDay>();
  private isComplete = false;
  private isLearning = false;

  constructor(
    private readonly journal: Pick<Journal, 'answerKeys'>,
    private readonly hall: HallId,
  ) {}

  /** Until all are known any key may be one. */
  mayHave(key: string): boolean {
    return !this.isComplete || this.known.has(key);
  }

  /** Learns those of this day and later, unless it knows them or is learning them. */
  learn(since: BusinessDay): void {
    if (this.isComplete || this.isLearning) return;
    this.isLearning = true;
    void this.read(since)
      // It is tried again; the journal is asked for each until then.
      .catch(() => undefined)
      .finally(() => (this.isLearning = false));
  }

  add(key: string, day: BusinessDay): void {
    this.known.set(key, day);
  }

  drop(key: string): void {
    this.known.delete(key);
  }

  dropBefore(day: BusinessDay): void {
    for (const [key, given] of this.known) if (given < day) this.known.delete(key);
  }

  private async read(since: BusinessDay): Promise<void> {
    for (const { key, day } of await this.journal.answerKeys(this.hall, since)) this.known.set(key, day);
    this.isComplete = true;
  }
}
