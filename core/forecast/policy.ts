import type { Catalogue } from '../catalogue/catalogue.ts';

/**
 * Rules of calling to compare the hall file's own with: `hall-file` is what the hall runs; `first-come` takes everybody
 * by the time of arrival, whatever the category or the line; `priority-first` takes every priority category before any
 * ordinary ticket; `overdue-helped` calls at counters that help whoever is past the target as one of their own.
 */
export type Policy = 'hall-file' | 'first-come' | 'priority-first' | 'overdue-helped';

export const POLICIES: readonly Policy[] = ['hall-file', 'first-come', 'priority-first', 'overdue-helped'];

const NEVER_MS = 1e10;

/** The catalogue that makes the real order follow another rule; targets for the figures stay those of the hall file. */
export function underPolicy(catalogue: Catalogue, policy: Policy): Catalogue {
  switch (policy) {
    case 'hall-file':
      return catalogue;
    case 'first-come':
      // One target for all, no slopes and no caps: urgency is the waiting itself.
      return {
        ...catalogue,
        lines: catalogue.lines.map((line) => ({ ...line, targetMs: NEVER_MS })),
        categories: catalogue.categories.map((category) => ({
          ...category,
          targetFactor: 1,
          slopeMs: NEVER_MS,
          capMs: NEVER_MS,
        })),
      };
    case 'overdue-helped':
      return { ...catalogue, rules: { ...catalogue.rules, helpOverduePercent: 100 } };
    case 'priority-first':
      // A second of waiting with priority weighs more than a day without.
      return {
        ...catalogue,
        categories: catalogue.categories.map((category) => ({
          ...category,
          capMs: NEVER_MS,
          ...(category.targetFactor < 1 ? { targetFactor: 1e-9, slopeMs: 1 } : { slopeMs: NEVER_MS }),
        })),
      };
  }
}
