import type { Millis } from '../base/time.ts';
import type { Names } from '../base/names.ts';
import type { OpeningHours } from './opening-hours.ts';
import type { Role } from './staff.ts';

/** Where a figure is read. `device`: the devices of one kind. */
export const ALERT_SCOPES = ['hall', 'department', 'line', 'counter', 'zone', 'device'] as const;
export type AlertScope = (typeof ALERT_SCOPES)[number];

/** How an alert goes out. `board`: the board of the duty office, never one for citizens. */
export const ALERT_WAYS = ['page', 'sound', 'board', 'webhook'] as const;
export type AlertWay = (typeof ALERT_WAYS)[number];

/** Who has the page on which alerts are acknowledged. */
export const ALERT_ROLES = ['supervisor', 'manager', 'administrator'] as const satisfies readonly Role[];

/** The kinds of devices of the scope `device`. */
export const ALERT_DEVICES = ['kiosk', 'printer', 'board', 'voice', 'sign'] as const;

type FigureFacts = {
  readonly unit:
    | 'minutes'
    | 'person-minutes'
    | 'people'
    | 'percent'
    | 'counters'
    | 'devices'
    | 'complaints'
    | 'slips'
    | 'cards';
  /** `from`: bad from the threshold on; `down-to`: bad at the threshold and below. */
  readonly bad: 'from' | 'down-to';
  readonly scopes: readonly AlertScope[];
  /** True: it stays as it is when the day ends; the others end with it. */
  readonly lasts?: true;
};

const PLACES = ['hall', 'department', 'line', 'zone'] as const;
const AT_COUNTERS = ['hall', 'department', 'line', 'counter', 'zone'] as const;

/** Every figure that a rule may watch. */
export const ALERT_FIGURES = {
  harm: { unit: 'person-minutes', bad: 'from', scopes: PLACES },
  waiting: { unit: 'people', bad: 'from', scopes: AT_COUNTERS },
  late: { unit: 'people', bad: 'from', scopes: PLACES },
  unserved: { unit: 'people', bad: 'from', scopes: PLACES },
  'longest-wait': { unit: 'minutes', bad: 'from', scopes: PLACES },
  'newcomer-wait': { unit: 'minutes', bad: 'from', scopes: PLACES },
  'within-target': { unit: 'percent', bad: 'down-to', scopes: PLACES },
  idle: { unit: 'minutes', bad: 'from', scopes: AT_COUNTERS },
  pause: { unit: 'minutes', bad: 'from', scopes: AT_COUNTERS },
  'in-hand': { unit: 'minutes', bad: 'from', scopes: AT_COUNTERS },
  'open-counters': { unit: 'counters', bad: 'down-to', scopes: PLACES },
  'faulty-devices': { unit: 'devices', bad: 'from', scopes: ['hall', 'zone', 'device'], lasts: true },
  'without-paper': { unit: 'devices', bad: 'from', scopes: ['hall', 'zone'], lasts: true },
  'boards-gone': { unit: 'devices', bad: 'from', scopes: ['hall', 'zone'], lasts: true },
  'complaints-open': { unit: 'complaints', bad: 'from', scopes: ['hall', 'department'], lasts: true },
  'cards-yellow': { unit: 'cards', bad: 'from', scopes: ['hall', 'department', 'line'], lasts: true },
  'cards-red': { unit: 'cards', bad: 'from', scopes: ['hall', 'department', 'line'], lasts: true },
  'slips-failed': { unit: 'slips', bad: 'from', scopes: ['hall'] },
} as const satisfies Readonly<Record<string, FigureFacts>>;

export type AlertFigure = keyof typeof ALERT_FIGURES;

/** What there is to know of a figure. */
export function figureFacts(figure: AlertFigure): FigureFacts {
  return ALERT_FIGURES[figure];
}

/** When somebody is told of a figure: a line of alerts.csv. */
export type AlertRule = {
  readonly id: string;
  readonly name: Names;
  readonly figure: AlertFigure;
  readonly scope: AlertScope;
  /** Which of them, each by itself; none: every one. */
  readonly of: readonly string[];
  readonly threshold: number;
  /** Over again once the figure is at this one, or better. */
  readonly clearAt: number;
  /** It must have lasted so long. */
  readonly forMs: Millis;
  /** `opening`: in the opening hours of the calendar; else weekdays and hours, as the calendar works them. */
  readonly when: 'always' | 'opening' | readonly OpeningHours[];
  readonly roles: readonly Role[];
  /** Logins. */
  readonly users: readonly string[];
  readonly ways: readonly AlertWay[];
  readonly webhook?: string;
  /** So often in an hour; what comes on top is kept quiet, and that is told. */
  readonly mostPerHour: number;
};

/** In an hour a rule alerts so often where its line does not say, and the hall as a whole. */
export const ALERTS_A_RULE = 6;
export const ALERTS_A_HALL = 30;

/** Where the rule does not say at which figure it is over: a fifth less, or five more of a hundred. */
export function usualClearAt(figure: AlertFigure, threshold: number): number {
  const { bad, unit } = figureFacts(figure);
  if (bad === 'from') return threshold * 0.8;
  return unit === 'percent' ? Math.min(100, threshold + 5) : threshold + 1;
}
