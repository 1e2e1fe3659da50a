/**
 * The text of a file as UTF-8, with or without byte order mark, or as GB18030, in which a Chinese spreadsheet saves its
 * CSV.
 */
export function decodeText(bytes: Uint8Array): string {
  // Both decoders drop a byte order mark. Chinese text in GB18030 is practically never valid UTF-8, so a strict try
  // decides.
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
