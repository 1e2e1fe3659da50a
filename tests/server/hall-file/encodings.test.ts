import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hallFileErrorText } from '../../../core/hall-file/tables.ts';
import { loadHall } from '../../../server/hall-file/read-hall-folder.ts';
import { SMALL_HALL, type HallTexts } from '../../core/hall-file/fixtures/small-hall-file.ts';

const HEADER = 'id,name_zh_hans,name_zh_hant,name_en,zone\n';
const DEPARTMENTS = `${HEADER}tax,市税务局,市稅務局,Tax office,1F-A\nland,市自然资源局,市自然資源局,Land office,1F-B\n`;

/** The bytes of a text with one byte taken away: the `nth` of the first letter that is `of`. */
function withoutByte(text: string, of: string, nth: number, encoding = 'utf8'): Buffer {
  const at = iconv.encode(text.slice(0, text.indexOf(of)), encoding).length + nth;
  const bytes = iconv.encode(text, encoding);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hall-'));
  for (const [file, text] of Object.entries(SMALL_HALL)) await writeFile(join(folder, file), text);
});
afterAll(() => rm(folder, { recursive: true }));

/** What is said of the small hall when one of its files has these bytes; its departments when nothing is. */
async function told(bytes: Uint8Array, file = 'departments.csv'): Promise<string> {
  await writeFile(join(folder, file), bytes);
  const hall = await loadHall(folder);
  await writeFile(join(folder, file), SMALL_HALL[file] ?? '');
  if (!hall.ok) return hall.error.map(hallFileErrorText).join('\n');
  return hall.value.catalogue.departments
    .map(({ id, name, zone }) => [id, name['zh-Hans'], name.en, zone].join(' '))
    .join(', ');
}

const AS_WRITTEN = 'tax 市税务局 Tax office 1F-A, land 市自然资源局 Land office 1F-B';

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', 'utf8', {}],
    ['UTF-8 with a mark', 'utf8', { addBOM: true }],
    ['GB18030', 'gb18030', {}],
    ['UTF-16, little end first, with a mark', 'utf-16le', { addBOM: true }],
    ['UTF-16, little end first', 'utf-16le', { addBOM: false }],
    ['UTF-16, big end first, with a mark', 'utf-16be', { addBOM: true }],
    ['UTF-16, big end first', 'utf-16be', { addBOM: false }],
  ] as const)('[H24] %s is read', async (_, encoding, options) => {
    expect(await told(iconv.encode(DEPARTMENTS, encoding, options))).toBe(AS_WRITTEN);
  });

  it('[H24] Big5 of a hall that writes traditional Chinese is read, as GB18030 of the same is', async () => {
    const text = DEPARTMENTS.replace('市税务局', '市稅務局').replace('市自然资源局', '市自然資源局');
    const read = AS_WRITTEN.replace('市税务局', '市稅務局').replace('市自然资源局', '市自然資源局');
    expect(await told(iconv.encode(text, 'big5'))).toBe(read);
    expect(await told(iconv.encode(text, 'gb18030'))).toBe(read);
  });

  it('[H24] a few hanzi of GB18030 whose bytes might be UTF-8 are hanzi', async () => {
    const text = `${HEADER}tax,医药,医药,Medicine,1F-A\nland,医药,医药,Drugs,1F-B\n`;
    expect(await told(iconv.encode(text, 'gb18030'))).toBe('tax 医药 Medicine 1F-A, land 医药 Drugs 1F-B');
    const accents = `${HEADER}tax,Café,Café,Café,1F-A\nland,Łódź,Łódź,Łódź,1F-B\n`;
    expect(await told(Buffer.from(accents))).toBe('tax Café Café 1F-A, land Łódź Łódź 1F-B');
  });

  it.each([
    ['the first of three', 0],
    ['the second of three', 1],
    ['the last of three', 2],
  ])('[H24] UTF-8 less one byte, %s, is told with its line and is not read as something else', async (_, nth) => {
    const said = await told(withoutByte(DEPARTMENTS, '资', nth));
    expect(said).toMatch(/^departments\.csv, line 3 "市自然�+源局": expected text in UTF-8, as the rest of this file/);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('[H24] so it is where the damaged file has a � of its own before', async () => {
    const text = DEPARTMENTS.replace('Tax office', 'Tax � office');
    expect(await told(withoutByte(text, '源', 1))).toContain('departments.csv, line 3 "市自然资');
  });

  it.each([
    [
      'GB18030 less one byte',
      withoutByte(DEPARTMENTS, '资', 0, 'gb18030'),
      /line 3 .*UTF-8, GB18030 or Big5; here it is none/,
    ],
    [
      'Latin letters of one byte',
      iconv.encode(`${HEADER}tax,Büro,Büro,Büro,1F-A\n`, 'latin1'),
      /line 2 .*here it is none/,
    ],
    [
      'UTF-16 that ends within a letter',
      iconv.encode(DEPARTMENTS, 'utf-16le', { addBOM: true }).subarray(0, -1),
      /is UTF-16, and a byte is lost/,
    ],
    [
      'half GB18030, half UTF-8',
      Buffer.concat([iconv.encode(DEPARTMENTS.repeat(3), 'gb18030'), Buffer.from('x,市公安局,市公安局,Police,1F-C\n')]),
      /line 10 "x,市公安局.*text in GB18030, as the rest/,
    ],
    [
      'a workbook under another name',
      Buffer.from('PK\u0003\u0004 and the rest of it'),
      /not a workbook \(xlsx\) under another name/,
    ],
    ['an old workbook under another name', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /not a workbook \(xls\)/],
  ])('[H24] %s is told', async (_, bytes, says) => {
    const said = await told(bytes);
    expect(said).toMatch(says);
    expect(said.split('\n')).toHaveLength(1);
  });

  it('[H24] the other files are read on, and nothing is said of what stands in the damaged one', async () => {
    await writeFile(join(folder, 'lines.csv'), (SMALL_HALL['lines.csv'] ?? '').replace('A,tax', 'I,tax'));
    const said = await told(withoutByte(DEPARTMENTS, '资', 1));
    await writeFile(join(folder, 'lines.csv'), SMALL_HALL['lines.csv'] ?? '');
    expect(said.split('\n').map((line) => line.slice(0, 28))).toEqual([
      'departments.csv, line 3 "市自然',
      'lines.csv, line 2, prefix "I',
    ]);
  });
});

describe('what separates fields', () => {
  const QUOTED = DEPARTMENTS.replace('Tax office', '"Tax, and more"');
  const cut = (sign: string, text: HallTexts[string] = QUOTED): Buffer =>
    Buffer.from(text.replaceAll(/"[^"]*"|,/g, (part) => (part === ',' ? sign : part)));
  const read = AS_WRITTEN.replace('Tax office', 'Tax, and more');

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['wide commas', '，'],
    ['strokes', '|'],
  ])('[H25] %s are read', async (_, sign) => {
    expect(await told(cut(sign))).toBe(read);
    expect(await told(iconv.encode(cut(sign).toString(), 'utf-16le', { addBOM: true }))).toBe(read);
  });

  it('[H25] a first line that says so is read, and lines keep their numbers', async () => {
    expect(await told(Buffer.from(`sep=;\r\n${cut(';').toString()}`))).toBe(read);
    expect(await told(Buffer.from(`sep=,\n${QUOTED}`))).toBe(read);
    expect(await told(Buffer.from(`sep=,\n${QUOTED.replace('land,', 'Land,')}`))).toContain(
      'departments.csv, line 4, id "Land"',
    );
    expect(await told(Buffer.from(`sep=,\n${QUOTED.replace('zone', 'place')}`))).toContain(
      'departments.csv, line 2, place',
    );
  });

  it.each([
    ['a wide comma', '，', 'not by the wide comma ，'],
    ['semicolons', ';', 'not by semicolons'],
    ['tabs', '\t', 'not by tabs'],
  ])('[H25] a line with %s in a file of commas is told as that', async (_, sign, says) => {
    const lines = DEPARTMENTS.split('\n');
    const said = await told(Buffer.from([lines[0], lines[1], lines[2]?.replaceAll(',', sign), ''].join('\n')));
    expect(said).toContain(`departments.csv, line 3 `);
    expect(said).toContain(says);
  });

  it('[H25] a line with commas in a file of tabs is told as that', async () => {
    const lines = cut('\t').toString().split('\n');
    const said = await told(Buffer.from([lines[0], lines[1], DEPARTMENTS.split('\n')[2], ''].join('\n')));
    expect(said).toContain('not by commas');
  });

  it('[H25] lists and names may hold semicolons and wide commas', async () => {
    const text = DEPARTMENTS.replace('市税务局', '税务，社保；办事');
    expect(await told(Buffer.from(text))).toBe(AS_WRITTEN.replace('市税务局', '税务，社保；办事'));
  });
});
