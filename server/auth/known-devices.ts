import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { DAY, type Instant } from '../../core/base/time.ts';

/** How long a device is known without its person coming again; browsers keep no cookie longer. */
export const KNOWN_FOR = 400 * DAY;

/** Of one browser so many people are remembered, the newest. */
const PEOPLE_AT_ONE = 8;

/**
 * Browsers in which somebody has signed in before. What proves it is a cookie that this hall has signed, for this
 * person alone: nothing is kept here, and without the hall's key none can be made.
 */
export class KnownDevices {
  private readonly key: Uint8Array;

  constructor(hallKey: Uint8Array) {
    this.key = new Uint8Array(hkdfSync('sha256', hallKey, '', 'hallcall known device', 32));
  }

  /** What to call the device of this person in budgets; undefined when they have not been here. */
  deviceOf(cookie: string | undefined, user: string, now: Instant): string | undefined {
    return marksIn(cookie)
      .find((mark) => this.fits(mark, user, now))
      ?.split('.')[0];
  }

  /** The cookie after somebody has signed in: they, and whoever else it knew. */
  cookieFor(before: string | undefined, user: string, now: Instant): string {
    const nonce = randomBytes(12).toString('base64url');
    const day = String(Math.floor(now / DAY));
    const others = marksIn(before).filter((mark) => !this.fits(mark, user, now));
    return [`${nonce}.${day}.${this.proof(nonce, day, user)}`, ...others].slice(0, PEOPLE_AT_ONE).join('~');
  }

  private fits(mark: string, user: string, now: Instant): boolean {
    const [nonce = '', day = '', given = ''] = mark.split('.');
    const wanted = Buffer.from(this.proof(nonce, day, user));
    const got = Buffer.from(given);
    if (got.length !== wanted.length || !timingSafeEqual(got, wanted)) return false;
    return now - Number(day) * DAY < KNOWN_FOR;
  }

  private proof(nonce: string, day: string, user: string): string {
    const said = JSON.stringify([nonce, day, user]);
    return createHmac('sha256', this.key).update(said).digest('base64url').slice(0, 22);
  }
}

function marksIn(cookie: string | undefined): readonly string[] {
  return (cookie ?? '').split('~', PEOPLE_AT_ONE).filter((mark) => mark !== '');
}
