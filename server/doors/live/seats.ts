import type { CounterId } from '../../../core/base/names.ts';

/** How long a seat is kept for a page that is being loaded again, or whose line broke. */
export const SEAT_KEPT_MS = 5000;

/** A screen of somebody's: what tells it that the seat is gone. */
export type Sitter = { readonly lost: (counter: CounterId) => void };

type Seat = {
  /** All windows of one console come with the same key. */
  readonly key: string;
  readonly sitters: Set<Sitter>;
  /** When the last of them went. */
  emptySince: number | undefined;
};

/**
 * Which console works at which counter: one at a time, so that two browsers at one counter cannot cross each other's
 * keys. A seat is taken from another only on purpose. It guards screens against one another; who may do what is decided
 * with each command, as ever.
 */
export class Seats {
  private readonly seats = new Map<CounterId, Seat>();

  /** True when the screen has the seat now. `take`: also from another console, which is told. */
  claim(counter: CounterId, key: string, sitter: Sitter, take: boolean, now: number): boolean {
    const seat = this.seats.get(counter);
    if (seat?.key === key) {
      seat.sitters.add(sitter);
      seat.emptySince = undefined;
      return true;
    }
    const isFree = seat === undefined || (seat.emptySince !== undefined && now - seat.emptySince >= SEAT_KEPT_MS);
    if (!isFree && !take) return false;
    this.seats.set(counter, { key, sitters: new Set([sitter]), emptySince: undefined });
    for (const each of seat?.sitters ?? []) each.lost(counter);
    return true;
  }

  /** The screen is gone, or works elsewhere. */
  leave(sitter: Sitter, now: number, counter?: CounterId): void {
    for (const [at, seat] of this.seats) {
      if (counter !== undefined && counter !== at) continue;
      if (seat.sitters.delete(sitter) && seat.sitters.size === 0) seat.emptySince = now;
    }
  }

  /** The console has signed out: nobody has to wait for it. */
  giveUp(sitter: Sitter, counter: CounterId): void {
    const seat = this.seats.get(counter);
    if (seat?.sitters.has(sitter) === true) this.seats.delete(counter);
  }
}
