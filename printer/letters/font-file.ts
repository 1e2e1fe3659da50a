import { closeSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { joined, rangesOf, type CodePoints } from '../../core/base/code-points.ts';

const WOFF = 0x774f4646;
const CMAP = 0x636d6170;

/**
 * The characters that a font file has, from its table `cmap` (formats 4 and 12) alone: nothing else of the file is
 * read. TrueType, OpenType and WOFF.
 */
export function charactersOf(file: string): CodePoints {
  const handle = openSync(file, 'r');
  try {
    return readCmap(cmapTable(handle));
  } finally {
    closeSync(handle);
  }
}

function cmapTable(handle: number): DataView {
  const head = read(handle, 0, 64);
  const woff = head.getUint32(0) === WOFF;
  const [directory, entry] = woff ? [44, 20] : [12, 16];
  const tables = head.getUint16(woff ? 12 : 4);
  const list = read(handle, directory, tables * entry);
  for (let at = 0; at < tables * entry; at += entry) {
    if (list.getUint32(at) !== CMAP) continue;
    if (!woff) return read(handle, list.getUint32(at + 8), list.getUint32(at + 12));
    const packed = list.getUint32(at + 8);
    const table = read(handle, list.getUint32(at + 4), packed);
    return packed < list.getUint32(at + 12) ? viewOf(inflateSync(table)) : table;
  }
  throw new Error('a font without the table cmap');
}

function read(handle: number, from: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  readSync(handle, bytes, 0, length, from);
  return viewOf(bytes);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The characters that a table `cmap` maps to a glyph. */
export function readCmap(table: DataView): CodePoints {
  const lists: CodePoints[] = [];
  for (let at = 0; at < table.getUint16(2); at += 1) {
    const offset = table.getUint32(8 + 8 * at);
    const format = table.getUint16(offset);
    if (format === 4) lists.push(segments(table, offset));
    if (format === 12) lists.push(groups(table, offset));
  }
  return joined(lists);
}

function groups(table: DataView, offset: number): CodePoints {
  return Array.from({ length: table.getUint32(offset + 12) }, (_, at) => {
    const group = offset + 16 + 12 * at;
    return [table.getUint32(group), table.getUint32(group + 4)] as const;
  });
}

function segments(table: DataView, offset: number): CodePoints {
  const count = table.getUint16(offset + 6) / 2;
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const end = table.getUint16(offset + 14 + 2 * at);
    const start = table.getUint16(offset + 16 + 2 * (count + at));
    const delta = table.getUint16(offset + 16 + 2 * (2 * count + at));
    const where = offset + 16 + 2 * (3 * count + at);
    const range = table.getUint16(where);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = range === 0 ? code : table.getUint16(where + range + 2 * (code - start));
      const drawn = range !== 0 && glyph === 0 ? 0 : (glyph + delta) & 0xffff;
      if (drawn !== 0) found.push(code);
    }
  }
  return rangesOf(found);
}
