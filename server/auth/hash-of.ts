import { createHash } from 'node:crypto';

/** What is kept of a token, link or code: whoever reads it cannot show it. So long a secret needs no slow hash. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
