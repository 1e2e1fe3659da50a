import type { BusinessDay, Instant } from '../base/time.ts';
import type { AlertFigure, AlertScope } from '../catalogue/alert-rule.ts';

/** `2026-03-09-57`: the day and the seq of the event that raised it. */
export type AlertId = string;

/** Why an alert is over. `rule`: the hall file has no such rule any more, or no such place. */
export const ALERT_ENDS = ['figure', 'hours', 'rule', 'day-closed', 'test-over'] as const;
export type AlertEnd = (typeof ALERT_ENDS)[number];

/** What was found: which rule, and where. */
export type AlertPlace = {
  readonly rule: string;
  readonly figure: AlertFigure;
  readonly scope: AlertScope;
  /** The department, line, counter, zone or kind of device; empty for the hall. */
  readonly of: string;
};

/** An alert of today, or one that came over from the day before. */
export type AlertRecord = AlertPlace & {
  readonly id: AlertId;
  readonly at: Instant;
  readonly value: number;
  readonly threshold: number;
  /** Somebody tried the rule. */
  readonly test?: true;
  readonly acknowledged?: { readonly at: Instant; readonly by: string };
  readonly cleared?: { readonly at: Instant; readonly why: AlertEnd; readonly value?: number };
};

/** One that was kept quiet because there had been too many within the hour. */
export type QuietAlert = AlertPlace & {
  readonly at: Instant;
  readonly value: number;
  readonly limit: 'rule' | 'hall';
  readonly most: number;
};

/** The alerts as the rules know them; oldest first. */
export type AlertsState = { readonly records: AlertRecord[]; readonly quiet: QuietAlert[] };

export type AlertCommandBody =
  | { readonly name: 'raise-alert'; readonly rule: string; readonly of: string; readonly value: number }
  | { readonly name: 'clear-alert'; readonly alert: AlertId; readonly why: AlertEnd; readonly value?: number }
  | { readonly name: 'acknowledge-alert'; readonly alert: AlertId; readonly reason?: string | undefined }
  | { readonly name: 'test-alert'; readonly rule: string };

export type AlertEventBody =
  | {
      readonly type: 'AlertRaised';
      readonly data: AlertPlace & { readonly value: number; readonly threshold: number; readonly test?: true };
    }
  | {
      readonly type: 'AlertCleared';
      readonly data: {
        readonly alert: AlertId;
        readonly rule: string;
        readonly why: AlertEnd;
        readonly value?: number;
      };
    }
  | {
      readonly type: 'AlertAcknowledged';
      readonly data: { readonly alert: AlertId; readonly rule: string; readonly reason?: string };
    }
  /** Not raised: too many within the hour. `first`: of this limit, for whoever is told once. */
  | {
      readonly type: 'AlertSuppressed';
      readonly data: AlertPlace & {
        readonly value: number;
        readonly limit: 'rule' | 'hall';
        readonly most: number;
        readonly first?: true;
      };
    };

export function alertId(event: { readonly day: BusinessDay; readonly seq: number }): AlertId {
  return `${event.day}-${String(event.seq)}`;
}

/** Those in force. */
export function alertsInForce({ records }: AlertsState): readonly AlertRecord[] {
  return records.filter(({ cleared }) => cleared === undefined);
}
