/** What a page needs of the browser's storage; `setItem` is false where it is kept for this page alone. */
export type Keeps = {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, text: string) => boolean;
  readonly removeItem: (key: string) => void;
};

/** Kept by this browser until somebody clears it. */
export const keptHere: Keeps = keeper(() => localStorage);
/** Kept by this tab alone, also when it is loaded anew. */
export const keptInTab: Keeps = keeper(() => sessionStorage);

/** What was kept as JSON; what is none is as good as nothing. */
export function readKept(keeps: Pick<Keeps, 'getItem'>, key: string): unknown {
  return tried(() => JSON.parse(keeps.getItem(key) ?? 'null') as unknown);
}

/**
 * A browser may refuse to keep anything: a policy forbids it, or it is full. Even naming its storage may throw then.
 * The page works all the same, and what was to be kept holds until it is loaded anew.
 */
function keeper(storage: () => Storage): Keeps {
  const unkept = new Map<string, string>();
  return {
    getItem: (key) => unkept.get(key) ?? tried(() => storage().getItem(key)) ?? null,
    setItem: (key, text) => {
      unkept.set(key, text);
      return tried(() => (storage().setItem(key, text), unkept.delete(key))) === true;
    },
    removeItem: (key) => {
      unkept.delete(key);
      tried(() => storage().removeItem(key));
    },
  };
}

/** What came of it; undefined: it was refused. */
export function tried<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
