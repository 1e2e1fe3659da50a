import { inflateRawSync } from 'node:zlib';
import { err, ok, type Result } from '../../../core/base/result.ts';

/** What a workbook of a hall comes to many times over; a file that swells beyond it is not unpacked. */
const MOST_FILES = 1000;
const MOST_BYTES = 64 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_REMARK = 0xffff;

/** The files in a zip, by name, each unpacked when it is asked for; all of them together within the limits. */
export type Zip = { readonly read: (name: string) => Result<Uint8Array | undefined, string> };

type Entry = { readonly method: number; readonly packed: number; readonly at: number; readonly encrypted: boolean };

/** Opens a zip by its directory. The error says what should have been there. Source: PKWARE APPNOTE 6.3.10. */
export function openZip(bytes: Buffer): Result<Zip, string> {
  const entries = directoryOf(bytes);
  if (!entries.ok) return entries;
  let left = MOST_BYTES;
  return ok({
    read(name) {
      const entry = entries.value.get(name);
      if (entry === undefined) return ok(undefined);
      const unpacked = unpack(bytes, entry, left);
      if (unpacked.ok) left -= unpacked.value.length;
      return unpacked;
    },
  });
}

const WHOLE = err('a workbook that is whole: this one is cut off or damaged; save it anew');

function directoryOf(bytes: Buffer): Result<ReadonlyMap<string, Entry>, string> {
  const end = endOf(bytes);
  if (end === undefined) return WHOLE;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) return err(`a workbook of at most ${String(MOST_FILES)} parts, not ${String(count)}`);
  let at = bytes.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return WHOLE;
    const name = bytes.readUInt16LE(at + 28);
    entries.set(bytes.toString('utf8', at + 46, at + 46 + name), {
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return ok(entries);
}

/** The end of the directory stands last, before a remark that may be there. */
function endOf(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_REMARK);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  return undefined;
}

function unpack(bytes: Buffer, { method, packed, at, encrypted }: Entry, left: number): Result<Uint8Array, string> {
  if (encrypted) return err('a workbook without a password');
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return WHOLE;
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(from, from + packed);
  if (content.length < packed || (method !== 0 && method !== 8)) return WHOLE;
  if (left <= 0 || (method === 0 && packed > left)) return TOO_LARGE;
  try {
    return ok(method === 0 ? content : inflateRawSync(content, { maxOutputLength: left }));
  } catch (fault) {
    // What zlib says of more than it may unpack; whatever else it throws is a damaged file.
    return (fault as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : WHOLE;
  }
}

const TOO_LARGE = err(`a workbook that is at most ${String(MOST_BYTES / 1024 / 1024)} MB when it is unpacked`);
