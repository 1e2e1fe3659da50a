import { describe, expect, it } from 'vitest';
import { boxBytes } from '../../../devices/hid/decode/box-frame.ts';
import { boxOrder, type BoxOrder } from '../../../devices/hid/decode/box-orders.ts';
import { callBoxDecoder } from '../../../devices/hid/decode/call-box.ts';
import { asHex, hex, play } from './play.ts';
import { fc } from '../../support/property.ts';

const CALL = hex('FF 68 03 03 68 03 01 0C 10 16');
const box = callBoxDecoder(3);
const pressOf = (...data: readonly number[]) => play(box, [boxBytes({ box: 3, func: 1, data })]).news;

describe('the RS485 call box', () => {
  it.each<readonly [string, BoxOrder, string]>([
    ['ticket 012', { kind: 'show', ticket: '012' }, 'FF 68 08 08 68 03 02 0A 0A 0A 00 01 02 26 16'],
    ['7 waiting', { kind: 'show', waiting: 7 }, 'FF 68 08 08 68 03 02 00 00 07 0A 0A 0A 2A 16'],
    ['beep', { kind: 'beep' }, 'FF 68 02 02 68 03 03 06 16'],
    ['start review', { kind: 'ask-rating' }, 'FF 68 03 03 68 03 01 0B 0F 16'],
  ])('[DV30] the published frame: %s', (_, order, frame) => {
    expect(asHex(boxOrder(3, order)).toUpperCase()).toBe(frame);
  });

  it('[DV30] a number with letters shows its last three digits; more than 999 waiting shows 999', () => {
    expect(asHex(boxOrder(3, { kind: 'show', waiting: 1200, ticket: 'B1013' }))).toContain('02 09 09 09 00 01 03');
  });

  it('[DV31] the published call key of box 3, answered with the frame itself', () => {
    const { news, sent } = play(box, [CALL]);
    expect(news).toEqual([{ kind: 'key', key: 'call' }]);
    expect(sent.map(asHex)).toEqual([asHex(CALL)]);
  });

  it('[DV31] every key by its code', () => {
    const keys = [[0x0d], [0x0b], [0x0f], [6, 0x0f], [0, 0x0f], [3, 0x0f], [0x12], [0x13], [0x0e]].map(
      (data) => pressOf(...data)[0],
    );
    expect(keys.map((news) => news?.kind === 'key' && news.key)).toEqual([
      ...['recall', 'review', 'confirm', 'abandon', 'park', 'call-back', 'pause', 'transfer', 'cancel'],
    ]);
    expect(pressOf(0x77)).toEqual([]);
  });

  it('[DV32] the evaluator: satisfied or not is a grade, nobody pressed is none; answered with function 01', () => {
    const rated = (value: number) => play(box, [boxBytes({ box: 3, func: 0x11, data: [value] })]);
    expect([3, 2, 0, 1].map((value) => rated(value).news)).toEqual([
      [{ kind: 'rating', grade: 5 }],
      [{ kind: 'rating', grade: 4 }],
      [{ kind: 'rating', grade: 2 }],
      [],
    ]);
    expect(rated(3).sent.map(asHex)).toEqual([asHex(boxBytes({ box: 3, func: 1, data: [3] }))]);
  });

  it('[DV33] frames of other boxes are not ours, nor are orders of the hall', () => {
    expect(play(callBoxDecoder(4), [CALL])).toEqual({ news: [], sent: [] });
    expect(play(box, [boxOrder(3, { kind: 'beep' }), boxOrder(3, { kind: 'show', waiting: 7 })]).news).toEqual([]);
  });

  it('[DV34] cut at any byte, with noise before and after, it is one press', () => {
    const noisy = Uint8Array.of(0xff, 0xff, 0x68, 0x03, ...CALL, 0xff);
    for (let cut = 0; cut <= noisy.length; cut++)
      expect(play(box, [noisy.slice(0, cut), noisy.slice(cut)]).news).toEqual([{ kind: 'key', key: 'call' }]);
    expect(
      play(
        box,
        [...noisy].map((byte) => Uint8Array.of(byte)),
      ).news,
    ).toHaveLength(1);
  });

  it('[DV34] the same frame at once again is its echo: not a second press, not a second answer', () => {
    expect(play(box, [CALL, CALL, CALL])).toMatchObject({ news: [{ key: 'call' }], sent: [CALL] });
    expect(play(box, [CALL, CALL], 400).news).toHaveLength(2);
  });

  it('[DV35] a frame without its end, or with one byte changed, is none; garbage is never a press', () => {
    for (let cut = 0; cut < CALL.length; cut++) expect(play(box, [CALL.slice(0, cut)]).news).toEqual([]);
    fc.assert(
      fc.property(fc.nat(CALL.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const wrong = CALL.map((byte, place) => (place === at ? byte ^ change : byte));
        expect(play(box, [wrong]).news).toEqual([]);
      }),
    );
    const head = fc.constantFrom([0xff, 0x68], [0xff, 0x68, 3, 3, 0x68], []);
    const piece = fc
      .tuple(head, fc.array(fc.nat(255), { maxLength: 20 }))
      .map(([first, rest]) => Uint8Array.of(...first, ...rest));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        // What is believed is a frame that is really there, its sum right.
        const all = Buffer.concat(pieces);
        const { news } = play(box, pieces);
        const real = [...all.keys()].filter((at) => all[at] === 0x16 && all.subarray(0, at).includes(0x68)).length;
        expect(news.length).toBeLessThanOrEqual(real);
      }),
    );
  });

  it('[DV35] half a frame holds nothing back for long', () => {
    expect(play(box, [CALL.slice(0, 6), CALL], 250).news).toHaveLength(1);
  });
});
