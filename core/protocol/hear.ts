/** A socket, as far as it is listened to. */
export interface Hearing {
  on(message: string, listener: (...said: unknown[]) => void): unknown;
}

/** A socket that also tells of what nobody listens to. */
export interface HearingAll {
  onAny(listener: (message: string, ...said: unknown[]) => void): unknown;
  listenerCount(message: string): number;
}

/** Whatever comes under a name that nobody listens to, as if it were one message. */
export function othersOf(socket: HearingAll): Hearing {
  return {
    on: (_every, listener) =>
      socket.onAny((message, ...said) => {
        if (socket.listenerCount(message) === 0) listener(...said);
      }),
  };
}

/** What is answered to a message; a message without an acknowledgement is answered by nothing. */
export type Answered = object | void | Promise<object | void>;

/**
 * Hears one message of a socket. What it throws, now or later, is the trouble of this one message: it is told to
 * `failed`, which says what is answered instead, and whoever else is connected goes on.
 */
export function hearMessage(
  socket: Hearing,
  message: string,
  answer: (input: unknown) => Answered,
  failed: (fault: unknown, message: string) => object,
): void {
  socket.on(message, (...said) => {
    const ack = said.at(-1);
    const reply = (answered: object | void): void => {
      if (typeof ack === 'function' && answered !== undefined) (ack as (value: object) => void)(answered);
    };
    const fail = (fault: unknown): void => reply(failed(fault, message));
    try {
      const answered = answer(typeof said[0] === 'function' ? undefined : said[0]);
      if (answered instanceof Promise) answered.then(reply).catch(fail);
      else reply(answered);
    } catch (fault) {
      fail(fault);
    }
  });
}
