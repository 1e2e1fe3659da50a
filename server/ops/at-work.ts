/**
 * Those of one process who do the same work at this moment, one a hall: what a rule gives to the work they share, for
 * the time that they take is that of all halls.
 */
export class AtWork {
  private readonly all = new Set<object>();

  begin(one: object): void {
    this.all.add(one);
  }

  end(one: object): void {
    this.all.delete(one);
  }

  /** So many share now, whoever asks among them. */
  get count(): number {
    return Math.max(1, this.all.size);
  }
}
