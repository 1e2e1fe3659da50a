import type { HallId } from '../../../core/base/names.ts';
import type { Claims } from '../../../core/catalogue/sign-in.ts';
import type { ProviderFault } from '../../../core/protocol/sign-in-faults.ts';

/** Where somebody wants to be signed in, and in which hall; undefined: above all halls. */
export type Going = { readonly to: string; readonly hall: HallId | undefined };

/** What the service has said of somebody, checked. */
export type Proved = {
  readonly claims: Claims;
  /** Who they are there, for good, and the session that they have there. */
  readonly account: Account;
};

/** An account at the service, and one session of it. */
export type Account = { readonly sub: string; readonly sid?: string };

/** `flow` is kept by the browser; it counts for ten minutes. */
export type Begun = { readonly kind: 'begun'; readonly url: string; readonly flow: string };

/** They did not come in; `going`: where they wanted to be, where that is known. `detail` is for the log alone. */
export type NotProved = {
  readonly kind: 'fault';
  readonly fault: ProviderFault;
  readonly going?: Going | undefined;
  readonly detail?: string;
};

/** Where people of this office prove who they are: an OpenID Connect provider. */
export interface SignInProvider {
  /** Whether it has answered when it was asked last; while it has not, it is asked again. */
  isThere(): boolean;
  /** `origin`: under which address the browser sees this server; the service sends it back there. */
  begin(origin: string, going: Going): Promise<Begun | NotProved>;
  /** `flow`: what the browser has kept; `back`: the address at which it has come back. */
  finish(
    back: URL,
    flow: string | undefined,
  ): Promise<(Proved & { readonly kind: 'proved'; going: Going }) | NotProved>;
  /** Where the session at the service ends as well; undefined: it has no such page, or is away. */
  leaveUrl(origin: string): Promise<string | undefined>;
  /** Whose sessions end, as the service says by itself; undefined: the service has not said it. */
  heardLogout(token: string): Promise<Partial<Account> | undefined>;
  close(): void;
}

/** Where the browser comes back to. */
export const RETURN_PATH = '/sign-in/done';
