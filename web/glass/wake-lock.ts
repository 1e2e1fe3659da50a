/** A browser that took the lock back, or had none to give, is asked again after so long. */
const AGAIN_MS = 5000;

/** A screen that is kept lit, or let go: dark may be what it should be at night. */
export type Awake = { keep(wanted: boolean): void };

/**
 * Keeps the screen from going dark while the page is seen. Where the browser has no such lock (a page that came by
 * plain HTTP from another machine) the power settings of the machine have to do it: nothing is said.
 */
export function keepAwake(
  // Absent where the context is not secure, whatever its type says.
  wakeLock: Pick<WakeLock, 'request'> | undefined = (navigator as { readonly wakeLock?: WakeLock }).wakeLock,
  page: Pick<Document, 'visibilityState' | 'addEventListener'> = document,
): Awake {
  if (wakeLock === undefined) return { keep: () => undefined };
  let held = false;
  let wanted = true;
  let mine: WakeLockSentinel | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    // A lock is given only to a page that is seen; the change of that asks again.
    if (held || !wanted || page.visibilityState !== 'visible') return;
    held = true;
    try {
      const lock = await wakeLock.request('screen');
      lock.addEventListener('release', lost, { once: true });
      mine = lock;
      if (!wanted) await lock.release();
    } catch {
      lost(); // refused: a battery that is low, or a page that was hidden meanwhile
    }
  };
  const lost = (): void => {
    held = false;
    mine = undefined;
    if (wanted) timer = setTimeout(() => void ask(), AGAIN_MS);
  };
  page.addEventListener('visibilitychange', () => void ask());
  void ask();
  return {
    keep(next) {
      if (next === wanted) return;
      wanted = next;
      if (wanted) void ask();
      else void mine?.release().catch(() => undefined); // it is gone already
    },
  };
}
