import type { Socket } from 'socket.io';
import { hearMessage, othersOf, type Answered } from '../../../core/protocol/hear.ts';
import type { Logger } from '../../ops/log.ts';
import { problem } from '../problem.ts';

/** Stands for every message that nobody else hears. */
export const ANY_OTHER = '*';

/** How the doors listen to a socket. Nothing that is said on it, and no mistake of ours about it, ends the hall. */
export type Ears = {
  /** Hears a message; what the handler gives is acknowledged. */
  readonly hear: (message: string, answer: (input: unknown) => Answered) => void;
  /** The socket is gone. */
  readonly gone: (act: () => void) => void;
};

/** The ears for one socket. */
export function earsOf(socket: Socket, log: Logger): Ears {
  const failed = (fault: unknown, message: string): object => {
    log.error({ fault, message }, 'a message failed by a mistake of ours');
    return { problem: problem(500, 'this is our mistake; it was logged') };
  };
  return {
    hear: (message, answer) => hearMessage(message === ANY_OTHER ? othersOf(socket) : socket, message, answer, failed),
    gone: (act) => hearMessage(socket, 'disconnect', act, failed),
  };
}
