import { createHmac } from 'node:crypto';
import { faultText } from '../../../core/base/fault-text.ts';
import { SECOND, type Millis } from '../../../core/base/time.ts';

/** A receiver that has not answered by then has not taken it. */
const ANSWER_WITHIN_MS: Millis = 10 * SECOND;

export type Delivery = {
  readonly url: string;
  /** The same at every try: a receiver drops what it has taken. */
  readonly id: string;
  readonly body: string;
  readonly secret: string;
  /** Of this try, ms since epoch. */
  readonly at: number;
};

/**
 * Posts once. Undefined when it was taken (2xx); else why not, in English. Nothing is followed: a redirect is no
 * answer. Throws only when `stop` ends it.
 */
export async function postWebhook(delivery: Delivery, stop: AbortSignal): Promise<string | undefined> {
  const { url, id, body } = delivery;
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Hallcall',
        'Hallcall-Delivery': id,
        'Hallcall-Signature': signatureOf(delivery),
      },
      body,
      signal: AbortSignal.any([stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    // What it says beside the status is nobody's business here.
    await response.body?.cancel().catch(() => undefined);
    if (response.ok) return undefined;
    const redirects = response.status >= 300 && response.status < 400;
    return `HTTP ${String(response.status)}${redirects ? ', a redirect, which is not followed' : ''}`;
  } catch (fault) {
    stop.throwIfAborted();
    if (fault instanceof Error && fault.name === 'TimeoutError')
      return `no answer within ${String(ANSWER_WITHIN_MS / SECOND)} s`;
    const cause = fault instanceof Error ? fault.cause : undefined;
    return faultText(cause ?? fault);
  }
}

/** `t=1773018000,v1=…`: HMAC-SHA256 under the secret over `t`, a full stop and the body, so that an old one shows. */
function signatureOf({ secret, body, at }: Delivery): string {
  const t = String(Math.floor(at / 1000));
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
