import { keptInTab } from '../web/kept-here.ts';

const KEY = 'hallcall.agent-there';

/**
 * Whether the agent of this machine is there, as far as is known before the hall has said it: it has just led here, if
 * it was not its page alone that did (`gone=1`). A page that is loaded anew knows what the one before was told.
 */
export function agentWasThere(): boolean {
  const address = new URL(location.href);
  if (!address.searchParams.has('gone')) return keptInTab.getItem(KEY) !== 'false';
  address.searchParams.delete('gone');
  // Of a browser that keeps nothing the address says it again when the page is loaded anew.
  if (keepAgentThere(false)) history.replaceState(history.state, '', address.href);
  return false;
}

/** What the hall has said. False: the browser keeps nothing. */
export function keepAgentThere(there: boolean): boolean {
  return keptInTab.setItem(KEY, String(there));
}
