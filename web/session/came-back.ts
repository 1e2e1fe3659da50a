import { own } from '../../core/base/own.ts';
import { SIGN_IN_FAULT_MARK, SIGNED_IN_MARK, type SignInFault } from '../../core/protocol/sign-in-faults.ts';
import { SIGN_IN_FAULT_TEXTS } from '../../core/protocol/sign-in-fault-texts.ts';

/** How this page was opened by the sign-in service of the office: signed in, or why not; undefined: by nobody. */
export function cameBack(): 'signed-in' | SignInFault | undefined {
  const mark = typeof location === 'undefined' ? '' : location.hash.slice(1);
  if (mark === SIGNED_IN_MARK) return 'signed-in';
  if (!mark.startsWith(SIGN_IN_FAULT_MARK)) return undefined;
  const fault = mark.slice(SIGN_IN_FAULT_MARK.length);
  return own<unknown>(SIGN_IN_FAULT_TEXTS, fault) === undefined ? undefined : (fault as SignInFault); // it has words: it is one
}

/** So that a page that is opened again says it no more. */
export function forgetMark(): void {
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
}
