import type { News } from './hall.ts';

/**
 * Tells everybody who listens. It has happened: whoever cannot take it, by a mistake of ours, keeps it neither from the
 * others nor from who asked for it.
 */
export function tellAll(
  listeners: Iterable<(news: News) => void>,
  news: News,
  mistake: (fault: unknown) => void,
): void {
  for (const listener of listeners) {
    try {
      listener(news);
    } catch (fault) {
      mistake(fault);
    }
  }
}
