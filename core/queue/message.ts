import type { BusinessDay, Instant } from '../base/time.ts';
import type { CounterId, Language, LineId, Names } from '../base/names.ts';

/** `2026-03-09-57`: the day and the seq of the event that sent it. */
export type MessageId = string;

/** To the clerk at a counter, to the screen over a counter, or to everybody who waits in a line. */
export type MessageTo = { readonly counter: CounterId } | { readonly screen: CounterId } | { readonly line: LineId };

/** In one language at least. */
export type MessageText = { readonly [L in Language]?: string };

/** The longest text, in letters: it has to be read in passing. */
export const MESSAGE_LIMIT = 120;

/** So many stand at one place at once: more would be read by nobody. */
export const MOST_MESSAGES = 3;

/** What staff tell somebody in the hall for a while. */
export type Message = {
  readonly id: MessageId;
  readonly to: MessageTo;
  readonly text: MessageText;
  readonly by: string;
  readonly at: Instant;
  /** Absent: until it is taken back or the day ends. */
  readonly until: Instant | undefined;
  /** Who said that they have seen it; at counters alone. */
  readonly seen: readonly { readonly by: string; readonly at: Instant }[];
};

export type MessageCommand =
  | {
      readonly name: 'send-message';
      readonly to: MessageTo;
      readonly text: MessageText;
      /** For how long it stands. */
      readonly minutes: number | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly name: 'withdraw-message'; readonly message: MessageId; readonly reason?: string | undefined }
  | { readonly name: 'see-message'; readonly counter: CounterId; readonly message: MessageId }
  /** The hall takes away what has stood its time. */
  | { readonly name: 'end-messages' };

export type MessageEvent =
  | {
      readonly type: 'MessageSent';
      readonly data: {
        readonly to: MessageTo;
        readonly text: MessageText;
        readonly by: string;
        readonly until?: Instant;
        readonly reason?: string;
      };
    }
  | {
      readonly type: 'MessageWithdrawn';
      readonly data: { readonly message: MessageId; readonly by: string; readonly reason?: string };
    }
  | { readonly type: 'MessageEnded'; readonly data: { readonly message: MessageId } }
  | {
      readonly type: 'MessageSeen';
      readonly data: { readonly message: MessageId; readonly at: CounterId; readonly by: string };
    };

/** The id of the message that an event sends. */
export function messageId(event: { readonly day: BusinessDay; readonly seq: number }): MessageId {
  return `${event.day}-${String(event.seq)}`;
}

/** Whether it stands at an instant. */
export function stands(message: Message, now: Instant): boolean {
  return message.until === undefined || now < message.until;
}

/** Whether two are for the same place. */
export function samePlace(one: MessageTo, other: MessageTo): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The text in every language: what was not written is shown as it was written in the nearest one. */
export function inEveryLanguage(text: MessageText): Names {
  const { 'zh-Hans': simplified, 'zh-Hant': traditional, en } = text;
  return {
    'zh-Hans': simplified ?? traditional ?? en ?? '',
    'zh-Hant': traditional ?? simplified ?? en ?? '',
    en: en ?? simplified ?? traditional ?? '',
  };
}
