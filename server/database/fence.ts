/**
 * What keeps a server that no longer owns a hall from writing to it: every write names the epoch under which it was
 * decided, and the database compares.
 */
export interface Fence {
  /** Null where nobody owns the hall: a tool that writes to one which no server runs. */
  epoch(): number | null;
  /** The database knows a later epoch: somebody else owns the hall. */
  lost(): void;
}

/** Nobody may write under it: for a server that does not own the hall. */
export const NOT_OWNED: Fence = { epoch: () => -1, lost: () => undefined };

/** For tools and tests: whoever comes may write. */
export const NO_FENCE: Fence = { epoch: () => null, lost: () => undefined };

export const NOT_THE_OWNER = 'another server owns this hall now';
