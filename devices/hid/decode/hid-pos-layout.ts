/**
 * Where the fields stand in an input report of a scanner, the report ID (at 0, where there is one) counted. Units:
 * bytes.
 */
export type ScanLayout = {
  readonly reportId: number | undefined;
  /** How many data bytes count; undefined: all up to the zeros at the end. */
  readonly countAt: number | undefined;
  readonly symbologyAt: number | undefined;
  readonly dataAt: number;
  readonly dataBytes: number;
  /** Byte and bit of "more of this code follows"; undefined where a code is one report. */
  readonly continued: { readonly at: number; readonly mask: number } | undefined;
  readonly length: number;
};

/** Honeywell, and Youjie of the same house: two bytes of its own between data and flag. */
export const HONEYWELL_LAYOUT: ScanLayout = {
  reportId: 2,
  countAt: 1,
  symbologyAt: 2,
  dataAt: 5,
  dataBytes: 56,
  continued: { at: 63, mask: 1 },
  length: 64,
};

/** The fields of the HID page 0x8C and nothing else, in the order of its text. */
export const PLAIN_LAYOUT: ScanLayout = { ...HONEYWELL_LAYOUT, continued: { at: 61, mask: 1 }, length: 62 };

const PAGE_SCANNER = 0x8c;
const USAGE = { byteCount: 0x01_003b, symbology: 0x8c_00fb, data: 0x8c_00fe, continued: 0x8c_00ff };

type Field = {
  readonly usages: readonly number[];
  readonly bitAt: number;
  readonly bits: number;
  readonly count: number;
};
type Globals = { page: number; size: number; count: number; id: number | undefined };

/**
 * The layout that a scanner's own report descriptor gives, or undefined where there is no decoded data in it: makers
 * order the fields differently. Source: HID 1.11 section 6.2.2, HID Usage Tables page 0x8C.
 */
export function scanLayoutOf(descriptor: Uint8Array): ScanLayout | undefined {
  const reports = inputFields(descriptor);
  for (const [id, fields] of reports) {
    const data = find(fields, USAGE.data);
    if (data === undefined || data.bits % 8 !== 0) continue;
    const end = Math.max(...fields.map((field) => field.bitAt + field.bits * field.count));
    const countAt = byteOf(find(fields, USAGE.byteCount));
    const flag = find(fields, USAGE.continued);
    return {
      reportId: id,
      countAt,
      symbologyAt: byteOf(find(fields, USAGE.symbology)),
      dataAt: data.bitAt / 8,
      dataBytes: (data.bits * data.count) / 8,
      continued: flag === undefined ? undefined : { at: flag.bitAt >> 3, mask: 1 << (flag.bitAt & 7) },
      length: Math.ceil(end / 8),
    };
  }
  return undefined;
}

function find(fields: readonly Field[], usage: number): Field | undefined {
  return fields.find((field) => field.usages.includes(usage));
}

function byteOf(field: Field | undefined): number | undefined {
  return field === undefined ? undefined : field.bitAt >> 3;
}

/** Input fields by report ID, in the order of the descriptor. */
function inputFields(descriptor: Uint8Array): ReadonlyMap<number | undefined, readonly Field[]> {
  const reports = new Map<number | undefined, Field[]>();
  const ends = new Map<number | undefined, number>();
  let globals: Globals = { page: 0, size: 0, count: 0, id: undefined };
  let usages: number[] = [];
  for (const { tag, value } of itemsOf(descriptor)) {
    if (tag === 0x04) globals = { ...globals, page: value };
    else if (tag === 0x74) globals = { ...globals, size: value };
    else if (tag === 0x94) globals = { ...globals, count: value };
    else if (tag === 0x84) globals = { ...globals, id: value };
    else if (tag === 0x08) usages.push(value > 0xffff ? value : (globals.page << 16) | value);
    else if (isMain(tag)) {
      if (tag === 0x80) addField(reports, ends, globals, usages);
      usages = [];
    }
  }
  return reports;
}

function addField(
  reports: Map<number | undefined, Field[]>,
  ends: Map<number | undefined, number>,
  { id, size, count }: Globals,
  usages: readonly number[],
): void {
  const bitAt = ends.get(id) ?? (id === undefined ? 0 : 8);
  const fields = reports.get(id) ?? [];
  fields.push({ usages, bitAt, bits: size, count });
  reports.set(id, fields);
  ends.set(id, bitAt + size * count);
}

/** Input, output, feature, collection, end of collection: each uses up the usages before it. */
function isMain(tag: number): boolean {
  return (tag & 0x0c) === 0;
}

/** Short items: a byte of tag, type and size, then 0, 1, 2 or 4 bytes. Long items are skipped whole. */
function* itemsOf(descriptor: Uint8Array): Generator<{ readonly tag: number; readonly value: number }> {
  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0;
    if (prefix === 0xfe) {
      at += 3 + (descriptor[at + 1] ?? 0);
      continue;
    }
    const bytes = [0, 1, 2, 4][prefix & 3] ?? 0;
    let value = 0;
    for (let step = 0; step < bytes; step++) value += (descriptor[at + 1 + step] ?? 0) * 2 ** (8 * step);
    yield { tag: prefix & 0xfc, value };
    at += 1 + bytes;
  }
}

/** Whether a report descriptor is a scanner's at all. */
export function isScanner(descriptor: Uint8Array): boolean {
  return [...itemsOf(descriptor)].some(({ tag, value }) => tag === 0x04 && value === PAGE_SCANNER);
}
