import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../core/base/names.ts';
import type { SlipInput } from '../../core/slip/ticket-slip.ts';
import { receiptBytes, receiptPicture } from '../../printer/print-slip.ts';
import { dotAt } from '../../printer/render/bitmap.ts';
import { GENERIC_58, GENERIC_80 } from '../../printer/render/profile.ts';
import { readLogo } from '../../server/hall-file/read-logo.ts';
import { glyph } from '../../printer/letters/glyph.ts';
import { paperOf } from '../../printer/virtual/paper.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { ARCHIVES, HOUSEHOLD, sampleInput, URL_OF_TICKET } from './slip-samples.ts';

const HEAD = 80;
/** To be looked at. */
const FOLDER = join('dist', 'pictures');

async function pictureOf(input: SlipInput, profile = GENERIC_80): Promise<PNG> {
  return PNG.sync.read(await receiptPicture(receiptBytes(input, profile), profile.widthDots));
}

function paper(hex: string, widthDots = 576) {
  return paperOf(parseCommands(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).commands, widthDots)
    .bitmap;
}

describe('the picture', () => {
  it.each(LANGUAGES)(
    '[P1] the QR code of a receipt in %s with the logo is read back from the picture, on 80 and 58 mm',
    async (language) => {
      const logo = await readLogo(join('halls', 'sample'));
      if (!logo.ok || logo.value === undefined) throw new Error('the sample hall has no logo');
      await mkdir(FOLDER, { recursive: true });
      for (const profile of [GENERIC_80, GENERIC_58]) {
        const bytes = receiptBytes(sampleInput({ language }), profile, undefined, logo.value);
        const file = await receiptPicture(bytes, profile.widthDots);
        await writeFile(join(FOLDER, `slip-${language}-${String(profile.paperMm)}.png`), file);
        const png = PNG.sync.read(file);
        expect(png.width).toBe(profile.widthDots);
        expect(jsqr(Uint8ClampedArray.from(png.data), png.width, png.height)?.data).toBe(URL_OF_TICKET);
      }
    },
  );

  it('[S14] [P1] also of a number that a kiosk gave while it was cut off', async () => {
    await mkdir(FOLDER, { recursive: true });
    for (const profile of [GENERIC_80, GENERIC_58]) {
      const steps = [{ ...HOUSEHOLD, waits: false, wait: undefined }];
      const bytes = receiptBytes(sampleInput({ number: 'A901', steps, offline: true }), profile);
      const file = await receiptPicture(bytes, profile.widthDots);
      await writeFile(join(FOLDER, `slip-offline-${String(profile.paperMm)}.png`), file);
      const png = PNG.sync.read(file);
      expect(jsqr(Uint8ClampedArray.from(png.data), png.width, png.height)?.data).toBe(URL_OF_TICKET);
    }
  });

  it('[P1] also of a copy with several services of long names and no estimate', async () => {
    const steps = [{ ...HOUSEHOLD, wait: undefined }, ARCHIVES, ARCHIVES];
    const png = await pictureOf(sampleInput({ steps, copy: 3 }), GENERIC_58);
    expect(jsqr(Uint8ClampedArray.from(png.data), png.width, png.height)?.data).toBe(URL_OF_TICKET);
  });

  it('[P2] a letter is 12 by 24 dots and a hanzi 24 by 24, each from the pinned font', () => {
    expect(glyph('A')).toMatchObject({ widthDots: 12, heightDots: 24 });
    expect(glyph('号')).toMatchObject({ widthDots: 24, heightDots: 24 });
    for (const char of '号臺灣業務櫃檯￥□') expect(glyph(char).rows.some((byte) => byte !== 0)).toBe(true);
  });

  it('[P3] GS ! enlarges each dot to a block', () => {
    const plain = paper('41 0a');
    const large = paper('1d2112 41 0a');
    for (let y = 0; y < 24; y += 1) {
      for (let x = 0; x < 12; x += 1) {
        const dot = dotAt(plain, x, HEAD + y);
        expect(dotAt(large, x * 2, HEAD + y * 3)).toBe(dot);
        expect(dotAt(large, x * 2 + 1, HEAD + y * 3 + 2)).toBe(dot);
      }
    }
  });

  it('[P4] alignment moves raster by the free width', () => {
    const raster = '1d763000 0100 0100 80';
    expect(dotAt(paper(raster), 0, HEAD)).toBe(true);
    expect(dotAt(paper(`1b6101 ${raster}`), 284, HEAD)).toBe(true);
    expect(dotAt(paper(`1b6102 ${raster}`), 568, HEAD)).toBe(true);
  });

  it('[P5] lines are 30 dots apart unless told otherwise, and never closer than their letters', () => {
    expect(paper('41 0a 0a').heightDots).toBe(HEAD + 60);
    expect(paper('1b3328 41 0a').heightDots).toBe(HEAD + 40);
    expect(paper('1d2103 41 0a').heightDots).toBe(HEAD + 96);
  });

  it('[P6] a cut feeds to the blade and is drawn across', () => {
    const cut = paper('1d564200');
    expect(cut.heightDots).toBe(HEAD + 82);
    expect(dotAt(cut, 0, HEAD + 80)).toBe(true);
    expect(dotAt(cut, 570, HEAD + 80)).toBe(false);
  });

  it('[P7] a line longer than the paper goes on below, and nothing prints beside the paper', () => {
    expect(paperOf(parseCommands(Buffer.from(`${'x'.repeat(60)}\n`)).commands, 576).text).toEqual([
      'x'.repeat(48),
      'x'.repeat(12),
    ]);
    expect(paper('1d763000 ff00 0100' + 'ff'.repeat(255)).rows).toHaveLength((HEAD + 1) * 72);
  });

  it('[P8] endless paper is cut off, not the memory', () => {
    expect(paper('1b4aff'.repeat(5000)).heightDots).toBe(20_000);
  });
});
