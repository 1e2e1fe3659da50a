/** The sound comes again after this. */
export const NUDGE_AGAIN_MS = 30_000;

/** Since when somebody waits before a free counter, and when it last sounded. */
export type Nudge = { readonly since: number | undefined; readonly soundedAt: number | undefined };

export const NO_NUDGE: Nudge = { since: undefined, soundedAt: undefined };

/** One look: whether the counter is to be reminded, and whether it sounds now. `now` in ms, from one clock. */
export function nextNudge(
  before: Nudge,
  seen: { readonly afterSeconds: number; readonly idleWithSomebody: boolean },
  now: number,
): { readonly after: Nudge; readonly shown: boolean; readonly sounds: boolean } {
  if (seen.afterSeconds === 0 || !seen.idleWithSomebody) return { after: NO_NUDGE, shown: false, sounds: false };
  const since = before.since ?? now;
  const shown = now - since >= seen.afterSeconds * 1000;
  const sounds = shown && (before.soundedAt === undefined || now - before.soundedAt >= NUDGE_AGAIN_MS);
  return { after: { since, soundedAt: sounds ? now : before.soundedAt }, shown, sounds };
}
