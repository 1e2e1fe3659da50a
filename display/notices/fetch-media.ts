import { here } from '../../web/link/own-hall.ts';

/** What came of asking the hall for a file: the file, that the hall has none, or that it did not come (yet). */
export type Fetched = Blob | 'missing' | 'unreachable';

/** A line that says nothing for so long is taken for broken. */
const IDLE_MS = 15_000;

/** Where the hall has a file. */
export function mediaUrl(media: string): string {
  return here(`/api/v1/media/${media}`);
}

/** Brings a file from the hall. Past the browser's own store, which would keep it a second time. */
export async function fetchMedia(media: string): Promise<Fetched> {
  const broken = new AbortController();
  let idle = setTimeout(() => broken.abort(), IDLE_MS);
  try {
    const answer = await fetch(mediaUrl(media), { cache: 'no-store', signal: broken.signal });
    if (answer.status === 404) return 'missing';
    if (!answer.ok || answer.body === null) return 'unreachable';
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(idle);
      idle = setTimeout(() => broken.abort(), IDLE_MS);
      parts.push(part.value);
    }
    return new Blob(parts, { type: answer.headers.get('content-type') ?? '' });
  } catch {
    return 'unreachable'; // the line broke, or was silent too long
  } finally {
    clearTimeout(idle);
  }
}

/**
 * Whether a file is the one of its name, which is its SHA-256. Browsers count that in a secure context only (https, or
 * the machine itself); over plain http the size has to do.
 */
export async function isWhole(media: string, file: Blob, size: number | undefined): Promise<boolean> {
  if (size !== undefined && file.size !== size) return false;
  if (!isSecureContext) return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === media.slice(0, 64);
}
