import type { IncomingMessage } from 'node:http';

/** A body up to here is held, so that it can be sent again to the next owner. */
const HELD_BYTES = 256 * 1024;
/** What is asked of the rules is no longer than this: it is held however many others are. */
const SMALL_BYTES = 4 * 1024;
/** Of all longer ones together so much is held: anybody can send them. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The bodies of requests that are under way to the owner of the hall. */
export class HeldBodies {
  private bytes = 0;

  /**
   * Does something with the body, which is held until it is done; undefined for one that is handed on as it comes,
   * because it is long, or too much is held already.
   */
  async during<T>(request: IncomingMessage, act: (body: Buffer | undefined) => Promise<T>): Promise<T> {
    const length = lengthOf(request);
    const counted = length === undefined || length <= SMALL_BYTES ? 0 : length;
    if (length === undefined || this.bytes + counted > MOST_BYTES) return act(undefined);
    this.bytes += counted;
    try {
      return await act(await bodyOf(request, length));
    } finally {
      this.bytes -= counted;
    }
  }
}

/** Undefined: it is not known before it has come, or too long to be held. */
function lengthOf({ headers }: IncomingMessage): number | undefined {
  const length = Number(headers['content-length'] ?? 0);
  return headers['transfer-encoding'] === undefined && length <= HELD_BYTES ? length : undefined;
}

async function bodyOf(request: IncomingMessage, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  if (length > 0) for await (const piece of request) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}
