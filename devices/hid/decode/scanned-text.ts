const TEXTS = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }));

/**
 * The bytes of a code as text: UTF-8, or the GB18030 of Chinese codes, or else byte by byte; without the line end that
 * scanners add.
 */
export function scannedText(bytes: Uint8Array): string {
  return read(bytes).replace(/[\r\n]+$/, '');
}

function read(bytes: Uint8Array): string {
  for (const decoder of TEXTS) {
    try {
      return decoder.decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return Buffer.from(bytes).toString('latin1');
}
