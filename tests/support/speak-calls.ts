import {
  BREATH_MS,
  hearCall,
  LEAD_MS,
  nextUtterance,
  takeBack,
  type Utterance,
  type VoiceCall,
  type VoiceQueue,
} from '../../core/voice/schedule.ts';
import type { VoicePlan } from '../../core/catalogue/sounds.ts';

/** What was said, from when to when. */
export type Said = { readonly from: number; readonly to: number; readonly utterance: Utterance };

/** Speaks what is called, one after the other, as a zone does. */
export function speak(
  calls: readonly VoiceCall[],
  plan: VoicePlan,
  lengthOf: (utterance: Utterance) => number,
  over: (call: VoiceCall, now: number) => boolean = () => false,
): { readonly said: readonly Said[]; readonly skipped: readonly VoiceCall[] } {
  const said: Said[] = [];
  const skipped: VoiceCall[] = [];
  let queue: VoiceQueue = [];
  let now = 0;
  let next = 0;
  while (next < calls.length || queue.length > 0) {
    while (next < calls.length && (calls[next]?.at ?? 0) <= now) queue = hearCall(queue, calls[next++] as VoiceCall);
    queue = takeBack(queue, (each) => over(each, now));
    const step = nextUtterance(queue, now, plan, lengthOf);
    queue = step.queue;
    skipped.push(...step.skipped);
    if (step.utterance === undefined) now = Math.max(now, calls[next]?.at ?? now);
    else {
      const from = now + LEAD_MS;
      const to = from + lengthOf(step.utterance);
      said.push({ from, to, utterance: step.utterance });
      now = to + BREATH_MS;
    }
  }
  return { said, skipped };
}

/** How long each call waited until what says it began. */
export function lagsOf(said: readonly Said[]): readonly number[] {
  return said.flatMap(({ from, utterance }) => utterance.calls.map(({ at }) => from - at));
}
