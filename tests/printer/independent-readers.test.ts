import { join } from 'node:path';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../core/base/names.ts';
import { receiptBytes, receiptPicture } from '../../printer/print-slip.ts';
import { dotAt } from '../../printer/render/bitmap.ts';
import { logoBitmap, type GreyPicture } from '../../printer/render/logo.ts';
import { GENERIC_58, GENERIC_80, LATIN_80, XPRINTER_80, type PrinterProfile } from '../../printer/render/profile.ts';
import { loadHall } from '../../server/hall-file/read-hall-folder.ts';
import { pictureOf, tokensOf, wordsOf, type Token } from './npos-reader.ts';
import { sampleInput, URL_OF_TICKET } from './slip-samples.ts';

const SLIPS = LANGUAGES.flatMap((language) =>
  [GENERIC_80, GENERIC_58].map((profile) => [language, profile.paperMm, profile] as const),
);

/** What jsQR reads in a picture with white around it. */
function qrIn(width: number, height: number, black: (x: number, y: number) => boolean): string | undefined {
  const white = 24;
  const [wide, high] = [width + 2 * white, height + 2 * white];
  const rgba = new Uint8ClampedArray(wide * high * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (black(x, y)) rgba.fill(0, ((y + white) * wide + x + white) * 4, ((y + white) * wide + x + white) * 4 + 3);
    }
  }
  return jsqr(rgba, wide, high)?.data;
}

const rastersOf = (tokens: readonly Token[]): Token[] => tokens.filter(({ name }) => name === 'GS v 0');

describe('programs that are not ours read our bytes', () => {
  let logo: GreyPicture | undefined;
  beforeAll(async () => {
    const hall = await loadHall(join(import.meta.dirname, '../../halls/sample'));
    logo = hall.ok ? hall.value.logo : undefined;
  });

  const job = (language: Language, profile: PrinterProfile): Uint8Array =>
    receiptBytes(sampleInput({ language, copy: 1 }), profile, undefined, logo);

  it.each(SLIPS)('[R12] npos and ICU: every byte of a slip in %s on %i mm, and its words', (language, _, profile) => {
    const tokens = tokensOf(job(language, profile));
    expect(tokens.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(job(language, profile).length);
    expect(tokens.slice(0, 3).map(({ name }) => name)).toEqual(['ESC @', 'GS a', 'FS &']);
    expect(tokens.at(-1)?.name).toBe('GS r');
    const words = wordsOf(tokens).replace(/\s+/g, '');
    const { hallName, number, steps } = sampleInput({ language });
    for (const text of [
      number,
      hallName[language],
      steps[0]?.serviceName[language] ?? '',
      ...(steps[0]?.materials ?? []),
    ]) {
      expect(words).toContain(text.replace(/\s+/g, ''));
    }
  });

  it.each(SLIPS)('[R13] npos: the logo of a slip in %s on %i mm, dot for dot', (language, _, profile) => {
    if (logo === undefined) throw new Error('the sample hall has no logo');
    const meant = logoBitmap(logo, profile.widthDots);
    const pictures = rastersOf(tokensOf(job(language, profile))).map(pictureOf);
    const read = pictures.find(({ height }) => height === meant.heightDots);
    if (read === undefined) throw new Error('npos sees no logo');
    expect(read.width).toBe(meant.widthDots);
    for (let y = 0; y < meant.heightDots; y += 1)
      for (let x = 0; x < meant.widthDots; x += 1)
        if (read.black(x, y) !== dotAt(meant, x, y)) expect([x, y]).toBe('the same');
  });

  it.each([GENERIC_58, XPRINTER_80])('[R3] npos and jsQR: the QR code that $name gets as a picture', (profile) => {
    for (const language of LANGUAGES) {
      const codes = rastersOf(tokensOf(job(language, profile)))
        .map(pictureOf)
        .filter(({ height }) => height > 150 && height !== 192)
        .map(({ width, height, black }) => qrIn(width, height, black));
      expect(codes).toEqual([URL_OF_TICKET]);
    }
  });

  it.each(SLIPS)('[P1] jsQR: the picture of a slip in %s on %i mm', async (language, _, profile) => {
    const png = PNG.sync.read(await receiptPicture(job(language, profile), profile.widthDots));
    expect(jsqr(Uint8ClampedArray.from(png.data), png.width, png.height)?.data).toBe(URL_OF_TICKET);
  });

  it('[R3] receipt-printer-encoder writes the same QR code, byte for byte', () => {
    const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns: 48 });
    const theirs = Buffer.from(
      encoder.initialize().qrcode(URL_OF_TICKET, { model: 2, size: 6, errorlevel: 'm' }).encode(),
    );
    const ours = tokensOf(job('zh-Hans', GENERIC_80)).filter(({ name }) => name === 'GS ( k');
    expect(ours).toHaveLength(5);
    expect(theirs.toString('hex')).toContain(Buffer.concat(ours.map(({ bytes }) => bytes)).toString('hex'));
  });

  it('[R4] npos: a printer without Chinese gets no byte above 7Eh as text', () => {
    for (const language of LANGUAGES) {
      const tokens = tokensOf(job(language, LATIN_80));
      expect(tokens.some(({ name }) => name === 'FS &')).toBe(false);
      const high = tokens.flatMap(({ name, bytes }) => (name === '' ? [...bytes].filter((byte) => byte > 0x7e) : []));
      expect(high).toEqual([]);
      expect(wordsOf(tokens)).toContain('A014');
    }
  });
});
