import type { Millis } from '../../../core/base/time.ts';
import type { DeviceNews } from '../../../core/devices/device-news.ts';
import type { Grade } from '../../../core/queue/rating.ts';
import type { BoxKey } from '../../../core/devices/key-names.ts';
import { boxBytes, type BoxFrame, boxFrames } from './box-frame.ts';
import type { Decoder, Step } from './decoder.ts';
import { NO_BYTES, type Pending, readFrames } from './framed.ts';

export type BoxState = {
  readonly pending: Pending;
  /** What was believed last, as text, and when. */
  readonly last: { readonly frame: string; readonly atMs: Millis } | undefined;
};

const FUNC_KEYS = 0x01;
const FUNC_RATED = 0x11;
const REST_MS: Millis = 200;
/**
 * A frame that comes again so soon is its echo on the line, or the box asking again for an answer that was lost: not a
 * second press.
 */
const AGAIN_MS: Millis = 300;

const KEYS: Readonly<Record<number, BoxKey>> = {
  0x0b: 'review',
  0x0c: 'call',
  0x0d: 'recall',
  0x0e: 'cancel',
  0x0f: 'confirm',
  0x12: 'pause',
  0x13: 'transfer',
};
/** Typed before "confirm". */
const CONFIRMED: Readonly<Record<number, BoxKey>> = { 0x00: 'park', 0x03: 'call-back', 0x06: 'abandon' };
/** 1 is what the evaluator says when nobody pressed a key: that is no rating. */
const GRADES: Readonly<Record<number, Grade>> = { 0: 2, 2: 4, 3: 5 };

/**
 * The RS485 call box with its evaluator at one address of the line; frames for other boxes are not ours. Every press is
 * answered.
 */
export function callBoxDecoder(box: number): Decoder<BoxState> {
  return {
    initial: { pending: NO_BYTES, last: undefined },
    hear(state, piece, atMs) {
      const { pending, frames } = readFrames(state.pending, piece, atMs, REST_MS, boxFrames);
      const mine = frames.filter((frame) => frame.box === box);
      return mine.reduce((step: Step<BoxState>, frame) => believe(step, frame, atMs), {
        state: { ...state, pending },
        news: [],
        send: [],
      });
    },
    dueAtMs: () => undefined,
    wake: (state) => ({ state, news: [], send: [] }),
  };
}

function believe(step: Step<BoxState>, frame: BoxFrame, atMs: Millis): Step<BoxState> {
  const text = [frame.box, frame.func, ...frame.data].join(' ');
  const { last, pending } = step.state;
  const answer = answerTo(frame);
  if (answer === undefined || (last?.frame === text && atMs - last.atMs < AGAIN_MS)) return step;
  const news = newsOf(frame);
  return {
    state: { pending, last: { frame: text, atMs } },
    news: news === undefined ? step.news : [...step.news, news],
    send: [...step.send, answer],
  };
}

/** The frame itself for a key; function 01 for a grade. Undefined for what no box says by itself. */
function answerTo(frame: BoxFrame): Uint8Array | undefined {
  if (frame.func === FUNC_KEYS) return boxBytes(frame);
  return frame.func === FUNC_RATED ? boxBytes({ ...frame, func: FUNC_KEYS }) : undefined;
}

function newsOf({ func, data }: BoxFrame): DeviceNews | undefined {
  const code = data.at(-1);
  if (code === undefined) return undefined;
  if (func === FUNC_RATED) {
    const grade = data.length === 1 ? GRADES[code] : undefined;
    return grade === undefined ? undefined : { kind: 'rating', grade };
  }
  const key = (code === 0x0f ? CONFIRMED[data.at(-2) ?? -1] : undefined) ?? KEYS[code];
  return key === undefined ? undefined : { kind: 'key', key };
}
