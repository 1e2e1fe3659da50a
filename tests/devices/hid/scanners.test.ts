import { describe, expect, it } from 'vitest';
import { scanDecoder } from '../../../devices/hid/decode/hid-pos.ts';
import { HONEYWELL_LAYOUT, isScanner, PLAIN_LAYOUT, scanLayoutOf } from '../../../devices/hid/decode/hid-pos-layout.ts';
import { lineScanner } from '../../../devices/hid/decode/line-scanner.ts';
import { typedScanDecoder } from '../../../devices/hid/decode/typed-scanner.ts';
import { keyReports, scanReports, typedReports } from '../../../devices/hid/virtual/reports.ts';
import { hex, play } from './play.ts';
import { fc } from '../../support/property.ts';

/** Of a Honeywell scanner in HID POS, up to its first collection's end. */
const HONEYWELL_DESCRIPTOR = hex(
  `05 8c 09 02 a1 01 09 12 a1 02 85 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 95 03 05 8c 09 fb 09 fc 09 fd 81 02
   95 38 09 fe 82 02 01 06 66 ff 95 02 09 04 09 00 81 02 05 8c 25 01 75 01 95 08 09 ff 81 02 c0 c0`,
);
/** The plain fields of the page, one bit of flag and seven of padding. */
const PLAIN_DESCRIPTOR = hex(
  `05 8c 09 02 a1 01 85 02 09 12 a1 02 15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02 95 03 05 8c 09 fb 09 fc 09 fd 81 02
   95 38 09 fe 82 02 01 25 01 75 01 95 01 09 ff 81 02 75 07 81 03 c0 c0`,
);
const BOTH = [PLAIN_LAYOUT, HONEYWELL_LAYOUT];

/** A Honeywell report written out by hand from the facts: report 2, count, ]Q1, data, code id s, flag. */
function honeywellReport(data: string, more: boolean): Uint8Array {
  const report = new Uint8Array(64);
  report.set([2, data.length, 0x5d, 0x51, 0x31, ...Buffer.from(data)]);
  report[61] = 0x73;
  report[63] = more ? 1 : 0;
  return report;
}

describe('HID-POS scanners', () => {
  it('[DV1] a Honeywell report gives its text and symbology, without the CR that scanners add', () => {
    expect(play(scanDecoder([HONEYWELL_LAYOUT]), [honeywellReport('AP-2041\r', false)]).news).toEqual([
      { kind: 'scan', text: 'AP-2041', symbology: ']Q1' },
    ]);
  });

  it('[DV1] a code of several reports is one scan, at its end', () => {
    const reports = [
      honeywellReport('x'.repeat(56), true),
      honeywellReport('y'.repeat(56), true),
      honeywellReport('z', false),
    ];
    expect(play(scanDecoder(BOTH), reports).news).toEqual([
      { kind: 'scan', text: 'x'.repeat(56) + 'y'.repeat(56) + 'z', symbology: ']Q1' },
    ]);
  });

  it('[DV2] a scanner with the plain fields of the page is read as well', () => {
    const report = new Uint8Array(62);
    report.set([2, 13, 0x5d, 0x45, 0x30, ...Buffer.from('6901234567892')]);
    expect(play(scanDecoder(BOTH), [report]).news).toEqual([{ kind: 'scan', text: '6901234567892', symbology: ']E0' }]);
  });

  it('[DV3] the report descriptor gives the layout', () => {
    expect(scanLayoutOf(HONEYWELL_DESCRIPTOR)).toEqual({ ...HONEYWELL_LAYOUT, continued: { at: 63, mask: 1 } });
    expect(scanLayoutOf(PLAIN_DESCRIPTOR)).toEqual(PLAIN_LAYOUT);
    expect(isScanner(PLAIN_DESCRIPTOR)).toBe(true);
  });

  it('[DV3] fields in another order, without report ID and count, are found by the descriptor', () => {
    const other = hex(
      `05 8c 09 02 a1 01 15 00 26 ff 00 75 08 95 20 09 fe 82 02 01 95 03 09 fb 09 fc 09 fd 81 02 25 01 75 01 95 01 09 ff
       81 02 75 07 95 01 81 03 c0`,
    );
    const layout = scanLayoutOf(other);
    expect(layout).toMatchObject({
      reportId: undefined,
      countAt: undefined,
      dataAt: 0,
      dataBytes: 32,
      symbologyAt: 32,
    });
    const [report = new Uint8Array()] = layout === undefined ? [] : scanReports('B013', layout);
    expect(play(scanDecoder(layout === undefined ? [] : [layout]), [report]).news).toMatchObject([{ text: 'B013' }]);
  });

  it('[DV3] any bytes as a descriptor: never a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        scanLayoutOf(bytes);
      }),
    );
  });

  it('[DV4] a code that was cut off is forgotten: the next is told alone', () => {
    const decoder = scanDecoder(BOTH);
    const half = decoder.hear(decoder.initial, honeywellReport('x'.repeat(56), true), 1000);
    expect(decoder.dueAtMs(half.state)).toBe(1501);
    expect(decoder.wake(half.state, 1501).state).toEqual(decoder.initial);
    expect(decoder.hear(half.state, honeywellReport('late', false), 2000).news).toMatchObject([{ text: 'late' }]);
  });

  it('[DV5] Chinese in UTF-8 and in GB18030', () => {
    const gb = honeywellReport('', false);
    gb.set([1, 4]);
    gb.set([2, 4, 0x5d, 0x51, 0x31, 0xc4, 0xe3, 0xba, 0xc3]);
    expect(play(scanDecoder(BOTH), [gb]).news).toMatchObject([{ text: '你好' }]);
    expect(play(scanDecoder(BOTH), scanReports('你好', PLAIN_LAYOUT)).news).toMatchObject([{ text: '你好' }]);
  });

  it('[DV6] any text comes out as it went in, by every layout', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
      .filter((each) => !/[\r\n\0]|^\s*$/.test(each) && Buffer.from(each).toString() === each);
    fc.assert(
      fc.property(text, fc.constantFrom(...BOTH), (said, layout) => {
        expect(play(scanDecoder(BOTH), scanReports(said, layout)).news).toMatchObject([{ kind: 'scan', text: said }]);
      }),
    );
  });

  it('[DV7] garbage and reports cut anywhere: never a throw, never a scan', () => {
    const decoder = scanDecoder([HONEYWELL_LAYOUT]);
    const [whole = new Uint8Array()] = scanReports('AP-2041', HONEYWELL_LAYOUT);
    for (let cut = 1; cut < whole.length; cut++)
      expect(play(decoder, [whole.slice(0, cut), whole.slice(cut)]).news).toEqual([]);
    const garbage = fc.uint8Array({ maxLength: 80 }).filter((bytes) => bytes[2] !== 0x5d);
    fc.assert(
      fc.property(fc.array(garbage), (reports) => {
        expect(play(scanDecoder(BOTH), reports).news).toEqual([]);
      }),
    );
  });
});

describe('scanners that type', () => {
  const decoder = typedScanDecoder({ prefix: '~', suffix: 'Enter' });
  const enter = keyReports(0x28);

  it('[DV10] a code between prefix and Enter, with Shift where it is needed', () => {
    const reports = [...typedReports('~AP-2041/b?{"c"}'), ...enter];
    expect(play(decoder, reports).news).toEqual([{ kind: 'scan', text: 'AP-2041/b?{"c"}' }]);
  });

  it('[DV11] what is typed without the prefix is nobody’s, a code without its end none', () => {
    expect(play(decoder, [...typedReports('AP-2041'), ...enter]).news).toEqual([]);
    expect(play(decoder, typedReports('~AP-2041')).news).toEqual([]);
  });

  it('[DV11] a silence in the middle ends it: what a person types after it is no code', () => {
    expect(play(decoder, [...typedReports('~AP'), ...enter], 200).news).toEqual([]);
  });

  it('[DV12] every report twice is the code once; garbage is none', () => {
    const reports = [...typedReports('~B013'), ...enter].flatMap((report) => [report, report]);
    expect(play(decoder, reports).news).toEqual([{ kind: 'scan', text: 'B013' }]);
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 10 })), (pieces) => {
        expect(
          play(
            decoder,
            pieces.filter((piece) => !piece.includes(0x35)),
          ).news,
        ).toEqual([]);
      }),
    );
  });
});

describe('scanners on a serial line', () => {
  it('[DV13] CR, LF or both end a code, wherever the line cuts', () => {
    const bytes = Buffer.from('AP-1\rAP-2\r\nAP-3\n');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const { news } = play(lineScanner, [bytes.subarray(0, cut), bytes.subarray(cut)]);
      expect(news.map((each) => each.kind === 'scan' && each.text)).toEqual(['AP-1', 'AP-2', 'AP-3']);
    }
  });

  it('[DV13] half a code is forgotten, one too long is none', () => {
    expect(play(lineScanner, [Buffer.from('half'), Buffer.from('AP-1\r')], 600).news).toMatchObject([{ text: 'AP-1' }]);
    const long = Buffer.alloc(6000, 0x41);
    expect(play(lineScanner, [long, Buffer.from('\rAP-1\r')]).news).toMatchObject([{ text: 'AP-1' }]);
  });
});
