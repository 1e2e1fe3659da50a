import { describe, expect, it } from 'vitest';
import { UNHEARD, troubleOf, withRealTime, withReply, type Condition } from '../../printer/status/condition.ts';
import { readReplies, type Reply } from '../../printer/status/replies.ts';
import { fc } from '../support/property.ts';

const read = (...bytes: number[]) => readReplies([], Uint8Array.from(bytes));
const kinds = (replies: readonly Reply[]) => replies.map((reply) => reply.kind);

describe('what a printer says', () => {
  it('[G1] the five kinds are told apart by their fixed bits', () => {
    const { replies, left, junk } = read(
      ...[0x12, 0x72],
      ...[0x38, 0x00, 0x0f, 0x00],
      ...[0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00],
      ...[0x03],
      ...[0x5f, 0x45, 0x50, 0x00],
      ...[0x3b, 0x31, 0x00],
    );
    expect(replies).toEqual([
      { kind: 'real-time', byte: 0x12 },
      { kind: 'real-time', byte: 0x72 },
      { kind: 'automatic', block: [0x38, 0, 0x0f, 0] },
      { kind: 'process-id', id: '0042' },
      { kind: 'paper', byte: 0x03 },
      { kind: 'text', text: 'EP' },
      { kind: 'power-on' },
    ]);
    expect({ left, junk }).toEqual({ left: [], junk: 0 });
  });

  it('[G1] every single byte is of one kind, the head of a block, flow control or junk', () => {
    const alone = (byte: number) => {
      const { replies, left, junk } = read(byte);
      return replies[0]?.kind ?? (junk > 0 ? 'junk' : left.length > 0 ? 'head' : 'flow');
    };
    for (let byte = 0; byte < 256; byte += 1) {
      const bits = byte.toString(2).padStart(8, '0');
      const wanted = /^0..1..10$/.test(bits)
        ? 'real-time'
        : /^0..1..00$/.test(bits) || [0x37, 0x3b, 0x5f].includes(byte)
          ? 'head'
          : /^0..0....$/.test(bits)
            ? 'paper'
            : byte === 0x11 || byte === 0x13
              ? 'flow'
              : 'junk';
      expect([byte, alone(byte)]).toEqual([byte, wanted]);
    }
  });

  it('[G1] a broken block is junk as far as it went: its inside is no answer', () => {
    expect(kinds(read(0x37, 0x22, 0x30, 0x12).replies)).toEqual(['real-time']);
    expect(read(0x37, 0x22, 0x30, 0x12).junk).toBe(3);
    expect(kinds(read(0x3b, 0x31, 0x1e).replies)).toEqual(['real-time']);
    expect(read(0x5f, ...new Array<number>(200).fill(0x41)).junk).toBeGreaterThan(0);
  });

  it('[G1] flow control inside a status block changes nothing', () => {
    expect(read(0x10, 0x13, 0x00, 0x11, 0x00, 0x0f).replies).toEqual([
      { kind: 'automatic', block: [0x10, 0, 0, 0x0f] },
    ]);
  });

  it('[G2] any bytes in any pieces give the same replies and the same junk as in one', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 12 }), (pieces) => {
        let left: readonly number[] = [];
        let junk = 0;
        const replies: Reply[] = [];
        for (const piece of pieces) {
          const next = readReplies(left, piece);
          left = next.left;
          junk += next.junk;
          replies.push(...next.replies);
        }
        const whole = readReplies([], Uint8Array.from(pieces.flatMap((piece) => [...piece])));
        expect({ replies, left, junk }).toEqual(whole);
      }),
    );
  });
});

describe('the condition of a printer', () => {
  const after = (...answers: [1 | 2 | 3 | 4, number][]): Condition =>
    answers.reduce((condition, [question, bits]) => withRealTime(condition, question, bits), UNHEARD);

  it('[G28] well, paper low, paper out, error, hot: by DLE EOT', () => {
    expect(after([1, 0x12], [2, 0x12], [4, 0x12])).toEqual({
      ...UNHEARD,
      online: true,
      paper: 'ok',
    });
    expect(after([1, 0x12], [2, 0x12], [4, 0x1e]).paper).toBe('low');
    expect(troubleOf(after([1, 0x1a], [2, 0x32], [4, 0x72]))).toBe('paper-out');
    expect(troubleOf(after([1, 0x1a], [2, 0x52], [4, 0x12], [3, 0x1a]))).toBe('cutter');
    expect(troubleOf(after([1, 0x1a], [2, 0x52], [4, 0x12], [3, 0x52]))).toBe('overheated');
    expect(troubleOf(after([1, 0x1a], [2, 0x52], [4, 0x12]))).toBe('error');
    expect(troubleOf(after([1, 0x1a], [2, 0x12], [4, 0x12]))).toBe('offline');
  });

  it('[G28] the same by the automatic status', () => {
    const block = (a: number, b: number, c: number) => withReply(UNHEARD, { kind: 'automatic', block: [a, b, c, 0] });
    expect(block(0x10, 0, 0)).toEqual(after([1, 0x12], [2, 0x12], [4, 0x12]));
    expect(block(0x10, 0, 0x03).paper).toBe('low');
    expect(troubleOf(block(0x18, 0, 0x0f))).toBe('paper-out');
    expect(troubleOf(block(0x18, 0x08, 0))).toBe('cutter');
    expect(troubleOf(block(0x38, 0, 0x0f))).toBe('cover-open');
  });

  it('[G29] an open cover outranks paper: what the sensor says meanwhile is not believed', () => {
    const open = after([1, 0x1a], [4, 0x72], [2, 0x36], [4, 0x7e]);
    expect(open).toMatchObject({ coverOpen: true, paper: 'unknown' });
    expect(troubleOf(open)).toBe('cover-open');
    const closed = withRealTime(open, 2, 0x12);
    expect(closed).toMatchObject({ coverOpen: false, paper: 'unknown' });
    expect(withRealTime(closed, 4, 0x12).paper).toBe('ok');
  });

  it('[G28] an error that is gone is forgotten; nothing is known of a printer that was just switched on', () => {
    const jammed = after([2, 0x52], [3, 0x1a]);
    expect(jammed).toMatchObject({ error: true, cutterError: true });
    expect(withRealTime(jammed, 2, 0x12)).toMatchObject({ error: false, cutterError: false });
    expect(withReply(jammed, { kind: 'power-on' })).toEqual(UNHEARD);
  });

  it('[G28] a byte that sets half a pair is no paper status', () => {
    expect(withReply(UNHEARD, { kind: 'paper', byte: 0x0a })).toBe(UNHEARD);
    expect(withReply(UNHEARD, { kind: 'paper', byte: 0x0f }).paper).toBe('out');
  });
});
