import { createHash } from 'node:crypto';

const LETTERS = 22;

/** A tag that is another one when any part of an answer is. */
export function answerTag(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const [at, part] of parts.entries()) hash.update(at === 0 ? '' : '\n').update(part);
  return hash.digest('base64url').slice(0, LETTERS);
}
