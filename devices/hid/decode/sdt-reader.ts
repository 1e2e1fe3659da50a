import type { Millis } from '../../../core/base/time.ts';
import type { CardTrouble, DeviceNews } from '../../../core/devices/device-news.ts';
import { idNumberChecks, type SealNumber } from '../id-number.ts';
import { type Decoder, quiet, type Step } from './decoder.ts';
import { NO_BYTES, type Pending, readFrames } from './framed.ts';
import { CARD_TEXT_BYTES, readCardText } from './sdt-card.ts';
import { sdtQuestion, type SdtQuestion, type SdtReply, sdtReplies } from './sdt-frame.ts';

type Asked = Extract<SdtQuestion, 'find' | 'select' | 'read'>;

/** The talk with a reader: it only ever answers. */
export type ReaderState = {
  /** What it was asked; undefined between two rounds. */
  readonly asked: Asked | undefined;
  /** When it is asked again, or given up. */
  readonly dueAtMs: Millis;
  /** A card was read, or failed, and has not been taken away since. */
  readonly lies: boolean;
  readonly pending: Pending;
};

const OK = 0x90;
const FOUND = 0x9f;
/** Status of a reader that is itself not well, from the table of D1. */
const FAULTS = [0x60, 0x66];
const FOREIGN = ['I', 'Y'];

const ROUND_MS: Millis = 300;
const ANSWER_MS: Millis = 1500;
/** At 9600 baud the answer to "read" takes 1.4 s, in many pieces. */
const READ_MS: Millis = 4000;
const REST_MS: Millis = 500;

/**
 * A resident-ID reader of the SDT protocol: find, select, read, and then the card must be taken away before it is found
 * again. Of the number only what `seal` makes of it is told.
 */
export function cardDecoder(seal: SealNumber): Decoder<ReaderState> {
  return {
    initial: { asked: undefined, dueAtMs: 0, lies: false, pending: NO_BYTES },
    hear(state, piece, atMs) {
      const { pending, frames } = readFrames(state.pending, piece, atMs, REST_MS, sdtReplies);
      return frames.reduce(
        (step: Step<ReaderState>, reply) => answered(step, reply, atMs, seal),
        quiet({ ...state, pending }),
      );
    },
    dueAtMs: (state) => state.dueAtMs,
    wake(state, atMs) {
      if (atMs < state.dueAtMs) return quiet(state);
      return ask('find', { ...state, pending: NO_BYTES }, atMs);
    },
  };
}

function ask(question: Asked, state: ReaderState, atMs: Millis): Step<ReaderState> {
  const dueAtMs = atMs + (question === 'read' ? READ_MS : ANSWER_MS);
  return { state: { ...state, asked: question, dueAtMs }, news: [], send: [sdtQuestion(question)] };
}

/** An answer that nobody waits for (the second of two) changes nothing. */
function answered(step: Step<ReaderState>, reply: SdtReply, atMs: Millis, seal: SealNumber): Step<ReaderState> {
  const next = answer(step.state, reply, atMs, seal);
  return { state: next.state, news: [...step.news, ...next.news], send: [...step.send, ...next.send] };
}

function answer(state: ReaderState, reply: SdtReply, atMs: Millis, seal: SealNumber): Step<ReaderState> {
  if (state.asked === undefined) return quiet(state);
  if (FAULTS.includes(reply.status)) return rest(state, atMs, true, trouble('reader-fault', state.lies));
  switch (state.asked) {
    case 'find':
      if (reply.status !== FOUND) return rest(state, atMs, false);
      return state.lies ? rest(state, atMs, true) : ask('select', state, atMs);
    case 'select':
      if (reply.status === FOUND) return quiet(state); // the answer before, once more
      return reply.status === OK ? ask('read', state, atMs) : rest(state, atMs, true, trouble('card-unreadable'));
    case 'read':
      if (reply.status === OK && reply.data.length < CARD_TEXT_BYTES) return quiet(state); // that of "select"
      return rest(state, atMs, true, reply.status === OK ? cardNews(reply, seal) : trouble('card-unreadable'));
  }
}

/** Waits for the next round. */
function rest(state: ReaderState, atMs: Millis, lies: boolean, news?: DeviceNews): Step<ReaderState> {
  const rested = { ...state, asked: undefined, dueAtMs: atMs + ROUND_MS, lies };
  return { state: rested, news: news === undefined ? [] : [news], send: [] };
}

function trouble(why: CardTrouble, told = false): DeviceNews | undefined {
  return told ? undefined : { kind: 'card-unread', why };
}

function cardNews(reply: SdtReply, seal: SealNumber): DeviceNews | undefined {
  const card = readCardText(reply.data);
  if (card === undefined) return trouble('card-unreadable');
  if (FOREIGN.includes(card.kind)) return trouble('card-unknown');
  if (!idNumberChecks(card.idNumber)) return trouble('number-wrong');
  return {
    kind: 'id-card',
    ...seal(card.idNumber),
    document: card.kind === 'J' ? 'residence-permit' : 'resident-id',
    sex: card.sex,
    bornYear: Number(card.idNumber.slice(6, 10)),
    validUntil: /^\d{8}$/.test(card.validTo) ? card.validTo : undefined,
  };
}
