import { err, ok, type Result } from '../../core/base/result.ts';
import type { Millis } from '../../core/base/time.ts';

/** One thing that went over the wire. */
export type RecordedPiece = {
  /** Milliseconds after the piece before it. */
  readonly afterMs: Millis;
  /** `in`: the device said it; `out`: it was said to the device. */
  readonly way: 'in' | 'out';
  readonly bytes: Uint8Array;
};

const LINE = /^\+(\d{1,7})\s+([<>])((?:\s+[0-9a-f]{2})+)$/i;

/**
 * Reads a recording: one piece a line, `+12 < 00 00 59 00` (12 ms after the one before, from the device) or `+0 > aa
 * aa` (to it); a line that begins with `#` is a remark. The error names the line.
 */
export function readRecording(text: string): Result<readonly RecordedPiece[], string> {
  const pieces: RecordedPiece[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const [, after, way, bytes = ''] = LINE.exec(line) ?? [];
    if (after === undefined)
      return err(
        `line ${at + 1} "${line.slice(0, 40)}": expected +MS < BYTES or +MS > BYTES, such as "+12 < 00 00 59 00"`,
      );
    const said = bytes.trim().split(/\s+/);
    pieces.push({
      afterMs: Number(after),
      way: way === '<' ? 'in' : 'out',
      bytes: Uint8Array.from(said, (byte) => Number.parseInt(byte, 16)),
    });
  }
  return ok(pieces);
}

/** Writes a piece as a line of a recording. */
export function recordingLine({ afterMs, way, bytes }: RecordedPiece): string {
  const said = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `+${Math.round(afterMs)} ${way === 'in' ? '<' : '>'} ${said}`;
}
