import { randomBytes } from 'node:crypto';
import { MINUTE, type Instant } from '../../../core/base/time.ts';
import type { Proof } from '../people.ts';
import type { KeySite } from './key-site.ts';

/** How long somebody may look for their key. */
export const CHALLENGE_LIVES = 5 * MINUTE;
/** So many of a person may be open; the oldest goes. Only whoever has the password makes any. */
const MOST_OPEN = 8;

/** What a key is asked, of whom, where and what for. */
export type Challenge = {
  readonly text: string;
  readonly user: string;
  readonly site: KeySite;
  readonly does: 'add' | 'show';
  /** Where one is to be added: the second factors as whoever began it has shown them. */
  readonly proved?: Proof['factors'];
};

/** What keys have been asked and have not answered yet. Each counts once; a server that starts anew knows none. */
export class KeyChallenges {
  /** By person, the oldest first. */
  private readonly open = new Map<string, readonly (Challenge & { readonly until: Instant })[]>();

  constructor(private readonly now: () => Instant) {}

  make(about: Omit<Challenge, 'text'>): Challenge {
    const made = { ...about, text: randomBytes(32).toString('base64url'), until: this.now() + CHALLENGE_LIVES };
    this.open.set(about.user, [...this.openOf(about.user), made].slice(-MOST_OPEN));
    return made;
  }

  /** Uses it up; undefined: it was not asked of this person for this, was used, or is too old. */
  take(text: string, user: string, does: Challenge['does']): Challenge | undefined {
    const open = this.openOf(user);
    const found = open.find((each) => each.text === text && each.does === does);
    const left = open.filter((each) => each !== found);
    if (left.length === 0) this.open.delete(user);
    else this.open.set(user, left);
    return found;
  }

  private openOf(user: string): readonly (Challenge & { readonly until: Instant })[] {
    return (this.open.get(user) ?? []).filter(({ until }) => until > this.now());
  }
}
