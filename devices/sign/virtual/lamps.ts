/** The dots of one letter, as wide as the letter's cell: rows of whole bytes, the leftmost dot in the highest bit. */
export type GlyphDots = { readonly widthDots: number; readonly heightDots: number; readonly rows: Uint8Array };

/** Draws one letter in a cell so high; half as wide for ASCII. */
export type DrawGlyph = (char: string, sizeDots: number) => GlyphDots;

/** A field of lamps: a byte a lamp, row by row, 1 is lit. */
export type Lamps = { readonly widthDots: number; readonly heightDots: number; readonly lit: Uint8Array };

/** A piece of a sign with one row of text in it. */
export type LampArea = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly letterDots: number;
  /** How far the text has gone to the left; undefined: it stands still. */
  readonly goneDots: number | undefined;
};

/** A dark sign. */
export function darkLamps(widthDots: number, heightDots: number): Lamps {
  return { widthDots, heightDots, lit: new Uint8Array(widthDots * heightDots) };
}

/**
 * Lights the letters of a text. What is standing is put at the left, as the cards do; what goes by begins anew once it
 * has gone.
 */
export function lightText(lamps: Lamps, area: LampArea, draw: DrawGlyph): void {
  const glyphs = Array.from(area.text, (char) => draw(char, area.letterDots));
  const longDots = glyphs.reduce((sum, glyph) => sum + glyph.widthDots, 0);
  const round = longDots + area.width;
  let left = area.goneDots === undefined ? 0 : area.width - (area.goneDots % round);
  const top = area.y + Math.max(0, Math.floor((area.height - area.letterDots) / 2));
  for (const glyph of glyphs) {
    lightGlyph(lamps, area, glyph, left, top);
    left += glyph.widthDots;
  }
}

function lightGlyph(lamps: Lamps, area: LampArea, glyph: GlyphDots, left: number, top: number): void {
  const rowBytes = (glyph.widthDots + 7) >> 3;
  for (let y = 0; y < glyph.heightDots; y += 1) {
    if (top + y >= Math.min(lamps.heightDots, area.y + area.height)) return;
    for (let x = 0; x < glyph.widthDots; x += 1) {
      const on = ((glyph.rows[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
      const at = left + x;
      if (!on || at < 0 || at >= area.width || area.x + at >= lamps.widthDots) continue;
      lamps.lit[(top + y) * lamps.widthDots + area.x + at] = 1;
    }
  }
}
