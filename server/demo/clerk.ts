import { MINUTE, SECOND, type Instant } from '../../core/base/time.ts';
import type { Counter } from '../../core/catalogue/places.ts';
import type { Chance } from '../../core/forecast/chance.ts';
import { USUAL_CONDUCT, type Shift } from '../../core/forecast/simulated-day.ts';
import type { Crowd, Guest } from './crowd.ts';
import { isRecord, type Door, type LiveDoor } from './door.ts';
import type { Stage } from './stage.ts';

/** What the clerks have done. */
export type ClerkFigures = { calls: number; served: number; missed: number };

/** Nobody told this clerk that somebody waits: asks again. */
const ASKS_AGAIN_MS = MINUTE;
/** Somebody else has closed or paused the counter: comes back after so long. */
const SENT_AWAY_MS = 6 * MINUTE;

/**
 * A clerk at a counter, over the live door as the counter's page is: opens, calls, waits for who was called, serves,
 * finishes, pauses and closes.
 */
export class Clerk {
  private live: LiveDoor | undefined;
  private waiting = 0;
  private wake: () => void = () => undefined;
  /** Leaves the counter, or pauses, until then. */
  private awayUntil: Instant = 0;
  private pausedUntil: Instant = 0;

  constructor(
    private readonly stage: Stage,
    private readonly door: Door,
    private readonly crowd: Crowd,
    private readonly counter: Counter,
    private readonly user: string,
    private readonly figures: ClerkFigures,
    private readonly chance: Chance,
  ) {}

  /** Works these shifts, one after the other. */
  async work(shifts: readonly Shift[]): Promise<void> {
    const token = await this.door.signIn(this.user);
    const live = this.door.live(token);
    this.live = live;
    live.socket.on('view', (message: unknown) => this.look(isRecord(message) ? message['view'] : undefined));
    live.socket.on('connect', () => void this.sitDown(live));
    for (const shift of shifts) {
      // Clerks come within the first two minutes, as people do.
      await this.stage.until(shift.from + this.chance() * 2 * MINUTE);
      if (!this.stage.over) await this.workShift(shift);
    }
  }

  /** Pauses as soon as nobody is in hand, until then. */
  pause(until: Instant): void {
    this.pausedUntil = until;
    this.wake();
  }

  /** Leaves the counter as soon as nobody is in hand, until then. */
  leave(until: Instant): void {
    this.awayUntil = until;
    this.wake();
  }

  /** The network of the counter is cut until then; nothing of what is done meanwhile reaches the hall. */
  async cutOff(until: Instant): Promise<void> {
    this.live?.cut();
    await this.stage.until(until);
    this.live?.mend();
  }

  private async sitDown(live: LiveDoor): Promise<void> {
    const counter = this.counter.id;
    await live.ask('claim', { counter, key: `demo-${counter}`, take: true });
    const answer = await live.ask('watch', { topic: `counter:${counter}` });
    this.look(answer?.['view']);
  }

  private look(view: unknown): void {
    if (!isRecord(view) || typeof view['waiting'] !== 'number') return;
    this.waiting = view['waiting'];
    if (this.waiting > 0) this.wake();
  }

  private async workShift({ until, rest }: Shift): Promise<void> {
    let restAt = rest?.at;
    await this.say('open-counter');
    while (!this.stage.over) {
      const now = this.stage.now();
      if (this.awayUntil > now) await this.beAway();
      else if (this.pausedUntil > now) await this.beOnPause(this.pausedUntil - now);
      else if (rest !== undefined && restAt !== undefined && now >= restAt) {
        restAt = undefined;
        await this.beOnPause(rest.forMs, rest.reason);
      } else {
        const called = await this.callNext();
        if (called === 'nobody') {
          if (this.stage.now() >= until && this.waiting === 0) break;
          await this.idle(Math.min(ASKS_AGAIN_MS, Math.max(SECOND, until - this.stage.now())));
        } else if (called === 'sent-away') {
          await this.stage.wait(SENT_AWAY_MS);
          if (!this.stage.over) await this.say('open-counter');
        } else await this.attend(called);
      }
    }
    await this.say('close-counter');
  }

  private async beAway(): Promise<void> {
    await this.say('close-counter');
    await this.stage.until(this.awayUntil);
    await this.say('open-counter');
  }

  private async beOnPause(forMs: number, reason = 'break'): Promise<void> {
    await this.say('pause-counter', { reason });
    await this.stage.wait(forMs);
    await this.say('open-counter');
  }

  private async callNext(): Promise<Called | 'nobody' | 'sent-away'> {
    const said = await this.live?.command('call-next', { counter: this.counter.id });
    if (said === undefined) return 'nobody';
    if (!said.ok) return said.code === 'line-empty' ? 'nobody' : 'sent-away';
    this.figures.calls += 1;
    return calledIn(said.answer['counter']) ?? 'nobody';
  }

  private async attend(called: Called): Promise<void> {
    const guest = this.crowd.guest(called.ticket);
    if (guest !== undefined && guest.presence !== 'present') await this.waitInVain(guest);
    else await this.serve(called, guest);
    await this.stage.wait(USUAL_CONDUCT.betweenCallsMs);
  }

  private async waitInVain(guest: Guest): Promise<void> {
    this.crowd.missed(guest);
    await this.stage.wait(USUAL_CONDUCT.noShowMs / 2);
    await this.say('recall');
    await this.stage.wait(USUAL_CONDUCT.noShowMs / 2);
    const said = await this.say('mark-no-show');
    if (said?.ok === true) this.figures.missed += 1;
  }

  private async serve({ ticket, service, step }: Called, guest: Guest | undefined): Promise<void> {
    // A person with a paper needs a while to get there.
    await this.stage.until(guest?.thereAt ?? this.stage.now() + 30 * SECOND);
    await this.say('serve');
    const at = guest?.visit.services.indexOf(service) ?? -1;
    await this.stage.wait((guest?.visit.durations[at] ?? 4 * MINUTE) / this.counter.clerkSpeed);
    const said = await this.say('finish', { outcome: guest?.visit.manners?.outcomes[at] ?? 'done' });
    if (said?.ok !== true) return;
    this.figures.served += 1;
    if (guest !== undefined && guest.ticket === ticket) this.crowd.served(guest, service, step, this.counter.id);
  }

  private say(name: string, body: object = {}) {
    if (this.stage.over) return Promise.resolve(undefined);
    return this.live?.command(name, { ...body, counter: this.counter.id });
  }

  /** Until somebody waits, the clerk is wanted elsewhere, or so long. */
  private async idle(ms: number): Promise<void> {
    const woken = new Promise<void>((done) => (this.wake = done));
    await Promise.race([woken, this.stage.wait(ms)]);
    this.wake = () => undefined;
  }
}

/** Who was called, and for which of the services. */
type Called = { readonly ticket: string; readonly service: string; readonly step: number };

function calledIn(counter: unknown): Called | undefined {
  if (!isRecord(counter) || !isRecord(counter['ticket'])) return undefined;
  const { id, steps } = counter['ticket'];
  const { step } = counter;
  if (typeof id !== 'string' || typeof step !== 'number' || !Array.isArray(steps)) return undefined;
  const found: unknown = steps[step];
  const service = isRecord(found) && typeof found['service'] === 'string' ? found['service'] : '';
  return { ticket: id, service, step };
}
