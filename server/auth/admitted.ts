import { DAY, type Instant } from '../../core/base/time.ts';
import type { DeviceKind } from '../../core/protocol/rights.ts';
import type { TokenEntry } from './token-store.ts';

/** More than a year: browsers keep no cookie longer. Programs keep their token themselves, for as long as they like. */
export const PAIRED_FOR = 400 * DAY;
export const PROGRAMS: readonly DeviceKind[] = ['agent', 'counter-pc'];
const WARNED_BEFORE = 30 * DAY;

/** A device with an identity: until when that holds, and when it was here last. `here`: it is here now. */
export type AdmittedDevice = {
  readonly kind: TokenEntry['kind'];
  readonly id: string;
  /** What people call it. */
  readonly name?: string;
  readonly since: Instant;
  readonly expires?: Instant;
  readonly seen?: Instant;
  readonly here: boolean;
};

/** What was given out before identities had an end goes when the browser drops its cookie. */
export function admitted({ kind, id, name, createdAt, expiresAt, seenAt }: TokenEntry, here: boolean): AdmittedDevice {
  const endless = kind === 'staff' || kind === 'program' || PROGRAMS.includes(kind);
  const expires = expiresAt ?? (endless ? undefined : createdAt + PAIRED_FOR);
  return {
    kind,
    id,
    ...(name === undefined ? {} : { name }),
    since: createdAt,
    ...(expires === undefined ? {} : { expires }),
    ...(seenAt === undefined ? {} : { seen: seenAt }),
    here,
  };
}

/** Whether an identity ends within a month: time to pair the device again. */
export function endsSoon(expires: Instant | undefined, now: Instant): boolean {
  return expires !== undefined && expires - now <= WARNED_BEFORE;
}

/** The page that stands for a device, on which side of the address its place is named; programs have none. */
export function devicePage(kind: DeviceKind): { readonly page: string; readonly named: string } | undefined {
  switch (kind) {
    case 'kiosk':
      return { page: 'kiosk', named: 'id' };
    case 'board':
      return { page: 'display', named: 'id' };
    case 'counter-screen':
      return { page: 'rating', named: 'counter' };
    case 'counter-pc':
    case 'agent':
      return undefined;
  }
}

/** The address of a device's own page. */
export function deviceAddress(kind: DeviceKind, id: string): string | undefined {
  const found = devicePage(kind);
  return found === undefined ? undefined : `/${found.page}?${found.named}=${encodeURIComponent(id)}`;
}
