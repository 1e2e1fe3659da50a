import type { TroublesView } from '../../core/protocol/shapes/troubles.ts';

/**
 * What stands in place of an empty list. The figure beside it says how many will be late: while somebody will, all is
 * not well, though it is too little to be listed, or has not lasted long enough.
 */
export function wellness(
  view: Pick<TroublesView, 'willBeLate' | 'looking'> | undefined,
): 'loading' | 'well' | 'looking' | 'littleLate' {
  if (view === undefined) return 'loading';
  if (view.willBeLate === 0) return 'well';
  return view.looking > 0 ? 'looking' : 'littleLate';
}
