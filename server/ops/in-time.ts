import type { Millis } from '../../core/base/time.ts';

/**
 * What comes of work that ends within so many ms; else what `late` gives, or throws. The work itself goes on. Where the
 * process itself was stopped meanwhile, what has come is heard before anything is late.
 */
export async function inTime<T>(work: Promise<T>, ms: Millis, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let soon: NodeJS.Immediate | undefined;
  const over = new Promise<void>((done) => {
    timer = setTimeout(() => (soon = setImmediate(done)), ms);
  }).then(late);
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
    // What has been heard is not given up behind it.
    clearImmediate(soon);
  }
}
