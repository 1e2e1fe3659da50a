import { describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { GENERIC_80 } from '../../printer/render/profile.ts';
import { paperOf } from '../../printer/virtual/paper.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { sampleInput } from './slip-samples.ts';
import { fc } from '../support/property.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

describe('reading ESC/POS', () => {
  it.each([
    ['1b40', { kind: 'init' }],
    ['1b6102', { kind: 'align', align: 'right' }],
    ['1b4501', { kind: 'bold', on: true }],
    ['1b2d02', { kind: 'underline', dots: 2 }],
    ['1b2130', { kind: 'size', of: 'ascii', width: 2, height: 2 }],
    ['1b6403', { kind: 'feed-lines', lines: 3 }],
    ['1b4a50', { kind: 'feed-dots', dots: 80 }],
    ['1b32', { kind: 'line-spacing', dots: 30 }],
    ['1b3340', { kind: 'line-spacing', dots: 64 }],
    ['1b7400', { kind: 'no-effect', name: 'code page' }],
    ['1d2165', { kind: 'size', of: 'all', width: 7, height: 6 }],
    ['1d4201', { kind: 'reverse', on: true }],
    ['1d61ff', { kind: 'auto-status', mask: 255 }],
    ['1d7201', { kind: 'ask-paper', n: 1 }],
    ['1d4c1000', { kind: 'left-margin', dots: 16 }],
    ['1d578001', { kind: 'area-width', dots: 384 }],
    ['1d5600', { kind: 'cut', part: 'full', feeds: false }],
    ['1d564205', { kind: 'cut', part: 'partial', feeds: true, dots: 5 }],
    ['1d763000010002008001', { kind: 'raster', widthBytes: 1, heightDots: 2 }],
    ['1d28480600303041423132', { kind: 'process-id', id: 'AB12' }],
    ['1c26', { kind: 'chinese', on: true }],
    ['1c2e', { kind: 'chinese', on: false }],
    ['1c210c', { kind: 'size', of: 'hanzi', width: 2, height: 2 }],
    ['100402', { kind: 'ask-now', n: 2 }],
  ])('[VP1] %s is read as what it is', (hex, expected) => {
    const { commands } = parseCommands(bytes(hex));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatchObject(expected);
  });

  it.each([
    ['bar code of the old kind', '1d6b04 41424331 00'],
    ['bar code of the newer kind', '1d6b4906 7b4141424331'],
    ['height, width and figures of a bar code', '1d6840 1d7702 1d4802'],
    ['column picture of 24 dots', '1b2a210300 010203040506070809'],
    ['tab stops', '1b440810 18 00'],
    ['own characters', '1b2603 4142 01aabbcc 02aabbccaabbcc'],
    ['graphics of the newer kind', '1d384c04000000 30434243'],
    ['stored pictures', '1c7101 01000100 0102030405060708'],
    ['block of FS', '1c284103003000 41'],
    ['page mode, and its area', '1b4c 1b5700000000ff000001 1b53'],
    ['real-time pulse', '1014010001'],
    ['counter with semicolons', '1d433b 313b 323b 333b 343b 353b'],
  ])('[VP17] %s: none of its bytes is text, and it is told', (_what, hex) => {
    const job = Buffer.concat([bytes('4f4b0a'), bytes(hex), bytes('4f4b0a')]);
    const { commands, used } = parseCommands(job);
    expect(used).toBe(job.length);
    expect(commands.flatMap((each) => (each.kind === 'text' ? [each.text] : []))).toEqual(['OK', 'OK']);
    const told = commands.filter(({ kind }) => kind === 'unknown');
    expect(Buffer.concat(told.map((each) => (each.kind === 'unknown' ? each.bytes : new Uint8Array())))).toEqual(
      Buffer.from(bytes(hex)),
    );
    // In pieces it waits for the rest.
    for (let cut = 1; cut < bytes(hex).length; cut += 1) {
      const half = parseCommands(bytes(hex).subarray(0, cut), false);
      expect(half.commands.filter(({ kind }) => kind === 'text')).toEqual([]);
    }
  });

  it('[VP2] Chinese is read two bytes a character in Chinese mode only', () => {
    expect(parseCommands(bytes('1c26 bac5 41')).commands.at(-1)).toMatchObject({ text: '号A' });
    const { commands } = parseCommands(bytes('bac5'));
    expect(commands.map((one) => one.kind)).toEqual(['unknown', 'unknown']);
  });

  it('[VP3] what it does not know is listed with its offset and its bytes', () => {
    const { commands } = parseCommands(bytes('41 1b35 42 1d99 07 1c26 81308436 10ff'));
    expect(
      commands.flatMap((one) => (one.kind === 'unknown' ? [[one.at, Buffer.from(one.bytes).toString('hex')]] : [])),
    ).toEqual([
      [1, '1b35'],
      [4, '1d99'],
      [6, '07'],
      [9, '81308436'],
      [13, '10ff'],
    ]);
  });

  it('[VP3] a command cut off by the end is unknown, and waits when more may come', () => {
    expect(parseCommands(bytes('411d76300001')).commands.at(-1)).toMatchObject({ kind: 'unknown', at: 1 });
    expect(parseCommands(bytes('411d76300001'), false)).toMatchObject({ used: 1 });
  });

  it('[VP4] bytes that arrive in any pieces are read as the whole', () => {
    const job = receiptBytes(sampleInput(), GENERIC_80);
    const whole = parseCommands(job).commands.filter((one) => one.kind !== 'text');
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 }), (sizes) => {
        let held = new Uint8Array();
        let sent = 0;
        let offset = 0;
        let chinese = false;
        const seen: { readonly at: number; readonly kind: string }[] = [];
        for (let turn = 0; sent < job.length; turn += 1) {
          const next = job.subarray(sent, sent + (sizes[turn % sizes.length] ?? 1));
          sent += next.length;
          held = Uint8Array.from([...held, ...next]);
          const { commands, used } = parseCommands(held, sent >= job.length, chinese);
          for (const one of commands) {
            if (one.kind === 'chinese') chinese = one.on;
            if (one.kind === 'init') chinese = false;
            if (one.kind !== 'text') seen.push({ at: one.at + offset, kind: one.kind });
          }
          offset += used;
          held = held.slice(used);
        }
        expect(seen).toEqual(whole.map(({ at, kind }) => ({ at, kind })));
      }),
      { numRuns: 30 },
    );
  });

  it('[VP5] no bytes whatever crash the reader, and it accounts for every one of them', () => {
    const biased = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10, 0x28, 0x6b, 0x76)),
      {
        maxLength: 400,
      },
    );
    fc.assert(
      fc.property(biased, fc.boolean(), (values, last) => {
        const input = Uint8Array.from(values);
        const { commands, used } = parseCommands(input, last);
        if (last) expect(used).toBe(input.length);
        commands.forEach((one, index) => expect(one.at).toBeGreaterThanOrEqual(commands[index - 1]?.at ?? 0));
      }),
      { numRuns: 500 },
    );
  });

  it('[VP5] no bytes whatever crash the head', () => {
    const job = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 127 }), fc.constantFrom(0x1b, 0x1d, 0x21, 0x4a, 0x61, 0x0a, 0x4c, 0x57)),
      {
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(job, (values) => {
        const { bitmap } = paperOf(parseCommands(Uint8Array.from(values)).commands, 384);
        expect(bitmap.rows.length).toBe(bitmap.heightDots * 48);
      }),
      { numRuns: 60 },
    );
  });
});
