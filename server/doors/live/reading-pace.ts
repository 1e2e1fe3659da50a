import type { Socket } from 'socket.io';
import type { Budget } from '../../../core/base/bucket.ts';
import type { Instant, Millis } from '../../../core/base/time.ts';
import { ACK_WAIT_MS } from '../../../core/protocol/ack-wait.ts';
import { Budgets } from '../../ops/budgets.ts';

/** Shorter than the time in which a sign of life must have come (`pingTimeout`). */
const PAUSE_MS: Millis = 1000;

/** What travel takes, and a busy machine. */
const SPARE_MS: Millis = 500;

/**
 * Whoever waits for a refusal before it asks again asks no more often than this. What has lain in the cable before is
 * still answered while its page waits.
 */
export const HELD_MS: Millis = ACK_WAIT_MS - PAUSE_MS - SPARE_MS;

/** Whatever its messages are called: a page that comes in watches a few topics, and says little after that. */
const MESSAGES: Budget = { most: 300, perSecond: 5 };

/** What socket.io tells of each packet that has come. */
type Packet = { readonly type?: string };

/** As far as ws stands behind a transport of engine.io. */
type Pausable = { pause(): void; resume(): void };

export type ReadingPace = {
  /** Lets what the socket says next lie in the cable for a moment, and gives the answer after some more. */
  holdBack<T>(answer: T): Promise<T>;
};

/**
 * Reads what whoever has no identity says at a pace. What it says beyond it waits in its own cable, where it takes none
 * of the hall's time. A socket that polls is not paused: each of its requests is counted.
 */
export function readingPace({ conn }: Pick<Socket, 'conn'>, now: () => Instant): ReadingPace {
  const messages = new Budgets(MESSAGES, now);
  let isPaused = false;
  const pause = (): void => {
    const ws = websocketOf(conn);
    if (isPaused || ws === undefined) return;
    isPaused = true;
    ws.pause();
    setTimeout(() => {
      isPaused = false;
      ws.resume();
    }, PAUSE_MS);
  };
  conn.on('packet', ({ type }: Packet) => {
    if (type === 'message' && messages.take('') > 0) pause();
  });
  return {
    holdBack(answer) {
      pause();
      return new Promise((done) => setTimeout(done, HELD_MS, answer).unref());
    },
  };
}

function websocketOf(conn: Socket['conn']): Pausable | undefined {
  const { transport } = conn as unknown as {
    readonly transport: { readonly name: string; readonly socket?: Pausable };
  };
  return transport.name === 'websocket' ? transport.socket : undefined;
}
