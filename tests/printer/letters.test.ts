import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { SlipLine } from '../../core/slip/slip.ts';
import { wrap } from '../../core/slip/wrap.ts';
import { HallPrinters } from '../../printer/hall-printers.ts';
import { canDraw, drawable } from '../../printer/letters/faces.ts';
import { glyph } from '../../printer/letters/glyph.ts';
import { rasterise } from '../../printer/letters/rasterise.ts';
import { standIn } from '../../printer/letters/stand-in.ts';
import { dotAt, type Bitmap } from '../../printer/render/bitmap.ts';
import { GENERIC_58, GENERIC_80, LATIN_58, LATIN_80, PROFILES, XPRINTER_80 } from '../../printer/render/profile.ts';
import { printable } from '../../printer/render/printable.ts';
import { render } from '../../printer/render/render.ts';
import { paperOf } from '../../printer/virtual/paper.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { GENERAL_STANDARD_BEYOND_GBK } from './general-standard.ts';
import { HOUSEHOLD, sampleInput } from './slip-samples.ts';

/** Every character that GB18030 writes in two bytes: GBK with its symbols, and GB2312 in it. */
const TWO_BYTES = Array.from({ length: 0x7e }, (_, high) =>
  Array.from({ length: 0xbf }, (__, low) => iconv.decode(Buffer.from([0x81 + high, 0x40 + low]), 'gb18030')),
)
  .flat()
  .filter((char) => [...char].length === 1 && !/[\p{Co}\ufffd]/u.test(char));

/** What registers and licences hold. */
const NAMES = '䶮㛃𠅤𠮷𫰡𱖎𬍛𬭚𫖯𫍽𪚥𬺰𰻞鿍〇';
const SYMBOLS = 'ⅠⅡⅢⅣⅤⅥⅫⅰⅱⅲⅹ①⑳⒈⒛⑴⒇㈠㈩㎎㎏㎜㎝㎞㎡㎥㏄㏎㏑㏒㏕αβγμΩωЖя℃℉‰§№☆★○●◎◇◆□■△▲※→←↑↓〓≒≦≧⊿∟︴﹉';

function lacking(text: string | readonly string[]): readonly string[] {
  return [...text].filter((char) => !canDraw(char.codePointAt(0) ?? 0));
}

function paper(lines: readonly SlipLine[], profile = GENERIC_80) {
  const bytes = render({ paperMm: profile.paperMm, lines }, profile, { rasterise });
  return paperOf(parseCommands(bytes).commands, profile.widthDots);
}

function text(content: string, changes: Partial<Extract<SlipLine, { kind: 'text' }>> = {}): SlipLine {
  return { kind: 'text', text: content, width: 1, height: 1, align: 'left', bold: false, hang: 0, ...changes };
}

/** The first and the last column that have ink. */
function inkColumns(bitmap: Bitmap): readonly [number, number] {
  let [first, last] = [bitmap.widthDots, -1];
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      if (!dotAt(bitmap, x, y)) continue;
      first = Math.min(first, x);
      last = Math.max(last, x);
    }
  }
  return [first, last];
}

function inkHeight(bitmap: Bitmap, from: number, to: number): number {
  let rows = 0;
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = from; x < to; x += 1) {
      if (!dotAt(bitmap, x, y)) continue;
      rows += 1;
      break;
    }
  }
  return rows;
}

describe('letters on paper', () => {
  it('[LT1] has every character of GBK and of the symbols of GB2312', () => {
    expect(TWO_BYTES.length).toBeGreaterThan(21_800);
    expect(TWO_BYTES.filter((char) => char >= '一' && char <= '龥')).toHaveLength(20_902);
    expect(lacking(TWO_BYTES)).toEqual([]);
  });

  it('[LT1] has the general standard table, and the names and symbols that registers and licences hold', () => {
    expect([...GENERAL_STANDARD_BEYOND_GBK]).toHaveLength(276);
    expect(lacking(GENERAL_STANDARD_BEYOND_GBK)).toEqual([]);
    expect(lacking(NAMES + SYMBOLS)).toEqual([]);
  });

  it('[LT1] has extensions A to F, but for those that Unicode added after their fonts', () => {
    const block = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect(block(0x3400, 0x4db5).filter((each) => !canDraw(each))).toEqual([]);
    for (const [from, to] of [
      [0x20000, 0x2a6d6],
      [0x2a700, 0x2b734],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
    ] as const) {
      expect(block(from, to).filter((each) => !canDraw(each))).toEqual([]);
    }
  });

  it('[LT2] what it has is drawn with ink, and not as the frame of what is missing', () => {
    const some = TWO_BYTES.filter((_, at) => at % 40 === 0);
    const box = (char: string) => standIn(char.codePointAt(0) ?? 0, 24, 24).rows;
    const boxed = [...some, ...NAMES, ...GENERAL_STANDARD_BEYOND_GBK, ...SYMBOLS].filter((char) => {
      const { rows } = glyph(char);
      return (rows.every((byte) => byte === 0) && char !== '\u3000') || Buffer.from(rows).equals(box(char));
    });
    expect(boxed).toEqual([]);
  });

  it('[LT3] what no font has is a frame with its code point, another one for each', () => {
    const missing = ['\u{323af}', '\u{32400}', '\u{1f9ff}', '\u1780', '\u0915'];
    expect(lacking(missing)).toEqual(missing);
    const drawn = missing.map((char) => Buffer.from(glyph(char).rows).toString('hex'));
    expect(new Set(drawn).size).toBe(missing.length);
    for (const char of missing) {
      expect(inkColumns(glyph(char))).toEqual([0, 23]);
      expect(inkColumns(glyph(char, 96))).toEqual([0, 95]);
    }
  });

  it('[LT3] a slip with a letter of no font is told once, with the printer and the code point', async () => {
    const told: unknown[] = [];
    const place = { id: 'kiosk-1', name: '取号机', paperMm: 80, address: 'virtual' } as const;
    const opened = HallPrinters.open([place], {
      now: () => 0,
      ticks: () => 0,
      onLacking: (printer, letters) => told.push([printer, letters]),
    });
    if (!opened.ok) throw new Error(opened.error.join());
    const step = { ...HOUSEHOLD, materials: ['户口簿', '\u{323b0}氏证明、䶮㛃𱖎证明'] };
    expect(await opened.value.print('kiosk-1', sampleInput())).toMatchObject({ outcome: 'printed' });
    expect(told).toEqual([]);
    for (let copy = 0; copy < 2; copy += 1)
      expect(await opened.value.print('kiosk-1', sampleInput({ copy, steps: [step] }))).toMatchObject({
        outcome: 'printed',
      });
    expect(told).toEqual([['kiosk-1', ['\u{323b0} (U+323B0)']]]);
    await opened.value.stop();
  });

  it.each([
    '居民身份证换领（姓名含䶮㛃𠅤𫰡）',
    'Ⅱ、Ⅲ类射线装置辐射安全许可',
    '用水量 20㎥ 以上',
    'α、β 放射源',
    '牿犋养殖备案',
    '丒丣乪亪仜 ﹉︴ ≒',
  ])('[LT4] "%s" is drawn dot for dot as the printer that has the letters prints it', (line) => {
    const own = paper([text(line)]);
    const drawn = paper([text(line)], LATIN_80);
    const rows = Math.min(own.bitmap.heightDots, drawn.bitmap.heightDots);
    const bytes = (rows * own.bitmap.widthDots) / 8;
    expect(Buffer.from(drawn.bitmap.rows.subarray(0, bytes))).toEqual(Buffer.from(own.bitmap.rows.subarray(0, bytes)));
  });

  it('[LT4] a line with a letter that the printer lacks leaves as a picture, on every model', () => {
    for (const profile of PROFILES) {
      for (const line of ['𬭚港渔船登记', 'ئۇيغۇر', 'བོད་ཡིག', 'ᠮᠣᠩᠭᠣᠯ', 'ภาษาไทย', '한국어', 'Straße 12 ő']) {
        const bytes = render({ paperMm: profile.paperMm, lines: [text(line)] }, profile, { rasterise });
        const { commands } = parseCommands(bytes);
        expect(commands.some(({ kind }) => kind === 'raster')).toBe(true);
        expect(commands.some(({ kind }) => kind === 'text' || kind === 'unknown')).toBe(false);
      }
    }
  });

  it('[LT5] letters join: a word is narrower than its letters alone, in Uyghur and Mongolian', () => {
    for (const word of ['ئۇيغۇر', 'كىملىك', 'ᠮᠣᠩᠭᠣᠯ', 'ᠦᠨᠡᠮᠯᠡᠯ']) {
      const alone = [...word].reduce((sum, char) => sum + rasterise(char, 48).widthDots, 0);
      expect(rasterise(word, 48).widthDots).toBeLessThan(alone);
    }
  });

  it('[LT5] stacks of Tibetan and marks of Thai stand above and below their letter, not beside it', () => {
    expect(rasterise('སྐྱོ', 48).widthDots).toBeLessThan(1.3 * rasterise('ས', 48).widthDots);
    expect(rasterise('སྐྱོ', 48).heightDots).toBeGreaterThan(rasterise('ས', 48).heightDots);
    expect(rasterise('ที่', 48).widthDots).toBe(rasterise('ท', 48).widthDots);
  });

  it('[LT5] a line of Uyghur is read from the right: its first letter stands there', () => {
    // Alef is a high bar; beh lies low.
    const line = rasterise('ا ب', 48);
    const half = line.widthDots >> 1;
    expect(inkHeight(line, half, line.widthDots)).toBeGreaterThan(inkHeight(line, 0, half));
    const [first, last] = inkColumns(paper([text('كىملىك')], GENERIC_58).bitmap);
    expect(first).toBeGreaterThan(200);
    expect(last).toBeGreaterThan(376);
  });

  it('[LT5] joiners stay where letters join, and go elsewhere', () => {
    expect(printable('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(printable('王\u200d五\u200b A\u200cB')).toBe('王五 AB');
    expect(printable('葛\u{e0100}飾❤\ufe0f')).toBe('葛飾❤');
  });

  it('[LT6] no line of any script is wider than its paper, nor loses a letter', () => {
    const long = {
      ug: 'ئۇيغۇر ئاپتونوم رايونى كىملىك ئالماشتۇرۇش ئىشخانىسى ئاممىۋى خىزمەت زالى',
      bo: 'བོད་རང་སྐྱོང་ལྗོངས་ཀྱི་མི་སེར་ངོ་སྤྲོད་ལག་ཁྱེར་བརྗེ་ལེན་བསྒྲུབས་པ་ཡིན།',
      mn: 'ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ ᠦᠨᠡᠮᠯᠡᠯ ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ ᠪᠢᠴᠢᠭ ᠦᠨᠡᠮᠯᠡᠯ',
      th: 'ที่นี่ให้บริการต่ออายุบัตรประจำตัวประชาชนสำหรับชาวต่างชาติที่พำนักในเมืองนี้',
    };
    for (const profile of [GENERIC_58, LATIN_58, XPRINTER_80]) {
      for (const words of Object.values(long)) {
        for (const size of [1, 2, 3] as const) {
          const lines = [text(words, { width: size, height: size, align: 'center' })];
          for (const command of parseCommands(render({ paperMm: 80, lines }, profile, { rasterise })).commands) {
            if (command.kind === 'raster') expect(command.widthBytes * 8).toBeLessThanOrEqual(profile.widthDots);
          }
        }
      }
    }
  });

  it('[S9] Thai breaks between words, Tibetan between syllables', () => {
    expect(wrap('ภาษาไทยผู้สูงอายุ', 14)).toEqual(['ภาษาไทย', 'ผู้สูงอายุ']);
    const lines = wrap('བོད་རང་སྐྱོང་ལྗོངས་ཀྱི་', 12);
    expect(lines.join('')).toBe('བོད་རང་སྐྱོང་ལྗོངས་ཀྱི་');
    for (const line of lines) expect(line.endsWith('་')).toBe(true);
  });

  it('[LT7] the list of what paper can show is what its fonts say', () => {
    const ranges = drawable();
    const count = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    expect(count).toBeGreaterThan(100_000);
    for (const [at, [from, to]] of ranges.entries()) {
      expect(from).toBeLessThanOrEqual(to);
      expect(from).toBeGreaterThan((ranges[at - 1]?.[1] ?? -2) + 1);
      expect(canDraw(from) && canDraw(to)).toBe(true);
    }
  });
});
