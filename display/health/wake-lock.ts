/** A browser that took the lock back, or had none to give, is asked again after so long. */
const AGAIN_MS = 5000;

/**
 * Keeps the screen from going dark while the page is seen. Where the browser has no such lock (a page that came by
 * plain HTTP from another machine) the power settings of the machine have to do it: nothing is said.
 */
export function keepAwake(
  wakeLock: Pick<WakeLock, 'request'> | undefined,
  page: Pick<Document, 'visibilityState' | 'addEventListener'>,
): void {
  if (wakeLock === undefined) return;
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    // A lock is given only to a page that is seen; the change of that asks again.
    if (held || page.visibilityState !== 'visible') return;
    held = true;
    try {
      const lock = await wakeLock.request('screen');
      lock.addEventListener('release', lost, { once: true });
    } catch {
      lost(); // refused: a battery that is low, or a page that was hidden meanwhile
    }
  };
  const lost = (): void => {
    held = false;
    timer = setTimeout(() => void ask(), AGAIN_MS);
  };
  page.addEventListener('visibilitychange', () => void ask());
  void ask();
}
