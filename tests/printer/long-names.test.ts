import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { receiptBytes, receiptPicture } from '../../printer/print-slip.ts';
import { dotAt } from '../../printer/render/bitmap.ts';
import { GENERIC_58, GENERIC_80 } from '../../printer/render/profile.ts';
import { paperOf } from '../../printer/virtual/paper.ts';
import { parseCommands } from '../../printer/virtual/parse.ts';
import { HOUSEHOLD, names, sampleInput } from './slip-samples.ts';

/** To be looked at. */
const FOLDER = join('dist', 'pictures');
const HANZI =
  '对本行政区域内已经依法登记的农民专业合作社联合社、个体工商户和其他经营主体申请变更住所、经营范围、法定代表人（含一并申请两项以上变更且须由主管部门到现场核对许可证件原件、复印件及授权委托书）的统一受理、审核、告知与结果领取';
const ENGLISH =
  'Acceptance, examination and notification of applications for changes of domicile, scope of business and legal representative of farmers’ cooperatives';
const WORD = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
const NAMES = {
  'of the law': names(HANZI, HANZI, ENGLISH),
  'of a thousand letters': names(HANZI.repeat(10).slice(0, 1000), HANZI, `${ENGLISH} `.repeat(7).trim()),
  'of hanzi and English': names(`${ENGLISH}（${HANZI}）`, HANZI, `${ENGLISH} (${HANZI})`),
  'of one word': names(WORD, WORD, `${WORD} ${ENGLISH}`),
};

describe.each(Object.entries(NAMES))('a slip with names %s', (kind, name) => {
  it.each([
    ['80 mm', GENERIC_80, 'zh-Hans'],
    ['80 mm', GENERIC_80, 'en'],
    ['58 mm', GENERIC_58, 'zh-Hans'],
    ['58 mm', GENERIC_58, 'en'],
  ] as const)(
    '[S9] [R6] on %s: every letter is on the paper, nothing beyond its edge (%#)',
    async (paper, profile, language) => {
      const step = { ...HOUSEHOLD, serviceName: name, departmentName: name, lineName: name };
      const input = sampleInput({ language, hallName: name, steps: [step], categoryName: name });
      const bytes = receiptBytes(input, profile);
      await mkdir(FOLDER, { recursive: true });
      const file = `slip-long-${kind.replaceAll(' ', '-')}-${language}-${paper.slice(0, 2)}.png`;
      const picture = await receiptPicture(bytes, profile.widthDots);
      await writeFile(join(FOLDER, file), picture);
      expect(PNG.sync.read(picture).width).toBe(profile.widthDots);

      const { commands } = parseCommands(bytes);
      const { bitmap, text, unknown } = paperOf(commands, profile.widthDots);
      expect(unknown).toEqual([]);
      // A wider paper shows what this one would have cut off, or broken anew: with all at the left nothing may differ.
      const left = commands.filter(({ kind: one }) => one !== 'align' && one !== 'cut');
      const [own, wide] = [profile.widthDots, profile.widthDots + 96].map((dots) => paperOf(left, dots));
      expect(wide?.text).toEqual(own?.text);
      expect(inkBeyond(wide?.bitmap, profile.widthDots)).toBe(0);
      expect(wide?.bitmap.heightDots).toBe(own?.bitmap.heightDots);
      expect(bitmap.heightDots).toBeGreaterThanOrEqual(own?.bitmap.heightDots ?? 0);

      const lines = text.map((line) => line.trim());
      const whole = lines.join('').replaceAll(/\s/gu, '');
      // The name of the service once at least, letter for letter.
      expect(whole).toContain(name[language].replaceAll('’', '').replaceAll(/\s/gu, '').slice(0, 20));
      const words = new Set([ENGLISH, name.en].join(' ').split(/[\s,（）()]+/u));
      const broken = lines.filter((line, at) => {
        const [before = ''] = /[A-Za-z]+$/u.exec(line) ?? [];
        const [after = ''] = /^[A-Za-z]+/u.exec(lines[at + 1] ?? '') ?? [];
        // What is longer than a line has to be broken somewhere.
        return before !== '' && after !== '' && words.has(before + after) && (before + after).length <= profile.columns;
      });
      expect(broken).toEqual([]);
    },
  );
});

/** Dots that stand at or behind a column. */
function inkBeyond(bitmap: ReturnType<typeof paperOf>['bitmap'] | undefined, from: number): number {
  if (bitmap === undefined) return -1;
  let dots = 0;
  for (let y = 0; y < bitmap.heightDots; y += 1)
    for (let x = from; x < bitmap.widthDots; x += 1) if (dotAt(bitmap, x, y)) dots += 1;
  return dots;
}
