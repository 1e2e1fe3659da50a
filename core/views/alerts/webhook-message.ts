import { rfc3339 } from '../../base/zone.ts';
import type { CatalogueIndex } from '../../catalogue/catalogue-index.ts';
import { alertId } from '../../queue/alert.ts';
import { personOf } from '../../queue/authority.ts';
import type { HallEvent } from '../../queue/event.ts';
import { alertText, alertTitle } from './alert-text.ts';

/** What is told to the address of a rule. */
export type WebhookMessage = {
  readonly rule: string;
  /** The same however often it is sent. */
  readonly id: string;
  /** JSON. */
  readonly body: object;
};

/** What an event of the journal tells a webhook; undefined where it says nothing of alerts, or was told before. */
export function webhookMessage(index: CatalogueIndex, event: HallEvent): WebhookMessage | undefined {
  const { hall } = index.catalogue;
  const id = `${event.hall}/${alertId(event)}`;
  const sent = { id, hall: { id: hall.id, name: hall.name }, at: rfc3339(event.at, hall.timeZone) };
  const message = (rule: string, body: object): WebhookMessage => ({ rule, id, body: { ...sent, ...body } });
  switch (event.type) {
    case 'AlertRaised': {
      const { data } = event;
      const record = { ...data, id: alertId(event), at: event.at };
      return message(data.rule, {
        type: 'alert.raised',
        test: data.test === true,
        alert: record.id,
        ...data,
        title: alertTitle(index, record),
        text: alertText(record),
      });
    }
    case 'AlertCleared':
      return message(event.data.rule, { type: 'alert.cleared', ...event.data });
    case 'AlertAcknowledged':
      return message(event.data.rule, { type: 'alert.acknowledged', ...event.data, by: personOf(event.actor) });
    case 'AlertSuppressed': {
      if (event.data.first !== true) return undefined;
      const { first: _first, ...data } = event.data;
      return message(data.rule, { type: 'alert.suppressed', ...data, title: alertTitle(index, data) });
    }
    default:
      return undefined;
  }
}
