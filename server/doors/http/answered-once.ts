import type { Instant } from '../../../core/base/time.ts';
import { MINUTE } from '../../../core/base/time.ts';
import type { Refused, Reply } from '../perform.ts';
import { refused } from '../perform.ts';
import { problem } from '../problem.ts';

/** Whoever repeats a request because no answer came does so within minutes. */
const KEPT_MS = 60 * MINUTE;
/** What is answered with is small: a job, a token, an id. */
const MOST_KEPT = 2000;

type Kept = { readonly fingerprint: string; readonly at: Instant; readonly reply: Promise<Reply | 'answered'> };

/**
 * What was answered to a key by a path that is no command of the queue: the same key is answered alike and does nothing
 * twice. Kept in memory for an hour, because there are tokens and keys among the answers, which lie nowhere readable.
 */
export class AnsweredOnce {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => Instant) {}

  /** Does it, unless this key has been used; `fingerprint` tells one request from another. */
  async do(
    key: string,
    fingerprint: string,
    act: () => Promise<Reply | 'answered'>,
  ): Promise<Reply | Refused | 'answered'> {
    this.dropOld();
    const known = this.kept.get(key);
    if (known !== undefined) {
      if (known.fingerprint !== fingerprint)
        return refused(
          problem(422, 'this Idempotency-Key was used for another request; use a new one', { code: 'key-reused' }),
        );
      const reply = await known.reply;
      return reply !== 'answered' && reply.status < 400 ? { ...reply, replayed: true } : reply;
    }
    const reply = act();
    this.kept.set(key, { fingerprint, at: this.now(), reply });
    try {
      const answer = await reply;
      if (!isKept(answer)) this.kept.delete(key);
      return answer;
    } catch (fault) {
      this.kept.delete(key);
      throw fault;
    }
  }

  /** They stand in the order in which they came. */
  private dropOld(): void {
    for (const [key, { at }] of this.kept) {
      if (this.now() - at < KEPT_MS && this.kept.size <= MOST_KEPT) return;
      this.kept.delete(key);
    }
  }
}

/** A refusal is an answer too; what was not understood, not allowed or could not be done leaves its key free. */
function isKept(reply: Reply | 'answered'): boolean {
  return reply !== 'answered' && (reply.status < 400 || [404, 409, 422].includes(reply.status));
}
