import { own } from '../../../core/base/own.ts';

/** What stands in an XML text, in its order: tags by their name without a prefix, and texts. */
export type XmlPart =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const TAG =
  /<(?:!--[^]*?--|\?[^]*?\?|!\[CDATA\[([^]*?)\]\]|(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads an XML text as workbooks are written: no declarations of one's own, so that nothing in it can grow or fetch.
 * Gives undefined for a text that is none.
 */
export function xmlParts(xml: string): readonly XmlPart[] | undefined {
  const parts: XmlPart[] = [];
  let at = 0;
  for (const found of xml.matchAll(TAG)) {
    const between = xml.slice(at, found.index);
    if (between.includes('<')) return undefined;
    if (between !== '') parts.push({ kind: 'text', text: unescaped(between) });
    at = found.index + found[0].length;
    const [, literal, closing, name, attributes = '', single] = found;
    if (literal !== undefined) parts.push({ kind: 'text', text: literal });
    if (name === undefined) continue;
    if (closing === '/') parts.push({ kind: 'close', name });
    else parts.push({ kind: 'open', name, attributes: attributesOf(attributes) });
    if (single === '/') parts.push({ kind: 'close', name });
  }
  return xml.slice(at).trim() === '' ? parts : undefined;
}

/** By their names without a prefix; `r:id` is `id` beside `sheetId`. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]): [string, string] => [
    name.slice(name.indexOf(':') + 1),
    unescaped(double ?? single ?? ''),
  ]);
  return new Map(found);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name = '') => {
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (Number.isNaN(code)) return own(NAMED, name as string) ?? whole;
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
