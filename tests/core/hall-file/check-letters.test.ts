import { describe, expect, it } from 'vitest';
import { holds, joined, lackingIn } from '../../../core/base/code-points.ts';
import { readHallFile } from '../../../core/hall-file/hall-file.ts';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { knownLetters } from '../../../server/hall-file/known-letters.ts';
import { fc } from '../../support/property.ts';
import { SMALL_HALL, tablesOf } from './fixtures/small-hall-file.ts';

const SIGNS = 'id,family,where,width_dots,height_dots,shows,languages,text_zh_hans,text_zh_hant,text_en,font';

/** What is said of the small hall with one text instead of another, and with these signs. */
function told(file: string, from: string, to: string, ...signs: readonly string[]): readonly string[] {
  const changed = (SMALL_HALL[file] ?? '').replace(from, to);
  const texts = { ...SMALL_HALL, [file]: changed };
  const tables = tablesOf(signs.length === 0 ? texts : { ...texts, 'signs.csv': `${[SIGNS, ...signs].join('\n')}\n` });
  const read = readHallFile(tables, { letters: knownLetters() });
  return read.ok ? [] : read.error.map(hallFileErrorText);
}

describe('letters that nobody can see in the end', () => {
  it('[H35] what registers and licences hold can be printed', () => {
    const names =
      '居民身份证换领（姓名含䶮㛃𠅤𫰡）、𱖎𬍛𬭚𫖯𠮷、Ⅱ、Ⅲ类 20㎥ α、β ㏎ 牿犋 ئۇيغۇر བོད་ཡིག ᠮᠣᠩᠭᠣᠯ ภาษาไทย 한국어';
    expect(told('services.csv', '契税', names)).toEqual([]);
    expect(told('services.csv', '契税', '王\ufe00\u00a0五')).toEqual([]);
  });

  it.each([
    ['hall.csv', '小大厅', '小大厅\u{323b0}', 'hall.csv, line 3, name_zh_hans "小大厅\u{323b0}"', 'U+323B0'],
    ['departments.csv', '税务局', '税务局ក', 'departments.csv, line 2, name_zh_hans "税务局ក"', 'U+1780'],
    ['lines.csv', 'Titles', 'शीर्षक', 'lines.csv, line 3, name_en "शीर्षक"', 'U+0936'],
    ['services.csv', '身份证;合同', '身份证;合同\u{1fae8}', 'services.csv, line 2, materials_zh', 'U+1FAE8'],
    ['categories.csv', 'Ordinary', 'Ordinary \u{323b2}', 'categories.csv, line 2, name_en', 'U+323B2'],
    ['slips.csv', '热线12345', '热线\u{323b1}', 'slips.csv, line 6, text_zh_hans', 'U+323B1'],
  ])('[H35] %s: what no font has is told with line, field and code point', (file, from, to, place, code) => {
    const [message, ...more] = told(file, from, to);
    expect(more).toEqual([]);
    expect(message).toContain(place);
    expect(message).toContain(`(${code})`);
    expect(message).toContain('is in no font for paper; write it another way');
  });

  it('[H35] what stands on no paper may hold anything, and what is spoilt is told once', () => {
    expect(told('users.csv', '李,李,Li', '李\u{323b0},李,Li')).toEqual([]);
    expect(told('departments.csv', '税务局', '税\ue7c7局')).toHaveLength(1);
    expect(told('departments.csv', '税务局', '税\ufffd局')).toHaveLength(1);
  });

  it.each([
    ['䶮', 'b,bx-6k,virtual,128,16,text,zh-Hans,王䶮,,', 'text_zh_hans "王䶮"', 'GBK', '䶮 (U+4DAE)'],
    ['𠮷', 'b,bx-5k,virtual,128,16,hall,zh-Hans;en,𠮷野家,,Yoshinoya', 'text_zh_hans "𠮷野家"', 'GBK', '𠮷 (U+20BB7)'],
    ['é', 'b,bx-5k,virtual,128,16,hall,en,,,Straße', 'text_en "Straße"', 'GBK', 'ß (U+00DF)'],
    ['镕', 'b,bx-6k,virtual,128,16,hall,zh-Hans,朱镕基题,,,gb2312', 'text_zh_hans', 'GB2312', '镕 (U+9555)'],
    ['ⅱ', 'b,bx-6k,virtual,128,16,hall,zh-Hans,第ⅱ类,,,gb2312', 'text_zh_hans', 'GB2312', 'ⅱ (U+2171)'],
  ])('[SG54] a sign lacks %s: told with its line and field', (_, sign, place, charset, lacks) => {
    const [message, ...more] = told('users.csv', '李', '李', sign);
    expect(more).toEqual([]);
    expect(message).toContain(`signs.csv, line 2, ${place}`);
    expect(message).toContain(`the sign b has (${charset}): it lacks ${lacks}; write it another way`);
  });

  it('[SG54] names that a sign shows are told where they stand', () => {
    const hall = (sign: string) => told('counters.csv', '产权窗口', '𠮷产权', sign);
    const place = 'counters.csv, line 3, name_zh_hans "𠮷产权"';
    for (const shows of ['counter:A2', 'hall', 'lines:titles', 'zones:1F-B']) {
      const [message, ...more] = hall(`b,bx-6k,virtual,128,16,${shows},zh-Hans,,,`);
      expect(more).toEqual([]);
      expect(message).toContain(place);
    }
    for (const shows of ['counter:1', 'zones:1F-A', 'text'])
      expect(hall(`b,bx-6k,virtual,128,16,${shows},zh-Hans,请安静,,`)).toEqual([]);
    expect(told('hall.csv', '小大厅', '小㛃厅', 'b,bx-6k,virtual,128,16,hall,zh-Hans,,,')).toEqual([
      expect.stringContaining('signs.csv, line 2, text_zh_hans "小㛃厅": expected a text of its own'),
    ]);
    expect(told('counters.csv', 'Window of titles', 'Titles №2', 'a,alpha,virtual,80,7,counter:A2,en,,,')).toEqual([
      expect.stringContaining(
        'counters.csv, line 3, name_en "Titles №2": expected letters that the sign a has (ASCII)',
      ),
    ]);
  });

  it('[SG54] a font of GB2312 has GB2312 and no traditional letters; a sign of ASCII has no font', () => {
    const { gb2312, gbk } = knownLetters().signs;
    const count = (ranges: typeof gbk) => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    expect([count(gb2312), count(gbk)]).toEqual([7445, 21_791]);
    expect(told('users.csv', '李', '李', 'b,bx-6k,virtual,128,16,hall,zh-Hans,第Ⅱ类㈠,,,gb2312')).toEqual([]);
    expect(told('users.csv', '李', '李', 'b,bx-6k,virtual,128,16,hall,zh-Hant,,業務,,gb2312')[0]).toContain(
      'signs.csv, line 2, languages "zh-Hant": expected zh-Hans or en',
    );
    expect(told('users.csv', '李', '李', 'a,alpha,virtual,80,7,hall,en,,,Hello,gbk')[0]).toContain('line 2, font');
    expect(told('users.csv', '李', '李', 'b,bx-6k,virtual,128,16,hall,zh-Hans,,,,big5')[0]).toContain(
      'one of gb2312, gbk',
    );
  });

  it('[H35] ranges hold what their lists hold', () => {
    const list = fc.array(fc.tuple(fc.nat(300), fc.nat(20)).map(([from, more]) => [from, from + more] as const));
    fc.assert(
      fc.property(fc.array(list), fc.nat(330), (lists, code) => {
        expect(holds(joined(lists), code)).toBe(lists.flat().some(([from, to]) => code >= from && code <= to));
      }),
    );
    expect(lackingIn('王𠮷王𠮷é', (code) => code < 0x80 || code === 0x738b)).toEqual(['𠮷 (U+20BB7)', 'é (U+00E9)']);
  });
});
