import type { BusinessDay } from '../../core/base/time.ts';
import { asksFor } from './answer-past.ts';
import type { PastAnswer, PastAsk } from './reports-wire.ts';

const MOST_ANSWERS = 32;
/** An answer with more rows takes more room than it is worth. */
const MOST_ROWS = 4000;

type Kept = { readonly answer: PastAnswer | 'too-many'; readonly changes: number };

/**
 * Answers about days that are over, for as long as nothing changes in the store. The hall keeps each form of an answer
 * as it was sent (`kept-bytes`); these spare the store when the same is wanted in another form: a report that is shown
 * and then taken as a file, or a file in another language.
 */
export class KeptAnswers {
  /** The one that was asked for last stands last. */
  private readonly answers = new Map<string, Kept>();

  /**
   * What was answered, or else what `work` finds. `today`: the day that is being told, about which nothing is kept;
   * undefined where it is not known yet. `changes`: what the store counts.
   */
  async answer(
    ask: PastAsk,
    today: BusinessDay | undefined,
    changes: () => number,
    work: () => Promise<PastAnswer | 'too-many'>,
  ): Promise<PastAnswer | 'too-many'> {
    if (today === undefined || asksFor(ask, today)) return work();
    const key = JSON.stringify(ask);
    const known = this.answers.get(key);
    this.answers.delete(key);
    if (known?.changes === changes()) {
      this.answers.set(key, known);
      return known.answer;
    }
    const before = changes();
    const answer = await work();
    if (isSmall(answer)) this.answers.set(key, { answer, changes: before });
    const [oldest] = this.answers.keys();
    if (this.answers.size > MOST_ANSWERS && oldest !== undefined) this.answers.delete(oldest);
    return answer;
  }
}

function isSmall(answer: PastAnswer | 'too-many'): boolean {
  return answer === 'too-many' || !('rows' in answer) || answer.rows.length <= MOST_ROWS;
}
