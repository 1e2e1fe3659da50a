import type { CounterView } from '../../core/protocol/shapes/counter.ts';
import type { StepView } from '../../core/protocol/shapes/ticket.ts';
import { counterText } from '../../web/text/counter.ts';
import { refusals } from '../../web/text/refusals.ts';
import { sharedText } from '../../web/text/shared.ts';
import type { Words } from '../../web/text/words.ts';
import { whyNobody } from '../line/nobody-to-call.ts';
import type { Action } from './actions.ts';

/** The step that the counter has in hand. */
export function stepInHand(view: CounterView): StepView | undefined {
  return view.ticket?.steps.find((step) => step.index === view.step);
}

/**
 * Why an action cannot be done now, in words for its button; undefined when it can. The hall decides in the end: this
 * only saves a clerk from asking for what it would refuse.
 */
export function whyNot(
  action: Action,
  view: CounterView,
  link: { readonly online: boolean; readonly busy: boolean },
  nowMs: number,
): Words | undefined {
  if (!link.online) return sharedText.cutOff;
  if (link.busy) return counterText.busy;
  if (view.state === 'closed') return refusals['counter-closed'];
  const step = stepInHand(view);
  switch (action) {
    case 'next':
      if (view.state === 'paused') return refusals['counter-paused'];
      return someoneToCall(view) ? undefined : (whyNobody(view) ?? refusals['line-empty']);
    case 'call-number':
      return view.state === 'paused' ? refusals['counter-paused'] : undefined;
    case 'recall':
    case 'serve':
    case 'no-show':
      if (step === undefined) return refusals['counter-empty'];
      if (step.state !== 'called') return refusals['already-serving'];
      if (action === 'no-show') return whyNotMissed(view, nowMs);
      return action === 'recall' ? whyNoRecall(view, nowMs) : undefined;
    case 'undo':
      return view.undo !== undefined && nowMs < Date.parse(view.undo.until) ? undefined : refusals['nothing-to-undo'];
    case 'finish':
    case 'park':
    case 'transfer':
    case 'return':
    case 'add-note':
    case 'add-service':
      return step === undefined ? refusals['counter-empty'] : undefined;
    case 'cancel':
      if (step === undefined) return refusals['counter-empty'];
      return step.state === 'serving' ? refusals['ticket-being-served'] : undefined;
    case 'resume':
      return view.aside.length === 0 ? counterText.nothingAside : undefined;
    case 'category':
      return undefined;
    case 'bring-back':
      if (view.state === 'paused') return refusals['counter-paused'];
      return view.ended === undefined ? counterText.nothingEnded : undefined;
    case 'pause':
      return view.state === 'open' && step !== undefined ? refusals['counter-busy'] : undefined;
    case 'close':
      return step === undefined ? undefined : refusals['counter-busy'];
  }
}

/** The hall may keep recalls apart, and few. */
function whyNoRecall({ recall }: CounterView, nowMs: number): Words | undefined {
  if (recall?.left === 0) return refusals['recalled-too-often'];
  if (recall?.from !== undefined && nowMs < Date.parse(recall.from)) return refusals['recalled-too-soon'];
  return undefined;
}

/** The hall may promise everybody a time and recalls. */
function whyNotMissed({ noShow }: CounterView, nowMs: number): Words | undefined {
  if ((noShow?.recalls ?? 0) > 0) return refusals['recall-first'];
  return secondsToMiss(noShow, nowMs) > 0 ? refusals['missed-too-soon'] : undefined;
}

/** For how many seconds more the ticket in hand may not be missed. */
export function secondsToMiss(noShow: CounterView['noShow'], nowMs: number): number {
  return noShow?.from === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(noShow.from) - nowMs) / 1000));
}

/** Whoever calls somebody else now is asked what became of the one in hand. */
export function asksFirst({ asks }: CounterView, nowMs: number): boolean {
  return asks !== undefined && nowMs < Date.parse(asks);
}

/** Somebody may be called, or the ticket in hand has more to do, perhaps here. */
export function someoneToCall(view: CounterView): boolean {
  const mine = view.lines.map((line) => line.line);
  const more = view.ticket?.steps.some((step) => step.state === 'waiting' && mine.includes(step.line)) ?? false;
  return more || view.ahead.some((waiting) => waiting.state === 'ready');
}
