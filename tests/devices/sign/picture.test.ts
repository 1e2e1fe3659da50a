import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { SIGN_FAMILIES, type SignFamilyName } from '../../../core/catalogue/signs.ts';
import { FAMILIES } from '../../../devices/sign/families.ts';
import { VirtualSign } from '../../../devices/sign/virtual/virtual-sign.ts';
import { glyph } from '../../../printer/letters/glyph.ts';

function signSaying(
  family: SignFamilyName,
  widthDots: number,
  heightDots: number,
  rows: readonly string[],
): VirtualSign {
  const { first } = SIGN_FAMILIES[family].screens;
  const face = { id: 'sign', family, screen: first, widthDots, heightDots, answers: true };
  const sign = new VirtualSign(face, () => 0);
  const text = { rows: rows.map((row) => ({ text: row, scroll: false })) };
  for (const { bytes } of FAMILIES[family].encode(text, face, 60_000)) sign.hear(bytes);
  return sign;
}

it.each([
  ['bx-5k', 128, 16, ['A012请到3号窗']],
  ['bx-6k', 256, 64, ['A012 请到 3号窗口', 'B007 请到 12号窗口', 'C101 請到 產權窗口', 'Please be quiet']],
  ['alpha', 120, 12, ['A012 to Counter 3']],
] as const)(
  '[SG40] a %s of %i x %i lights its lamps, and they can be read on the picture',
  async (family, width, height, rows) => {
    const sign = signSaying(family, width, height, rows);
    expect(sign.reads()).toEqual(rows);
    const lit = sign.lamps(glyph).lit.reduce((sum, lamp) => sum + lamp, 0);
    expect(lit).toBeGreaterThan(60);
    const png = await sign.picture(glyph);
    await mkdir(join('dist', 'pictures'), { recursive: true });
    await writeFile(join('dist', 'pictures', `sign-${family}.png`), png);
    const { width: pictured, height: high, data } = PNG.sync.read(png);
    expect(pictured / high).toBeGreaterThan(1);
    // Red on black, and nothing else.
    let red = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 0) < 120) red += 1;
    expect(red).toBeGreaterThan(lit);
    sign.unplug();
    expect(sign.lamps(glyph).lit.some((lamp) => lamp === 1)).toBe(false);
  },
);
