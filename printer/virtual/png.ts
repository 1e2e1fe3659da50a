import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { rowBytes, type Bitmap } from '../render/bitmap.ts';

const deflated = promisify(deflate);
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const DOTS_PER_METRE = 8000;

/** A black-and-white PNG of one bit a dot, at the size of the paper (RFC 2083). */
export async function pngOf(bitmap: Bitmap): Promise<Buffer> {
  const bytes = rowBytes(bitmap.widthDots);
  const height = Math.max(1, bitmap.heightDots);
  const rows = Buffer.alloc((bytes + 1) * height, 0xff);
  for (let y = 0; y < height; y += 1) {
    rows[y * (bytes + 1)] = 0; // no filter
    for (let x = 0; x < bytes; x += 1) rows[y * (bytes + 1) + 1 + x] = ~(bitmap.rows[y * bytes + x] ?? 0) & 0xff;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.widthDots, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // one bit, greyscale
  const size = Buffer.alloc(9);
  size.writeUInt32BE(DOTS_PER_METRE, 0);
  size.writeUInt32BE(DOTS_PER_METRE, 4);
  size[8] = 1; // metres
  const body = await deflated(rows, { level: 6 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', size),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc(typed), typed.length + 4);
  return framed;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
