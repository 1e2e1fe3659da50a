import { crc32, deflateRawSync } from 'node:zlib';
import type { Sheet, SheetCell, SheetKind } from '../../core/reports/report-sheet.ts';

/** A table as a spreadsheet (ECMA-376): typed cells, a frozen head with filters. A text is never a formula. */
export function xlsxFile(sheet: Sheet): Buffer {
  return zip([
    ['[Content_Types].xml', CONTENT_TYPES],
    ['_rels/.rels', ROOT_RELATIONS],
    ['xl/workbook.xml', workbook(sheet)],
    ['xl/_rels/workbook.xml.rels', BOOK_RELATIONS],
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', worksheet(sheet)],
  ]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

const ROOT_RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const BOOK_RELATIONS =
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
  `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;

/** The format of a cell by what it holds; 0 is the usual one, 1 the head. */
const STYLE: Readonly<Record<SheetKind, number>> = {
  ...{ text: 0, date: 2, count: 3, seconds: 4, share: 5, grade: 6, ratio: 6, clock: 7 },
};

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>` +
  '<numFmt numFmtId="165" formatCode="0.0"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  [164, 1, 165, 10, 2, 166]
    .map((id) => `<xf numFmtId="${String(id)}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('') +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function workbook({ name }: Sheet): string {
  // Such a name may not have these signs, nor more than 31 of any.
  const title = name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    `<sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  );
}

function worksheet({ head, kinds, rows }: Sheet): string {
  const last = `${columnName(head.length - 1)}${String(rows.length + 1)}`;
  const body = rows.map((row, at) => rowXml(row, at + 2, kinds)).join('');
  const widths = head
    .map(
      (text, at) =>
        `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(widthOf(text))}" customWidth="1"/>`,
    )
    .join('');
  return (
    `${XML}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths}</cols><sheetData>` +
    `<row r="1">${head.map((text, at) => textCell(text, `${columnName(at)}1`, 1)).join('')}</row>${body}</sheetData>` +
    `<autoFilter ref="A1:${last}"/></worksheet>`
  );
}

/** Wide signs take two places. */
function widthOf(text: string): number {
  return Math.min(60, 4 + [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0));
}

function rowXml(row: readonly SheetCell[], number: number, kinds: readonly SheetKind[]): string {
  const cells = row.map((cell, at) => cellXml(cell, `${columnName(at)}${String(number)}`, kinds[at] ?? 'text'));
  return `<row r="${String(number)}">${cells.join('')}</row>`;
}

function cellXml(cell: SheetCell, place: string, kind: SheetKind): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}" s="${String(STYLE[kind])}"><v>${String(cell)}</v></c>`;
  const serial = kind === 'date' ? serialOf(cell) : kind === 'clock' ? fractionOf(cell) : undefined;
  if (serial !== undefined) return `<c r="${place}" s="${String(STYLE[kind])}"><v>${String(serial)}</v></c>`;
  return textCell(cell, place, 0);
}

function textCell(text: string, place: string, style: number): string {
  return `<c r="${place}" s="${String(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;

/** A date as spreadsheets count: days since the last one of 1899. */
function serialOf(text: string): number | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY_MS + EPOCH_SERIAL : undefined;
}

/** A time of day as spreadsheets count: a part of a day; more than one where it is past midnight. */
function fractionOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d+):(\d\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) / 1440;
}

function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnName(Math.floor(at / 26) - 1) + letter;
}

function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- XML has no way to say these
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\r', '&#13;')
  );
}

/** A ZIP archive (APPNOTE 6.3): each file deflated, in the order given. */
function zip(files: readonly (readonly [name: string, text: string])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of files) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name);
    const facts = zipFacts(crc32(raw), packed.length, raw.length, title.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, title, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), facts, place, title]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

/** What both heads of a file have in common: version 2.0, names in UTF-8, deflated, no date but the first there is. */
function zipFacts(sum: number, packed: number, raw: number, name: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(sum, 10);
  facts.writeUInt32LE(packed, 14);
  facts.writeUInt32LE(raw, 18);
  facts.writeUInt16LE(name, 22);
  return facts;
}
