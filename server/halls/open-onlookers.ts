import type { Names } from '../../core/base/names.ts';
import type { WaitBook } from '../../core/record/wait-book.ts';
import type { Equipment } from '../equipment/open-equipment.ts';
import { hallForecasts, type HallForecasts } from '../forecast/hall-forecast.ts';
import type { JournalFeed } from '../journal/follow.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { keepReports, NO_REPORTS, type Reports } from '../reports/reports-keeper.ts';
import { JOURNAL_URL } from '../reports/reports-wire.ts';
import { alertWebhooks } from './alerts/alert-webhooks.ts';
import { HallAlerts } from './alerts/hall-alerts.ts';
import { HallHooks } from './hooks/hall-hooks.ts';
import { reportFollowing } from './follow-report.ts';
import type { HallParts } from './hall-parts.ts';
import { HallTroubles } from './hall-troubles.ts';
import { HourlyHeads } from './hourly-heads.ts';
import { ScheduledReports } from './scheduled/scheduled-reports.ts';
import type { WayOut } from './way-out.ts';

/** Those who look at the hall and decide nothing in it. */
export type Onlookers = {
  /** What needs a person now. */
  readonly troubles: HallTroubles;
  /** Figures of the past, from a process of its own. */
  readonly reports: Reports;
  /** Waits that are foreseen, from a worker of its own. */
  readonly forecasts: HallForecasts;
  /** Whom the hall file has told of what figure. */
  readonly alerts: HallAlerts;
  /** What is made by itself, when the hall file says. */
  readonly scheduled: ScheduledReports;
  /** Which other systems the hall file has told what happens. */
  readonly hooks: HallHooks;
};

/** Onlookers while their hall is open; they look from `begin` on. */
export type OpenOnlookers = { readonly all: Onlookers; begin(): void };

/** How somebody who works here is called. */
export type NameOf = (user: string) => Names | undefined;

/** What they look at. */
type Seen = {
  readonly ledger: Ledger;
  readonly waits: WaitBook;
  readonly feed: JournalFeed;
  readonly equipment: Equipment;
  readonly nameOf: NameOf;
};

/** Opens them one after the other; `wayOut` is told how each is closed. */
export function openOnlookers(
  parts: HallParts,
  { ledger: hall, waits, feed, equipment, nameOf }: Seen,
  wayOut: WayOut,
): OpenOnlookers {
  const { stores, log, ownDoors: doors } = parts;
  const troubles = new HallTroubles(hall, equipment);
  wayOut.add(() => troubles.close());
  const heads = new HourlyHeads({ hall, journal: stores.journal, file: stores.heads, anchor: stores.anchor, log });
  wayOut.add(() => heads.close());
  const reports = reportsOf(parts, hall);
  wayOut.add(() => reports.close());
  const forecasts = forecastsOf(parts, hall, waits);
  wayOut.add(() => forecasts.close());
  const webhooks = alertWebhooks({ hall, feed, secret: stores.webhookSecret, doors, log });
  wayOut.add(() => webhooks.close());
  const alerts = new HallAlerts({ hall, equipment, nameOf, webhooks });
  wayOut.add(() => alerts.close());
  const scheduled = new ScheduledReports({
    ...{ hall, reports, nameOf, doors, log },
    ...{ folder: stores.scheduledReports, book: stores.scheduleBook, secret: stores.webhookSecret },
  });
  wayOut.add(() => scheduled.close());
  const hooks = new HallHooks({ hall, feed, journal: stores.journal, pages: stores.hooks, doors, log });
  wayOut.add(() => hooks.close());
  return {
    all: { troubles, reports, forecasts, alerts, scheduled, hooks },
    begin() {
      for (const each of [troubles, heads, reports, forecasts, webhooks, alerts, scheduled, hooks]) each.begin();
    },
  };
}

/** The reports are made from the journal, in a process of their own. */
function reportsOf({ reportsProgram, stores, file, log }: HallParts, ledger: Ledger): Reports {
  if (reportsProgram === undefined) return NO_REPORTS;
  const place = stores.journalPlace;
  const where = place.kind === 'file' ? { journal: place.path } : {};
  return keepReports({
    program: reportsProgram,
    task: { ...where, hall: file.catalogue.hall.id, folder: stores.reports },
    ...(place.kind === 'file' ? {} : { env: { [JOURNAL_URL]: place.url } }),
    now: () => ledger.now(),
    warn: (detail) => log.warn({ detail }, 'the reports are in trouble; the hall works on'),
  });
}

/** Waits are foreseen from the events, in a worker thread; where another server owns the hall, it has that worker. */
function forecastsOf(
  { forecasts, follows, stores, file, log }: HallParts,
  hall: Ledger,
  waits: WaitBook,
): HallForecasts {
  const keeper = follows === true ? undefined : forecasts;
  return hallForecasts({
    ...{ hall, waits, keeper, id: file.catalogue.hall.id, journal: stores.journal, folder: stores.forecast },
    report: reportFollowing(log),
    warn: (detail) => log.warn({ detail }, 'the forecast is in trouble; the hall works on'),
  });
}
