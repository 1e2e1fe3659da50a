import { rfc3339 } from '../../core/base/zone.ts';
import { MINUTE, type Instant } from '../../core/base/time.ts';
import type { CounterId, ServiceId } from '../../core/base/names.ts';
import type { Catalogue } from '../../core/catalogue/catalogue.ts';
import type { GivenRating, Visit } from '../../core/forecast/simulated-day.ts';
import { isRecord, type Door, type Said } from './door.ts';
import type { Stage } from './stage.ts';

/** A citizen in the hall, with the slip in the hand. */
export type Guest = {
  readonly visit: Visit;
  readonly ticket: string;
  readonly secret: string;
  /** Can stand at a counter from this instant on: the walk from the one before. */
  thereAt: Instant;
  /** `absent`: will not hear the first call; `gone`: left for good. */
  presence: 'present' | 'absent' | 'away' | 'gone';
};

/** What became of those who came. */
export type CrowdFigures = { came: number; tickets: number; turnedAway: number; rated: number };

/**
 * Everybody who comes on the day: each takes a number at a kiosk, waits, walks, comes back after a missed call, and
 * rates at the counter's screen or on the phone.
 */
export class Crowd {
  readonly figures: CrowdFigures = { came: 0, tickets: 0, turnedAway: 0, rated: 0 };
  private readonly guests = new Map<string, Guest>();
  private readonly identities = new Map<string, Promise<string>>();

  constructor(
    private readonly stage: Stage,
    private readonly door: Door,
    private readonly catalogue: Catalogue,
  ) {}

  /** The robot with this ticket; undefined for the ticket of a person. */
  guest(ticket: string): Guest | undefined {
    return this.guests.get(ticket);
  }

  /** Lets all of them come, each at their time. */
  async comeIn(visits: readonly Visit[]): Promise<void> {
    for (const visit of visits) {
      await this.stage.until(visit.at);
      if (this.stage.over) return;
      this.figures.came += 1;
      void this.stage.act(() => this.arrive(visit));
    }
  }

  /** Where the guest was called and was not there: comes back later, or never. */
  missed(guest: Guest): void {
    if (guest.presence !== 'absent') return;
    const back = guest.visit.absence?.backAfterMs;
    guest.presence = back === undefined ? 'gone' : 'away';
    if (back !== undefined) void this.stage.act(() => this.comeBack(guest, back));
  }

  /** A service is over: the guest walks on, and may say how it was. */
  served(guest: Guest, service: ServiceId, step: number, counter: CounterId): void {
    guest.thereAt = this.stage.now() + this.catalogue.rules.walkBetweenCountersMs;
    const rating = guest.visit.manners?.ratings[guest.visit.services.indexOf(service)];
    if (rating !== undefined) void this.stage.act(() => this.rate(guest, rating, step, counter));
  }

  private async arrive(visit: Visit): Promise<void> {
    const { origin = '', language = 'zh-Hans' } = visit.manners ?? {};
    const token = await this.identityOf(`/kiosk?id=${origin}`);
    const asked = { services: visit.services, category: visit.category, language };
    const zone = this.catalogue.hall.timeZone;
    const booking =
      visit.slotAt === undefined ? {} : { appointment: { id: visit.id, slot: rfc3339(visit.slotAt, zone) } };
    let said = await this.door.post('/tickets', { ...asked, ...booking }, token);
    // A booking that the hall does not take: then an ordinary number.
    if (said.status !== 201 && visit.slotAt !== undefined) said = await this.door.post('/tickets', asked, token);
    const taken = takenTicket(said);
    if (taken === undefined) {
      this.figures.turnedAway += 1;
      return;
    }
    this.figures.tickets += 1;
    const presence = visit.absence === undefined ? 'present' : 'absent';
    this.guests.set(taken.id, { visit, ticket: taken.id, secret: taken.secret, thereAt: this.stage.now(), presence });
  }

  private async comeBack(guest: Guest, afterMs: number): Promise<void> {
    await this.stage.wait(Math.max(afterMs, 3 * MINUTE));
    if (this.stage.over) return;
    guest.presence = 'present';
    await this.door.post(`/tickets/${guest.ticket}/reenter?secret=${encodeURIComponent(guest.secret)}`);
  }

  private async rate(guest: Guest, rating: GivenRating, step: number, counter: CounterId): Promise<void> {
    await this.stage.wait(rating.afterMs);
    if (this.stage.over) return;
    const { grade, reasons, by } = rating;
    const said =
      by === 'phone'
        ? await this.door.post(`/tickets/${guest.ticket}/rating?secret=${encodeURIComponent(guest.secret)}`, {
            grade,
            reasons,
            step,
          })
        : await this.door.post(
            `/counters/${counter}/rating`,
            { grade, reasons },
            await this.identityOf(`/rating?counter=${counter}`),
          );
    if (said.status === 200) this.figures.rated += 1;
  }

  /** A device is opened once and keeps its identity. */
  private identityOf(page: string): Promise<string> {
    const known = this.identities.get(page) ?? this.door.openPage(page).then(({ token }) => token);
    this.identities.set(page, known);
    return known;
  }
}

function takenTicket({ status, body }: Said): { readonly id: string; readonly secret: string } | undefined {
  const { ticket } = body;
  if (status !== 201 || !isRecord(ticket)) return undefined;
  const { id, secret } = ticket;
  return typeof id === 'string' && typeof secret === 'string' ? { id, secret } : undefined;
}
