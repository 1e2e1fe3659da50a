import type { TokenBook, TokenEntry } from '../../server/auth/token-store.ts';

/** A book of tokens on a disk that fills up: `fault` is the code of its fault, undefined while there is room. */
export type FullBook = TokenBook & { fault: string | undefined };

/** Empty, with room. */
export function fullBook(): FullBook {
  let kept: readonly TokenEntry[] = [];
  return {
    fault: undefined,
    read: () => Promise.resolve(kept),
    write(tokens) {
      const { fault } = this;
      if (fault !== undefined) return Promise.reject(Object.assign(new Error(fault), { code: fault }));
      kept = structuredClone(tokens);
      return Promise.resolve();
    },
  };
}
