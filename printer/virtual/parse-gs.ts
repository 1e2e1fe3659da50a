import type { CommandBody } from './command.ts';
import { notDrawn, one, unknown } from './parse-esc.ts';
import type { More, Read } from './read.ts';

const LEVELS = ['L', 'M', 'Q', 'H'] as const;

/** Commands that begin with GS. */
export function readGs(bytes: Uint8Array): Read | More {
  switch (bytes[1]) {
    case undefined:
      return 'more';
    case 0x21:
      return one(bytes, (n) => sizeOf(n, bytes));
    case 0x42:
      return one(bytes, (n) => ({ kind: 'reverse', on: (n & 1) === 1 }));
    case 0x61:
      return one(bytes, (mask) => ({ kind: 'auto-status', mask }));
    case 0x72:
      return one(bytes, (n) => ({ kind: 'ask-paper', n: n >= 48 ? n - 48 : n }));
    case 0x4c:
      return word(bytes, (dots) => ({ kind: 'left-margin', dots }));
    case 0x57:
      return word(bytes, (dots) => ({ kind: 'area-width', dots }));
    case 0x56:
      return readCut(bytes);
    case 0x76:
      return readRaster(bytes);
    case 0x28:
      return readBlock(bytes);
    default:
      return notDrawn(bytes, 'no GS command we know');
  }
}

function sizeOf(n: number, bytes: Uint8Array): CommandBody {
  if ((n & 0x88) !== 0) return unknown(bytes.slice(0, 3), 'no such size');
  return { kind: 'size', of: 'all', width: (n >> 4) + 1, height: (n & 7) + 1 };
}

function word(bytes: Uint8Array, body: (value: number) => CommandBody): Read | More {
  const low = bytes[2];
  const high = bytes[3];
  if (low === undefined || high === undefined) return 'more';
  return { length: 4, body: body(low + high * 256) };
}

function readCut(bytes: Uint8Array): Read | More {
  const mode = bytes[2];
  if (mode === undefined) return 'more';
  if (mode === 0 || mode === 48) return { length: 3, body: { kind: 'cut', part: 'full', feeds: false, dots: 0 } };
  if (mode === 1 || mode === 49) return { length: 3, body: { kind: 'cut', part: 'partial', feeds: false, dots: 0 } };
  if (mode !== 65 && mode !== 66) return { length: 3, body: unknown(bytes.slice(0, 3), 'no such cut') };
  const dots = bytes[3];
  if (dots === undefined) return 'more';
  return { length: 4, body: { kind: 'cut', part: mode === 65 ? 'full' : 'partial', feeds: true, dots } };
}

function readRaster(bytes: Uint8Array): Read | More {
  const [, , mark, mode, xLow, xHigh, yLow, yHigh] = bytes;
  if (mark === undefined) return 'more';
  if (mark !== 0x30) return { length: 3, body: unknown(bytes.slice(0, 3), 'no GS v command we know') };
  if (mode === undefined || xLow === undefined || xHigh === undefined) return 'more';
  if (yLow === undefined || yHigh === undefined) return 'more';
  const widthBytes = xLow + xHigh * 256;
  const heightDots = yLow + yHigh * 256;
  const length = 8 + widthBytes * heightDots;
  if (bytes.length < length) return 'more';
  const scaleX = (mode & 1) + 1;
  const scaleY = ((mode >> 1) & 1) + 1;
  return { length, body: { kind: 'raster', scaleX, scaleY, widthBytes, heightDots, rows: bytes.slice(8, length) } };
}

/** GS ( x pL pH …: a block that says how long it is. */
function readBlock(bytes: Uint8Array): Read | More {
  const [, , letter, low, high] = bytes;
  if (letter === undefined || low === undefined || high === undefined) return 'more';
  const length = 5 + low + high * 256;
  if (bytes.length < length) return 'more';
  const data = bytes.subarray(5, length);
  const body = letter === 0x6b ? qrOf(data) : letter === 0x48 ? processIdOf(data) : undefined;
  return { length, body: body ?? unknown(bytes.slice(0, length), 'no GS ( block we know') };
}

function qrOf(data: Uint8Array): CommandBody | undefined {
  const [symbol, fn, n = 0] = data;
  if (symbol !== 49) return undefined;
  switch (fn) {
    case 65:
      return { kind: 'qr-model', model: n };
    case 67:
      return n >= 1 && n <= 16 ? { kind: 'qr-module', dots: n } : undefined;
    case 69: {
      const level = LEVELS[n - 48];
      return level === undefined ? undefined : { kind: 'qr-level', level };
    }
    case 80:
      return { kind: 'qr-store', data: data.slice(3) };
    case 81:
      return { kind: 'qr-print' };
    default:
      return undefined;
  }
}

function processIdOf(data: Uint8Array): CommandBody | undefined {
  const [fn, mark, ...id] = data;
  if (fn !== 48 || mark !== 48 || id.length !== 4) return undefined;
  return { kind: 'process-id', id: String.fromCharCode(...id) };
}
