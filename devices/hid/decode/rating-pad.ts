import { actionOf } from '../../../core/devices/key-action.ts';
import type { Keymap } from '../../../core/catalogue/plugged.ts';
import type { KeysDown } from './boot-keyboard.ts';
import { type Decoder, quiet, tell } from './decoder.ts';
import { keypadDecoder } from './keypad.ts';
import { own } from '../../../core/base/own.ts';

/**
 * A pad with a key for each grade; the keymap says which. Two keys down at once are a hand that leans on it, and no
 * rating.
 */
export function ratingDecoder(keymap: Keymap): Decoder<KeysDown> {
  const pad = keypadDecoder('numpad');
  return {
    ...pad,
    hear(before, report, atMs) {
      const step = pad.hear(before, report, atMs);
      const [news] = step.news;
      if (news?.kind !== 'key' || step.state.usages.length > 1) return quiet(step.state);
      const action = actionOf(own(keymap.keys, placeOf(news.key)) ?? own(keymap.keys, news.key) ?? '');
      return action?.name === 'rate' ? tell(step.state, { kind: 'rating', grade: action.grade }) : quiet(step.state);
    },
  };
}

/** Whether its digits are those of the block or of the row. */
function placeOf(key: string): string {
  return key.replace(/^Digit/, 'Numpad');
}
