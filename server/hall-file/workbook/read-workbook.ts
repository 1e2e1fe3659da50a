import { err, ok, type Result } from '../../../core/base/result.ts';
import { cellStyles, readSheet, sharedStrings, type Sheet, type SheetParts } from './read-sheet.ts';
import { openZip, type Zip } from './unzip.ts';
import { xmlParts, type XmlPart } from './xml-tags.ts';

/** A sheet by its name; `hidden`: nobody sees it who opens the workbook. */
export type NamedSheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly read: () => Result<Sheet, string>;
};

/** A workbook: its sheets in their order, and whether its days count from 1904. */
export type Workbook = { readonly sheets: readonly NamedSheet[]; readonly since1904: boolean };

/** Where older Excel, and Excel with a password, keep a workbook. */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const NONE = 'a workbook (.xlsx) as Excel, WPS and LibreOffice save it';

/** Opens an XLSX workbook. The error says what should have been there. Source: ECMA-376 parts 1 and 2. */
export function readWorkbook(bytes: Buffer): Result<Workbook, string> {
  if (bytes.subarray(0, 4).equals(COMPOUND))
    return err('a workbook (.xlsx) without a password, not one of the old kind (.xls): save it as .xlsx, without one');
  if (bytes.length === 0) return err(`${NONE}, not an empty file`);
  const zip = openZip(bytes);
  if (!zip.ok) return bytes.toString('latin1', 0, 2) === 'PK' ? zip : err(NONE);
  const book = partsOf(zip.value, 'xl/workbook.xml');
  if (!book.ok) return book;
  const links = partsOf(zip.value, 'xl/_rels/workbook.xml.rels');
  const strings = partsOf(zip.value, 'xl/sharedStrings.xml');
  const styles = partsOf(zip.value, 'xl/styles.xml');
  for (const part of [links, strings, styles]) if (!part.ok) return part;
  if (book.value === undefined || !links.ok || links.value === undefined) return err(NONE);
  const shared: SheetParts = {
    strings: strings.ok ? sharedStrings(strings.value ?? []) : [],
    styles: styles.ok ? cellStyles(styles.value ?? []) : [],
  };
  const targets = new Map(
    tagsOf(links.value, 'Relationship').map((each) => [each.get('Id') ?? '', pathOf(each.get('Target') ?? '')]),
  );
  const sheets = tagsOf(book.value, 'sheet').map((each): NamedSheet => ({
    name: each.get('name') ?? '',
    hidden: (each.get('state') ?? 'visible') !== 'visible',
    read: () => sheetAt(zip.value, targets.get(each.get('id') ?? '') ?? '', shared),
  }));
  const since1904 = tagsOf(book.value, 'workbookPr').some((each) => /^(?:1|true)$/.test(each.get('date1904') ?? ''));
  return ok({ sheets, since1904 });
}

function sheetAt(zip: Zip, path: string, shared: SheetParts): Result<Sheet, string> {
  const text = textOf(zip, path);
  if (!text.ok) return text;
  const sheet = text.value === undefined ? undefined : readSheet(text.value, shared);
  return sheet === undefined ? err('a sheet with cells that can be read; save the workbook anew') : ok(sheet);
}

/** Targets are told from `xl/`, or from the root. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

function partsOf(zip: Zip, path: string): Result<readonly XmlPart[] | undefined, string> {
  const text = textOf(zip, path);
  if (!text.ok || text.value === undefined) return text as Result<undefined, string>;
  const parts = xmlParts(text.value);
  return parts === undefined ? err(`${NONE}; ${path} in it is damaged`) : ok(parts);
}

function textOf(zip: Zip, path: string): Result<string | undefined, string> {
  const bytes = zip.read(path);
  if (!bytes.ok) return bytes;
  return ok(
    bytes.value === undefined
      ? undefined
      : Buffer.from(bytes.value)
          .toString('utf8')
          .replace(/^\ufeff/, ''),
  );
}

function tagsOf(parts: readonly XmlPart[], name: string): readonly ReadonlyMap<string, string>[] {
  return parts.flatMap((part) => (part.kind === 'open' && part.name === name ? [part.attributes] : []));
}
