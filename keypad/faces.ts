import type { Keymap } from '../core/catalogue/plugged.ts';
import type { Grade } from '../core/queue/rating.ts';
import { actionOf } from '../core/devices/key-action.ts';
import type { Press } from './press.ts';
import { own } from '../core/base/own.ts';

/** A key with a face on it. */
export type FaceKey = { readonly grade: Grade; readonly press: Press };

/**
 * The five keys of a rating pad from the left, each with the grade that its keymap gives it; else the one that stands
 * on it.
 */
export function ratingFaces(keymap: Keymap | undefined): readonly FaceKey[] {
  return ([5, 4, 3, 2, 1] as const).map((printed) => {
    const key = `Numpad${6 - printed}`;
    const action = actionOf(own(keymap?.keys ?? {}, key) ?? '');
    return { grade: action?.name === 'rate' ? action.grade : printed, press: { kind: 'key', key } };
  });
}

/** The keys of the evaluator beside a call box, with the grades that they come to. */
export const EVALUATOR_FACES: readonly FaceKey[] = [
  { grade: 5, press: { kind: 'evaluator', value: 3 } },
  { grade: 4, press: { kind: 'evaluator', value: 2 } },
  { grade: 2, press: { kind: 'evaluator', value: 0 } },
];

/** What the evaluator sends of itself when nobody has pressed. */
export const EVALUATOR_GIVES_UP: Press = { kind: 'evaluator', value: 1 };
