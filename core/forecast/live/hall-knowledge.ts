import type { CategoryId, CounterId, LineId } from '../../base/names.ts';
import type { Instant } from '../../base/time.ts';
import { MINUTE } from '../../base/time.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { hazardOf, SLOT_MS, SLOTS, type Hazard } from '../learn/crew.ts';
import { lifeAt, survivesTo, type Survival } from '../learn/life-table.ts';
import type { Learned } from '../learn/memory.ts';
import { logMeanOf } from '../learn/service-times.ts';
import { residualAt } from '../learn/spread-table.ts';
import { idOf } from './draws.ts';
import { ComingToday } from './coming-today.ts';
import type { HallKind, Quantiles } from './hall-scene.ts';

const STEPS = 256;
const FACTORS = 512;
/** A pause of a counter is over in so long, on average, until more is known. */
const PAUSE_MS = 15 * MINUTE;
/** Of a hundred, fewer who leave within two hours are taken for none. */
const STAYS = 0.99;

/** What is known of a counter, laid out for running the hall forward. */
export type KnownCounter = {
  readonly id: number;
  readonly turn: Survival;
  readonly turns: Quantiles;
  readonly reaction: Survival;
  readonly reactions: Quantiles;
  readonly closing: Hazard;
  readonly opening: Hazard;
  readonly returning: Hazard;
  /** Of a counter that has only paused. */
  readonly afterPause: Hazard;
  /** How many services are known of it. */
  readonly services: number;
  /** What the hall file says of its clerk's speed, as far as nothing else is known. */
  readonly fileSpeed: number;
};

type KnownLine = { readonly factors: Float64Array; readonly patience: Survival | undefined; readonly missed: number };

/** What was learned before a day, laid out once for all the scenes of the day. */
export class HallKnowledge {
  readonly coming: ComingToday;
  readonly missedLast: Quantiles;
  private readonly counters = new Map<CounterId, KnownCounter>();
  private readonly lines = new Map<LineId, KnownLine>();
  private readonly kinds = new Map<string, HallKind>();

  constructor(
    readonly learned: Learned,
    private readonly catalogue: Catalogue,
    day: string,
  ) {
    this.coming = new ComingToday(catalogue, day, learned.coming);
    this.missedLast = quantiles(learned.missedLasts);
  }

  get midnight(): Instant {
    return this.coming.midnight;
  }

  counter(id: CounterId): KnownCounter {
    let found = this.counters.get(id);
    if (found === undefined) {
      const { learned } = this;
      const { closing, opening, returning } = learned.crew;
      const turn = learned.turn(id);
      const reaction = learned.reaction(id);
      const back = hazardOf(returning, id, true);
      // A counter that is never open on days that were seen does not open by itself.
      const isUsed = learned.crew.lines.size === 0 || learned.crew.lines.has(id);
      const services = learned.services.effects.counter.get(id)?.n ?? 0;
      const speed = this.catalogue.counters.find((each) => each.id === id)?.clerkSpeed ?? 1;
      const lean = learned.services.sigma2 / CLERK_SD ** 2;
      found = {
        id: idOf(id),
        ...{ turn, turns: quantiles(turn), reaction, reactions: quantiles(reaction) },
        ...{ closing: hazardOf(closing, id), opening: isUsed ? hazardOf(opening, id, true) : NEVER, returning: back },
        afterPause: back.map((sum, slot) => sum + (slot * SLOT_MS) / PAUSE_MS),
        services,
        fileSpeed: (-Math.log(speed) * lean) / (services + lean),
      };
      this.counters.set(id, found);
    }
    return found;
  }

  line(id: LineId): KnownLine {
    let found = this.lines.get(id);
    if (found === undefined) {
      const spread = this.learned.services.spread(id);
      const patience = this.learned.patience(id);
      found = {
        factors: Float64Array.from({ length: FACTORS + 1 }, (_, at) => Math.exp(residualAt(spread, at / FACTORS))),
        patience: survivesTo(patience, 120 * MINUTE) > STAYS ? undefined : patience,
        missed: this.learned.missedShare(id),
      };
      this.lines.set(id, found);
    }
    return found;
  }

  /** A kind of service, `line` being the place of its line in the scene. */
  kind(line: LineId, at: number, service: string, category: CategoryId): HallKind {
    const key = `${line}\n${service}\n${category}`;
    let found = this.kinds.get(key);
    if (found === undefined) {
      const { services } = this.learned;
      const middles = this.catalogue.counters.map(({ id }) =>
        Math.exp(logMeanOf(services, { line, service, category }, id)),
      );
      found = { line: at, middles: Float64Array.from(middles) };
      this.kinds.set(key, found);
    }
    return found;
  }
}

const NEVER: Hazard = new Float64Array(SLOTS + 1);

/** A clerk of whom nothing is known may be quicker or slower by this (log scale). */
export const CLERK_SD = 0.2;

function quantiles(survival: Survival): Quantiles {
  return Float64Array.from({ length: STEPS + 1 }, (_, at) =>
    lifeAt(survival, 0, true, Math.min(at / STEPS, 1 - 0.25 / STEPS)),
  );
}

/** What the hall file expects of its services, where nothing has been seen. */
export function expectedOf({ services }: Catalogue): readonly { line: string; service: string; medianMs: number }[] {
  return services.map(({ line, id, medianMs }) => ({ line, service: id, medianMs }));
}
