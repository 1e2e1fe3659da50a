import { MINUTE, SECOND, type Instant, type Millis } from '../../base/time.ts';
import { figureFacts, type AlertRule } from '../../catalogue/alert-rule.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { rulesDueAt } from '../../catalogue/timetable.ts';
import { alertsInForce, type AlertCommandBody, type AlertRecord } from '../../queue/alert.ts';
import { placesOf, readFigure, type AlertSight } from './alert-figures.ts';

/** What is known of the figures from one look to the next: since when each is on its bad, or again on its good side. */
export type AlertWatch = {
  readonly badSince: ReadonlyMap<string, Instant>;
  readonly goodSince: ReadonlyMap<string, Instant>;
};

/** Nothing was looked at yet. */
export const NOTHING_WATCHED: AlertWatch = { badSince: new Map(), goodSince: new Map() };

/** It must be well for so long before it is over: a page that loads again is no news. */
const WELL_MS: Millis = 10 * SECOND;
const TEST_MS: Millis = MINUTE;

type Reading = { readonly key: string; readonly rule: AlertRule; readonly of: string; readonly value: number };

/**
 * Looks at every figure that a rule of the hall file watches, and says what is to be raised and cleared. Whether it may
 * be raised is the business of the queue's rules, which know what is in force and how much there was within the hour.
 */
export function watchAlerts(
  before: AlertWatch,
  sight: AlertSight,
): { readonly watch: AlertWatch; readonly asked: readonly AlertCommandBody[] } {
  const { state } = sight.world;
  if (state.phase !== 'open') return { watch: before, asked: [] };
  const { catalogue } = state.index;
  const inForce = alertsInForce(state.alerts);
  const due = rulesDueAt(catalogue, catalogue.alerts ?? [], sight.now);
  const readings = due.flatMap((rule) =>
    placesOf(state, rule).map((of): Reading => {
      const value = readFigure(sight, rule.figure, rule.scope, of) ?? harmless(rule);
      return { key: keyOf(rule.id, of), rule, of, value };
    }),
  );
  const watch: AlertWatch = {
    badSince: sinceWhen(before.badSince, readings.filter(isBad), sight.now),
    goodSince: sinceWhen(before.goodSince, readings.filter(isWell), sight.now),
  };
  return {
    watch,
    asked: [...cleared(watch, inForce, readings, catalogue, sight.now), ...raised(watch, inForce, readings, sight.now)],
  };
}

function raised(
  { badSince }: AlertWatch,
  inForce: readonly AlertRecord[],
  readings: readonly Reading[],
  now: Instant,
): readonly AlertCommandBody[] {
  const known = new Set(inForce.flatMap((each) => (each.test === true ? [] : keyOf(each.rule, each.of))));
  return readings.flatMap(({ key, rule, of, value }): AlertCommandBody[] => {
    const since = badSince.get(key);
    if (since === undefined || known.has(key) || now - since < rule.forMs) return [];
    return [{ name: 'raise-alert', rule: rule.id, of, value }];
  });
}

function cleared(
  { goodSince }: AlertWatch,
  inForce: readonly AlertRecord[],
  readings: readonly Reading[],
  catalogue: Catalogue,
  now: Instant,
): readonly AlertCommandBody[] {
  const here = new Map(readings.map((reading) => [reading.key, reading]));
  return inForce.flatMap(({ id: alert, rule, of, at, test }): AlertCommandBody[] => {
    if (test === true) return now - at < TEST_MS ? [] : [{ name: 'clear-alert', alert, why: 'test-over' }];
    const reading = here.get(keyOf(rule, of));
    if (reading === undefined) {
      const known = catalogue.alerts?.some(({ id, when }) => id === rule && when !== 'always') ?? false;
      return [{ name: 'clear-alert', alert, why: known ? 'hours' : 'rule' }];
    }
    const since = goodSince.get(reading.key);
    if (since === undefined || now - since < WELL_MS) return [];
    return [{ name: 'clear-alert', alert, why: 'figure', value: reading.value }];
  });
}

/** Where nobody can say, nobody is told. */
function harmless({ figure, clearAt }: AlertRule): number {
  return figureFacts(figure).bad === 'from' ? 0 : clearAt;
}

function isBad({ rule, value }: Reading): boolean {
  return figureFacts(rule.figure).bad === 'from' ? value >= rule.threshold : value <= rule.threshold;
}

function isWell({ rule, value }: Reading): boolean {
  return figureFacts(rule.figure).bad === 'from' ? value <= rule.clearAt : value >= rule.clearAt;
}

/** Since when each of these is so: as was known, else from now. */
function sinceWhen(
  before: ReadonlyMap<string, Instant>,
  readings: readonly Reading[],
  now: Instant,
): ReadonlyMap<string, Instant> {
  return new Map(readings.map(({ key }) => [key, Math.min(before.get(key) ?? now, now)]));
}

function keyOf(rule: string, of: string): string {
  return `${rule}:${of}`;
}
