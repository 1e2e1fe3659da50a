import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { SCREENS, type Screen } from '../../core/protocol/screens.ts';

/** A page as it is given out, and its build. */
export type BuiltPage = { readonly html: string; readonly build: string };

/** The pages as they were built. They may be built anew while the server runs. */
export interface PageBuilds {
  /** Undefined while there is none. */
  of(screen: Screen): BuiltPage | undefined;
  /** The build of each page that is there, as of this second; one that is given out anew is known at once. */
  all(): Readonly<Partial<Record<Screen, string>>>;
}

/** Thousands who come in within a moment are no reason to look again. */
const LOOK_MS = 1000;

type Known = { readonly changed: string; readonly page: BuiltPage };

/** Looks into the folder of the pages; a page is read again when its file has changed. */
export function pageBuilds(webRoot: string): PageBuilds {
  const known = new Map<Screen, Known>();
  let lookedAt = -Infinity;
  const of = (screen: Screen): BuiltPage | undefined => {
    const file = join(webRoot, screen, 'index.html');
    try {
      const { mtimeMs, size } = statSync(file);
      const changed = `${String(mtimeMs)} ${String(size)}`;
      const before = known.get(screen);
      if (before?.changed === changed) return before.page;
      const page = marked(readFileSync(file, 'utf8'));
      known.set(screen, { changed, page });
      return page;
    } catch {
      known.delete(screen);
      return undefined; // not built, or being built
    }
  };
  return {
    of,
    all() {
      if (performance.now() - lookedAt >= LOOK_MS) {
        lookedAt = performance.now();
        for (const screen of SCREENS) of(screen);
      }
      return Object.fromEntries([...known].map(([screen, { page }]) => [screen, page.build]));
    },
  };
}

/**
 * The build of a page is what its HTML comes to, which names its scripts and styles, each by what it holds. It is
 * written into the page, so that the page knows of which build it is.
 */
export function marked(html: string): BuiltPage {
  const build = buildOf(html);
  return { build, html: html.replace(/<head>/u, `<head><meta name="hall-build" content="${build}">`) };
}

/** A short name of what a page is made of. */
export function buildOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
