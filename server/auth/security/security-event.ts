import { createHash } from 'node:crypto';
import type { SecurityKind } from '../../../core/protocol/security.ts';

/** Something that happened, as whoever saw it tells it. */
export type SecurityNews = {
  readonly kind: SecurityKind;
  /** Whom or what it is about: a person's login, or a kind of device and its id. */
  readonly who?: string;
  /** Who did it, where that is somebody else. */
  readonly by?: string;
  /** From which address. */
  readonly from?: string | undefined;
  /** In English, for whoever looks into it. */
  readonly detail?: string;
};

/** The same as it is written down; each has the hash of itself and of the one before. */
export type SecurityEvent = Omit<SecurityNews, 'from'> & {
  readonly from?: string;
  readonly seq: number;
  /** UTC, RFC 3339. */
  readonly at: string;
  /** So many more of the kind were not written each. */
  readonly more?: number;
  readonly hash: string;
};

/** What stands before the first. */
export const NO_HASH = '';

/** SHA-256 over the hash before and the event as JSON without its own. */
export function chained(event: Omit<SecurityEvent, 'hash'>, before: string): SecurityEvent {
  return { ...event, hash: hashOf(event, before) };
}

/** Whether an event follows the one before it. */
export function follows({ hash, ...event }: SecurityEvent, before: string): boolean {
  return hashOf(event, before) === hash;
}

/** Whatever the order in which they were told or read. */
const FIELDS = [
  'seq',
  'at',
  'kind',
  'who',
  'by',
  'from',
  'detail',
  'more',
] as const satisfies readonly (keyof SecurityEvent)[];

function hashOf(event: Omit<SecurityEvent, 'hash'>, before: string): string {
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify(event, [...FIELDS])}`)
    .digest('base64url');
}
