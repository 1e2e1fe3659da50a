import { createHmac, randomBytes } from 'node:crypto';
import type { Instant } from '../../../core/base/time.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A secret as Standard Webhooks writes it. */
export function newHookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export type Signed = {
  readonly id: string;
  readonly body: string;
  /** Of this try. */
  readonly at: Instant;
  /** The one that counts first; those that are to go sign along. */
  readonly keys: readonly Buffer[];
};

/**
 * The headers of Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, a full stop between them, so that neither
 * an old one nor one under another id passes.
 */
export function signedHeaders({ id, body, at, keys }: Signed): Readonly<Record<string, string>> {
  const t = String(Math.floor(at / 1000));
  const signature = keys.map((key) => `v1,${createHmac('sha256', key).update(`${id}.${t}.${body}`).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': t, 'webhook-signature': signature.join(' ') };
}

/** The bytes that a secret stands for. */
export function keyOf(secret: string): Buffer {
  return Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
}
