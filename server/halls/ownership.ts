import { faultText } from '../../core/base/fault-text.ts';
import { inTurn } from '../../core/base/in-turn.ts';
import type { HallId } from '../../core/base/names.ts';
import type { Millis } from '../../core/base/time.ts';
import type { Database } from '../database/database.ts';
import { DatabaseFault } from '../database/database-fault.ts';
import type { Fence } from '../database/fence.ts';
import type { Holder, Leases } from '../database/leases.ts';
import { JournalFault } from '../journal/journal.ts';
import type { Logger } from '../ops/log.ts';

/**
 * A lease lives so long after it was renewed; it is renewed, and looked at by those who do not have it, far more
 * often.
 */
export const LEASE_LIVES_MS: Millis = 1800;
const RENEW_EVERY_MS: Millis = 300;
const LOOK_EVERY_MS: Millis = 150;
/** So often it is noted that this process goes on, whatever the database does: a look may take longer than any stop. */
const GOES_ON_MS: Millis = 1000;
const OVERSLEPT_MS: Millis = 10_000;

export type OwnershipParts = {
  readonly hall: HallId;
  readonly database: Database;
  readonly leases: Leases;
  readonly log: Logger;
  /** This server owns the hall from now on, and writes behind this fence. What it throws ends the process. */
  own(fence: Fence): Promise<void>;
  /** Another one does. */
  follow(): Promise<void>;
  /** The hall can be neither. A fault that passes is tried again; any other ends the process. */
  failed(fault: unknown): void;
};

/** Where the owner of a hall is: in this process, at an address, or nobody knows just now. */
export type OwnerPlace = 'here' | { readonly address: string } | undefined;

/** Owns a hall while nobody else does. */
export interface Ownership {
  /** Resolves once the hall is open here, owned or followed. */
  begin(): Promise<void>;
  owner(): OwnerPlace;
  /** This process was stopped while it owned the hall, and has not looked since whether it still does. */
  overslept(): boolean;
  /** Called when the owner is another one. Returns the way out. */
  onChange(listener: () => void): () => void;
  /** Whoever could not reach the owner asks for a look at once. */
  look(): void;
  /** The hall is opened once more as it is now, owned or followed: what was remembered of it must be forgotten. */
  openAnew(): void;
  /** Nothing is opened or closed any more; what is owned stays so. */
  halt(): Promise<void>;
  /** Gives the hall to whoever wants it; the hall must be closed before. */
  end(): Promise<void>;
}

export function ownership(parts: OwnershipParts): Ownership {
  return new HallOwnership(parts);
}

type Role =
  | { readonly kind: 'none' }
  | { readonly kind: 'owner'; readonly epoch: number }
  | { readonly kind: 'follower' };

class HallOwnership implements Ownership {
  private role: Role = { kind: 'none' };
  private place: OwnerPlace;
  private readonly listeners = new Set<() => void>();
  /** Opening and closing the hall, one after the other, while leases are renewed. */
  private readonly turns = inTurn();
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;
  private hurried = false;
  /** When the last look that has ended began. */
  private lookedAt = performance.now();
  private going: NodeJS.Timeout | undefined;
  private wentOnAt = performance.now();
  /** When it was noticed that this process had been stopped. */
  private wokeAt = -Infinity;
  private trouble: string | undefined;
  private halted = false;
  private ended = false;
  private leave: () => void = () => undefined;

  constructor(private readonly parts: OwnershipParts) {}

  async begin(): Promise<void> {
    const { database, hall } = this.parts;
    this.leave = database.listen((news) => {
      if ((news.what === 'lease' && news.hall === hall) || news.what === 'missed') this.look();
    });
    this.wentOnAt = performance.now();
    this.going = setInterval(() => this.goesOn(), GOES_ON_MS);
    await this.firstBeat();
    this.lookedAt = performance.now();
    this.next();
    await this.turns(() => Promise.resolve());
  }

  owner(): OwnerPlace {
    return this.place;
  }

  overslept(): boolean {
    if (this.place !== 'here') return false;
    return performance.now() - this.wentOnAt > OVERSLEPT_MS || this.lookedAt < this.wokeAt;
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  look(): void {
    if (this.ended) return;
    if (this.beating !== undefined) {
      this.hurried = true;
      return;
    }
    clearTimeout(this.timer);
    this.goesOn();
    // What was asked before it was stopped says nothing of how it is now.
    const from = performance.now();
    this.beating = this.beat()
      .then(
        () => this.working(),
        (fault: unknown) => this.failing(fault),
      )
      .finally(() => {
        this.beating = undefined;
        this.lookedAt = from;
        this.next();
      });
  }

  openAnew(): void {
    const { role } = this;
    if (role.kind === 'none' || this.halted || this.ended) return;
    if (role.kind === 'owner') this.tell(undefined);
    this.turn(role);
  }

  async halt(): Promise<void> {
    this.halted = true;
    await this.beating;
    await this.turns(() => Promise.resolve());
  }

  async end(): Promise<void> {
    this.ended = true;
    this.leave();
    clearInterval(this.going);
    clearTimeout(this.timer);
    await this.beating;
    await this.turns(() => Promise.resolve());
    const { role } = this;
    this.role = { kind: 'none' };
    if (role.kind === 'owner') await this.parts.leases.release(this.parts.hall, role.epoch).catch(() => undefined);
  }

  private next(): void {
    if (this.ended) return;
    const owns = this.role.kind === 'owner' && this.trouble === undefined;
    const afterMs = this.hurried ? 0 : owns ? RENEW_EVERY_MS : LOOK_EVERY_MS;
    this.hurried = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), afterMs);
  }

  private goesOn(): void {
    const now = performance.now();
    if (now - this.wentOnAt > OVERSLEPT_MS) this.wokeAt = now;
    this.wentOnAt = now;
  }

  /** Whoever hears news meanwhile looks behind it: beside it they would find the hall taken, and follow themselves. */
  private async firstBeat(): Promise<void> {
    const first = this.beat();
    this.beating = first.catch(() => undefined);
    try {
      await first;
    } finally {
      this.beating = undefined;
    }
  }

  private async beat(): Promise<void> {
    const { leases, hall } = this.parts;
    if (this.role.kind === 'owner' && (await leases.renew(hall, this.role.epoch, this.place !== 'here'))) return;
    if (this.halted) return;
    const holder = await leases.look(hall);
    // Taken a moment ago, and then it could not be opened.
    if (await this.goesOnAs(holder)) return;
    if (holder?.alive === true) return this.become({ kind: 'follower' }, { address: holder.address });
    const epoch = await leases.take(hall);
    if (epoch !== undefined) return this.become({ kind: 'owner', epoch }, undefined);
    // Somebody else was quicker, or it was taken here by a statement whose answer was lost.
    const other = await leases.look(hall);
    if (other === undefined || (await this.goesOnAs(other))) return;
    if (!other.mine) this.become({ kind: 'follower' }, { address: other.address });
  }

  /** Whether the hall was this server's already, and is. */
  private async goesOnAs(holder: Holder | undefined): Promise<boolean> {
    const { leases, hall } = this.parts;
    if (holder?.mine !== true || !(await leases.renew(hall, holder.epoch, true))) return false;
    this.become({ kind: 'owner', epoch: holder.epoch }, undefined);
    return true;
  }

  private become(role: Role, place: OwnerPlace): void {
    const before = this.role;
    const same = before.kind === 'follower' && role.kind === 'follower';
    this.role = role;
    this.tell(place);
    if (same) return;
    const { log, hall } = this.parts;
    log.info({ hall, ...role }, role.kind === 'owner' ? 'this server owns the hall' : 'another server owns the hall');
    this.turn(role);
  }

  private turn(role: Role): void {
    void this.turns(() => this.act(role)).catch((fault: unknown) => this.unable(fault));
  }

  private async act(role: Role): Promise<void> {
    // What came in between counts alone.
    if (this.role !== role && !(role.kind === 'follower' && this.role.kind === 'follower')) return;
    if (role.kind !== 'owner') return this.parts.follow();
    const { epoch } = role;
    await this.parts.own({ epoch: () => epoch, lost: () => this.look() });
    if (this.role === role) this.tell('here');
  }

  /** A database that went away in between is there again soon, and then it is tried again. */
  private unable(fault: unknown): void {
    if (!(fault instanceof JournalFault || fault instanceof DatabaseFault)) return this.parts.failed(fault);
    this.failing(fault);
    this.role = { kind: 'none' };
    this.tell(undefined);
  }

  private tell(place: OwnerPlace): void {
    const text = (of: OwnerPlace): string => (typeof of === 'object' ? of.address : (of ?? ''));
    if (text(place) === text(this.place)) return;
    this.place = place;
    for (const listener of this.listeners) listener();
  }

  private working(): void {
    if (this.trouble !== undefined) this.parts.log.info('who owns the hall is known again');
    this.trouble = undefined;
  }

  private failing(fault: unknown): void {
    const text = faultText(fault);
    if (this.trouble === undefined) this.parts.log.warn({ fault: text }, 'who owns the hall cannot be looked up now');
    this.trouble = text;
  }
}
