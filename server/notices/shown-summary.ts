import { inTurn } from '../../core/base/in-turn.ts';
import type { Shown, ShownAt } from './shown-file.ts';

/**
 * What a day's record says of one notice on one board. `seconds`: all showings together; `incomplete`: those whose turn
 * did not come to its end.
 */
export type ShownSum = {
  readonly notice: string;
  readonly board: string;
  readonly showings: number;
  readonly seconds: number;
  readonly first: string;
  readonly last: string;
  readonly incomplete: number;
};

/** Sums up a day that grows: each time only what was added since. */
export class ShownSummary {
  private readonly sums = new Map<string, ShownSum>();
  private end = 0;
  /** One after the other: no row counts twice. */
  private readonly turns = inTurn();

  constructor(private readonly rowsAfter: (after: number) => AsyncIterable<readonly ShownAt[]>) {}

  /** The sums of all that stands there now. */
  read(): Promise<readonly ShownSum[]> {
    return this.turns(async () => {
      for await (const rows of this.rowsAfter(this.end)) {
        for (const { row, end } of rows) {
          this.add(row);
          this.end = end;
        }
      }
      return [...this.sums.values()];
    });
  }

  private add({ notice, board, from, until, complete }: Shown): void {
    const key = `${notice}/${board}`;
    const before = this.sums.get(key);
    const seconds = (Date.parse(until) - Date.parse(from)) / 1000;
    this.sums.set(key, {
      notice,
      board,
      showings: (before?.showings ?? 0) + 1,
      seconds: (before?.seconds ?? 0) + seconds,
      // All of a day are in one zone: the text sorts as the time does, but for the hour that a change of the clocks
      // repeats.
      first: before === undefined || from < before.first ? from : before.first,
      last: before === undefined || until > before.last ? until : before.last,
      incomplete: (before?.incomplete ?? 0) + (complete ? 0 : 1),
    });
  }
}
