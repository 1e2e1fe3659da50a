import type { Socket } from 'socket.io';
import type { Guest } from './live-budgets.ts';

/** A screen on a slow line that has just come back is owed a few hundred kilobytes. */
const SCREEN = { bytes: 4 * 1024 * 1024, packets: 4000 };
/** A phone watches two topics. There may be thousands of strangers, and nobody knows which of them read. */
const STRANGER = { bytes: 512 * 1024, packets: 500 };

/** What socket.io tells of each packet that it is about to send. */
type Packet = { readonly data?: unknown };

/**
 * Lets a socket go that does not read: what it is owed would grow in the hall's memory for as long as it says that it
 * is there. A screen that was merely slow comes again, and has the newest views with its first answers.
 */
export function letGoWhoDoesNotRead(
  { conn }: Pick<Socket, 'conn'>,
  guest: Guest['kind'],
  tell: (bytes: number) => void,
): void {
  const most = guest === 'known' ? SCREEN : STRANGER;
  let bytes = 0;
  let packets = 0;
  let gone = false;
  conn.on('packetCreate', ({ data }: Packet) => {
    bytes += sizeOf(data);
    packets += 1;
    if (gone || (bytes <= most.bytes && packets <= most.packets)) return;
    gone = true;
    tell(bytes);
    // What is owed is dropped with it: it would wait for a reader. Not in the middle of a packet to everybody.
    setImmediate(() => conn.close(true));
  });
  // All that was owed is on its way.
  conn.on('drain', () => {
    bytes = 0;
    packets = 0;
  });
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
