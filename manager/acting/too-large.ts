import { MOST_BODY_BYTES } from '../../core/protocol/message-size.ts';
import type { Problem } from '../../web/link/problem.ts';

/** Why a command cannot be sent: what has no room in one message costs the line, and the next line, too. */
export function tooLarge(body: object): Problem | undefined {
  const { size } = new Blob([JSON.stringify(body)]);
  return size > MOST_BODY_BYTES ? { title: 'The request is too large', status: 413 } : undefined;
}
