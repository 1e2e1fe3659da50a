import { faultText } from '../../core/base/fault-text.ts';
import type { PageNews } from '../../core/protocol/pictures.ts';
import { findPage } from './find-page.ts';
import { PageSession } from './page-session.ts';

// A page whose process has died cannot say so: it stands there with the browser's own words until somebody loads it
// anew. Whoever attaches to it by the DevTools Protocol is told `Inspector.targetCrashed`, and Page.reload brings it
// back in a new process.

const LOOK_MS = 4000;
/** A page that goes on crashing is loaded anew less and less often. */
const SLOWEST_MS = 60_000;

/** A board, and the debugging port of the browser that shows it. */
export type CaredPage = { readonly id: string; readonly port: number };

type Care = { crashes: number; notBefore: number; isTold: boolean };

export type CareParts = {
  readonly pages: () => readonly CaredPage[];
  readonly now: () => number;
  readonly tell: (board: string, news: PageNews) => void;
  /** Looks at a page, and brings it back. */
  readonly mend?: (page: CaredPage) => Promise<Mended>;
};

/** Looks after the pages of browsers on this machine until it is stopped. */
export function careForPages(parts: CareParts): () => void {
  const known = new Map<string, Care>();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async (): Promise<void> => {
    await Promise.all(parts.pages().map((page) => lookAfter(page, known, parts)));
    // The round may have been the last.
    if (!isStopped) timer = setTimeout(() => void round(), LOOK_MS);
  };
  timer = setTimeout(() => void round(), LOOK_MS);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** One look at one page. What became of it is told when it has changed. */
export async function lookAfter(page: CaredPage, known: Map<string, Care>, parts: CareParts): Promise<void> {
  const care = known.get(page.id) ?? { crashes: 0, notBefore: 0, isTold: false };
  known.set(page.id, care);
  if (parts.now() < care.notBefore) return;
  const found = await (parts.mend ?? mendPage)(page);
  if (found.state === 'unknown') return;
  if (found.state === 'crashed') {
    care.crashes += 1;
    if (care.crashes > 1) care.notBefore = parts.now() + Math.min(LOOK_MS * 2 ** (care.crashes - 1), SLOWEST_MS);
    if (!care.isTold) parts.tell(page.id, { what: 'crashed', ...detailOf(found.detail) });
    care.isTold = true;
  } else if (care.isTold) {
    parts.tell(page.id, { what: 'back' });
    Object.assign(care, { isTold: false, notBefore: 0 });
  } else care.crashes = 0;
}

/** How a page was found; one that had crashed was told to come anew, or could not be, which `detail` says. */
export type Mended = { readonly state: 'well' | 'unknown' } | { readonly state: 'crashed'; readonly detail?: string };

/** Looks whether the page of a board has crashed, and loads it anew then. */
export async function mendPage({ id, port }: CaredPage): Promise<Mended> {
  const found = await findPage(id, port);
  // A browser or page that is not there is no crashed page: what starts the browser brings that.
  if ('trouble' in found) return { state: 'unknown' };
  const session = new PageSession(found.socket);
  try {
    await session.ask('Inspector.enable', {});
    if (!session.told.has('Inspector.targetCrashed')) return { state: 'well' };
    try {
      await session.ask('Page.reload', {});
      return { state: 'crashed' };
    } catch (fault) {
      return { state: 'crashed', detail: faultText(fault) };
    }
  } catch {
    return { state: 'unknown' };
  } finally {
    session.close();
  }
}

function detailOf(detail: string | undefined): Pick<PageNews, 'detail'> {
  return detail === undefined ? {} : { detail: detail.slice(0, 300) };
}
