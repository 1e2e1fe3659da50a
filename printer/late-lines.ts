import { inTurn } from '../core/base/in-turn.ts';
import type { JsonLines } from '../files/json-lines.ts';

/** What the lines tell, as it is when it is asked for. */
export type Told<Line> = {
  /** A line that says nothing new. */
  readonly known: Line;
  /** All that still counts. */
  kept(): readonly Line[];
  /** Whether a line that comes late still says something true. */
  counts(line: Line): boolean;
};

/** Lines that are written later where the disk does not take them now. */
export class LateLines<Line extends object> {
  /** What the disk has not taken, oldest first, and why. */
  private readonly missed = new Map<Line, unknown>();
  private readonly turns = inTurn();

  constructor(
    private readonly file: JsonLines,
    private readonly told: Told<Line>,
  ) {}

  /** Why not all is written; undefined where it is. */
  get fault(): unknown {
    return this.file.fault ?? [...this.missed.values()].at(-1);
  }

  /** Rejects where the disk does not take it now. */
  async add(line: Line): Promise<void> {
    try {
      await this.file.add(line);
    } catch (fault) {
      this.missed.set(line, fault);
      throw fault;
    }
  }

  async renew(): Promise<void> {
    let within: readonly Line[] = [];
    await this.file.renew(() => {
      within = [...this.missed.keys()];
      return this.told.kept();
    });
    for (const line of within) this.missed.delete(line);
  }

  /** In the file that is there: the disk may have no room for a second one. */
  mend(): Promise<void> {
    return this.turns(() => this.addMissed().catch(() => this.renew()));
  }

  private async addMissed(): Promise<void> {
    // It tells whether the disk takes a line.
    if (this.missed.size === 0) await this.file.add(this.told.known);
    for (const line of [...this.missed.keys()]) {
      if (this.told.counts(line)) await this.file.add(line);
      this.missed.delete(line);
    }
  }
}
