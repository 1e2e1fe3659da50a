import { createHash } from 'node:crypto';

const POLICY = {
  'default-src': "'self'",
  'base-uri': "'self'",
  'connect-src': "'self' ws: wss:",
  'font-src': "'self' data:",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
  'img-src': "'self' data: blob:",
  // Films that a board has kept.
  'media-src': "'self' blob:",
  'object-src': "'none'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
} as const;

const sources = new Map<string, string>();

/**
 * What a browser may load and do on a page. Nothing is styled by an attribute, nor by a style sheet in the page but the
 * one whose text is given: it is known by its hash, so that no other one counts, whoever has written it into the page.
 */
export function contentPolicy(style?: string): string {
  const given = style === undefined ? '' : ` ${sourceOf(style)}`;
  const rest = Object.entries(POLICY).map(([name, allowed]) => `${name} ${allowed}`);
  return [...rest, `style-src 'self'${given}`].join(';');
}

/** The style sheets of our pages are few, and always the same. */
function sourceOf(style: string): string {
  const known = sources.get(style);
  if (known !== undefined) return known;
  const made = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
  sources.set(style, made);
  return made;
}
