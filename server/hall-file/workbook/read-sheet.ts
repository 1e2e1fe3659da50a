import { shownAs, type Shown } from './number-format.ts';
import { xmlParts, type XmlPart } from './xml-tags.ts';

/** A cell as it was stored: a text, a number and how it is shown, yes or no, or a formula that was never computed. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly shown: Shown }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'uncomputed' };

/** A sheet: its cells by row (from 1) and column (from 0), and the ranges that were merged (`B3:B5`). */
export type Sheet = {
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
  readonly merged: readonly string[];
};

/** What all sheets of a workbook refer to. */
export type SheetParts = { readonly strings: readonly string[]; readonly styles: readonly Shown[] };

/** The texts that sheets share, one an `si`; how they are read aloud stands beside them and is none of them. */
export function sharedStrings(parts: readonly XmlPart[]): readonly string[] {
  return itemsOf(parts, 'si').map(textIn);
}

/** How each style shows numbers, in the order of `cellXfs`. Source: ECMA-376 18.8. */
export function cellStyles(parts: readonly XmlPart[]): readonly Shown[] {
  const codes = new Map<string, string>();
  for (const part of parts)
    if (part.kind === 'open' && part.name === 'numFmt')
      codes.set(part.attributes.get('numFmtId') ?? '', part.attributes.get('formatCode') ?? '');
  const [own = []] = itemsOf(parts, 'cellXfs');
  return own.flatMap((part) => {
    if (part.kind !== 'open' || part.name !== 'xf') return [];
    const id = part.attributes.get('numFmtId') ?? '0';
    return [shownAs(Number(id), codes.get(id))];
  });
}

/** Reads a sheet; undefined for what is none. */
export function readSheet(xml: string, shared: SheetParts): Sheet | undefined {
  const parts = xmlParts(xml);
  if (parts === undefined) return undefined;
  const rows = new Map<number, Map<number, Cell>>();
  const merged: string[] = [];
  let row = 0;
  let cells = new Map<number, Cell>();
  let column = -1;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part?.kind !== 'open') continue;
    if (part.name === 'mergeCell') merged.push(part.attributes.get('ref') ?? '');
    if (part.name === 'row') {
      // Both may be left out, and then count on.
      row = Number(part.attributes.get('r') ?? row + 1);
      cells = new Map();
      rows.set(row, cells);
      column = -1;
    }
    if (part.name !== 'c') continue;
    const end = endOf(parts, at);
    column = columnIn(part.attributes.get('r')) ?? column + 1;
    const cell = cellIn(parts.slice(at + 1, end), part.attributes, shared);
    if (cell !== undefined) cells.set(column, cell);
    at = end;
  }
  return { rows, merged };
}

/** `C7` is in column 2. */
function columnIn(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters.toUpperCase()].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
}

/** The letters of a column: 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  const above = column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1);
  return above + String.fromCharCode(65 + (column % 26));
}

function cellIn(
  inside: readonly XmlPart[],
  attributes: ReadonlyMap<string, string>,
  { strings, styles }: SheetParts,
): Cell | undefined {
  const [formula] = itemsOf(inside, 'f');
  const [stored] = itemsOf(inside, 'v');
  const value = stored === undefined ? undefined : plainText(stored);
  switch (attributes.get('t')) {
    case 'inlineStr':
      return { kind: 'text', text: textIn(itemsOf(inside, 'is')[0] ?? []) };
    case 's':
      return value === undefined ? undefined : { kind: 'text', text: strings[Number(value)] ?? '' };
    case 'b':
      return { kind: 'truth', value: value === '1' };
    case 'str':
    case 'e':
    case 'd':
      return { kind: 'text', text: unescaped(value ?? '') };
    default:
      if (value === undefined || value === '') return formula === undefined ? undefined : { kind: 'uncomputed' };
      return {
        kind: 'number',
        value: Number(value),
        shown: styles[Number(attributes.get('s') ?? 0)] ?? { as: 'number', digits: 0 },
      };
  }
}

/** What stands in each element of a name, those inside one another once. */
function itemsOf(parts: readonly XmlPart[], name: string): XmlPart[][] {
  const found: XmlPart[][] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part?.kind !== 'open' || part.name !== name) continue;
    const end = endOf(parts, at);
    found.push(parts.slice(at + 1, end));
    at = end;
  }
  return found;
}

/** Where the element ends that begins here. */
function endOf(parts: readonly XmlPart[], from: number): number {
  let depth = 0;
  for (let at = from; at < parts.length; at += 1) {
    if (parts[at]?.kind === 'open') depth += 1;
    if (parts[at]?.kind === 'close' && (depth -= 1) === 0) return at;
  }
  return parts.length;
}

/** The text of `t` elements one after the other; `rPh` tells how it is read aloud. */
function textIn(parts: readonly XmlPart[]): string {
  let text = '';
  let spoken = 0;
  let within = false;
  for (const part of parts) {
    if (part.kind === 'text') text += within && spoken === 0 ? part.text : '';
    else if (part.name === 'rPh') spoken += part.kind === 'open' ? 1 : -1;
    else if (part.name === 't') within = part.kind === 'open';
  }
  return unescaped(text);
}

function plainText(parts: readonly XmlPart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
}

/** `_x000D_` is a character that XML cannot hold. */
function unescaped(text: string): string {
  return text
    .replaceAll(/_x([\dA-F]{4})_/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\r\n?/g, '\n');
}
