import type { AlertsView } from '../../../core/protocol/shapes/alerts.ts';
import { alertsView } from '../../../core/views/alerts/alerts-view.ts';
import { NOTHING_WATCHED, watchAlerts, type AlertWatch } from '../../../core/views/alerts/watch-alerts.ts';
import type { NameOf } from '../../../core/views/manager-view.ts';
import type { Hall } from '../../ledger/hall.ts';
import { catalogueOf } from '../../ledger/present-catalogue.ts';
import { deviceFaults, type EquipmentNow } from '../device-faults.ts';
import type { AlertWebhooks } from './alert-webhooks.ts';

/** Minutes go by without an event. */
const LOOK_MS = 2000;

export type HallAlertsParts = {
  readonly hall: Hall;
  readonly equipment: EquipmentNow;
  readonly nameOf: NameOf;
  readonly webhooks: Pick<AlertWebhooks, 'views' | 'onChange'>;
};

/** Looks at the figures of alerts.csv every other second, and has the hall raise and clear what they say. */
export class HallAlerts {
  private watch: AlertWatch = NOTHING_WATCHED;
  private looking: NodeJS.Timeout | undefined;
  private busy = false;
  private readonly parts: HallAlertsParts;

  constructor(parts: HallAlertsParts) {
    this.parts = parts;
  }

  begin(): void {
    this.looking = setInterval(() => void this.look(), LOOK_MS);
  }

  close(): void {
    clearInterval(this.looking);
  }

  view(): AlertsView {
    const { hall, nameOf, webhooks } = this.parts;
    return alertsView(hall.world().state, hall.now(), nameOf, webhooks.views());
  }

  /** Called when a webhook stands otherwise; alerts themselves are events. Returns the way out. */
  onChange(listener: () => void): () => void {
    return this.parts.webhooks.onChange(listener);
  }

  /** Once; a look that comes before the last one is written down is let go. */
  async look(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const { hall, equipment } = this.parts;
      const catalogue = catalogueOf(hall);
      const world = hall.world();
      // A hall without rules, and without an alert that a rule has left behind, is left alone.
      if ((catalogue.alerts ?? []).length === 0 && world.state.alerts.records.length === 0) return;
      const { watch, asked } = watchAlerts(this.watch, {
        world,
        faults: deviceFaults(equipment, catalogue),
        now: hall.now(),
      });
      this.watch = watch;
      // What the journal cannot take now is asked again at the next look; the journal tells of its own troubles.
      for (const body of asked)
        await hall.handle({ actor: { kind: 'system' }, body, idempotency: undefined, answer: () => undefined });
    } finally {
      this.busy = false;
    }
  }
}
