import { PATIENCE_MS } from './patience.ts';

/**
 * Asks again until the answer is not undefined or false; for what happens by itself a moment later. Fails after the
 * deadline.
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  withinMs = PATIENCE_MS,
): Promise<T> {
  for (const until = Date.now() + withinMs; Date.now() < until;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error(`it did not come true in ${String(withinMs / 1000)} s: ${what}`);
}
