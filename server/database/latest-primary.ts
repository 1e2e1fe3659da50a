/** What tells one primary from the one that was promoted after it: every promotion begins a new timeline. */
export type Primary = {
  /** Of one database system; its copies have the same. */
  readonly system: string;
  readonly timeline: number;
};

/**
 * The primary that was promoted last, as far as any connection of this process has seen. Of two machines that both take
 * writes, because they cannot reach each other, only that one may be written to.
 */
export class LatestPrimary {
  private known: Primary | undefined;
  private readonly lines = new Set<{ readonly primary: Primary; readonly leave: () => void }>();

  /** Whether nobody is known to have been promoted after it. */
  admits({ system, timeline }: Primary): boolean {
    return this.known?.system !== system || timeline >= this.known.timeline;
  }

  /** A connection has come about to one that is admitted; `leave` is called when it is to go. Returns the way out. */
  join(primary: Primary, leave: () => void): () => void {
    const line = { primary, leave };
    this.lines.add(line);
    this.use(primary);
    return () => void this.lines.delete(line);
  }

  /** Somebody takes writes. Of the system that is used it counts if it was promoted later; of another one never. */
  tell(primary: Primary): void {
    const { known } = this;
    if (known?.system === primary.system && primary.timeline > known.timeline) this.use(primary);
  }

  private use(primary: Primary): void {
    if (!this.admits(primary)) return;
    this.known = primary;
    for (const each of [...this.lines]) if (!isSame(each.primary, primary)) each.leave();
  }
}

function isSame(one: Primary, other: Primary): boolean {
  return one.system === other.system && one.timeline === other.timeline;
}
