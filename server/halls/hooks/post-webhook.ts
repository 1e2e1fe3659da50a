import { createHmac } from 'node:crypto';
import type { OwnDoors } from '../../ops/own-doors.ts';
import { postOut } from './post-out.ts';
import { signedHeaders } from './sign.ts';

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
 * Posts an alert or a report once, signed under the hall's own secret both as it always was and as Standard Webhooks
 * has it. Undefined when it was taken (2xx); else why not, in English. Throws only when `stop` ends it.
 */
export async function postWebhook(delivery: Delivery, doors: OwnDoors, stop: AbortSignal): Promise<string | undefined> {
  const { url, id, body, at, secret } = delivery;
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Hallcall-Delivery': id,
    'Hallcall-Signature': signatureOf(delivery),
    ...signedHeaders({ id, body, at, keys: [Buffer.from(secret)] }),
  };
  return (await postOut({ url, headers, body }, doors, stop))?.detail;
}

/** `t=1773018000,v1=…`: HMAC-SHA256 under the secret over `t`, a full stop and the body, so that an old one shows. */
function signatureOf({ secret, body, at }: Delivery): string {
  const t = String(Math.floor(at / 1000));
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
