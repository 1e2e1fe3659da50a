import { DAY, type Instant, type Millis } from '../../../core/base/time.ts';
import type { OwnDoors } from '../../ops/own-doors.ts';
import type { KeptPage } from './kept-page.ts';
import { postOut, type NotTaken } from './post-out.ts';
import { keyOf, newHookSecret, signedHeaders } from './sign.ts';

/** A secret that was replaced signs along for so long. */
const FORMER_SIGNS_MS: Millis = DAY;

/** A body, and the address of the same line of the hall file that it was made by. */
export type Outgoing = { readonly id: string; readonly body: object; readonly url: string };

/** Posts what a hook says, signed by its secret. */
export class HookPost {
  private readonly page: KeptPage;
  private readonly doors: OwnDoors;
  private readonly now: () => Instant;

  constructor(page: KeptPage, doors: OwnDoors, now: () => Instant) {
    this.page = page;
    this.doors = doors;
    this.now = now;
  }

  /** Undefined when it was taken. Throws when `stop` is aborted. */
  async post({ id, body, url }: Outgoing, stop: AbortSignal): Promise<NotTaken | undefined> {
    const text = JSON.stringify(body);
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      ...signedHeaders({ id, body: text, at: this.now(), keys: await this.keys() }),
    };
    return postOut({ url, headers, body: text }, this.doors, stop);
  }

  /** The same; one that was ended by `stop` is no fault. */
  async postUnless(stop: AbortSignal, out: Outgoing): Promise<NotTaken | 'ended' | undefined> {
    try {
      return await this.post(out, stop);
    } catch (fault) {
      if (stop.aborted) return 'ended';
      throw fault;
    }
  }

  /** Signs with another secret from now on; the one before it signs along for a day. */
  async renewSecret(given: string | undefined): Promise<{ readonly secret: string; readonly formerUntil?: Instant }> {
    const since = this.now();
    const secret = given ?? newHookSecret();
    const until = since + FORMER_SIGNS_MS;
    let hadOne = false;
    // Of two that are given at once the later one stands beside the earlier.
    await this.page.change(({ secret: before }) => {
      hadOne = before !== null;
      return { secret: { secret, since }, former: before === null ? null : { secret: before.secret, until } };
    });
    return hadOne ? { secret, formerUntil: until } : { secret };
  }

  /** The first secret; where somebody has given one meanwhile, it stays. */
  private makeSecret(): Promise<void> {
    const made = { secret: newHookSecret(), since: this.now() };
    return this.page.change(({ secret }) => (secret === null ? { secret: made } : {}));
  }

  /** The secret that counts, made when it is first needed, and the one before it as long as it signs along. */
  private async keys(): Promise<readonly Buffer[]> {
    if (this.page.now.secret === null) await this.makeSecret();
    const { secret, former } = this.page.now;
    const along = former !== null && this.now() < former.until ? [former.secret] : [];
    return [...(secret === null ? [] : [secret.secret]), ...along].map(keyOf);
  }
}
