import type { Instant, Millis } from '../base/time.ts';
import type { VoicePlan } from '../catalogue/sounds.ts';

/** A call that waits for the voice. `seq` is its event: a recall is another one. */
export type VoiceCall = {
  readonly seq: number;
  readonly at: Instant;
  readonly number: string;
  readonly counter: string;
};

/** How much the voice has given way: everything said, each language once, one language, several calls in one breath. */
export type VoiceStep = 'whole' | 'once' | 'one-language' | 'merged';

/** What the voice says without a stop. */
export type Utterance = {
  readonly calls: readonly VoiceCall[];
  readonly step: VoiceStep;
  readonly parts: VoicePlan;
};

/** The calls that wait in one sound zone, in the order of their calls. */
export type VoiceQueue = readonly VoiceCall[];

const STEPS: readonly { readonly step: VoiceStep; readonly lagMs: Millis }[] = [
  { step: 'whole', lagMs: 10_000 },
  { step: 'once', lagMs: 20_000 },
  { step: 'one-language', lagMs: 30_000 },
];

/** So long a board has to fetch the sound before it begins, and so long a breath is between two utterances. */
export const LEAD_MS: Millis = 300;
export const BREATH_MS: Millis = 250;

/** In one breath, so many calls at most: more nobody can listen to. */
export const MERGED_AT_MOST = 4;

/** A call that has waited longer is not spoken any more, unless it is the last: the boards have shown it. */
export const STALE_MS: Millis = 60_000;

/**
 * A call joins the queue; one of the same ticket that has not been spoken yet goes: it is said once, where it is called
 * to now.
 */
export function hearCall(queue: VoiceQueue, call: VoiceCall): VoiceQueue {
  return [...queue.filter((other) => other.number !== call.number), call];
}

/** Calls that need no voice any more: undone, served, missed, transferred. */
export function takeBack(queue: VoiceQueue, isOver: (call: VoiceCall) => boolean): VoiceQueue {
  return queue.some(isOver) ? queue.filter((call) => !isOver(call)) : queue;
}

/**
 * What to say now. Gives way step by step so that no call waits half a minute for the voice: the gentlest step with
 * which the last in the queue would still begin within the lag of that step (10, 20, 30 s) is taken, else several calls
 * are said in one breath. That is the rule of requirement B-13, looking ahead to the end of the queue instead of at the
 * lag that has come about already. `lengthOf` is how long the sound of an utterance is, in ms. Pure.
 */
export function nextUtterance(
  queue: VoiceQueue,
  now: Instant,
  plan: VoicePlan,
  lengthOf: (utterance: Utterance) => Millis,
): { readonly queue: VoiceQueue; readonly utterance: Utterance | undefined; readonly skipped: readonly VoiceCall[] } {
  const last = queue.at(-1);
  const fresh = queue.filter((call) => call === last || now - call.at <= STALE_MS);
  const skipped = queue.filter((call) => !fresh.includes(call));
  const [first] = fresh;
  if (first === undefined) return { queue: fresh, utterance: undefined, skipped };
  const step = STEPS.find(({ step: each, lagMs }) => worstLag(fresh, now, plan, each, lengthOf) <= lagMs)?.step;
  const utterance = utteranceOf(fresh, step ?? 'merged', plan);
  return { queue: fresh.slice(utterance.calls.length), utterance, skipped };
}

/** How long the one who waits longest for the voice will have waited, if all are said with this step. */
function worstLag(
  queue: VoiceQueue,
  now: Instant,
  plan: VoicePlan,
  step: VoiceStep,
  lengthOf: (utterance: Utterance) => Millis,
): Millis {
  let begins = now + LEAD_MS;
  let worst = 0;
  for (const call of queue) {
    worst = Math.max(worst, begins - call.at);
    begins += lengthOf(utteranceOf([call], step, plan)) + BREATH_MS + LEAD_MS;
  }
  return worst;
}

function utteranceOf(queue: VoiceQueue, step: VoiceStep, plan: VoicePlan): Utterance {
  const calls = queue.slice(0, step === 'merged' ? MERGED_AT_MOST : 1);
  switch (step) {
    case 'whole':
      return { calls, step, parts: plan };
    case 'once':
      return { calls, step, parts: plan.map(({ language }) => ({ language, times: 1 })) };
    case 'one-language':
    case 'merged':
      return { calls, step, parts: plan.slice(0, 1).map(({ language }) => ({ language, times: 1 })) };
  }
}
