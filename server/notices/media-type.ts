/** The kinds of files that every board can show, by the ending of their names. */
export const MEDIA_TYPES = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
  webm: 'video/webm',
} as const;
export type MediaEnding = keyof typeof MEDIA_TYPES;

/** So many bytes of a file tell what it is. */
export const MAGIC_BYTES = 64;

/** What a file is by its first bytes, whatever it is called; undefined for anything that boards do not show. */
export function endingOf(head: Buffer): MediaEnding | undefined {
  const latin = head.toString('latin1');
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (latin.startsWith('\xff\xd8\xff')) return 'jpg';
  if (latin.startsWith('GIF87a') || latin.startsWith('GIF89a')) return 'gif';
  if (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') return 'webp';
  // ISO media: `ftyp` and a brand. QuickTime, HEIC and AVIF share the form and are not played everywhere.
  if (latin.slice(4, 8) === 'ftyp')
    return /^(isom|iso\d|mp4\d|avc1|M4V |dash|mmp4)/.test(latin.slice(8, 12)) ? 'mp4' : undefined;
  // EBML, the form that Matroska has too: what makes it WebM is its name.
  if (latin.startsWith('\x1a\x45\xdf\xa3')) return latin.includes('webm') ? 'webm' : undefined;
  return undefined;
}
