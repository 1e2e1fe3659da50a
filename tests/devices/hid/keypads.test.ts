import { describe, expect, it } from 'vitest';
import { RATING_KEYMAP } from '../../../core/catalogue/plugged.ts';
import { keypadKey } from '../../../core/devices/keypad-event.ts';
import { codeOfUsage } from '../../../devices/hid/decode/boot-keyboard.ts';
import { keypadDecoder } from '../../../devices/hid/decode/keypad.ts';
import { ratingDecoder } from '../../../devices/hid/decode/rating-pad.ts';
import { keyReports } from '../../../devices/hid/virtual/reports.ts';
import { hex, play } from './play.ts';
import { fc } from '../../support/property.ts';

const keysOf = (decoder: ReturnType<typeof keypadDecoder>, reports: readonly Uint8Array[]): readonly string[] =>
  play(decoder, reports).news.map((news) => (news.kind === 'key' ? news.key : news.kind));

describe('keypads', () => {
  it('[DV20] the usages of page 7, as the facts have them', () => {
    const usages = [0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5d, 0x61, 0x62, 0x63];
    expect(usages.map(codeOfUsage)).toEqual([
      ...['NumLock', 'NumpadDivide', 'NumpadMultiply', 'NumpadSubtract', 'NumpadAdd', 'NumpadEnter'],
      ...['Numpad1', 'Numpad5', 'Numpad9', 'Numpad0', 'NumpadDecimal'],
    ]);
  });

  it('[DV20] NumLock presses around a key are nobody’s', () => {
    const lock = keyReports(0x53);
    expect(keysOf(keypadDecoder('numpad'), [...lock, ...keyReports(0x59), ...lock, ...keyReports(0x58)])).toEqual([
      'Numpad1',
      'NumpadEnter',
    ]);
  });

  it('[DV21] a pad whose own NumLock is off says the same keys', () => {
    const off = [0x4d, 0x51, 0x4e, 0x50, 0x5d, 0x4f, 0x4a, 0x52, 0x4b, 0x49, 0x4c].flatMap((usage) =>
      keyReports(usage),
    );
    expect(keysOf(keypadDecoder('numpad'), off)).toEqual([
      ...['Numpad1', 'Numpad2', 'Numpad3', 'Numpad4', 'Numpad5', 'Numpad6', 'Numpad7', 'Numpad8', 'Numpad9', 'Numpad0'],
      'NumpadDecimal',
    ]);
  });

  it('[DV22] a pad that is the row of digits says the same keys too', () => {
    const row = [...keyReports(0x1e), ...keyReports(0x27), ...keyReports(0x25, true), ...keyReports(0x2e, true)];
    expect(keysOf(keypadDecoder('digits'), [...row, ...keyReports(0x2d), ...keyReports(0x28)])).toEqual([
      ...['Numpad1', 'Numpad0', 'NumpadMultiply', 'NumpadAdd', 'NumpadSubtract', 'NumpadEnter'],
    ]);
  });

  it('[DV23] a key held is one press; a second key beside it is one more', () => {
    const held = hex('00 00 59 00 00 00 00 00');
    const two = hex('00 00 59 5a 00 00 00 00');
    expect(keysOf(keypadDecoder('numpad'), [held, held, two, held, new Uint8Array(8)])).toEqual(['Numpad1', 'Numpad2']);
  });

  it('[DV23] a report with a report ID before it is read as well', () => {
    expect(keysOf(keypadDecoder('numpad'), [hex('01 00 00 5b 00 00 00 00 00')])).toEqual(['Numpad3']);
  });

  it('[DV24] macro keys F13 to F24', () => {
    expect(keysOf(keypadDecoder('numpad'), [...keyReports(0x68), ...keyReports(0x73)])).toEqual(['F13', 'F24']);
  });

  it('[DV25] reports cut anywhere, roll-over and garbage: never a throw; only what may be a key is one', () => {
    const whole = hex('00 00 59 00 00 00 00 00');
    for (let cut = 0; cut < 8; cut++) expect(keysOf(keypadDecoder('numpad'), [whole.slice(0, cut)])).toEqual([]);
    expect(keysOf(keypadDecoder('numpad'), [hex('00 00 01 01 01 01 01 01')])).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 })), (pieces) => {
        const said = pieces.filter((piece) => piece.length === 8 || piece.length === 9);
        expect(keysOf(keypadDecoder('digits'), pieces).length).toBeLessThanOrEqual(said.length * 6);
      }),
    );
  });

  it('[DV26] a page with the focus reads the place of the key, never what it types', () => {
    expect(keypadKey({ code: 'Numpad1', location: 3 })).toBe('Numpad1');
    expect(keypadKey({ code: 'End', location: 0 })).toBeUndefined();
    expect(keypadKey({ code: 'F13', location: 0 })).toBe('F13');
    expect(keypadKey({ code: 'Digit1', location: 0 })).toBeUndefined();
    expect(keypadKey({ code: 'NumLock', location: 3 })).toBeUndefined();
    expect(keypadKey({ code: 'Numpad1', location: 3, repeat: true })).toBeUndefined();
  });
});

describe('rating pads', () => {
  const decoder = ratingDecoder(RATING_KEYMAP);
  it('[DV27] key 1 is the best grade and key 5 the worst, unless the hall says otherwise', () => {
    expect(play(decoder, [...keyReports(0x59), ...keyReports(0x5d), ...keyReports(0x22)]).news).toEqual([
      { kind: 'rating', grade: 5 },
      { kind: 'rating', grade: 1 },
      { kind: 'rating', grade: 1 },
    ]);
    const turned = ratingDecoder({ id: 'turned', keys: { F13: 'rate:3' } });
    expect(play(turned, [...keyReports(0x68), ...keyReports(0x59)]).news).toEqual([{ kind: 'rating', grade: 3 }]);
  });

  it('[DV28] two keys at once are no rating, nor is one that was held with another', () => {
    const both = hex('00 00 59 5d 00 00 00 00');
    const one = hex('00 00 59 00 00 00 00 00');
    expect(play(decoder, [both, one, new Uint8Array(8)]).news).toEqual([]);
  });
});
