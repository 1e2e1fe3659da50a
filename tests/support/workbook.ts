import { crc32, deflateRawSync } from 'node:zlib';

/** A cell of a made workbook: a text, a number with the code of its format, or XML of one's own. */
export type MadeCell = string | number | { readonly n: number; readonly format: string } | { readonly xml: string };
export type MadeSheet = {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly MadeCell[] | undefined)[];
  readonly merged?: readonly string[];
  /** In place of all that follows from the rows. */
  readonly xml?: string;
};
export type MadeBook = { readonly sheets: readonly MadeSheet[]; readonly date1904?: boolean; readonly prefix?: string };

/** A workbook as spreadsheets write it: shared texts, styles, a part a sheet. */
export function madeWorkbook({ sheets, date1904, prefix = '' }: MadeBook): Buffer {
  const strings: string[] = [];
  const formats: string[] = [];
  const p = prefix === '' ? '' : `${prefix}:`;
  const cell = (value: MadeCell, ref: string): string => {
    if (typeof value === 'string') {
      strings.push(value);
      return `<${p}c r="${ref}" t="s"><${p}v>${String(strings.length - 1)}</${p}v></${p}c>`;
    }
    if (typeof value === 'number') return `<${p}c r="${ref}"><${p}v>${String(value)}</${p}v></${p}c>`;
    if ('xml' in value) return value.xml.replace('REF', ref);
    formats.push(value.format);
    return `<${p}c r="${ref}" s="${String(formats.length)}"><${p}v>${String(value.n)}</${p}v></${p}c>`;
  };
  const sheetXml = ({ rows, merged = [], xml }: MadeSheet): string =>
    xml ??
    `<${p}worksheet><${p}sheetData>${rows
      .map((cells, at) =>
        cells === undefined
          ? ''
          : `<${p}row r="${String(at + 1)}">${cells.map((each, column) => (each === '' ? '' : cell(each, `${String.fromCharCode(65 + column)}${String(at + 1)}`))).join('')}</${p}row>`,
      )
      .join(
        '',
      )}</${p}sheetData>${merged.length === 0 ? '' : `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`}</${p}worksheet>`;
  const parts = sheets.map(sheetXml);
  return zipped([
    [
      'xl/workbook.xml',
      `<?xml version="1.0"?><${p}workbook xmlns:r="r"><${p}workbookPr${date1904 === true ? ' date1904="1"' : ''}/><${p}sheets>${sheets
        .map(
          ({ name, state }, at) =>
            `<${p}sheet name="${escaped(name)}" sheetId="${String(at + 7)}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${String(at + 1)}"/>`,
        )
        .join('')}</${p}sheets></${p}workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets
        .map(
          (_, at) =>
            `<Relationship Id="rId${String(at + 1)}" Target="${at % 2 === 0 ? '' : '/xl/'}worksheets/s${String(at)}.xml"/>`,
        )
        .join('')}</Relationships>`,
    ],
    ['xl/sharedStrings.xml', `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`],
    [
      'xl/styles.xml',
      `<styleSheet><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${String(200 + at)}" formatCode="${escaped(code)}"/>`)
        .join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, at) => `<xf numFmtId="${String(200 + at)}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
    ...parts.map((xml, at): [string, string] => [`xl/worksheets/s${String(at)}.xml`, xml]),
  ]);
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A zip of texts, packed. */
export function zipped(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, rest, Buffer.from(name)]));
    locals.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end]);
}
