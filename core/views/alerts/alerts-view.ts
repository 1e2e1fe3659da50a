import { asIs, type Names } from '../../base/names.ts';
import { HOUR, type Instant } from '../../base/time.ts';
import { rfc3339 } from '../../base/zone.ts';
import { ALERT_ROLES, type AlertRule } from '../../catalogue/alert-rule.ts';
import { DUTY_OFFICE } from '../../catalogue/equipment.ts';
import type { Alert, AlertsView, AlertWebhook, DutyView } from '../../protocol/shapes/alerts.ts';
import type { AlertRecord } from '../../queue/alert.ts';
import type { HallState } from '../../queue/state.ts';
import type { NameOf } from '../manager-view.ts';
import { alertText, alertTitle } from './alert-text.ts';

/** The alerts in force, then those of today that are over; the newest first. */
export function alertsView(
  state: HallState,
  now: Instant,
  nameOf: NameOf,
  webhooks: readonly AlertWebhook[],
): AlertsView {
  const { index, alerts } = state;
  const zone = index.catalogue.hall.timeZone;
  const records = alerts.records.filter(({ id, cleared }) => cleared === undefined || id.startsWith(state.day));
  const items = records.map((record) => alertView(state, record, nameOf)).reverse();
  return {
    seq: state.seq,
    now: rfc3339(now, zone),
    items: [
      ...items.filter(({ cleared }) => cleared === undefined),
      ...items.filter(({ cleared }) => cleared !== undefined),
    ],
    suppressed: alerts.quiet
      .filter(({ at }) => now - at < HOUR)
      .map(({ value: _value, at, ...quiet }) => ({
        ...quiet,
        title: alertTitle(index, quiet),
        at: rfc3339(at, zone),
      }))
      .reverse(),
    rules: (index.catalogue.alerts ?? []).map(({ id, name, figure, scope, threshold, ways, mostPerHour }) => ({
      id,
      name,
      figure,
      scope,
      threshold,
      ways,
      mostPerHour,
    })),
    webhooks,
  };
}

/** An alert as it is told; a rule that is no more has nobody to tell. */
export function alertView({ index }: HallState, record: AlertRecord, nameOf: NameOf): Alert {
  const zone = index.catalogue.hall.timeZone;
  const { at, acknowledged, cleared, ...rest } = record;
  const rule: Partial<AlertRule> = index.catalogue.alerts?.find(({ id }) => id === record.rule) ?? {};
  const byName = acknowledged === undefined ? undefined : nameOf(acknowledged.by);
  return {
    ...rest,
    title: alertTitle(index, record),
    text: alertText(record),
    at: rfc3339(at, zone),
    roles: ALERT_ROLES.filter((role) => rule.roles?.includes(role)),
    users: rule.users ?? [],
    ways: rule.ways ?? [],
    ...(acknowledged === undefined
      ? {}
      : {
          acknowledged: {
            by: acknowledged.by,
            at: rfc3339(acknowledged.at, zone),
            ...(byName === undefined ? {} : { byName }),
          },
        }),
    ...(cleared === undefined ? {} : { cleared: { ...cleared, at: rfc3339(cleared.at, zone) } }),
  };
}

/** What a board of the duty office shows; undefined for any other board, whose view is for citizens. */
export function dutyView(state: HallState, board: string, now: Instant, nameOf: NameOf): DutyView | undefined {
  const { index, seq } = state;
  if (!index.catalogue.boards.some(({ id, kind }) => id === board && kind === DUTY_OFFICE)) return undefined;
  const shown = alertsView(state, now, nameOf, []).items.filter(
    ({ cleared, ways }) => cleared === undefined && ways.includes('board'),
  );
  return {
    seq,
    now: rfc3339(now, index.catalogue.hall.timeZone),
    items: shown.map(({ id, title, text, at, test, acknowledged }) => ({
      id,
      title,
      text,
      at,
      ...(test === undefined ? {} : { test }),
      ...(acknowledged === undefined ? {} : { acknowledged: nameIn(acknowledged) }),
    })),
  };
}

function nameIn({ by, byName }: NonNullable<Alert['acknowledged']>): Names {
  return byName ?? asIs(by);
}
