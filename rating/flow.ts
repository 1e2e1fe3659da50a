import { GRADES, isBadGrade, type Grade, type RatingReason } from '../core/queue/rating.ts';
import type { RatingView } from '../core/protocol/shapes/rating.ts';

/** How long the thanks stand. */
export const THANKS_MS = 5000;

/** What the screen towards the citizen shows. `of`: which number it is about. */
export type Flow =
  | { readonly phase: 'rest' }
  | { readonly phase: 'asking'; readonly of: string; readonly until: number }
  | {
      readonly phase: 'why';
      readonly of: string;
      readonly until: number;
      readonly grade: Grade;
      readonly reasons: readonly RatingReason[];
    }
  | { readonly phase: 'sending'; readonly of: string; readonly grade: Grade; readonly reasons: readonly RatingReason[] }
  | { readonly phase: 'thanks'; readonly of: string; readonly until: number };

export type FlowEvent =
  | { readonly name: 'view'; readonly view: RatingView | undefined }
  | { readonly name: 'grade'; readonly grade: Grade }
  | { readonly name: 'reason'; readonly reason: RatingReason }
  | { readonly name: 'send' }
  | { readonly name: 'back' }
  | { readonly name: 'sent' }
  | { readonly name: 'refused' }
  | { readonly name: 'tick' };

export const REST: Flow = { phase: 'rest' };

/**
 * One step of the screen. Pure; `now` is the hall's time in ms. A grade is sent once, whatever is touched meanwhile.
 */
export function nextFlow(flow: Flow, event: FlowEvent, now: number): Flow {
  switch (event.name) {
    case 'view':
      return seen(flow, event.view, now);
    case 'grade':
      if (flow.phase !== 'asking') return flow;
      if (!isBadGrade(event.grade)) return { phase: 'sending', of: flow.of, grade: event.grade, reasons: [] };
      return { phase: 'why', of: flow.of, until: flow.until, grade: event.grade, reasons: [] };
    case 'reason': {
      if (flow.phase !== 'why') return flow;
      const has = flow.reasons.includes(event.reason);
      const reasons = has ? flow.reasons.filter((each) => each !== event.reason) : [...flow.reasons, event.reason];
      return { ...flow, reasons };
    }
    case 'send':
      if (flow.phase !== 'why' || flow.reasons.length === 0) return flow;
      return { phase: 'sending', of: flow.of, grade: flow.grade, reasons: flow.reasons };
    case 'back':
      return flow.phase === 'why' ? { phase: 'asking', of: flow.of, until: flow.until } : flow;
    case 'sent':
      return flow.phase === 'sending' ? { phase: 'thanks', of: flow.of, until: now + THANKS_MS } : flow;
    case 'refused':
      return flow.phase === 'sending' ? REST : flow;
    case 'tick':
      return 'until' in flow && now >= flow.until ? REST : flow;
  }
}

/** The hall says what may be rated now: another number begins anew, none ends the question. */
function seen(flow: Flow, view: RatingView | undefined, now: number): Flow {
  const rating = view?.rating;
  if (flow.phase === 'sending' || flow.phase === 'thanks') return flow;
  if (rating === undefined || rating.given !== undefined) return REST;
  const of = `${rating.number} ${rating.service}`;
  if (flow.phase !== 'rest' && flow.of === of) return flow;
  const until = Date.parse(rating.until);
  return now < until ? { phase: 'asking', of, until } : REST;
}

/** The grade of a key: of the number block or the row above the letters, by its place. 1 is the leftmost, the best. */
export function gradeOfKey(code: string): Grade | undefined {
  const figure = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1];
  return figure === undefined ? undefined : GRADES[Number(figure) - 1];
}
