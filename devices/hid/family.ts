import { type PluggedDevice, keymapOf, type Keymap, RATING_KEYMAP } from '../../core/catalogue/plugged.ts';
import { callBoxDecoder } from './decode/call-box.ts';
import type { Decoder } from './decode/decoder.ts';
import { scanDecoder } from './decode/hid-pos.ts';
import { HONEYWELL_LAYOUT, PLAIN_LAYOUT, scanLayoutOf } from './decode/hid-pos-layout.ts';
import { keypadDecoder } from './decode/keypad.ts';
import { lineScanner } from './decode/line-scanner.ts';
import { ratingDecoder } from './decode/rating-pad.ts';
import { cardDecoder } from './decode/sdt-reader.ts';
import { typedScanDecoder } from './decode/typed-scanner.ts';
import type { SealNumber } from './id-number.ts';

/** What a decoder is made from. */
export type DecoderParts = {
  readonly device: Pick<PluggedDevice, 'family' | 'keymap' | 'prefix' | 'suffix' | 'box'>;
  readonly keymaps: readonly Keymap[];
  readonly seal: SealNumber;
  /** The HID report descriptor, where the system shows it. */
  readonly descriptor?: Uint8Array | undefined;
};

/** A decoder of any family: its state only ever comes back to the one that gave it. */
export type AnyDecoder = Decoder<unknown>;

/** The decoder for a device of the hall file. */
export function decoderFor({ device, keymaps, seal, descriptor }: DecoderParts): AnyDecoder {
  switch (device.family) {
    case 'scanner-honeywell':
    case 'scanner-hid-pos': {
      const own = descriptor === undefined ? undefined : scanLayoutOf(descriptor);
      const known = device.family === 'scanner-honeywell' ? [HONEYWELL_LAYOUT] : [PLAIN_LAYOUT, HONEYWELL_LAYOUT];
      return scanDecoder(own === undefined ? known : [own]);
    }
    case 'scanner-wedge':
      return typedScanDecoder({ prefix: device.prefix ?? '~', suffix: device.suffix ?? 'Enter' });
    case 'scanner-serial':
      return lineScanner;
    case 'keypad-numpad':
      return keypadDecoder('numpad');
    case 'keypad-digits':
      return keypadDecoder('digits');
    case 'rating-pad':
      return ratingDecoder(keymapOf(device, keymaps) ?? RATING_KEYMAP);
    case 'call-box':
      return callBoxDecoder(device.box ?? 0);
    case 'id-reader-sdt':
      return cardDecoder(seal);
  }
}
