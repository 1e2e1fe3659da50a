import type { Instant, TimeZone } from '../../../core/base/time.ts';
import { rfc3339 } from '../../../core/base/zone.ts';
import type { Hook } from '../../../core/catalogue/hook.ts';
import type { HookView } from '../../../core/protocol/shapes/hooks.ts';
import type { HookPage } from './hook-book.ts';

/** So many letters are told, the newest. */
const MOST_TOLD = 50;

/** What is not taken now: since when, why, and when it is tried again. */
export type Failing = {
  readonly since: Instant;
  readonly detail: string;
  readonly tries: number;
  readonly again: Instant | undefined;
};

type HookNow = {
  readonly zone: TimeZone;
  readonly now: Instant;
  readonly failing: Failing | undefined;
  /** When what comes next happened. */
  readonly behind: Instant | undefined;
  readonly resending: boolean;
};

/** A hook as an administrator sees it; of its secret no more than how old it is. */
export function hookView(rule: Hook, page: HookPage, { zone, now, failing, behind, resending }: HookNow): HookView {
  const { off, last, letters, unlisted, secret, former } = page;
  const told = (at: Instant): string => rfc3339(at, zone);
  return {
    ...{ id: rule.id, name: rule.name, host: new URL(rule.url).host, events: [...rule.kinds], scope: [...rule.scopes] },
    ...(off !== null
      ? { state: 'off' as const, since: told(off.since), why: off.why }
      : failing === undefined
        ? { state: 'ready' as const }
        : { state: 'failing' as const, since: told(failing.since), detail: failing.detail }),
    tries: failing?.tries ?? 0,
    ...(failing?.again === undefined ? {} : { again: told(failing.again) }),
    ...(last === null ? {} : { last: { id: last.id, type: last.type, taken: told(last.taken) } }),
    ...(behind === undefined ? {} : { behind: told(behind) }),
    letters: letters
      .slice(-MOST_TOLD)
      .reverse()
      .map(({ id, type, at, aside, tries, detail }) => ({ id, type, at: told(at), aside: told(aside), tries, detail })),
    ...{ dead: letters.length, unlisted: unlisted?.count ?? 0 },
    ...(unlisted === null ? {} : { unlistedFrom: told(unlisted.from) }),
    resending,
    ...(secret === null ? {} : { secretSince: told(secret.since) }),
    ...(former !== null && now < former.until ? { formerUntil: told(former.until) } : {}),
  };
}
