import { describe, expect, it } from 'vitest';
import { alphaPacket, ascii, readAlpha } from '../../../devices/sign/family/alpha-packet.ts';
import { writeText } from '../../../devices/sign/family/alpha.ts';
import { areasData, gbkText, type OnbonArea } from '../../../devices/sign/family/onbon-area.ts';
import { crc16, onbonFrame, readOnbon } from '../../../devices/sign/family/onbon-frame.ts';
import { FAMILIES } from '../../../devices/sign/families.ts';
import type { SignFace } from '../../../devices/sign/port.ts';
import { fc } from '../../support/property.ts';

const hex = (bytes: Iterable<number>): string =>
  [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text.split(' '), (each) => parseInt(each, 16));
const afterPreamble = (bytes: Uint8Array): string => {
  expect(hex(bytes.subarray(0, 8))).toBe('A5 A5 A5 A5 A5 A5 A5 A5');
  return hex(bytes.subarray(8));
};

const AREA: OnbonArea = {
  x: 0,
  y: 0,
  width: 128,
  height: 16,
  number: 0,
  runMode: 0,
  timeoutSeconds: 10,
  displayMode: 1,
  speed: 0,
  stayHalfSeconds: 10,
  text: gbkText('A012'),
};
const STRIP: SignFace = { family: 'bx-5k', widthDots: 128, heightDots: 16, screen: 1, answers: true };
const HEAD = '01 00 00 80 00 00 00 00 00 00 FE 02';

describe('frames of the BX cards', () => {
  it('[SG10] the checksum is CRC-16/ARC', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0xbb3d);
  });

  it.each([
    ['ping', 'A2 00 01 00 00', '05 00 A2 00 01 00 00 68 F8 5A'],
    ['status', 'A1 02 01 00 00', '05 00 A1 02 01 00 00 2D 40 5A'],
    ['set time', 'A2 03 01 08 00 13 20 01 25 11 17 26 05', '0D 00 A2 03 01 08 00 13 20 01 25 11 17 26 05 B0 3F 5A'],
    ['delete all areas', 'A3 06 01 02 00 FF 00', '07 00 A3 06 01 02 00 FF 00 67 CC 5A'],
    ['brightness', 'A3 02 01 02 00 01 0C', '07 00 A3 02 01 02 00 01 0C 26 2D 5A'],
    ['power on', 'A3 00 01 00 00 01', '06 00 A3 00 01 00 00 01 79 EA 5A'],
    ['power off', 'A3 00 01 00 00 02', '06 00 A3 00 01 00 00 02 39 EB 5A'],
    ['clear', 'A3 10 01 00 00', '05 00 A3 10 01 00 00 51 F8 5A'],
    [
      'a text, as captured',
      'A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6',
      '35 00 A3 06 02 00 00 00 01 2C 00 00 00 00 0C 00 40 00 0C 00 01 0A 01 02 00 00 00 00 01 01 01 00 17 02 11 00 00 00 5C 46 4F 30 30 30 54 45 4D 50 45 52 3A 32 31 A1 E6 82 DA 5A',
    ],
  ])('[SG11] %s, as published', (_what, data, frame) => {
    expect(afterPreamble(onbonFrame(bytesOf(data), 1))).toBe(`${HEAD} ${frame}`);
  });

  it.each([
    [
      'A012',
      128,
      '28 00 A3 06 01 00 00 00 01 1F 00 00 00 00 00 00 10 00 10 00 00 00 00 0A 00 00 00 00 01 01 01 00 00 0A 04 00 00 00 41 30 31 32 13 44 5A',
    ],
    [
      '请A012号到3号窗口',
      128,
      '35 00 A3 06 01 00 00 00 01 2C 00 00 00 00 00 00 10 00 10 00 00 00 00 0A 00 00 00 00 01 01 01 00 00 0A 11 00 00 00 C7 EB 41 30 31 32 BA C5 B5 BD 33 BA C5 B4 B0 BF DA 68 B1 5A',
    ],
    [
      '暂停服务',
      128,
      '2C 00 A3 06 01 00 00 00 01 23 00 00 00 00 00 00 10 00 10 00 00 00 00 0A 00 00 00 00 01 01 01 00 00 0A 08 00 00 00 D4 DD CD A3 B7 FE CE F1 25 AD 5A',
    ],
    [
      'ァΩ',
      64,
      '28 00 A3 06 01 00 00 00 01 1F 00 00 00 00 00 00 08 00 10 00 00 00 00 0A 00 00 00 00 01 01 01 00 00 0A 04 00 00 00 A6 02 A1 A6 01 B8 C5 4E 5A',
    ],
  ])('[SG12] the text "%s" in GBK, escaped', (text, width, frame) => {
    const data = areasData([{ ...AREA, width, text: gbkText(text) }], 5);
    expect(afterPreamble(onbonFrame(data, 1))).toBe(`${HEAD} ${frame}`);
  });

  it('[SG13] the sixth generation counts dots across', () => {
    const data = areasData([{ ...AREA, width: 64, height: 32 }], 6);
    expect(afterPreamble(onbonFrame(data, 1))).toBe(
      `${HEAD} 28 00 A3 06 01 00 00 00 01 1F 00 00 00 80 00 00 40 80 20 00 00 00 00 0A 00 00 00 00 01 01 01 00 00 0A 04 00 00 00 41 30 31 32 29 71 5A`,
    );
  });

  it('[SG14] a text of the hall is one area a row, taken away by the card when no word comes any more', () => {
    const text = {
      rows: [
        { text: 'A012请到3号窗', scroll: false },
        { text: '', scroll: false },
      ],
    };
    const [frame] = FAMILIES['bx-5k'].encode(text, { ...STRIP, heightDots: 32, screen: 7 }, 180_000);
    const read = readOnbon(frame?.bytes ?? new Uint8Array());
    expect(read).toMatchObject({ frame: { to: 7, from: 0x8000 } });
    const data = read !== undefined && 'frame' in read ? hex(read.frame.data) : '';
    expect(data).toBe(
      [
        'A3 06 01 00 00 00 02',
        '28 00 00 00 00 00 00 10 00 10 00 00 00 02 B4 00 00 00 00 01 01 01 00 00 0A 0D 00 00 00 41 30 31 32 C7 EB B5 BD 33 BA C5 B4 B0',
        '1C 00 00 00 00 10 00 10 00 10 00 01 00 02 B4 00 00 00 00 01 01 01 00 00 0A 01 00 00 00 20',
      ].join(' '),
    );
    const [scrolling] = FAMILIES['bx-5k'].encode({ rows: [{ text: '长', scroll: true }] }, STRIP, 1000);
    expect(hex(scrolling?.bytes ?? [])).toContain('01 01 03 00 08 00 02 00 00 00');
  });

  it('[SG15] a backslash is no order to the card, and what GBK lacks is a question mark', () => {
    expect(hex(gbkText('\\C1\n𠮷'))).toMatch(/^2F 43 31 20 3F/);
    // As the code page 936 has it, € is 80h, which begins a pair.
    expect(hex(gbkText('€5 號'))).toBe('3F 35 20 CC 96');
    expect(hex(gbkText('號', 'gb2312'))).toBe('3F');
  });

  it('[SG16] the answer is told from what else is on the line', () => {
    const decode = (said: Uint8Array, face: SignFace) => FAMILIES['bx-5k'].decode(said, face);
    const ack = bytesOf('A5 A5 00 80 01 00 00 00 00 00 00 00 FE 02 05 00 A0 00 00 00 00 64 DC 5A');
    expect(decode(ack, STRIP)).toEqual({ kind: 'ok' });
    expect(decode(ack.subarray(0, -1), STRIP)).toBeUndefined();
    expect(decode(ack, { ...STRIP, screen: 2 })).toBeUndefined();
    expect(
      decode(Uint8Array.from([...ack, ...onbonFrame([0xa0, 3, 0, 0, 0], 0x8000, 2)]), { ...STRIP, screen: 2 }),
    ).toEqual({
      kind: 'refused',
      why: 'it is busy',
    });
    const wrong = Uint8Array.from(ack);
    wrong[wrong.length - 2] = 0;
    expect(decode(wrong, STRIP)).toBeUndefined();
  });

  it('[SG17] whatever the bytes are, a frame comes out as it went in, also after noise', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(0xffff),
        (data, noise, to) => {
          const bytes = Uint8Array.from([...noise.filter((byte) => byte !== 0x5a), ...onbonFrame(data, to)]);
          expect(readOnbon(bytes)).toEqual({
            used: bytes.length,
            frame: { to, from: 0x8000, data: Uint8Array.from(data) },
          });
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void FAMILIES['bx-5k'].decode(noise, STRIP)));
  });
});

describe('packets of the Alpha signs', () => {
  const SIGN: SignFace = { family: 'alpha', widthDots: 80, heightDots: 7, screen: 0, answers: true };

  it.each([
    [
      'a text held in file A',
      writeText('A012-03', 0x41, 0x62),
      '00 00 00 00 00 01 5A 30 30 02 41 41 1B 30 62 41 30 31 32 2D 30 33 03 30 32 39 38 04',
    ],
    [
      'a flashing priority text',
      writeText('A012-03', 0x30, 0x63),
      '00 00 00 00 00 01 5A 30 30 02 41 30 1B 30 63 41 30 31 32 2D 30 33 03 30 32 38 38 04',
    ],
    ['no priority text', ascii('A0'), '00 00 00 00 00 01 5A 30 30 02 41 30 03 30 30 37 36 04'],
  ])('[SG20] %s, as published', (_what, data, packet) => {
    expect(hex(alphaPacket(data))).toBe(packet);
  });

  it('[SG21] a text clears the register of errors, is written and asks for the register; without an answer it only writes', () => {
    const text = { rows: [{ text: 'A012 to Counter 3', scroll: true }] };
    const frames = FAMILIES.alpha.encode(text, { ...SIGN, screen: 10 }, 1000);
    expect(frames.map(({ bytes, answered }) => [readAlpha(bytes), answered])).toMatchObject([
      [{ packet: { type: 'Z', address: '0A', data: ascii('E4') } }, false],
      [{ packet: { data: writeText('A012 to Counter 3', 0x30, 0x61) } }, false],
      [{ packet: { data: ascii('F*') } }, true],
    ]);
    expect(FAMILIES.alpha.encode(text, { ...SIGN, answers: false }, 1000).length).toBe(2);
    expect(FAMILIES.alpha.probe({ ...SIGN, answers: false })).toEqual([]);
  });

  it('[SG22] the register says what was wrong; our own echo says nothing', () => {
    const decode = (said: Uint8Array, face: SignFace) => FAMILIES.alpha.decode(said, face);
    const register = (status: number) => alphaPacket(Uint8Array.from([0x45, 0x2a, status]), '00', 0x30);
    expect(decode(register(0x40), SIGN)).toEqual({ kind: 'ok' });
    expect(decode(register(0x50), SIGN)).toEqual({ kind: 'refused', why: 'the checksum was wrong' });
    expect(decode(alphaPacket(ascii('F*')), SIGN)).toBeUndefined();
    expect(decode(Uint8Array.from([...alphaPacket(ascii('F*')), ...register(0x40)]), SIGN)).toEqual({ kind: 'ok' });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void decode(noise, SIGN)));
  });
});
