import { alertId, type AlertRecord } from '../alert.ts';
import { personOf } from '../authority.ts';
import type { EventOf } from '../event.ts';
import type { HallState } from '../state.ts';

type AlertEvent = EventOf<'AlertRaised' | 'AlertCleared' | 'AlertAcknowledged' | 'AlertSuppressed'>;

/** What an event says of the alerts. */
export function alertChanged({ alerts }: HallState, event: AlertEvent): void {
  switch (event.type) {
    case 'AlertRaised': {
      const { rule, of } = event.data;
      alerts.records.push({ ...event.data, id: alertId(event), at: event.at });
      // It is told after all.
      const quiet = alerts.quiet.findIndex((each) => each.rule === rule && each.of === of);
      if (quiet !== -1 && event.data.test !== true) alerts.quiet.splice(quiet, 1);
      return;
    }
    case 'AlertCleared': {
      const { alert, why, value } = event.data;
      return change(alerts.records, alert, {
        cleared: { at: event.at, why, ...(value === undefined ? {} : { value }) },
      });
    }
    case 'AlertAcknowledged':
      return change(alerts.records, event.data.alert, {
        acknowledged: { at: event.at, by: personOf(event.actor) },
      });
    case 'AlertSuppressed': {
      const { rule, figure, scope, of, value, limit, most } = event.data;
      const before = alerts.quiet.findIndex((each) => each.rule === rule && each.of === of);
      if (before !== -1) alerts.quiet.splice(before, 1);
      alerts.quiet.push({ rule, figure, scope, of, value, limit, most, at: event.at });
      return;
    }
  }
}

function change(records: AlertRecord[], alert: string, what: Partial<AlertRecord>): void {
  const at = records.findIndex(({ id }) => id === alert);
  const found = records[at];
  if (found !== undefined) records[at] = { ...found, ...what };
}
