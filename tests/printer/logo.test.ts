import { describe, expect, it } from 'vitest';
import { receiptBytes } from '../../printer/print-slip.ts';
import { dotAt, rowBytes } from '../../printer/render/bitmap.ts';
import { logoBitmap, MAX_LOGO_ROWS, type GreyPicture } from '../../printer/render/logo.ts';
import { EPSON_TM_T88, GENERIC_58, GENERIC_80 } from '../../printer/render/profile.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { sampleInput } from './slip-samples.ts';
import { fc } from '../support/property.ts';

function picture(widthDots: number, heightDots: number, greyAt: (x: number, y: number) => number): GreyPicture {
  const grey = Uint8Array.from({ length: widthDots * heightDots }, (_, at) =>
    greyAt(at % widthDots, Math.floor(at / widthDots)),
  );
  return { widthDots, heightDots, grey };
}

function rastersOf(logo: GreyPicture, profile = GENERIC_80) {
  const { commands } = parseCommands(receiptBytes(sampleInput(), profile, undefined, logo));
  return commands.flatMap((one) => (one.kind === 'raster' ? [one] : []));
}

describe('the logo', () => {
  it('[R13] a drawing is cut at half grey, dot for dot, in the middle of whole bytes', () => {
    const bitmap = logoBitmap(
      picture(13, 3, (x, y) => (x === y ? 0 : x === 12 && y === 1 ? 130 : 255)),
      576,
    );
    expect([bitmap.widthDots, bitmap.heightDots, rowBytes(bitmap.widthDots)]).toEqual([16, 3, 2]);
    const black = [...Array(16 * 3).keys()].filter((at) => dotAt(bitmap, at % 16, Math.floor(at / 16)));
    expect(black).toEqual([1, 16 + 2, 32 + 3]);
  });

  it('[R13] a photograph is dithered: half grey becomes half of the dots', () => {
    const bitmap = logoBitmap(
      picture(64, 64, () => 128),
      576,
    );
    const black = [...Array(64 * 64).keys()].filter((at) => dotAt(bitmap, at % 64, at >> 6)).length;
    expect(black / (64 * 64)).toBeCloseTo(0.5, 1);
  });

  it('[R13] what is larger than the paper or 200 rows is made smaller in its proportions, what is smaller stays', () => {
    const wide = picture(1600, 400, () => 0);
    for (const { widthDots } of [GENERIC_80, GENERIC_58, EPSON_TM_T88]) {
      const bitmap = logoBitmap(wide, widthDots);
      expect(bitmap.widthDots).toBe(widthDots);
      expect(bitmap.heightDots).toBe(widthDots / 4);
    }
    const high = logoBitmap(
      picture(500, 1000, () => 0),
      576,
    );
    expect([high.widthDots, high.heightDots]).toEqual([104, MAX_LOGO_ROWS]);
    expect(dotAt(high, 2, 100) && dotAt(high, 101, 100) && !dotAt(high, 0, 100)).toBe(true);
  });

  it('[R13] stands first on the slip, in the middle', () => {
    const logo = picture(64, 32, () => 0);
    const bytes = receiptBytes(sampleInput(), GENERIC_80, undefined, logo);
    const { commands } = parseCommands(bytes);
    const at = commands.findIndex((one) => one.kind === 'raster');
    expect(commands[at]).toMatchObject({ widthBytes: 8, heightDots: 32 });
    expect(commands[at - 1]).toMatchObject({ kind: 'align', align: 'center' });
    expect(commands.slice(0, at).some((one) => one.kind === 'text')).toBe(false);
    expect(rastersOf(logo)).toHaveLength(rastersOf(picture(1, 1, () => 0)).length);
  });

  it('[R10] whatever the picture, no byte of it is the beginning of a real-time command', () => {
    const bytes = fc.uint8Array({ minLength: 64 * 8, maxLength: 64 * 8 });
    fc.assert(
      fc.property(bytes, (noise) => {
        // Bytes made likely that make trouble: 10, 04, 05, 14 hexadecimal.
        const rows = noise.map((byte) => [0x10, 0x04, 0x05, 0x14][byte % 8] ?? byte);
        const logo = picture(64, 64, (x, y) => ((rows[y * 8 + (x >> 3)] ?? 0) & (0x80 >> (x & 7)) ? 0 : 255));
        const data = rastersOf(logo)[0]?.rows ?? new Uint8Array();
        const trouble = [...data.keys()].filter(
          (at) => data[at] === 0x10 && [0x04, 0x05, 0x14].includes(data[at + 1] ?? 0),
        );
        expect(data).toHaveLength(64 * 8);
        expect(trouble).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
