import { z } from 'zod';
import { faultText } from '../../core/base/fault-text.ts';
import { firstFew } from '../../core/base/shortened.ts';
import type { PictureAnswer } from '../../core/protocol/pictures.ts';

// The Chrome DevTools Protocol: https://chromedevtools.github.io/devtools-protocol/ (HTTP endpoints)

const TIMEOUT_MS = 5000;

const targets = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }).loose(),
);

type Found = { readonly socket: string } | Extract<PictureAnswer, { readonly trouble: string }>;

/** The page of a board in the browser whose debugging port this is, or why there is none. */
export async function findPage(board: string, port: number): Promise<Found> {
  let pages;
  try {
    const answer = await fetch(`http://127.0.0.1:${String(port)}/json/list`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    pages = targets.parse(await answer.json());
  } catch (fault) {
    const why = faultText(fault);
    return { trouble: 'no-browser', detail: `no browser answers at 127.0.0.1:${String(port)} (${why})` };
  }
  const page = pages.find(({ type, url }) => type === 'page' && boardOf(url) === board);
  if (page?.webSocketDebuggerUrl === undefined) {
    const open = pages.filter(({ type }) => type === 'page').map(({ url }) => url);
    return { trouble: 'no-page', detail: `no page of ${board} is open there; open: ${firstFew(open) || 'none'}` };
  }
  return { socket: page.webSocketDebuggerUrl };
}

/** The board that a page stands for; undefined for any other page. */
function boardOf(url: string): string | undefined {
  try {
    const { pathname, searchParams } = new URL(url);
    return /^\/display\/?(index\.html)?$/.test(pathname) ? (searchParams.get('id') ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
