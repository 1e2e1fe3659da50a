import type { Server as Listener } from 'node:net';
import type { SignInProvider } from '../../auth/provider/sign-in-provider.ts';
import type { HostRule } from '../../ops/host-rule.ts';
import type { TrustedProxies } from '../../ops/far-address.ts';
import type { PageBuilds } from '../../ops/page-builds.ts';
import type { CityNow } from '../../halls/city.ts';
import type { JournalDoor } from '../../halls/joined/journal-door.ts';
import type { OpenHall } from '../../halls/open-hall.ts';

/** What this server has for the doors of all its halls. */
export type ServerParts = {
  /** All halls of this installation together. */
  readonly city: CityNow;
  /** Where journals of halls that stand alone come in; undefined: none are taken. */
  readonly journals?: JournalDoor | undefined;
  /** The folder with the built pages. */
  readonly webRoot: string;
  /** The pages in it, and their builds. */
  readonly builds: PageBuilds;
  /** Whether the server listens to this machine alone. */
  readonly loopback: boolean;
  /** The proxies of the hall, which are believed about who asks. */
  readonly isProxy: TrustedProxies;
  /** Whether the hall is served under the name that a request gives. */
  readonly isOurs: HostRule;
  /** Served by TLS alone. */
  readonly secure?: boolean;
  /** Where people of the office prove who they are, besides here. */
  readonly service?: SignInProvider | undefined;
  /** What listens, where that is not the server itself. */
  readonly listener?: Listener;
  /** Ends whatever is still connected to it. */
  readonly cut?: () => void;
  /** The figures of all halls, as Prometheus reads them. */
  readonly figures: { text(): Promise<string>; readonly contentType: string };
};

/** What the HTTP door of a hall is made from. */
export type DoorParts = ServerParts & { readonly hall: OpenHall };
