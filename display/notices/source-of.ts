import type { BoardNotice } from '../../core/protocol/shapes/notices.ts';
import type { MediaKeeper } from './media-keeper.ts';
import { here } from '../../web/link/own-hall.ts';

/** Where a notice is painted from; `release` gives back what that holds. */
export type Source = { readonly src: string | undefined; release(): void };

/** A page that says nothing for so long is not there. */
const ANSWER_MS = 3000;
const NOTHING_HELD: Source = { src: undefined, release: () => undefined };

/**
 * Finds what a notice is painted from, or says why it cannot be. A frame does not tell that its page is not there: that
 * is asked first.
 */
export async function sourceOf({ content }: BoardNotice, keeper: MediaKeeper): Promise<Source | string> {
  switch (content.kind) {
    case 'text':
      return NOTHING_HELD;
    case 'image':
    case 'video':
      return (await keeper.open(content.media)) ?? `the file ${content.media} is not there`;
    case 'page':
      return await askForPage(here(content.url));
  }
}

async function askForPage(url: string): Promise<Source | string> {
  try {
    const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
    await answer.body?.cancel();
    return answer.ok ? NOTHING_HELD : `the page ${url} answered ${String(answer.status)}`;
  } catch {
    return `the page ${url} does not answer`;
  }
}
