import type { BusinessDay, Millis } from '../../core/base/time.ts';
import { addDays } from '../../core/base/zone.ts';
import { PUBLISHED_DAYS, publishedOf, type Published } from '../../core/forecast/live/accuracy.ts';
import type { AccuracyCell } from '../../core/forecast/live/accuracy.ts';
import type { AccuracyAsk } from './forecast-wire.ts';

/** It is counted anew so often; nobody who asks waits for it. */
const EVERY_MS: Millis = 600_000;
/** Where nobody answered it is asked again so soon. */
const AGAIN_MS: Millis = 20_000;

/** What everybody is told of how right waits were: what was last counted. */
export class PublishedAccuracy {
  private kept: Published | undefined;
  private nextAt = -Infinity;

  constructor(private readonly ask: (ask: AccuracyAsk) => Promise<readonly AccuracyCell[] | undefined>) {}

  now(day: BusinessDay): Published | undefined {
    const now = performance.now();
    if (now < this.nextAt) return this.kept;
    this.nextAt = now + AGAIN_MS;
    void this.ask({ from: addDays(day, 1 - PUBLISHED_DAYS), to: day, by: 'all', lead: 'issue' }).then((cells) => {
      if (cells === undefined) return;
      this.kept = publishedOf(cells);
      this.nextAt = now + EVERY_MS;
    });
    return this.kept;
  }
}
