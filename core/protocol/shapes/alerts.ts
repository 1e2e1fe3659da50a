import { z } from 'zod';
import { ALERT_FIGURES, ALERT_ROLES, ALERT_SCOPES, ALERT_WAYS, type AlertFigure } from '../../catalogue/alert-rule.ts';
import { ALERT_ENDS } from '../../queue/alert.ts';
import { count, id, names, time, versioned } from './fields.ts';
import { named, type Shape } from './shape.ts';

const figure = z.enum(Object.keys(ALERT_FIGURES) as [AlertFigure, ...AlertFigure[]]); // its keys are its names

/** What was found, and where. */
const place = {
  rule: id,
  figure,
  scope: z.enum(ALERT_SCOPES),
  /** The department, line, counter, zone or kind of device; empty for the hall. */
  of: z.string(),
  /** The name of the rule, and of the place. */
  title: names,
};

/** An alert of today. */
export const alertShape = named(
  'Alert',
  z.strictObject({
    id,
    ...place,
    /** The figure as it was, and from when on it is told, in a sentence. */
    text: names,
    value: z.number(),
    threshold: z.number(),
    at: time,
    /** Somebody tries the rule; nothing is the matter. */
    test: z.exactOptional(z.literal(true)),
    /** For whom it is. */
    roles: z.array(z.enum(ALERT_ROLES)),
    users: z.array(id),
    ways: z.array(z.enum(ALERT_WAYS)),
    acknowledged: z.exactOptional(z.strictObject({ at: time, by: z.string(), byName: z.exactOptional(names) })),
    /** Absent while it is in force. `figure`: the figure is well again. */
    cleared: z.exactOptional(z.strictObject({ at: time, why: z.enum(ALERT_ENDS), value: z.exactOptional(z.number()) })),
  }),
);
export type Alert = Shape<typeof alertShape>;

/** A line of alerts.csv. */
const alertRule = z.strictObject({
  id,
  name: names,
  figure,
  scope: z.enum(ALERT_SCOPES),
  threshold: z.number(),
  ways: z.array(z.enum(ALERT_WAYS)),
  mostPerHour: count,
});

/** How the alerts to one address go out. */
const webhook = z.strictObject({
  /** The address without what comes after its host: that may be a secret. */
  host: z.string(),
  rules: z.array(id),
  state: z.enum(['ready', 'failing']),
  /** Since when it fails, and how, in English. */
  since: z.exactOptional(time),
  detail: z.exactOptional(z.string()),
  /** So many alerts were given up in this run of the server, each after a day. */
  givenUp: count,
});
export type AlertWebhook = Shape<typeof webhook>;

/** The alerts in force and those of today, the newest first (`GET /alerts`, topic `alerts`). */
export const alertsShape = named(
  'AlertsView',
  z.strictObject({
    ...versioned,
    items: z.array(alertShape),
    /** Kept quiet in the last hour: there had been too many of this rule, or in the hall. */
    suppressed: z.array(z.strictObject({ ...place, at: time, limit: z.enum(['rule', 'hall']), most: count })),
    rules: z.array(alertRule),
    webhooks: z.array(webhook),
  }),
);
export type AlertsView = Shape<typeof alertsShape>;

/** What the board of the duty office shows (topic `duty`). */
export const dutyShape = named(
  'DutyView',
  z.strictObject({
    ...versioned,
    items: z.array(
      z.strictObject({
        id,
        title: names,
        text: names,
        at: time,
        test: z.exactOptional(z.literal(true)),
        /** Who has taken it on. */
        acknowledged: z.exactOptional(names),
      }),
    ),
  }),
);
export type DutyView = Shape<typeof dutyShape>;
