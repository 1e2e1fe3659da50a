import { BUILD_HEADER } from '../../core/protocol/screens.ts';

const WAIT_MS = 4000;

/** The build of this page, as the server wrote it into it; undefined where nobody did (`npm run dev`). */
export function ownBuild(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="hall-build"]')?.content;
}

/**
 * The build that this page's address gives now; undefined when none comes: a page is never given up for a browser's
 * error.
 */
export async function buildGivenOut(): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(WAIT_MS);
    const answer = await fetch(location.pathname + location.search, { method: 'HEAD', cache: 'no-store', signal });
    return answer.ok ? (answer.headers.get(BUILD_HEADER) ?? undefined) : undefined;
  } catch {
    return undefined; // refused, cut off, or not in time
  }
}
